import { ActionIcon } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import type { PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ToolIcon } from '../viewer/tool-icon.tsx'
import type { Spot, ViewerAction } from '../viewer/viewer-state.ts'

export type Show = (action: ViewerAction & { readonly do: 'point' | 'goTo' }) => void

/** A pointer that only passes shows nothing. */
const hoverDelay = 150

/** Shows the spot as long as the mouse is on the element. */
export function useShownOnHover(spot: Spot | undefined, show: Show) {
  const { start, clear } = useTimeout(() => show({ do: 'point', at: spot }), hoverDelay)
  if (spot === undefined) return {}
  return {
    onPointerEnter: ({ pointerType }: PointerEvent) => {
      if (pointerType === 'mouse') start()
    },
    onPointerLeave: () => {
      clear()
      show({ do: 'point', at: undefined })
    },
  }
}

/** Shows the spot as long as it has the focus, and until another one is shown if it is pressed. */
export function ShowSpot({ spot, name, show }: { spot: Spot; name: string; show: Show }) {
  const { t } = useTranslation('reviewer')
  const label = t('reading.show', { what: name })
  return (
    <ActionIcon
      variant="default"
      size="sm"
      aria-label={label}
      title={label}
      onFocus={() => show({ do: 'point', at: spot })}
      onBlur={() => show({ do: 'point', at: undefined })}
      onClick={() => show({ do: 'goTo', spot })}
    >
      <ToolIcon tool="zoomIn" />
    </ActionIcon>
  )
}

import { Button, Stack, Text } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PlaceMark, PlaceMarks } from './place-marks.tsx'
import { usePageGestures } from './use-page-gestures.ts'
import { contrastFilter, pageSize, type View, within } from './view.ts'
import classes from './viewer.module.css'

interface Props {
  readonly page: { readonly width: number; readonly height: number; readonly previewUrl: string }
  readonly label: string
  readonly active: boolean
  readonly view: View
  readonly marks: readonly PlaceMark[]
  /** The page is shown only as long as something is pointed at. */
  readonly isPassing: boolean
  readonly look: (change: (view: View) => View) => void
  /** Called when the picture fails to load, and not again until one has loaded. */
  readonly onBroken: () => void
  readonly onReload: () => void
}

/** One page with zoom. Its address expires within minutes. The picture is requested without a referrer. */
export function PageFrame({ page, label, active, view, marks, isPassing, look, onBroken, onReload }: Props) {
  const { t } = useTranslation('reviewer')
  const { ref: measured, width, height } = useElementSize<HTMLDivElement>()
  const element = useRef<HTMLDivElement>(null)
  const ref = useMergedRef(measured, element)
  const [brokenUrl, setBrokenUrl] = useState<string>()
  const isReported = useRef(false)
  const frame = { width, height, pageWidth: page.width, pageHeight: page.height }
  const gestures = usePageGestures(element, change => look(latest => change(within(latest, frame))))
  const shown = within(view, frame)
  const size = pageSize(frame, shown)
  const latest = useRef({ look, frame })
  latest.current = { look, frame }
  const isReady = view.awaitsFrame === true && !isPassing && width > 0
  useEffect(() => {
    if (!isReady) return
    latest.current.look(awaiting => within(awaiting, latest.current.frame))
    element.current?.scrollIntoView({ block: 'nearest' })
  }, [isReady])
  const asked = view.asked === undefined ? [] : [{ ...view.asked, kind: 'ASKED' as const }]
  return (
    // biome-ignore lint/a11y/useSemanticElements: arrows and pointer move the page inside it; it is not a group of a form.
    <div
      ref={ref}
      className={classes.frame}
      data-active={active}
      data-zoomed={shown.zoom > 1}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the page while it has the focus.
      tabIndex={0}
      aria-label={t('viewer.frame', { label })}
      {...gestures}
    >
      {brokenUrl === page.previewUrl ? (
        <div className={classes.broken}>
          <Stack gap="xs" align="center">
            <Text>{t('viewer.broken')}</Text>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setBrokenUrl(undefined)
                onReload()
              }}
            >
              {t('viewer.reload')}
            </Button>
          </Stack>
        </div>
      ) : (
        <>
          <img
            className={classes.page}
            src={page.previewUrl}
            alt={label}
            referrerPolicy="no-referrer"
            draggable={false}
            onLoad={() => {
              isReported.current = false
            }}
            onError={() => {
              setBrokenUrl(page.previewUrl)
              if (!isReported.current) onBroken()
              isReported.current = true
            }}
            style={{
              width: size.width,
              height: size.height,
              filter: contrastFilter(shown),
              transform: `translate(-50%, -50%) translate(${shown.x}px, ${shown.y}px) scale(${shown.zoom}) rotate(${shown.turns * 90}deg)`,
            }}
          />
          <PlaceMarks marks={[...marks, ...asked]} frame={frame} view={shown} />
        </>
      )}
    </div>
  )
}

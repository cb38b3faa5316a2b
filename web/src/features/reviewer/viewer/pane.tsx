import { Group, NativeSelect, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import type { ReviewFile } from '../queries/reviews.ts'
import { PageFrame } from './page-frame.tsx'
import { PaneTools } from './pane-tools.tsx'
import type { View } from './view.ts'
import {
  type PageMark,
  type PaneNumber,
  type ViewerAction,
  type ViewerState,
  viewOf,
} from './viewer-state.ts'

interface Props {
  readonly number: PaneNumber
  readonly files: readonly ReviewFile[]
  readonly marks: readonly PageMark[]
  readonly state: ViewerState
  readonly dispatch: (action: ViewerAction) => void
  readonly onReload: () => void
}

/** One page with its tools and the selection of a page. */
export function Pane({ number, files, marks, state, dispatch, onReload }: Props) {
  const { t } = useTranslation('reviewer')
  const slotNameOf = useSlotName()
  const shown = state.shown[number]
  const file = files[shown.file]
  const page = file?.pages[shown.page]
  if (file === undefined || page === undefined) return null
  const nameOf = ({ slot, pages }: ReviewFile, at: number) =>
    pages.length > 1
      ? t('viewer.pageOf', { slot: t(`slots.${slotNameOf(slot)}`), page: at + 1, pages: pages.length })
      : t(`slots.${slotNameOf(slot)}`)
  const look = (change: (view: View) => View) => dispatch({ do: 'look', pane: number, change })
  return (
    <Stack gap={6} onFocus={() => dispatch({ do: 'activate', pane: number })}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <NativeSelect
          size="xs"
          aria-label={t('viewer.which', { number: number + 1 })}
          value={`${shown.file} ${shown.page}`}
          data={files.flatMap((each, at) =>
            each.pages.map((_, index) => ({ value: `${at} ${index}`, label: nameOf(each, index) })),
          )}
          onChange={({ currentTarget: { value } }) => {
            const [chosen = 0, index = 0] = value.split(' ').map(Number)
            dispatch({ do: 'show', pane: number, what: { file: chosen, page: index } })
          }}
          maw={260}
        />
        <PaneTools look={look} />
      </Group>
      <PageFrame
        key={`${file.documentId} ${shown.page}`}
        page={page}
        label={nameOf(file, shown.page)}
        active={state.compare && state.active === number}
        view={viewOf(state, number)}
        marks={marks.filter(mark => mark.file === shown.file && mark.page === shown.page)}
        isPassing={state.pointedAt !== undefined}
        look={look}
        onBroken={() => {
          if (Date.parse(file.urlsExpireAt) <= Date.now()) onReload()
        }}
        onReload={onReload}
      />
    </Stack>
  )
}

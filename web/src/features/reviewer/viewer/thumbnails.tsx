import { Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import type { ReviewFile } from '../queries/reviews.ts'
import classes from './viewer.module.css'
import type { ViewerAction, ViewerState } from './viewer-state.ts'

interface Props {
  readonly files: readonly ReviewFile[]
  readonly state: ViewerState
  readonly dispatch: (action: ViewerAction) => void
}

/** Thumbnails of all pages. A pressed one is shown in the active pane. */
export function Thumbnails({ files, state, dispatch }: Props) {
  const { t } = useTranslation('reviewer')
  const nameOf = useSlotName()
  const at = state.shown[state.active]
  return (
    <div className={classes.thumbnails}>
      {files.flatMap(({ slot, pages, documentId }, file) =>
        pages.map(({ thumbnailUrl }, page) => (
          <UnstyledButton
            // biome-ignore lint/suspicious/noArrayIndexKey: pages have no identifier but their index.
            key={`${documentId} ${page}`}
            className={classes.thumbnail}
            aria-pressed={at.file === file && at.page === page}
            onClick={() => dispatch({ do: 'show', pane: state.active, what: { file, page } })}
          >
            <img src={thumbnailUrl} alt="" referrerPolicy="no-referrer" />
            <Text size="xs" span>
              {t(`slots.${nameOf(slot)}`)}
              {pages.length > 1 ? ` ${page + 1}` : ''}
            </Text>
          </UnstyledButton>
        )),
      )}
    </div>
  )
}

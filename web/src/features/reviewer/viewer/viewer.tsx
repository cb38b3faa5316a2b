import { Group, Paper, Stack, Switch, Text, Title, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReviewFile } from '../queries/reviews.ts'
import { Pane } from './pane.tsx'
import { Thumbnails } from './thumbnails.tsx'
import classes from './viewer.module.css'
import { displayed, type PageMark, type ViewerAction, type ViewerState, viewOf } from './viewer-state.ts'

interface Props {
  readonly files: readonly ReviewFile[]
  /** Faces and the certificate. */
  readonly marks: readonly PageMark[]
  readonly state: ViewerState
  readonly dispatch: (action: ViewerAction) => void
  readonly onReload: () => void
}

/** The uploaded files, one at a time or two side by side. */
export function Viewer({ files, marks, state: kept, dispatch, onReload }: Props) {
  const { t } = useTranslation('reviewer')
  const state = displayed(kept)
  const asked = viewOf(state, state.active).asked
  if (files.length === 0)
    return (
      <Paper withBorder p="xl">
        <Text>{t('viewer.none')}</Text>
      </Paper>
    )
  const pages = files.flatMap(file => file.pages).length
  // Displayed pages get no thumbnail.
  const shownMarks = state.marks ? marks : []
  const hasThumbnails = pages > (state.compare ? 2 : 1)
  return (
    <Stack gap={6} className={classes.viewer}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('viewer.title')}
        </Title>
        <Group gap="md">
          {marks.length === 0 ? null : (
            <Switch
              size="xs"
              label={t('viewer.marks')}
              checked={state.marks}
              onChange={() => dispatch({ do: 'marks' })}
            />
          )}
          {state.compare ? (
            <Switch
              size="xs"
              label={t('viewer.together')}
              checked={state.together}
              onChange={() => dispatch({ do: 'together' })}
            />
          ) : null}
          <Switch
            size="xs"
            label={t('viewer.compare')}
            checked={state.compare}
            disabled={pages < 2}
            onChange={() => dispatch({ do: 'compare' })}
          />
        </Group>
      </Group>
      <VisuallyHidden role="status">
        {asked === undefined ? '' : t('viewer.asked', { what: asked.name })}
      </VisuallyHidden>
      <div className={classes.panes} data-compare={state.compare}>
        <Pane
          number={0}
          files={files}
          marks={shownMarks}
          state={state}
          dispatch={dispatch}
          onReload={onReload}
        />
        {state.compare ? (
          <Pane
            number={1}
            files={files}
            marks={shownMarks}
            state={state}
            dispatch={dispatch}
            onReload={onReload}
          />
        ) : null}
      </div>
      {hasThumbnails ? <Thumbnails files={files} state={state} dispatch={dispatch} /> : null}
    </Stack>
  )
}

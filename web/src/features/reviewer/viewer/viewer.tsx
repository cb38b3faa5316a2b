import { Group, Paper, Stack, Switch, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReviewFile } from '../queries/reviews.ts'
import { Pane } from './pane.tsx'
import { Thumbnails } from './thumbnails.tsx'
import classes from './viewer.module.css'
import type { ViewerAction, ViewerState } from './viewer-state.ts'

interface Props {
  readonly files: readonly ReviewFile[]
  readonly state: ViewerState
  readonly dispatch: (action: ViewerAction) => void
  readonly onReload: () => void
}

/** The uploaded files, one at a time or two side by side. */
export function Viewer({ files, state, dispatch, onReload }: Props) {
  const { t } = useTranslation('reviewer')
  if (files.length === 0)
    return (
      <Paper withBorder p="xl">
        <Text>{t('viewer.none')}</Text>
      </Paper>
    )
  const pages = files.flatMap(file => file.pages).length
  // Displayed pages get no thumbnail.
  const hasThumbnails = pages > (state.compare ? 2 : 1)
  return (
    <Stack gap="sm" className={classes.viewer} data-thumbnails={hasThumbnails}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('viewer.title')}
        </Title>
        <Switch
          label={t('viewer.compare')}
          checked={state.compare}
          disabled={pages < 2}
          onChange={() => dispatch({ do: 'compare' })}
        />
      </Group>
      <div className={classes.panes} data-compare={state.compare}>
        <Pane number={0} files={files} state={state} dispatch={dispatch} onReload={onReload} />
        {state.compare ? (
          <Pane number={1} files={files} state={state} dispatch={dispatch} onReload={onReload} />
        ) : null}
      </div>
      {hasThumbnails ? <Thumbnails files={files} state={state} dispatch={dispatch} /> : null}
    </Stack>
  )
}

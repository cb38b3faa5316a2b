import { Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReviewFile } from '../queries/review-query.ts'
import classes from './case.module.css'
import { FileEvidence } from './file-evidence.tsx'

interface Props {
  readonly files: readonly ReviewFile[]
  readonly onLook: (file: number) => void
}

/** What was measured of the files. It says where to look, and decides nothing. */
export function Evidence({ files, onLook }: Props) {
  const { t } = useTranslation('reviewer')
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="evidence-title">
      <Title order={2} size="h5" id="evidence-title">
        {t('evidence.title')}
      </Title>
      <Text size="xs" c="dimmed" mb={6}>
        {t('evidence.hint')}
      </Text>
      <Stack component="ul" gap={6} className={classes.evidence}>
        {files.map((file, index) => (
          <FileEvidence key={file.documentId} file={file} onLook={() => onLook(index)} />
        ))}
      </Stack>
    </Paper>
  )
}

import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { saveFile, saveTable } from '../overview/csv-button.tsx'
import { exportTrail } from '../queries/accounts.ts'
import classes from './account.module.css'
import { csvOfTrail } from './trail-csv.ts'
import type { TrailFilter } from './trail-filter-fields.ts'

interface Props {
  readonly accountId: string
  readonly filter: TrailFilter
}

/** Saves all entries that match, in either format. The trail then has an entry about it, however it is filtered. */
export function TrailExport({ accountId, filter }: Props) {
  const { t } = useTranslation('operator')
  const api = useApi()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: async (format: 'csv' | 'json') => {
      const entries = await exportTrail(api, accountId, filter)
      const fileName = `audit-trail-${accountId}.${format}`
      if (format === 'csv') saveTable(fileName, csvOfTrail(entries))
      else saveFile(fileName, [JSON.stringify(entries, null, 2)], 'application/json')
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['operator', accountId, 'audit-trail'] }),
  })
  return (
    <div className={classes.unprinted}>
      <Group>
        {(['csv', 'json'] as const).map(format => (
          <Button
            key={format}
            variant="default"
            loading={save.isPending && save.variables === format}
            onClick={() => save.mutate(format)}
          >
            {t(`audit.${format}`)}
          </Button>
        ))}
        <Text size="sm" c="dimmed">
          {t('audit.exportHint')}
        </Text>
      </Group>
      {save.isError ? <Failure error={save.error} /> : null}
    </div>
  )
}

import { Alert, Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../../../../client/realname-client.ts'
import { useApi } from '../../../shared/api.ts'
import { Failure } from '../../../shared/ui/failure.tsx'
import { type CalendarList, putCalendar } from '../queries/put-calendar.ts'
import { calendarIn } from './calendar-file.ts'

/** Puts a list in force from a JSON file, after showing how much is in it. */
export function PutCalendar({ year }: { year: string }) {
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const [list, setList] = useState<CalendarList>()
  const [unreadable, setUnreadable] = useState(false)
  const put = useMutation({
    mutationFn: (body: CalendarList) => putCalendar(api, year, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['calendar', year] }),
    onSettled: () => setList(undefined),
  })
  const read = async (file: File | null) => {
    if (file === null) return
    const found = calendarIn(await file.text())
    put.reset()
    setUnreadable(found === undefined)
    setList(found)
  }
  const refused = put.error instanceof ApiProblem && put.error.status === 422
  return (
    <Stack gap="sm" align="flex-start">
      <FileButton accept="application/json,.json" onChange={file => void read(file)}>
        {props => (
          <Button variant="default" {...props}>
            {t('calendar.choose', { year })}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        {t('calendar.form', { example: '{"off": ["2027-01-01"], "work": ["2027-01-03"]}' })}
      </Text>
      {unreadable ? (
        <Alert color="red" role="alert">
          {t('calendar.unreadable')}
        </Alert>
      ) : null}
      {put.isSuccess ? <Alert role="status">{t('calendar.put', { year })}</Alert> : null}
      {refused ? (
        <Alert color="red" role="alert" title={t('calendar.refused')}>
          {(put.error instanceof ApiProblem ? put.error.errors : []).map(({ pointer, message }) => (
            <Text key={pointer} size="sm">
              {pointer}: {message}
            </Text>
          ))}
        </Alert>
      ) : null}
      {put.isError && !refused ? <Failure error={put.error} /> : null}
      <Modal
        opened={list !== undefined}
        onClose={() => setList(undefined)}
        title={t('calendar.confirmTitle', { year })}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        <Stack>
          <Text>{t('calendar.confirm', { off: list?.off.length ?? 0, work: list?.work.length ?? 0 })}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setList(undefined)} data-autofocus>
              {common('cancel')}
            </Button>
            <Button loading={put.isPending} onClick={() => list !== undefined && put.mutate(list)}>
              {t('calendar.doIt')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  )
}

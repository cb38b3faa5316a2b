import { Alert, Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Calendar } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { type CalendarList, putCalendar, removeCalendar } from '../queries/calendars.ts'
import { type CalendarCheck, checkCalendar, usualWorkingDays } from './calendar-check.ts'
import { CalendarDays } from './calendar-list.tsx'
import { ConfirmRemoval } from './confirm-removal.tsx'

const isDays = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(day => typeof day === 'string')

/** Parses the list of a file. The service checks its days. */
function calendarIn(text: string): CalendarList | undefined {
  try {
    const content = JSON.parse(text) as Record<string, unknown> | null
    const off = content?.off
    const work = content?.work
    return isDays(off) && isDays(work) ? { off, work } : undefined
  } catch {
    return undefined
  }
}

interface Props {
  readonly year: string
  /** The dialog is open while the list is defined. */
  readonly list: CalendarList | undefined
  readonly check: CalendarCheck | undefined
  readonly sending: boolean
  readonly onConfirm: (list: CalendarList) => void
  readonly onClose: () => void
}

/** The days of a list before it is put in force, with a warning if their number is unusual. */
function ConfirmCalendar({ year, list, check, sending, onConfirm, onClose }: Props) {
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  return (
    <Modal
      opened={list !== undefined}
      onClose={onClose}
      title={t('calendar.confirmTitle', { year })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        {list === undefined ? null : <CalendarDays off={list.off} work={list.work} />}
        {list === undefined || check === undefined ? null : (
          <Text>
            {t('calendar.counts', {
              off: list.off.length,
              work: list.work.length,
              workingDays: check.workingDays,
            })}
          </Text>
        )}
        {check?.isUnusual === true ? (
          <Alert color="orange" role="alert">
            {t('calendar.unusual', usualWorkingDays)}
          </Alert>
        ) : null}
        <Text>{t('calendar.confirm')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {common('cancel')}
          </Button>
          <Button loading={sending} onClick={() => list !== undefined && onConfirm(list)}>
            {t('calendar.doIt')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

interface PutCalendarProps {
  readonly year: string
  /** The present list; null if there is none. */
  readonly inForce: Calendar | null
}

/** Puts a list in force from a JSON file after showing its days, undoes it, or removes an operator's earlier list. */
export function PutCalendar({ year, inForce }: PutCalendarProps) {
  const { t } = useTranslation('operator')
  const api = useApi()
  const queries = useQueryClient()
  const [list, setList] = useState<CalendarList>()
  const [unreadable, setUnreadable] = useState(false)
  const [asksToRemove, removal] = useDisclosure(false)
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['calendar', year] })
  const put = useMutation({
    mutationFn: async (body: CalendarList) => {
      await putCalendar(api, year, body)
      return { former: inForce }
    },
    onSuccess,
    onSettled: () => setList(undefined),
  })
  const takeBack = useMutation({
    mutationFn: async (former: Calendar | null) => {
      if (former?.source === 'OPERATOR') {
        await putCalendar(api, year, { off: [...former.off], work: [...former.work] })
      } else await removeCalendar(api, year)
    },
    onSuccess: () => {
      put.reset()
      return onSuccess()
    },
  })
  const read = async (file: File | null) => {
    if (file === null) return
    const found = calendarIn(await file.text())
    put.reset()
    takeBack.reset()
    setUnreadable(found === undefined)
    setList(found)
  }
  const check = list === undefined ? undefined : checkCalendar(year, list)
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
        {t('calendar.form', { example: `{"off": ["${year}-01-01"], "work": ["${year}-01-03"]}` })}
      </Text>
      {unreadable ? (
        <Alert color="red" role="alert">
          {t('calendar.unreadable')}
        </Alert>
      ) : null}
      {check === undefined || check.faults.length === 0 ? null : (
        <Alert color="red" role="alert" title={t('calendar.refused')}>
          {check.faults.map(({ list: name, index, date, fault }) => (
            <Text key={`${name} ${index}`} size="sm">
              {t(`calendar.faults.${fault}`, { date, year })}
            </Text>
          ))}
        </Alert>
      )}
      {put.isSuccess ? (
        <Alert role="status">
          <Stack gap="xs" align="flex-start">
            {t('calendar.put', { year })}
            <Button
              size="xs"
              variant="default"
              loading={takeBack.isPending}
              onClick={() => takeBack.mutate(put.data.former)}
            >
              {t('calendar.takeBack')}
            </Button>
          </Stack>
        </Alert>
      ) : null}
      {inForce?.source === 'OPERATOR' && !put.isSuccess ? (
        <Button variant="subtle" color="red" loading={takeBack.isPending} onClick={removal.open}>
          {t('calendar.removal.open')}
        </Button>
      ) : null}
      {takeBack.isSuccess ? <Alert role="status">{t('calendar.takenBack')}</Alert> : null}
      {put.isError ? <Failure error={put.error} /> : null}
      {takeBack.isError ? <Failure error={takeBack.error} /> : null}
      <ConfirmRemoval
        year={year}
        opened={asksToRemove}
        onConfirm={() => {
          removal.close()
          takeBack.mutate(null)
        }}
        onClose={removal.close}
      />
      <ConfirmCalendar
        year={year}
        list={check?.faults.length === 0 ? list : undefined}
        check={check}
        sending={put.isPending}
        onConfirm={chosen => put.mutate(chosen)}
        onClose={() => setList(undefined)}
      />
    </Stack>
  )
}

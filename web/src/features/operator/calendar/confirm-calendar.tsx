import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CalendarList } from '../queries/put-calendar.ts'
import { type CalendarCheck, usualWorkingDays } from './calendar-check.ts'
import { CalendarDays } from './calendar-list.tsx'

interface Props {
  readonly year: string
  /** Shown until it is undefined again. */
  readonly list: CalendarList | undefined
  readonly check: CalendarCheck | undefined
  readonly sending: boolean
  readonly onConfirm: (list: CalendarList) => void
  readonly onClose: () => void
}

/** The days of a list before it is in force, and whether their number is unusual. */
export function ConfirmCalendar({ year, list, check, sending, onConfirm, onClose }: Props) {
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

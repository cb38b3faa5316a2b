import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestMessage } from '#domain/policy.ts'
import { useApi } from '#web/shared/api.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { SendButton } from '../decision/send-button.tsx'
import { sendByKeys } from '../keys.tsx'
import { useNames } from '../names.ts'
import { colleaguesQuery } from '../queries/colleagues.ts'
import { Refusal } from '../refusal.tsx'

export interface Message {
  readonly text: string
  /** Absent: any reviewer. */
  readonly to?: string
}

interface Props {
  readonly about: 'handOver' | 'ask'
  readonly opened: boolean
  /** Those who cannot be named now. Undefined among them: any reviewer. */
  readonly without: readonly (string | undefined)[]
  readonly pending: boolean
  readonly error: unknown
  readonly onSend: (message: Message) => void
  readonly onClose: () => void
}

/** A text to a colleague, or to any reviewer. */
export function ColleagueDialog({ about, opened, without, pending, error, onSend, onClose }: Props) {
  const { t } = useTranslation('reviewer')
  const { t: common } = useTranslation()
  const { reviewer } = useNames()
  const { person } = useSignedIn()
  const { data: colleagues = [] } = useQuery({ ...colleaguesQuery(useApi()), enabled: opened })
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [tried, setTried] = useState(false)
  const options = [undefined, ...colleagues].filter(each => !without.includes(each))
  const to = options.includes(chosen) ? chosen : options[0]
  const send = () => {
    setTried(true)
    const written = text.trim()
    if (written === '' || pending) return
    onSend({ text: written, ...(to === undefined ? {} : { to }) })
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(`${about}.title`)}
      closeButtonProps={{ 'aria-label': common('close') }}
      onKeyDown={sendByKeys(send)}
    >
      <Stack>
        <NativeSelect
          label={t('colleague.to')}
          description={t('colleague.you', { who: reviewer(person.accountId, false) })}
          value={to ?? ''}
          onChange={({ currentTarget: { value } }) => setChosen(value === '' ? undefined : value)}
          data={options.map(each => ({
            value: each ?? '',
            label: each === undefined ? t('colleague.any') : reviewer(each, false),
          }))}
        />
        <Textarea
          label={t(`${about}.text`)}
          description={t('decision.noteHint')}
          error={tried && text.trim() === '' ? t('colleague.needsText') : undefined}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={longestMessage}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          data-autofocus
        />
        <Text size="sm" c="dimmed">
          {about === 'ask' ? t('ask.hint') : t(to === undefined ? 'handOver.hintAny' : 'handOver.hintNamed')}
        </Text>
        {error === null ? null : <Refusal error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <SendButton loading={pending} onClick={send}>
            {t(`${about}.send`)}
          </SendButton>
        </Group>
      </Stack>
    </Modal>
  )
}

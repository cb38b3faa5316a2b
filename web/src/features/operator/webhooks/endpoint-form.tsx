import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { webhookLimits } from '#domain/policy.ts'
import { everyEventType } from '#domain/webhooks.ts'
import type { NewEndpoint } from '../queries/webhook-endpoints.ts'
import { ActionFailure } from './confirm-dialog.tsx'
import { type EndpointEntries, problemsOf, refusedFields } from './endpoint-problems.ts'
import { EventTypeChoice } from './event-type-choice.tsx'

const entriesOf = ({ url, eventTypes, description = '' }: NewEndpoint): EndpointEntries => {
  const all = eventTypes.includes(everyEventType)
  return { url, all, names: all ? [] : eventTypes, description }
}

const bodyOf = ({ url, all, names, description }: EndpointEntries): NewEndpoint => ({
  url,
  eventTypes: all ? [everyEventType] : ([...names] as NewEndpoint['eventTypes']),
  ...(description === '' ? {} : { description }),
})

interface Props {
  readonly initial: NewEndpoint
  readonly submit: string
  readonly sending: boolean
  /** The error of the last try; null if there is none. */
  readonly error: unknown
  readonly onSubmit: (body: NewEndpoint) => void
  readonly onCancel: () => void
}

/** URL, events and description of an endpoint. A refused value keeps its message until it is sent again. */
export function EndpointForm({ initial, submit, sending, error, onSubmit, onCancel }: Props) {
  const { t } = useTranslation('webhooks')
  const { t: common } = useTranslation()
  const [entries, setEntries] = useState(() => entriesOf(initial))
  const [sent, setSent] = useState<EndpointEntries>()
  const [tries, setTries] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const change = (changed: Partial<EndpointEntries>) => setEntries({ ...entries, ...changed })
  const trimmed = { ...entries, url: entries.url.trim(), description: entries.description.trim() }
  const refused = sent === undefined ? {} : refusedFields(error, sent)
  const found = tries > 0 ? problemsOf(trimmed) : {}
  const problems = {
    ...(sent?.url === trimmed.url ? { url: refused.url } : {}),
    ...(sent?.description === trimmed.description ? { description: refused.description } : {}),
    eventTypes: refused.eventTypes,
    ...found,
  }
  const textOf = (problem: NonNullable<(typeof problems)[keyof typeof problems]> | undefined) =>
    problem === undefined ? undefined : t(`fieldProblems.${problem}`)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTries(tries + 1)
    if (Object.keys(problemsOf(trimmed)).length > 0) return
    setSent(trimmed)
    onSubmit(bodyOf(trimmed))
  }
  const isOfFields = Object.keys(refused).length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a failed try moves the focus, a corrected field does not.
  useEffect(() => {
    if (Object.values(problems).every(problem => problem === undefined)) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    const choice = form.current?.querySelector<HTMLElement>('input[type=checkbox]')
    ;(wrong ?? choice)?.focus()
  }, [tries, error])
  return (
    <form ref={form} onSubmit={send} noValidate>
      <Stack>
        <TextInput
          label={t('form.url')}
          description={t('form.urlHint')}
          type="url"
          placeholder="https://"
          required
          value={entries.url}
          error={textOf(problems.url)}
          onChange={({ currentTarget }) => change({ url: currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
        <EventTypeChoice
          all={entries.all}
          chosen={entries.names}
          problem={textOf(problems.eventTypes)}
          onAll={all => change({ all })}
          onChosen={names => change({ names })}
        />
        <TextInput
          label={t('form.description')}
          description={t('form.descriptionHint')}
          maxLength={webhookLimits.longestDescription}
          value={entries.description}
          error={textOf(problems.description)}
          onChange={({ currentTarget }) => change({ description: currentTarget.value })}
          autoComplete="off"
        />
        {isOfFields ? null : <ActionFailure error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

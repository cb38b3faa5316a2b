import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { accountIdPattern } from '#domain/account.ts'
import { Section } from './section.tsx'

export function FindAccount() {
  const { t } = useTranslation('operator')
  const navigate = useNavigate()
  const [id, setId] = useState('')
  const [tried, setTried] = useState(false)
  const accountId = id.trim()
  const find = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (accountIdPattern.test(accountId))
      void navigate(`/operations/accounts/${encodeURIComponent(accountId)}`)
  }
  return (
    <Section title={t('find.title')} lead={t('find.lead')}>
      <form onSubmit={find} noValidate>
        <Group align="flex-start">
          <TextInput
            aria-label={t('find.accountId')}
            placeholder={t('find.accountId')}
            value={id}
            onChange={({ currentTarget }) => setId(currentTarget.value)}
            error={tried && !accountIdPattern.test(accountId) ? t('find.noId') : undefined}
            autoComplete="off"
            spellCheck={false}
            flex="1 1 260px"
            maw={480}
          />
          <Button type="submit">{t('find.open')}</Button>
        </Group>
      </form>
    </Section>
  )
}

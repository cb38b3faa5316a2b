import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import type { Schemas } from '@realname/client'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRegion, type Region, regions } from '#domain/regions.ts'
import { useLanguage } from '../language.ts'
import { regionName } from '../region-name.ts'
import { searchOf } from './search-of.ts'

interface Props {
  readonly isSearching: boolean
  readonly onSearch: (search: Schemas['Search']) => void
}

/**
 * One field for an id, an e-mail address or a certificate number. The number's region is asked for only where the text may be
 * a number.
 */
export function SearchForm({ isSearching, onSearch }: Props) {
  const { t } = useTranslation('search')
  const language = useLanguage()
  const [text, setText] = useState('')
  const [region, setRegion] = useState<Region>('CN')
  const [isTried, setIsTried] = useState(false)
  const search = searchOf(text, region)
  const mayBeNumber = search?.kind === 'CERTIFICATE_NUMBER'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (search !== undefined) onSearch(search)
  }
  return (
    <search aria-label={t('title')}>
      <form onSubmit={submit} noValidate>
        <Group align="flex-start">
          <TextInput
            aria-label={t('label')}
            placeholder={t('label')}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            error={isTried && search === undefined ? t('nothingEntered') : undefined}
            autoComplete="off"
            spellCheck={false}
            flex="1 1 260px"
            maw={480}
          />
          {mayBeNumber ? (
            <NativeSelect
              aria-label={t('issuedIn')}
              value={region}
              data={regions
                .map(value => ({ value, label: `${regionName(value, language)} (${value})` }))
                .sort((one, other) => one.label.localeCompare(other.label, language))}
              onChange={({ currentTarget: { value } }) => setRegion(isRegion(value) ? value : region)}
            />
          ) : null}
          <Button type="submit" variant="default" loading={isSearching}>
            {t('search')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed" mt="xs">
          {t('hint')}
        </Text>
      </form>
    </search>
  )
}

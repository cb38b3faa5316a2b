import { Button, Group, Modal, NativeSelect, Stack, Switch, Text } from '@mantine/core'
import type { OperatorAccount } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { regions } from '#domain/regions.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import type { Language } from '#web/shared/languages.ts'
import { regionName } from '#web/shared/region-name.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { putAccount } from '../queries/accounts.ts'

/** Every region, sorted by name. */
const regionChoices = (language: Language): { value: string; label: string }[] =>
  regions
    .map(value => ({ value, label: `${regionName(value, language)} (${value})` }))
    .sort((one, other) => one.label.localeCompare(other.label, language))

interface Props {
  readonly account: OperatorAccount
  readonly onClose: () => void
}

function FactsForm({ account, onClose }: Props) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const { t: common } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const { accountId } = account
  const [region, setRegion] = useState(account.registrationRegion ?? '')
  const [partnerProgram, setPartnerProgram] = useState(account.partnerProgram)
  const [tried, setTried] = useState(false)
  const put = useMutation({
    mutationFn: () => putAccount(api, accountId, { registrationRegion: region, partnerProgram }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: ['operator', accountId] })
    },
  })
  const unchanged = region === account.registrationRegion && partnerProgram === account.partnerProgram
  return (
    <Stack>
      <NativeSelect
        label={t('account.region')}
        value={region}
        data={[{ value: '', label: t('account.chooseRegion') }, ...regionChoices(language)]}
        error={tried && region === '' ? t('account.chooseRegion') : undefined}
        onChange={({ currentTarget }) => setRegion(currentTarget.value)}
      />
      <Switch
        label={t('account.inPartnerProgram')}
        checked={partnerProgram}
        onChange={({ currentTarget }) => setPartnerProgram(currentTarget.checked)}
      />
      <Text size="sm" c="dimmed">
        {t('account.editHint')}
      </Text>
      {put.isError ? <Failure error={put.error} /> : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button
          disabled={unchanged}
          loading={put.isPending}
          onClick={() => {
            setTried(true)
            if (region !== '') put.mutate()
          }}
        >
          {t('account.save')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Sets an account's registration region and partner status. The form says what a change does before it is sent. Opened again, it shows what is stored. */
export function EditFacts({ opened, ...props }: Props & { readonly opened: boolean }) {
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={t('account.edit')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <FactsForm {...props} />
    </Modal>
  )
}

import { Paper, Stack, Text, TextInput } from '@mantine/core'
import type { Application } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { describeCharacter } from '#domain/characters.ts'
import { nameProblem } from '#domain/person-name.ts'
import type { ReasonField } from '#domain/reasons.ts'
import type { DetailsRules } from './details-problems.ts'
import { ExpiryField } from './expiry-field.tsx'
import { FieldMessage, KeptField, numberForm } from './field-message.tsx'
import { NumberField } from './number-field.tsx'
import { reasonsAboutField } from './reason-places.ts'
import { ReasonNotes } from './reasons-to-retry.tsx'
import { SuggestionMark } from './suggestion-mark.tsx'
import type { DetailsForm } from './use-details.ts'
import type { SuggestionsOfForm } from './use-suggestions.ts'

interface Properties {
  readonly application: Application
  readonly form: DetailsForm
  readonly rules: DetailsRules
  readonly suggestions: SuggestionsOfForm
}

/** Personal information: the details printed on the certificate. */
export function DetailsStep({ application, form, rules, suggestions }: Properties) {
  const { t } = useTranslation('application')
  const { error, ...name } = form.getInputProps('name')
  const problem = nameProblem(form.values.name)
  const character = problem?.code === 'FORBIDDEN_CHARACTER' ? describeCharacter(problem.character) : undefined
  const look = numberForm(rules.certificateType, rules.issuingRegion)
  const asks = (field: ReasonField) => rules.fields.includes(field)
  const mark = (field: ReasonField) => <SuggestionMark field={field} suggestions={suggestions} />
  const notes = (field: ReasonField) => (
    <ReasonNotes reasons={reasonsAboutField(application.decision?.reasons ?? [], field)} />
  )
  return (
    <Paper withBorder radius="lg" p={{ base: 'md', sm: 'xl' }}>
      <Stack gap="lg" maw={520}>
        <Text c="dimmed">{t(rules.fields.length === 0 ? 'details.nothing' : 'details.lead')}</Text>
        {notes('name')}
        {asks('name') ? (
          <TextInput
            {...name}
            id="name"
            label={t('details.name')}
            description={t('details.nameHint')}
            error={
              error === undefined || error === null ? undefined : (
                <FieldMessage code={error} form={look} character={character} />
              )
            }
            autoComplete="name"
            spellCheck={false}
            required
            size="md"
          />
        ) : (
          <KeptField label={t('details.name')} value={t('details.keptName')} />
        )}
        {mark('name')}
        {notes('certificateNumber')}
        {asks('certificateNumber') ? (
          <NumberField form={form} rules={rules} />
        ) : (
          <KeptField label={t('details.number')} value={application.maskedNumber ?? t('details.keptName')} />
        )}
        {mark('certificateNumber')}
        {notes('expiryDate')}
        {asks('expiryDate') ? (
          <ExpiryField form={form} rules={rules} />
        ) : (
          <KeptField label={t('details.expiry')} value={t('details.keptName')} />
        )}
        {mark('expiryDate')}
      </Stack>
    </Paper>
  )
}

import { Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { describeCharacter } from '#domain/characters.ts'
import { normaliseNumber } from '#domain/number-normalisation.ts'
import { Icon } from '../icon.tsx'
import { type DetailsRules, isTellable, typedNumberProblem } from './details-problems.ts'
import { FieldMessage, numberForm } from './field-message.tsx'
import type { DetailsForm } from './use-details.ts'

/** Checks the number during typing. A problem is shown early only if further typing can't solve it. */
export function NumberField({ form, rules }: { form: DetailsForm; rules: DetailsRules }) {
  const { t } = useTranslation('application')
  const { onChange: _onChange, error, ...input } = form.getInputProps('certificateNumber')
  const look = numberForm(rules.certificateType, rules.issuingRegion)
  const change = (typed: string) => {
    form.setFieldValue('certificateNumber', typed)
    const problem = typedNumberProblem(typed, rules)
    if (isTellable(problem)) form.setFieldError('certificateNumber', problem)
  }
  const typed = form.values.certificateNumber
  const isGood = typedNumberProblem(typed, rules) === undefined
  const normalised = normaliseNumber(typed, rules.issuingRegion)
  const character = 'refused' in normalised ? describeCharacter(normalised.refused) : undefined
  return (
    <div>
      <TextInput
        {...input}
        id="certificateNumber"
        label={t('details.number')}
        description={t(`numberForms.${look}`)}
        onChange={({ currentTarget }) => change(currentTarget.value)}
        error={
          error === undefined || error === null ? undefined : (
            <FieldMessage code={error} form={look} character={character} />
          )
        }
        rightSection={isGood ? <Icon name="check" /> : undefined}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
        size="md"
      />
      <Text size="sm" c="dimmed" role="status" mt={4}>
        {isGood && 'number' in normalised ? (
          <>
            {t('details.numberGood')} {t('details.numberRead')}{' '}
            <Text span inherit ff="monospace" fw={600} c="bright">
              {normalised.number}
            </Text>
          </>
        ) : null}
      </Text>
    </div>
  )
}

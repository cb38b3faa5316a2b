import { Stack, Text } from '@mantine/core'
import { RealnameError } from '@realname/client'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Certificate, type CertificateType, certificateTypes } from '#domain/certificates.ts'
import { isNumberedRegion, type NumberedRegion } from '#domain/national-numbers.ts'
import { textFor } from '#web/shared/text-for.ts'
import { useFailureText } from '#web/shared/ui/failure.tsx'

const aboutFields = ['INVALID_FIELD', 'INVALID_CERTIFICATE_NUMBER', 'CERTIFICATE_EXPIRED']

/** The text for a refusal, with a way to continue. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('application')
  const otherwise = useFailureText()
  return error => {
    if (error instanceof RealnameError && aboutFields.includes(error.code)) return t('problems.INVALID_FIELD')
    return textFor(error, t('problems', { returnObjects: true })) ?? otherwise(error)
  }
}

/** A field that stays unchanged. Its value is not shown again. */
export function KeptField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('application')
  return (
    <Stack gap={2}>
      <Text fw={500}>{label}</Text>
      <Text c="dimmed">{t('details.kept', { value })}</Text>
    </Stack>
  )
}

const explainedCodes = [
  'REQUIRED',
  'NO_LETTER',
  'TOO_MANY_MARKS',
  'TOO_BIG',
  'FORBIDDEN_CHARACTER',
  'CHARACTERS',
  'SHAPE',
  'BIRTH_DATE',
  'CHECK_DIGIT',
  'AREA_CODE',
  'ISSUING_REGION',
  'INVALID_CERTIFICATE_NUMBER',
  'CERTIFICATE_EXPIRED',
  'NO_DATE',
  'NO_SUCH_DAY',
  'AMBIGUOUS_DATE',
  'SHORT_YEAR',
] as const

type NumberForm = CertificateType | NumberedRegion

/** The key of the text that describes the number of a certificate. */
export function numberForm(certificateType: CertificateType, issuingRegion: string): NumberForm {
  const { national }: Certificate['number'] = certificateTypes[certificateType].number
  return national === 'ISSUING_REGION' && isNumberedRegion(issuingRegion) ? issuingRegion : certificateType
}

const isAboutCharacter = (problem: string): boolean =>
  problem === 'CHARACTERS' || problem === 'FORBIDDEN_CHARACTER'

interface Properties {
  /** A code of the page's own checks or of the API. */
  readonly code: ReactNode
  readonly form: NumberForm
  /** The character that causes the problem, if it is a single one. */
  readonly character?: string | undefined
}

/** The text for a problem of a field. */
export function FieldMessage({ code, form, character }: Properties) {
  const { t } = useTranslation('application')
  const found = explainedCodes.find(each => each === code) ?? 'INVALID'
  const problem = isAboutCharacter(found) && character === undefined ? 'INVALID' : found
  return t(`fieldProblems.${problem}`, { form: t(`numberForms.${form}`), character: character ?? '' })
}

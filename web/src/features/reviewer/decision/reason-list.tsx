import { Fieldset, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CertificateType } from '#domain/certificates.ts'
import type { ReasonCode, ReasonEntry } from '#domain/reasons.ts'
import { type DecisionDraft, type ReasonPlace, reasonCodesOf } from './decision-draft.ts'
import { ReasonChoice } from './reason-choice.tsx'

interface Props {
  readonly kind: ReasonEntry['kind']
  readonly certificateType: CertificateType
  readonly draft: DecisionDraft
  readonly onChange: (draft: DecisionDraft) => void
  readonly suggested: ReasonPlace
  /** The reason that lacks a file, and what to say of it. */
  readonly problem: { readonly code: ReasonCode; readonly text: string } | undefined
}

/** The reasons of one kind, to be ticked. */
export function ReasonList({ kind, certificateType, draft, onChange, suggested, problem }: Props) {
  const { t } = useTranslation('reviewer')
  const choose = (code: ReasonCode, places: readonly ReasonPlace[] | undefined) => {
    const { [code]: _before, ...others } = draft.chosen
    onChange({ ...draft, chosen: places === undefined ? others : { ...others, [code]: places } })
  }
  return (
    <Fieldset legend={t(`decision.kinds.${kind}`)} variant="unstyled">
      <Stack gap={8} mt={6}>
        {reasonCodesOf(kind).map(code => (
          <ReasonChoice
            key={code}
            code={code}
            certificateType={certificateType}
            places={draft.chosen[code]}
            onChange={places => choose(code, places)}
            suggested={suggested}
            error={problem?.code === code ? problem.text : undefined}
          />
        ))}
      </Stack>
    </Fieldset>
  )
}

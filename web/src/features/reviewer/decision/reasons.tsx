import { Checkbox, Chip, Fieldset, Group, List, Stack, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CertificateType } from '#domain/certificates.ts'
import { type ShownReason, textsOfReason } from '#domain/neutral-reasons.ts'
import type { ReasonCode, ReasonEntry } from '#domain/reasons.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { useNames } from '../names.ts'
import { Mark } from '../review-marks.tsx'
import classes from './decision.module.css'
import {
  type DecisionDraft,
  placesOf,
  type ReasonPlace,
  reasonCodesOf,
  reasonEntry,
} from './decision-draft.ts'

interface Props {
  readonly code: ReasonCode
  readonly certificateType: CertificateType
  readonly places: readonly ReasonPlace[] | undefined
  readonly onChange: (places: readonly ReasonPlace[] | undefined) => void
  /** The default file of a newly chosen reason: the displayed one. */
  readonly suggested: ReasonPlace
  /** Whether a hint suggests the reason. */
  readonly isSuggested: boolean
  readonly error: string | undefined
}

/** One reason with the choice of its files, if it needs one. */
function ReasonChoice({ code, certificateType, places, onChange, suggested, isSuggested, error }: Props) {
  const { t } = useTranslation('reviewer')
  const nameOf = useSlotName()
  const { language } = useNames()
  const problemId = useId()
  const { title, about } = reasonEntry(code)
  const possible = placesOf(code, certificateType)
  const change = (chosen: string[]) => {
    const added = chosen.find(each => !places?.includes(each as ReasonPlace))
    const kept = added === 'ALL' ? ['ALL'] : chosen.filter(each => each !== 'ALL' || added === undefined)
    onChange(kept as ReasonPlace[])
  }
  const fixed = about.slot === 'HOLDING' ? t('slots.HOLDING') : about.field && t(`fields.${about.field}`)
  return (
    <Stack gap={6}>
      <Checkbox
        label={title[language]}
        description={
          isSuggested ? (
            <>
              {fixed} <Mark tone="other">{t('decision.suggested')}</Mark>
            </>
          ) : (
            fixed
          )
        }
        size="sm"
        classNames={{ labelWrapper: classes.reason }}
        checked={places !== undefined}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.checked ? (possible.includes(suggested) ? [suggested] : []) : undefined)
        }
      />
      {places === undefined || possible.length === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't be in the row of its chips.
        <div
          role="group"
          className={classes.places}
          aria-label={t('decision.aboutWhich', { reason: title[language] })}
          aria-describedby={error === undefined ? undefined : problemId}
        >
          <Chip.Group multiple value={[...places]} onChange={change}>
            <Group gap={6}>
              {possible.map(place => (
                <Chip key={place} value={place} size="sm" variant="outline">
                  {place === 'ALL' ? t('decision.allFiles') : t(`slots.${nameOf(place)}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          {error === undefined ? null : (
            <Text id={problemId} role="alert" size="sm" c="var(--mantine-color-error)" mt={4}>
              {error}
            </Text>
          )}
        </div>
      )}
    </Stack>
  )
}

interface ReasonListProps {
  readonly kind: ReasonEntry['kind']
  readonly certificateType: CertificateType
  readonly draft: DecisionDraft
  readonly onChange: (draft: DecisionDraft) => void
  readonly suggested: ReasonPlace
  readonly suggestedCodes: readonly ReasonCode[]
  /** The reason without a file, and its message. */
  readonly problem: { readonly code: ReasonCode; readonly text: string } | undefined
}

/** The reasons of one kind, with checkboxes. */
export function ReasonList({ kind, certificateType, draft, onChange, problem, ...props }: ReasonListProps) {
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
            suggested={props.suggested}
            isSuggested={props.suggestedCodes.includes(code)}
            error={problem?.code === code ? problem.text : undefined}
          />
        ))}
      </Stack>
    </Fieldset>
  )
}

interface ReasonSentencesProps {
  readonly reasons: readonly ShownReason[]
  readonly language: 'en' | 'zh'
  /** Whether the applicant's instruction follows each reason. */
  readonly withInstructions?: boolean
}

/** Reasons as sentences with their files. */
export function ReasonSentences({ reasons, language, withInstructions = false }: ReasonSentencesProps) {
  const { t } = useTranslation('reviewer', { lng: language })
  const nameOf = useSlotName()
  return (
    <List spacing="xs" size="sm" lang={language === 'zh' ? 'zh-Hans' : 'en'}>
      {reasons.map(({ code, slot, field }) => {
        const { title, instruction } = textsOfReason(code)
        const about = slot !== undefined ? t(`slots.${nameOf(slot)}`) : field && t(`fields.${field}`)
        return (
          <List.Item key={`${code} ${slot} ${field}`}>
            <Text span size="sm" fw={600}>
              {title[language]}
            </Text>
            {about ? (
              <Text span size="sm" c="dimmed">
                {' '}
                · {about}
              </Text>
            ) : null}
            {withInstructions ? <Text size="sm">{instruction[language]}</Text> : null}
          </List.Item>
        )
      })}
    </List>
  )
}

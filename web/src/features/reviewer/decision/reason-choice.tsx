import { Checkbox, Chip, Group, Stack, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CertificateType } from '#domain/certificates.ts'
import type { ReasonCode } from '#domain/reasons.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { useNames } from '../names.ts'
import classes from './decision.module.css'
import { placesOf, type ReasonPlace, reasonEntry } from './decision-draft.ts'

interface Props {
  readonly code: ReasonCode
  readonly certificateType: CertificateType
  readonly places: readonly ReasonPlace[] | undefined
  readonly onChange: (places: readonly ReasonPlace[] | undefined) => void
  /** What a reason is about that is chosen now: the file that is being looked at. */
  readonly suggested: ReasonPlace
  readonly error: string | undefined
}

/** One reason, and, where it has to say so, which files it is about. */
export function ReasonChoice({ code, certificateType, places, onChange, suggested, error }: Props) {
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
        description={fixed}
        size="sm"
        classNames={{ labelWrapper: classes.reason }}
        checked={places !== undefined}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.checked ? (possible.includes(suggested) ? [suggested] : []) : undefined)
        }
      />
      {places === undefined || possible.length === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would not stand in the row of its chips.
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

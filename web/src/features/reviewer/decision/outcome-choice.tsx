import { Kbd, Radio, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type DecisionOutcome, decisionOutcomes } from '#domain/application.ts'
import classes from './decision.module.css'

interface Props {
  readonly value: DecisionOutcome | undefined
  readonly onChange: (outcome: DecisionOutcome) => void
  readonly error: string | undefined
}

export function OutcomeChoice({ value, onChange, error }: Props) {
  const { t } = useTranslation('reviewer')
  return (
    <Radio.Group
      label={t('decision.outcome')}
      labelProps={{ className: classes.unseen }}
      value={value ?? null}
      onChange={chosen => onChange(chosen as DecisionOutcome)}
      {...(error === undefined ? {} : { error })}
    >
      <div className={classes.outcomes}>
        {decisionOutcomes.map((outcome, index) => (
          <Radio.Card
            key={outcome}
            value={outcome}
            className={classes.outcome}
            data-outcome={outcome}
            aria-label={t(`outcomes.${outcome}`)}
          >
            <Radio.Indicator size="xs" />
            <Text fw={600} size="sm" lh={1.15}>
              {t(`outcomes.${outcome}`)}
            </Text>
            <Kbd aria-hidden="true" visibleFrom="sm" size="xs">
              {index + 1}
            </Kbd>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}

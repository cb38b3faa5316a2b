import { Anchor, SegmentedControl, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type ReviewerSpan, reviewerSpans } from '#domain/figures-of-period.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inWords, longDate } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { reviewerFiguresQuery } from '../queries/figures.ts'
import { Section } from '../section.tsx'
import { type CountedNumber, listOf } from './counted-number.ts'
import { csvOfReviewers } from './csv.ts'
import { CsvButton } from './csv-button.tsx'
import classes from './overview.module.css'

/** A number that leads to its list. Zero has none. */
function Listed({ of, children }: { readonly of: CountedNumber; readonly children: ReactNode }) {
  return (
    <Anchor component={Link} to={listOf(of)} underline="always" size="sm">
      {children}
    </Anchor>
  )
}

/** The figures of each reviewer who decided in the period. */
export function Reviewers({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const [by, setBy] = useState<ReviewerSpan>('PERIOD')
  const figures = useQuery(reviewerFiguresQuery(useApi(), { from, to }, by))
  const numberOf = (
    item: Pick<CountedNumber, 'from' | 'to'> & { readonly reviewerId: string },
    figure: CountedNumber['figure'],
  ): CountedNumber => ({ figure, reviewerId: item.reviewerId, from: item.from, to: item.to })
  const share = new Intl.NumberFormat(language, { style: 'percent' })
  return (
    <Section title={t('overview.reviewers')} lead={t('overview.reviewersLead')}>
      <SegmentedControl
        aria-label={t('overview.reviewersBy')}
        value={by}
        data={reviewerSpans.map(value => ({ value, label: t(`overview.spans.${value}`) }))}
        onChange={setBy}
        className={classes.unprinted}
        w="fit-content"
      />
      {figures.isPending ? <Skeleton h={96} /> : null}
      {figures.isError ? <Failure error={figures.error} onRetry={() => void figures.refetch()} /> : null}
      {figures.data?.items.length === 0 ? <Text c="dimmed">{t('overview.nothing')}</Text> : null}
      {figures.data === undefined || figures.data.items.length === 0 ? null : (
        <Stack>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
          <section className={classes.scroll} tabIndex={0} aria-label={t('overview.reviewers')}>
            <Table miw={560}>
              <Table.Thead>
                <Table.Tr>
                  {by === 'PERIOD' ? null : <Table.Th>{t(`overview.spanOf.${by}`)}</Table.Th>}
                  <Table.Th>{t('overview.reviewer')}</Table.Th>
                  <Table.Th>{t('overview.decisions')}</Table.Th>
                  <Table.Th>{t('overview.counts.retried')}</Table.Th>
                  <Table.Th>{t('overview.inHand')}</Table.Th>
                  <Table.Th>{t('overview.agreement')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {figures.data.items.map(item => (
                  <Table.Tr key={`${item.from} ${item.reviewerId}`}>
                    {by === 'PERIOD' ? null : <Table.Td>{longDate(item.from, language)}</Table.Td>}
                    <Table.Td>{item.reviewerId}</Table.Td>
                    <Table.Td>
                      {item.decisions === 0 ? (
                        0
                      ) : (
                        <Listed of={numberOf(item, 'decisions')}>{item.decisions}</Listed>
                      )}
                    </Table.Td>
                    <Table.Td>
                      {item.retried === 0 ? (
                        0
                      ) : (
                        <Listed of={numberOf(item, 'retried')}>{item.retried}</Listed>
                      )}{' '}
                      ({share.format(item.retryShare)})
                    </Table.Td>
                    <Table.Td>
                      {item.medianMinutesInHand === undefined
                        ? '–'
                        : inWords(item.medianMinutesInHand * 60_000, language)}
                    </Table.Td>
                    <Table.Td>
                      {item.agreement === undefined ? (
                        '–'
                      ) : (
                        <Listed of={numberOf(item, 'secondReviewed')}>
                          {t('overview.agreed', {
                            agreed: item.agreed,
                            all: item.secondReviewed,
                            share: share.format(item.agreement),
                          })}
                        </Listed>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
          <CsvButton
            fileName={`reviewers-${from}-${to}${by === 'PERIOD' ? '' : `-by-${by.toLowerCase()}`}.csv`}
            label={t('overview.saveReviewers')}
            content={() => csvOfReviewers(figures.data)}
          />
        </Stack>
      )}
    </Section>
  )
}

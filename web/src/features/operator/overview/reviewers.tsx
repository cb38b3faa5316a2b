import { Skeleton, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inWords } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { reviewerFiguresQuery } from '../queries/figures.ts'
import { Section } from '../section.tsx'
import { csvOfReviewers } from './csv.ts'
import { CsvButton } from './csv-button.tsx'
import classes from './overview.module.css'

/** The figures of each reviewer who decided in the period. */
export function Reviewers({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const figures = useQuery(reviewerFiguresQuery(useApi(), { from, to }))
  const share = new Intl.NumberFormat(language, { style: 'percent' })
  return (
    <Section title={t('overview.reviewers')} lead={t('overview.reviewersLead')}>
      {figures.isPending ? <Skeleton h={96} /> : null}
      {figures.isError ? <Failure error={figures.error} onRetry={() => void figures.refetch()} /> : null}
      {figures.data?.items.length === 0 ? <Text c="dimmed">{t('overview.nothing')}</Text> : null}
      {figures.data === undefined || figures.data.items.length === 0 ? null : (
        <Stack>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
          <section className={classes.scroll} tabIndex={0} aria-label={t('overview.reviewers')}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('overview.reviewer')}</Table.Th>
                  <Table.Th>{t('overview.decisions')}</Table.Th>
                  <Table.Th>{t('overview.counts.retried')}</Table.Th>
                  <Table.Th>{t('overview.inHand')}</Table.Th>
                  <Table.Th>{t('overview.agreement')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {figures.data.items.map(item => (
                  <Table.Tr key={item.reviewerId}>
                    <Table.Td>{item.reviewerId}</Table.Td>
                    <Table.Td>{item.decisions}</Table.Td>
                    <Table.Td>
                      {item.retried} ({share.format(item.retryShare)})
                    </Table.Td>
                    <Table.Td>
                      {item.medianMinutesInHand === undefined
                        ? '–'
                        : inWords(item.medianMinutesInHand * 60_000, language)}
                    </Table.Td>
                    <Table.Td>
                      {item.agreement === undefined
                        ? '–'
                        : t('overview.agreed', {
                            agreed: item.agreed,
                            all: item.secondReviewed,
                            share: share.format(item.agreement),
                          })}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
          <CsvButton
            fileName={`reviewers-${from}-${to}.csv`}
            label={t('overview.saveReviewers')}
            content={() => csvOfReviewers(figures.data)}
          />
        </Stack>
      )}
    </Section>
  )
}

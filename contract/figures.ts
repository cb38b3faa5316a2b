import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { type DayCountName, dayFigures, listedFigures, reviewerFigures } from '../domain/figures.ts'
import { reviewerSpans } from '../domain/figures-of-period.ts'
import { figureLimits, maximumCountedReviews } from '../domain/policy.ts'
import {
  accountIdSchema,
  applicationIdSchema,
  dateSchema,
  describeValues,
  instantSchema,
  pageOf,
  pageQuerySchema,
} from './fields.ts'

export const figuresQuerySchema = buildOnce(() =>
  z.strictObject({
    from: dateSchema().optional().meta({
      description: 'The first day, in the time zone of the stage. Default: six days before the last one.',
    }),
    to: dateSchema()
      .optional()
      .meta({
        description: `The last day, at most ${figureLimits.longestPeriod - 1} days later. Default: today.`,
      }),
  }),
)

export type FiguresQuery = z.output<ReturnType<typeof figuresQuerySchema>>

export const reviewerFiguresQuerySchema = buildOnce(() =>
  figuresQuerySchema().extend({
    by: z
      .enum(reviewerSpans)
      .optional()
      .meta({
        description: describeValues([
          ['PERIOD', 'One item for each reviewer. The default.'],
          ['WEEK', 'One for each reviewer and week, from Monday to Sunday.'],
          ['DAY', 'One for each reviewer and day.'],
        ]),
      }),
  }),
)

export type ReviewerFiguresQuery = z.output<ReturnType<typeof reviewerFiguresQuerySchema>>

/** The numbers of a period whose applications are listed. */
export const countedQuerySchema = buildOnce(() =>
  pageQuerySchema().extend({
    ...figuresQuerySchema().shape,
    figure: z
      .enum([
        ...listedFigures.counts,
        ...listedFigures.byCode,
        ...listedFigures.times,
        ...listedFigures.ofReviewer,
      ])
      .meta({
        description:
          'The name of the figure, as in `totals` or in the figures of a reviewer. `decisionTime` lists the slowest first, all others the newest.',
      }),
    reviewerId: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .meta({
        description: `The decisions of this reviewer only. ${listedFigures.ofReviewer.map(name => `\`${name}\``).join(', ')} need one; ${listedFigures.byOutcome.map(name => `\`${name}\``).join(', ')} may have one.`,
      }),
    code: z
      .string()
      .regex(/^[A-Z0-9_]{1,60}$/)
      .optional()
      .meta({
        description: `The code of the number. ${listedFigures.byCode.map(name => `\`${name}\``).join(', ')} need one, and no other figure takes one.`,
      }),
  }),
)

export type CountedQuery = z.output<ReturnType<typeof countedQuerySchema>>

const number = (description: string) => z.int().min(0).meta({ description })

const minutes = (description: string) =>
  number(`${description} It is never below the exact value and at most 10 % above it.`).optional()

const figure = (name: DayCountName) => number(dayFigures[name].meaning)

const byCode = (name: 'refusals' | 'advice' | 'reasons') =>
  z.record(z.string(), z.int().min(1)).meta({ description: dayFigures[name].meaning })

const day = (description: string) => dateSchema().meta({ description })

const figureFields = buildOnce(() => ({
  submitted: figure('submitted'),
  approved: figure('approved'),
  retried: figure('retried'),
  rejected: figure('rejected'),
  expired: figure('expired'),
  withdrawn: figure('withdrawn'),
  overdue: figure('overdue'),
  webhookFailures: figure('webhookFailures'),
  advised: figure('advised'),
  refusals: byCode('refusals'),
  advice: byCode('advice'),
  reasons: byCode('reasons'),
  decisionTime: z
    .object({
      decisions: number('Decisions of which the working time is known.'),
      medianMinutes: minutes('The median.'),
      p95Minutes: minutes('The time that 95 % of the decisions did not exceed.'),
    })
    .meta({ description: dayFigures.decisionTime.meaning }),
}))

export const figuresSchema = buildOnce(() =>
  z
    .object({
      from: dateSchema(),
      to: dateSchema(),
      timeZone: z.string().meta({ description: 'The zone of the days, an IANA name.' }),
      now: z
        .object({
          at: instantSchema(),
          overdue: number('Open reviews after their deadline.'),
          dueByDay: z
            .array(
              z.object({ day: day('A working day.'), reviews: number('Open reviews that are due on it.') }),
            )
            .meta({ description: 'Open reviews that are due on each of the next working days.' }),
          dueLater: number('Open reviews that are due after these days.'),
          parked: number('Applications that wait for an operator.'),
          capped: z.boolean().meta({
            description: `Whether a number has reached ${maximumCountedReviews}, up to which is counted.`,
          }),
        })
        .meta({ description: 'What is open now, whatever the period.' }),
      totals: z.object(figureFields()).meta({ description: 'The figures of the whole period.' }),
      days: z
        .array(z.object({ day: day('The day of these figures.'), ...figureFields() }))
        .meta({ description: 'Every day of the period, oldest first.' }),
    })
    .meta({ id: 'FiguresOfPeriod' }),
)

export type FiguresView = z.output<ReturnType<typeof figuresSchema>>

export const reviewerFiguresSchema = buildOnce(() =>
  z
    .object({
      from: dateSchema(),
      to: dateSchema(),
      items: z.array(
        z
          .object({
            from: day('The first day of these figures.'),
            to: day('The last day of these figures.'),
            reviewerId: z
              .string()
              .meta({ description: 'The account id of a reviewer, or the id of a machine.' }),
            decisions: number('All decisions, by their applied outcomes below.'),
            approved: number(reviewerFigures.approved.meaning),
            retried: number(reviewerFigures.retried.meaning),
            rejected: number(reviewerFigures.rejected.meaning),
            retryShare: z.number().min(0).max(1).meta({ description: 'Retries of all decisions.' }),
            secondReviewed: number(reviewerFigures.secondReviewed.meaning),
            agreed: number(reviewerFigures.agreed.meaning),
            agreement: z.number().min(0).max(1).optional().meta({
              description: 'Agreeing second opinions of all. Absent: there was none.',
            }),
            medianMinutesInHand: minutes(`${reviewerFigures.inHand.meaning} The median.`),
          })
          .meta({ id: 'ReviewerFigures' }),
      ),
    })
    .meta({ id: 'ReviewerFiguresOfPeriod' }),
)

export type ReviewerFiguresView = z.output<ReturnType<typeof reviewerFiguresSchema>>

export const countedApplicationsSchema = buildOnce(() =>
  pageOf(
    z
      .object({
        applicationId: applicationIdSchema(),
        accountId: accountIdSchema(),
        at: instantSchema().meta({ description: 'When it happened. A passed deadline: when it was.' }),
        minutes: minutes('In a list of times: the time.'),
      })
      .meta({ id: 'CountedApplication' }),
  ).meta({ id: 'CountedApplicationPage' }),
)

import { isDeepStrictEqual } from 'node:util'
import type { ApiClient } from './api-client.ts'
import { Explained } from './command.ts'
import { until } from './poll.ts'

export const assertEqual = (subject: string, found: unknown, expected: unknown): void => {
  if (isDeepStrictEqual(found, expected)) return
  throw new Explained(
    `The walk-through differs. ${subject} should be ${JSON.stringify(expected)}, but is ${JSON.stringify(found)}.`,
  )
}

export const applicationOf = (applicant: ApiClient, applicationId: string) =>
  applicant.call('getApplication', { path: { applicationId } })

/** Polls an application until a condition holds. */
export const followUntil = async (
  applicant: ApiClient,
  applicationId: string,
  condition: string,
  holds: (application: Awaited<ReturnType<typeof applicationOf>>) => boolean,
) => {
  const latest = () => applicationOf(applicant, applicationId)
  return until(
    async () => {
      const application = await latest()
      return holds(application) ? application : undefined
    },
    {
      seconds: 60,
      explain: async () => {
        const { status, documents } = await latest()
        return `Waited 60 s without success: ${condition}. The application is ${JSON.stringify({ status, documents })}.`
      },
    },
  )
}

import type { Schemas } from '../../../../../client/realname-client.ts'

type Application = Pick<Schemas['Application'], 'status' | 'erased'>

const ended: readonly Application['status'][] = ['REJECTED', 'EXPIRED', 'WITHDRAWN', 'REVOKED']

/** Whether there is anything that withdrawing the consent would end or delete. */
export const hasStandingConsent = (applications: readonly Application[]): boolean =>
  applications.some(
    ({ status, erased }) =>
      !ended.includes(status) || erased?.imagesAt === undefined || erased.personalFieldsAt === undefined,
  )

import { findRecipient } from '../../../lambdas/usecases/mail/mail-recipient.ts'
import { sendMail } from '../../../lambdas/usecases/mail/send-mail.ts'
import { stopMail } from '../../../lambdas/usecases/mail/stop-mail.ts'
import { createSession } from '../../../lambdas/usecases/sessions/create-session.ts'
import { submitted } from '../../support/walk.ts'
import { applicant, backend, type World } from '../../support/world.ts'
import type { Scenario } from './scenario.ts'

const ofShop = { ...applicant('shop-1'), sessionId: 'session' }
const addressHash = 'the-hash-of-an-address'

/** An application in a session with an address, and the event of its submission. */
async function submittedInSession(world: World) {
  const input = { accountId: 'shop-1', registrationRegion: 'DE', email: 'erika@shop.test' } as const
  await createSession(world.deps, backend, input)
  const applicationId = await submitted(world, ofShop)
  const event = [...world.records.stored.events.values()].find(({ name }) => name === 'application.submitted')
  if (event === undefined) throw new Error('no event of a submission')
  return { applicationId, event: { ...event, name: 'application.submitted' } as const }
}

/** Mail to applicants. */
export const mailScenarios: readonly Scenario[] = [
  {
    usecase: 'sendMail',
    situation: 'about a submission in a session',
    prepare: async world => {
      const { event } = await submittedInSession(world)
      return deps => sendMail(deps, event)
    },
  },
  {
    usecase: 'sendMail',
    situation: 'that SES does not take at first',
    prepare: async world => {
      const { event } = await submittedInSession(world)
      return async deps => {
        world.deps.mailSender.next.splice(0, 1, { outcome: 'NOT_ACCEPTED', cause: new Error('throttled') })
        await sendMail(deps, event).catch(() => sendMail(deps, event))
      }
    },
  },
  {
    usecase: 'findRecipient',
    situation: 'of the directory',
    prepare: async () => deps => findRecipient(deps, { accountId: 'erika' }),
  },
  {
    usecase: 'stopMail',
    situation: 'after a permanent bounce',
    prepare: async world => {
      const { applicationId } = await submittedInSession(world)
      const at = world.deps.clock()
      return deps =>
        stopMail(deps, { applicationId, addressHash, reason: 'BOUNCE', isPermanent: true, at, mailedAt: at })
    },
  },
]

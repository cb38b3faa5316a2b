import { identifySession } from '../../../lambdas/usecases/access/identify-session.ts'
import { putAccount } from '../../../lambdas/usecases/accounts/manage-account.ts'
import { eraseAccount } from '../../../lambdas/usecases/erasure/erase-account.ts'
import { cancelSession } from '../../../lambdas/usecases/sessions/cancel-session.ts'
import { createHandoff } from '../../../lambdas/usecases/sessions/create-handoff.ts'
import { createSession, renewLink } from '../../../lambdas/usecases/sessions/create-session.ts'
import { openSession } from '../../../lambdas/usecases/sessions/open-session.ts'
import { readSession } from '../../../lambdas/usecases/sessions/read-session.ts'
import { exchangeToken, newSession, requestHandoff, sessionPrincipal } from '../../support/sessions.ts'
import { drafted, submitted } from '../../support/walk.ts'
import { backend, operator } from '../../support/world.ts'
import type { Scenario } from './scenario.ts'
import { erika } from './situations.ts'

const customer = {
  accountId: 'customer-1',
  registrationRegion: 'DE',
  email: 'customer@shop.test',
  metadata: { orderId: '4711' },
}

/** Sessions of an integrator's users, and hand-offs to phones. */
export const sessionScenarios: readonly Scenario[] = [
  {
    usecase: 'createSession',
    situation: 'of an unknown account',
    prepare: async () => deps => createSession(deps, backend, customer),
  },
  {
    usecase: 'createSession',
    situation: 'of an account with facts from an operator',
    prepare: async world => {
      await putAccount(world.deps, operator, 'customer-1', {
        registrationRegion: 'CN',
        partnerProgram: false,
      })
      return deps => createSession(deps, backend, customer)
    },
  },
  {
    usecase: 'renewLink',
    situation: 'of a session',
    prepare: async world => {
      const { sessionId } = await newSession(world)
      return deps => renewLink(deps, backend, sessionId)
    },
  },
  {
    usecase: 'readSession',
    situation: 'of a session in review',
    prepare: async world => {
      const { sessionId } = await newSession(world)
      await submitted(world, sessionPrincipal(sessionId))
      return deps => readSession(deps, sessionId)
    },
  },
  {
    usecase: 'readSession',
    situation: 'of an unopened session',
    prepare: async world => {
      const { sessionId } = await newSession(world)
      return deps => readSession(deps, sessionId)
    },
  },
  {
    usecase: 'cancelSession',
    situation: 'of an opened session',
    prepare: async world => {
      const { sessionId, link } = await newSession(world)
      await exchangeToken(world, link)
      return deps => cancelSession(deps, backend, sessionId)
    },
  },
  {
    usecase: 'openSession',
    situation: 'with its link',
    prepare: async world => {
      const { link } = await newSession(world)
      return deps => openSession(deps, link)
    },
  },
  {
    usecase: 'openSession',
    situation: 'with a hand-off',
    prepare: async world => {
      const { sessionId } = await newSession(world)
      const principal = sessionPrincipal(sessionId)
      await drafted(world, principal)
      const handoff = await requestHandoff(world, principal)
      return deps => openSession(deps, handoff)
    },
  },
  {
    usecase: 'createHandoff',
    situation: 'of a session',
    prepare: async world => {
      const { sessionId } = await newSession(world)
      return deps => createHandoff(deps, sessionPrincipal(sessionId))
    },
  },
  {
    usecase: 'createHandoff',
    situation: 'of a person who signed in',
    prepare: async () => deps => createHandoff(deps, erika),
  },
  {
    usecase: 'identifySession',
    situation: 'with an access token',
    prepare: async world => {
      const token = await exchangeToken(world, (await newSession(world)).link)
      return deps => identifySession(deps, token)
    },
  },
  {
    usecase: 'eraseAccount',
    situation: 'of an account with sessions and a hand-off',
    prepare: async world => {
      const { sessionId } = await newSession(world, customer)
      await newSession(world, customer)
      await requestHandoff(world, sessionPrincipal(sessionId))
      await submitted(world, sessionPrincipal(sessionId))
      return deps => eraseAccount(deps, operator, 'customer-1', { reason: 'requested by the user' })
    },
  },
]

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  overrideCaseSchema,
  overrideProposalSchema,
  overrideReceiptSchema,
} from '../../../../contract/override.ts'
import { executionName } from '../../../../domain/reconciliation.ts'
import { toApplicationItem } from '../../../../lambdas/adapters/dynamodb/application-item.ts'
import { storedChangeOf } from '../../../../lambdas/adapters/dynamodb/stored-change.ts'
import type { Principal } from '../../../../lambdas/usecases/access/people.ts'
import { exportAccount } from '../../../../lambdas/usecases/accounts/export-account.ts'
import { putAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { putCalendar } from '../../../../lambdas/usecases/calendar/manage-calendar.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { eraseDueContent } from '../../../../lambdas/usecases/erasure/erase-due-content.ts'
import { withdrawConsent } from '../../../../lambdas/usecases/erasure/withdraw-consent.ts'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { expireProposal } from '../../../../lambdas/usecases/override/expire-proposal.ts'
import { proposeOverride } from '../../../../lambdas/usecases/override/propose-override.ts'
import { listProposals, readProposal } from '../../../../lambdas/usecases/override/read-proposals.ts'
import { ruleOnOverride } from '../../../../lambdas/usecases/override/rule-on-override.ts'
import { listSecondReviews } from '../../../../lambdas/usecases/quality/list-samples.ts'
import { claimNextReview } from '../../../../lambdas/usecases/review/claim-next-review.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { listReviews } from '../../../../lambdas/usecases/review/list-reviews.ts'
import { readReview } from '../../../../lambdas/usecases/review/read-review.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { followChange } from '../../../../lambdas/usecases/workflow/follow-change.ts'
import { parkApplication } from '../../../../lambdas/usecases/workflow/parking.ts'
import { reconcile } from '../../../../lambdas/usecases/workflow/reconcile.ts'
import { rescheduleReviews } from '../../../../lambdas/usecases/workflow/reschedule-reviews.ts'
import { interruptingAll, recordingAll } from '../../../crash/outside-calls.ts'
import { quietErasure, quietly } from '../../../crash/scenarios/reports.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, concluded, drafted, passport, submitted } from '../../../support/walk.ts'
import { proposed, rejected, reopened } from '../../../support/walk-overrides.ts'
import {
  applicant,
  makeWorld,
  monday,
  operator,
  otherOperator,
  otherReviewer,
  reviewer,
  type World,
} from '../../../support/world.ts'

const erika = applicant('erika')
const page = { limit: 10 }
const reason = { reason: 'The name was misread.' }

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const actions = () => [...world.records.stored.audit.values()].map(({ action }) => action)
const rule = (by: Principal, { applicationId, proposalId }: Proposed, ruling: Ruling) =>
  ruleOnOverride(world.deps, by, applicationId, { proposalId, ruling })
type Proposed = Awaited<ReturnType<typeof proposed>>
type Ruling = 'CONFIRM' | 'DECLINE' | 'WITHDRAW'
const listed = async (who = otherOperator) => (await listProposals(world.deps, who, page)).items

describe('a proposal', () => {
  test('changes nothing that the applicant sees but the time of the last change, and is listed without its reason', async () => {
    const applicationId = await rejected(world, erika)
    const before = await readApplication(world.deps, erika, applicationId)
    const proposal = await proposeOverride(world.deps, operator, applicationId, reason)
    expect(overrideProposalSchema().parse(proposal)).toEqual(proposal)
    const { updatedAt: _at, ...after } = await readApplication(world.deps, erika, applicationId)
    expect(before).toMatchObject(after)
    expect(await listed()).toEqual([proposal])
    expect(JSON.stringify([await listed(), [...world.records.stored.audit.values()]])).not.toContain(
      'misread',
    )
    expect((await applicationOf(world, applicationId)).overrideProposal?.reasonCiphertext).not.toContain(
      'misread',
    )
  })

  test('is read with its reason, which is recorded before anything is decrypted', async () => {
    const { applicationId, proposalId } = await proposed(world, erika)
    const found = await readProposal(world.deps, otherOperator, applicationId)
    expect(overrideCaseSchema().parse(found)).toEqual(found)
    expect(found).toMatchObject({
      proposalId,
      ...reason,
      decidedBy: 'reviewer-1',
      reasons: [{ code: 'FORGED' }],
    })
    const calls: string[] = []
    await readProposal(recordingAll(world.deps, calls), otherOperator, applicationId)
    expect(calls.indexOf('records.commit')).toBeLessThan(calls.indexOf('personalData.decrypt'))
    expect(actions().filter(action => action === 'override.read')).toHaveLength(2)
  })

  test('is one at a time, and only of a rejection', async () => {
    const { applicationId } = await proposed(world, erika)
    const again = () => proposeOverride(world.deps, operator, applicationId, reason)
    expect(await refusalOf(again)).toEqual(refused('WRONG_STATE'))
    const other = applicant('max')
    const draft = await drafted(world, other)
    const approved = await submitted(world, applicant('jo'))
    await concluded(world, approved, 'APPROVE')
    for (const id of [draft, approved]) {
      expect(await refusalOf(proposeOverride(world.deps, operator, id, reason))).toEqual(
        refused('WRONG_STATE'),
      )
    }
    expect(await refusalOf(proposeOverride(world.deps, operator, 'none', reason))).toEqual(
      refused('NOT_FOUND'),
    )
  })

  test('is hidden from the holder of the account, who can neither rule on it nor propose one', async () => {
    const { applicationId, proposalId } = await proposed(world, erika)
    const holder: Principal = { accountId: erika.accountId, roles: ['operator'] }
    expect(await listed(holder)).toEqual([])
    for (const call of [
      () => readProposal(world.deps, holder, applicationId),
      () => rule(holder, { applicationId, proposalId }, 'CONFIRM'),
      () => proposeOverride(world.deps, holder, applicationId, reason),
    ]) {
      expect(await refusalOf(call)).toEqual(refused('OWN_APPLICATION'))
    }
  })

  test('expires after seven days: its reason is deleted, and another may follow', async () => {
    const given = await proposed(world, erika)
    const { applicationId } = given
    world.time.advance({ days: 7 })
    expect(await listed()).toEqual([])
    expect(await refusalOf(rule(otherOperator, given, 'CONFIRM'))).toEqual(refused('WRONG_STATE'))
    expect(await refusalOf(readProposal(world.deps, operator, applicationId))).toEqual(refused('NOT_FOUND'))
    world.time.advance({ minutes: 1 })
    await reconcile(world.deps, quietly, () => true)
    await reconcile(world.deps, quietly, () => true)
    expect((await applicationOf(world, applicationId)).overrideProposal).toBeUndefined()
    expect(actions().filter(action => action === 'override.expire')).toHaveLength(1)
    await proposeOverride(world.deps, operator, applicationId, reason)
    expect(await listed()).toHaveLength(1)
  })
})

describe('the expiry of a proposal', () => {
  const by = { role: 'system', id: 'reconciler' } as const
  const expire = (applicationId: string) => expireProposal(world.deps, applicationId, by)

  test('comes after exactly seven days, deletes the proposal alone, and is recorded once', async () => {
    const { applicationId, proposalId } = await proposed(world, erika)
    const { overrideProposal: _ended, ...before } = await applicationOf(world, applicationId)
    const count = trailOf(world).length
    world.time.set('2026-11-30T01:59:59.999Z')
    expect(await expire(applicationId)).toBe('NOTHING')
    expect(await applicationOf(world, applicationId)).toHaveProperty('overrideProposal')
    world.time.set('2026-11-30T02:00:00.000Z')
    expect(await expire(applicationId)).toBe('EXPIRED')
    const at = '2026-11-30T02:00:00.000Z'
    expect(await applicationOf(world, applicationId)).toStrictEqual({
      ...before,
      updatedAt: at,
      version: before.version + 1,
    })
    expect(await expire(applicationId)).toBe('NOTHING')
    expect(trailOf(world, count)).toStrictEqual([
      {
        accountId: 'erika',
        at,
        actor: by,
        action: 'override.expire',
        applicationId,
        details: { proposalId },
      },
    ])
  })

  test('has nothing to do without a proposal or without an application', async () => {
    const commits = async (applicationId: string) => {
      const before = world.records.commits()
      expect(await expire(applicationId)).toBe('NOTHING')
      return world.records.commits() - before
    }
    expect(await commits('none')).toBe(0)
    expect(await commits(await reopened(world, erika))).toBe(0)
    expect(await commits(await rejected(world, applicant('max')))).toBe(0)
  })
})

describe('the list of proposals', () => {
  test('has pages, and leaves out an application that cannot be read', async () => {
    const given = [await proposed(world, erika), await proposed(world, applicant('max'))]
    const view = ({ applicationId, proposalId }: Proposed, accountId: string) => ({
      proposalId,
      applicationId,
      accountId,
      proposedBy: 'operator-1',
      proposedAt: monday,
      expiresAt: '2026-11-30T02:00:00.000Z',
    })
    const [first, second] = given
    if (first === undefined || second === undefined) throw new Error('two proposals')
    const { nextCursor, ...page } = await listProposals(world.deps, otherOperator, { limit: 1 })
    expect(page).toEqual({ items: [view(first, 'erika')] })
    const last = await listProposals(world.deps, otherOperator, { limit: 10, cursor: nextCursor })
    expect(last).toStrictEqual({ items: [view(second, 'max')] })
    world.records.spoil(first.applicationId)
    expect((await listProposals(world.deps, otherOperator, { limit: 10 })).items).toEqual([
      view(second, 'max'),
    ])
  })
})

describe('the audit trail of a proposal', () => {
  test('names the operators and the proposal at each step', async () => {
    const given = await proposed(world, erika)
    const { applicationId, proposalId } = given
    const since = trailOf(world).length - 1
    await readProposal(world.deps, otherOperator, applicationId)
    const receipt = await rule(otherOperator, given, 'DECLINE')
    expect(receipt).toStrictEqual({ proposalId, applicationId, ruling: 'DECLINE', ruledAt: monday })
    const steps = [
      ['override.propose', 'operator-1'],
      ['override.read', 'operator-2'],
      ['override.decline', 'operator-2'],
    ]
    expect(trailOf(world, since)).toStrictEqual(
      steps.map(([action, id]) => ({
        accountId: 'erika',
        at: monday,
        actor: { role: 'operator', id },
        action,
        applicationId,
        details: { proposalId },
      })),
    )
  })
})

describe('four eyes', () => {
  test.each(['CONFIRM', 'DECLINE'] as const)(
    'neither the proposer nor the reviewer who decided can %s',
    async ruling => {
      const given = await proposed(world, erika)
      const decider: Principal = { accountId: reviewer.accountId, roles: ['reviewer', 'operator'] }
      for (const by of [operator, decider]) {
        expect(await refusalOf(rule(by, given, ruling))).toEqual(refused('FORBIDDEN'))
      }
      expect(await listed()).toHaveLength(1)
    },
  )

  test('the reviewer who proposed the rejection cannot confirm its override', async () => {
    world = makeWorld({ fourEyes: true })
    const applicationId = await submitted(world, erika)
    for (const by of [otherReviewer, reviewer]) {
      await claimReview(world.deps, by, applicationId)
      await decideReview(world.deps, by, applicationId, { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] })
    }
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    const { proposalId } = await proposeOverride(world.deps, operator, applicationId, reason)
    const first: Principal = { accountId: otherReviewer.accountId, roles: ['operator'] }
    const given = { applicationId, proposalId }
    expect(await refusalOf(rule(first, given, 'CONFIRM'))).toEqual(refused('FORBIDDEN'))
  })

  test('only the proposer withdraws, and a proposal that ended cannot be ruled on', async () => {
    const given = await proposed(world, erika)
    expect(await refusalOf(rule(otherOperator, given, 'WITHDRAW'))).toEqual(refused('FORBIDDEN'))
    await rule(operator, given, 'WITHDRAW')
    expect(await refusalOf(rule(otherOperator, given, 'CONFIRM'))).toEqual(refused('WRONG_STATE'))
    const { applicationId } = given
    const { proposalId } = await proposeOverride(world.deps, operator, applicationId, reason)
    expect(await refusalOf(rule(otherOperator, given, 'CONFIRM'))).toEqual(refused('WRONG_STATE'))
    const receipt = await rule(otherOperator, { applicationId, proposalId }, 'DECLINE')
    expect(overrideReceiptSchema().parse(receipt)).toEqual(receipt)
    expect(await applicationOf(world, applicationId)).toMatchObject({ status: 'REJECTED' })
    expect((await applicationOf(world, applicationId)).overrideProposal).toBeUndefined()
    expect(actions().filter(action => action.startsWith('override.'))).toEqual([
      'override.propose',
      'override.withdraw',
      'override.propose',
      'override.decline',
    ])
  })
})

describe('a confirmation', () => {
  test('opens a new review of the same attempt, with a new clock and a place at the certificate', async () => {
    const given = await proposed(world, erika)
    world.time.set('2026-11-25T03:00:00.000Z')
    const receipt = await rule(otherOperator, given, 'CONFIRM')
    expect(receipt.dueAt).toBe('2026-11-30T10:00:00.000Z')
    const shown = await readApplication(world.deps, erika, given.applicationId)
    expect(shown).toMatchObject({
      status: 'IN_REVIEW',
      attempt: 1,
      submittedAt: monday,
      dueAt: receipt.dueAt,
    })
    expect(shown.decision).toBeUndefined()
    expect(shown.timeline.at(-1)).toMatchObject({ event: 'application.reopened' })
    expect(JSON.stringify(shown)).not.toContain('operator-')
    const account = world.records.stored.accounts.get(erika.accountId)
    expect(account).toMatchObject({
      authenticationStatus: 'IN_REVIEW',
      currentApplicationId: given.applicationId,
    })
    expect([...world.records.stored.audit.values()].at(-1)).toMatchObject({
      action: 'application.reopen',
      actor: { role: 'operator', id: 'operator-2' },
      details: { proposalId: given.proposalId },
    })
  })

  test('starts one more execution and one more watch of the deadline, also if the stream repeats the record', async () => {
    const applicationId = await reopened(world, erika)
    const { run, deadline } = await applicationOf(world, applicationId)
    const item = { ...toApplicationItem(await applicationOf(world, applicationId)) }
    const change = storedChangeOf({ created: false, item })
    if (change === undefined) throw new Error('the stream has nothing to tell')
    await followChange(world.deps, change)
    await followChange(world.deps, change)
    expect(deadline?.revision).toBe(1)
    expect([...world.deps.workflow.started]).toEqual([executionName({ applicationId, run: 1 })])
    expect(run).toBe(1)
    expect([...world.deps.workflow.watches.values()]).toMatchObject([
      { applicationId, attempt: 1, revision: 1 },
    ])
  })

  test('is repaired by the reconciler if the stream does not deliver the record', async () => {
    const applicationId = await reopened(world, erika)
    world.time.advance({ minutes: 11 })
    await reconcile(world.deps, quietly, () => true)
    expect([...world.deps.workflow.started]).toEqual([executionName({ applicationId, run: 1 })])
  })

  test('marks the review in the queue, and excludes who decided and who proposed', async () => {
    const applicationId = await reopened(world, erika)
    const marked = await listReviews(world.deps, otherReviewer, { state: 'all', mark: 'REOPENED', limit: 10 })
    expect(marked.items).toMatchObject([{ applicationId, reopenedAt: monday }])
    const proposer: Principal = { accountId: operator.accountId, roles: ['reviewer'] }
    for (const by of [reviewer, proposer]) {
      expect(await refusalOf(claimReview(world.deps, by, applicationId))).toEqual(refused('FORBIDDEN'))
      expect(await claimNextReview(world.deps, by, {})).toEqual({})
    }
    expect((await readReview(world.deps, otherReviewer, applicationId)).reopeningReason).toBeUndefined()
    await claimReview(world.deps, otherReviewer, applicationId)
    expect((await readReview(world.deps, otherReviewer, applicationId)).reopeningReason).toBe(reason.reason)
  })

  test('lets a person decide again; a second override bars all earlier reviewers', async () => {
    const applicationId = await reopened(world, erika)
    await claimReview(world.deps, otherReviewer, applicationId)
    const fake = { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] } as const
    await decideReview(world.deps, otherReviewer, applicationId, { ...fake, reasons: [...fake.reasons] })
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    const { proposalId } = await proposeOverride(world.deps, operator, applicationId, reason)
    await rule(otherOperator, { applicationId, proposalId }, 'CONFIRM')
    for (const by of [reviewer, otherReviewer]) {
      expect(await refusalOf(claimReview(world.deps, by, applicationId))).toEqual(refused('FORBIDDEN'))
    }
    const third: Principal = { accountId: 'reviewer-3', roles: ['reviewer'] }
    await claimReview(world.deps, third, applicationId)
    await decideReview(world.deps, third, applicationId, { outcome: 'APPROVE', reasons: [] })
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    expect(await readApplication(world.deps, erika, applicationId)).toMatchObject({ status: 'APPROVED' })
  })

  test('removes the task token of the execution that ended', async () => {
    const given = await proposed(world, erika)
    world.records.await(given.applicationId, { for: 'DECISION', attempt: 1, token: 'of the ended execution' })
    await rule(otherOperator, given, 'CONFIRM')
    expect(world.records.state(given.applicationId).waiting).toBeUndefined()
  })

  test('shows the next reviewer the reason of the last override alone, beside earlier notes', async () => {
    const applicationId = await submitted(world, erika)
    const rejection = { outcome: 'REJECT', internalNote: 'a note of a reviewer' } as const
    const third: Principal = { accountId: 'reviewer-3', roles: ['reviewer'] }
    for (const [by, text] of [
      [reviewer, 'The name was misread.'],
      [otherReviewer, 'The photo was mistaken.'],
    ] as const) {
      await claimReview(world.deps, by, applicationId)
      await decideReview(world.deps, by, applicationId, { ...rejection, reasons: [{ code: 'FORGED' }] })
      await concludeReview(world.deps, { applicationId, attempt: 1 })
      const { proposalId } = await proposeOverride(world.deps, operator, applicationId, { reason: text })
      await rule(otherOperator, { applicationId, proposalId }, 'CONFIRM')
      world.time.advance({ minutes: 1 })
    }
    await claimReview(world.deps, third, applicationId)
    const { reopeningReason, notes } = await readReview(world.deps, third, applicationId)
    expect(reopeningReason).toBe('The photo was mistaken.')
    expect(notes?.map(({ text }) => text)).toEqual([rejection.internalNote, rejection.internalNote])
  })

  test('gives a late repetition of the overridden conclusion its own result', async () => {
    const applicationId = await reopened(world, erika)
    expect(await concludeReview(world.deps, { applicationId, attempt: 1 })).toEqual({ status: 'REJECTED' })
    expect(await applicationOf(world, applicationId)).toMatchObject({ status: 'IN_REVIEW' })
  })

  test('counts a provisional deadline from the reopening when a calendar is put in force', async () => {
    world.time.set('2026-12-28T02:00:00.000Z')
    const given = await proposed(world, erika)
    world.time.set('2026-12-30T02:00:00.000Z')
    await rule(otherOperator, given, 'CONFIRM')
    await putCalendar(world.deps, operator, '2027', { off: ['2027-01-01', '2027-01-04'], work: [] })
    await rescheduleReviews(world.deps, {})
    const { deadline } = await applicationOf(world, given.applicationId)
    expect(deadline).toMatchObject({ dueAt: '2027-01-06T10:00:00.000Z', revision: 2 })
  })

  test('closes the second review of the overridden decision', async () => {
    world = makeWorld({ qualitySampleShare: 1 })
    const given = await proposed(world, erika)
    expect((await listSecondReviews(world.deps, otherReviewer, page)).items).toHaveLength(1)
    await rule(otherOperator, given, 'CONFIRM')
    expect((await listSecondReviews(world.deps, otherReviewer, page)).items).toEqual([])
  })
})

describe('a confirmation is refused, and nothing changes,', () => {
  const approveOther = async () => {
    const applicationId = await submitted(world, erika, { ...passport, certificateNumber: 'C01X00T48' })
    await concluded(world, applicationId, 'APPROVE')
  }
  const facts = (registrationRegion: string, partnerProgram: boolean) => () =>
    putAccount(world.deps, operator, erika.accountId, { registrationRegion, partnerProgram })
  const rows: readonly (readonly [string, Parameters<typeof refused>[0], () => Promise<unknown>])[] = [
    ['if the account has another application', 'APPLICATION_OPEN', () => drafted(world, erika)],
    ['if the account is authenticated', 'ALREADY_AUTHENTICATED', approveOther],
    ['R12', 'PARTNER_PROGRAM_MEMBER', facts('DE', true)],
    ['R2', 'REGION_MISMATCH', facts('FR', false)],
    ['R3', 'CERTIFICATE_EXPIRED', async () => world.time.set('2026-11-25T02:00:00.000Z')],
    [
      'R11',
      'CERTIFICATE_QUOTA_EXCEEDED',
      async () => {
        for (const name of ['a', 'b', 'c']) await submitted(world, applicant(name))
      },
    ],
    [
      'if its execution is parked',
      'WRONG_STATE',
      async () => {
        for (const applicationId of world.records.stored.applications.keys())
          await parkApplication(world.deps, { applicationId, error: 'States.TaskFailed' })
      },
    ],
    [
      'if the files were erased',
      'CONTENT_ERASED',
      () =>
        eraseDueContent(
          { ...world.deps, retention: { images: -1, 'personal-fields': 180 } },
          quietErasure,
          () => true,
        ),
    ],
  ]
  test.each(rows)('%s', async (what, code, meanwhile) => {
    const fields = what === 'R3' ? { ...passport, expiryDate: '2026-11-24' } : passport
    const applicationId = await submitted(world, erika, fields)
    await concluded(world, applicationId, 'REJECT', [{ code: 'FORGED' }])
    const { proposalId } = await proposeOverride(world.deps, operator, applicationId, reason)
    await meanwhile()
    const left = await applicationOf(world, applicationId)
    const isClosed = left.overrideProposal === undefined
    expect(await refusalOf(rule(otherOperator, { applicationId, proposalId }, 'CONFIRM'))).toEqual(
      refused(isClosed ? 'WRONG_STATE' : code),
    )
    expect(await applicationOf(world, applicationId)).toEqual(left)
    if (code === 'CERTIFICATE_QUOTA_EXCEEDED') return
    const again = proposeOverride(world.deps, operator, applicationId, reason)
    if (isClosed) expect(await refusalOf(again)).toEqual(refused(code))
    else expect(await refusalOf(again)).toEqual(refused('WRONG_STATE'))
  })
})

describe('erasure', () => {
  const erasures: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['of the account', () => eraseAccount(world.deps, operator, erika.accountId, { reason: 'their wish' })],
    ['by a withdrawal of the consent', () => withdrawConsent(world.deps, erika)],
  ]

  test.each(erasures)('%s ends an open proposal and deletes its reason', async (_, erase) => {
    const given = await proposed(world, erika)
    await erase()
    expect(JSON.stringify(await applicationOf(world, given.applicationId))).not.toContain('sealed')
    expect(await refusalOf(rule(otherOperator, given, 'CONFIRM'))).toEqual(refused('WRONG_STATE'))
    const again = proposeOverride(world.deps, operator, given.applicationId, reason)
    expect(await refusalOf(again)).toEqual(refused('CONTENT_ERASED'))
  })

  test.each(erasures)('%s ends a reopened review', async (_, erase) => {
    const applicationId = await reopened(world, erika)
    await erase()
    const left = await applicationOf(world, applicationId)
    expect([left.status, left.entered]).toEqual(['WITHDRAWN', undefined])
    expect(world.deps.files.vault.left()).toEqual([])
  })

  test.each(erasures)('%s leaves nothing, whenever a confirmation comes meanwhile', async (_, erase) => {
    for (let at = 0; ; at += 1) {
      world = makeWorld()
      const given = await proposed(world, erika)
      const sound = world.deps
      let happened = false
      const deps = interruptingAll(sound, {
        at,
        diesAt: undefined,
        happens: async () => {
          happened = true
          await ruleOnOverride(sound, otherOperator, given.applicationId, {
            proposalId: given.proposalId,
            ruling: 'CONFIRM',
          }).catch(() => undefined)
        },
      })
      world = { ...world, deps }
      await erase()
      world = { ...world, deps: sound }
      if (!happened) break
      const application = await applicationOf(world, given.applicationId)
      expect([at, application.erased?.imagesAt, application.entered]).toEqual([
        at,
        expect.any(String),
        undefined,
      ])
      expect([at, sound.files.vault.left()]).toEqual([at, []])
      assertInvariants(world)
    }
  })

  test('of due files spares a reopened review, whenever the confirmation comes', async () => {
    for (let at = 0; ; at += 1) {
      world = makeWorld()
      const given = await proposed(world, erika)
      let happened = false
      const deps = interruptingAll(world.deps, {
        at,
        diesAt: undefined,
        happens: async () => {
          happened = true
          await rule(otherOperator, given, 'CONFIRM').catch(() => undefined)
        },
      })
      const retention = { images: -1, 'personal-fields': 180 }
      await eraseDueContent({ ...deps, retention }, quietErasure, () => true)
      const { status } = await applicationOf(world, given.applicationId)
      expect([at, status, world.deps.files.vault.left().length > 0]).toEqual([
        at,
        status,
        status === 'IN_REVIEW',
      ])
      assertInvariants(world)
      if (!happened) break
    }
  })

  test('an applicant withdraws a reopened review like any other, and gets no reason in an export', async () => {
    const applicationId = await reopened(world, erika)
    expect(JSON.stringify(await exportAccount(world.deps, erika))).not.toMatch(/misread|operator-\d/)
    await withdrawApplication(world.deps, erika, applicationId)
    expect(await applicationOf(world, applicationId)).toMatchObject({ status: 'WITHDRAWN' })
  })
})

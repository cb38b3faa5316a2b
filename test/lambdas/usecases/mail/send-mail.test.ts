import { describe, expect, test } from '@jest/globals'
import { type MailedEvent, mailedEventNames } from '../../../../domain/mail/mailed-events.ts'
import { revokeAuthentication } from '../../../../lambdas/usecases/accounts/revoke-authentication.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { sendMail } from '../../../../lambdas/usecases/mail/send-mail.ts'
import { stopMail } from '../../../../lambdas/usecases/mail/stop-mail.ts'
import { createSession } from '../../../../lambdas/usecases/sessions/create-session.ts'
import { warnOfExpiry } from '../../../../lambdas/usecases/workflow/draft-expiry.ts'
import { notifyOfExpiry } from '../../../../lambdas/usecases/workflow/watch-certificate.ts'
import { Crash, type CrashPlan, crashing } from '../../../support/crashing.ts'
import { concluded, drafted, passport, resubmitted, submitted } from '../../../support/walk.ts'
import { otherPassport, renewal, renewing } from '../../../support/walk-renewals.ts'
import { applicant, backend, makeWorld, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const address = 'erika@example.com'
const day = 1440

function worldWithAddress(options: Parameters<typeof makeWorld>[0] = {}): World {
  const world = makeWorld(options)
  world.deps.directory.addresses.set(address, ['erika'])
  return world
}

/** The stored events that mails are about, oldest first. */
const mailed = ({ records }: World): MailedEvent[] =>
  [...records.stored.events.values()].flatMap(({ name, ...event }) => {
    const known = mailedEventNames.find(each => each === name)
    return known === undefined ? [] : [{ ...event, name: known }]
  })

function latest(world: World): MailedEvent {
  const event = mailed(world).at(-1)
  if (event === undefined) throw new Error('no event')
  return event
}

const throttled = () => ({ outcome: 'NOT_ACCEPTED', cause: new Error('throttled') }) as const

describe('a mail', () => {
  test('is sent about each step from the submission to the approval', async () => {
    const world = worldWithAddress()
    const outcomes: string[] = []
    const send = async () => outcomes.push(await sendMail(world.deps, latest(world)))
    const applicationId = await submitted(world, erika)
    await send()
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    await send()
    await warnOfExpiry(world.deps, { applicationId, attempt: 2, remainingSeconds: 3 * 86_400 })
    await send()
    await resubmitted(world, erika, applicationId, { name: 'Erika Muster' })
    await send()
    await concluded(world, applicationId, 'APPROVE')
    await send()
    expect(outcomes).toEqual(Array.from({ length: 5 }, () => 'ACCEPTED'))
    expect(world.deps.mailSender.sent.map(({ to, subject }) => [to, subject])).toEqual([
      [address, 'Your application was submitted for review'],
      [address, 'Something in your application needs to be corrected'],
      [address, 'Your application expires soon'],
      [address, 'Your application was submitted for review'],
      [address, 'Your account is real-name authenticated'],
    ])
  })

  test('has nothing that the applicant entered', async () => {
    const world = worldWithAddress()
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NUMBER_MISMATCH' }])
    await sendMail(world.deps, latest(world))
    const sent = JSON.stringify(world.deps.mailSender.sent)
    for (const secret of [
      'Mustermann',
      'Erika',
      passport.certificateNumber,
      '2031-05-01',
      '****',
      'erika"',
    ]) {
      expect(sent).not.toContain(secret)
    }
    const { tags } = world.deps.mailSender.sent[0] ?? {}
    expect(tags).toEqual({ applicationId, addressHash: expect.stringMatching(/^[\w-]{43}$/) })
  })

  test('is sent once, however often its event is delivered', async () => {
    const world = worldWithAddress()
    await submitted(world, erika)
    const event = latest(world)
    expect(await sendMail(world.deps, event)).toBe('ACCEPTED')
    expect(await sendMail(world.deps, event)).toBe('REPEATED')
    const both = await Promise.all([event, event].map(each => sendMail(world.deps, each)))
    expect(both).toEqual(['REPEATED', 'REPEATED'])
    expect(world.deps.mailSender.sent).toHaveLength(1)
  })

  test('that the service did not take is sent by a later delivery', async () => {
    const world = worldWithAddress()
    await submitted(world, erika)
    world.deps.mailSender.next.push(throttled(), throttled())
    for (const _ of [1, 2]) await expect(sendMail(world.deps, latest(world))).rejects.toThrow('throttled')
    expect(await sendMail(world.deps, latest(world))).toBe('ACCEPTED')
    expect(world.deps.mailSender.sent).toHaveLength(1)
  })

  test('is not sent again after a release that arrives when another run has sent it', async () => {
    const world = worldWithAddress()
    await submitted(world, erika)
    const { mailRecords, mailSender } = world.deps
    mailSender.next.push(throttled())
    const late: (() => Promise<void>)[] = []
    const release: typeof mailRecords.release = async run => {
      await mailRecords.release(run)
      late.push(() => mailRecords.release(run))
    }
    const first = { ...world.deps, mailRecords: { ...mailRecords, release } }
    await expect(sendMail(first, latest(world))).rejects.toThrow('throttled')
    expect(await sendMail(world.deps, latest(world))).toBe('ACCEPTED')
    for (const again of late) await again()
    expect(await sendMail(world.deps, latest(world))).toBe('REPEATED')
    expect(mailSender.sent).toHaveLength(1)
  })

  test.each(['REFUSED', 'UNKNOWN'] as const)('with the result %s is not sent again', async outcome => {
    const world = worldWithAddress()
    await submitted(world, erika)
    world.deps.mailSender.next.push({ outcome })
    expect(await sendMail(world.deps, latest(world))).toBe(outcome)
    expect(await sendMail(world.deps, latest(world))).toBe('REPEATED')
  })

  // The calls: whether the address is stopped, the record, the mail.
  test.each([
    [0, false, 1],
    [0, true, 1],
    [1, false, 1],
    [1, true, 0],
    [2, false, 0],
    [2, true, 1],
  ] as const)(
    'is never sent twice if the function stops at call %i (with its effect: %j), and is lost after the record',
    async (calls, takesEffect, sent) => {
      const world = worldWithAddress()
      await submitted(world, erika)
      const plan: CrashPlan = { calls, takesEffect }
      const { mailRecords, mailSender } = world.deps
      const dying = {
        ...world.deps,
        mailRecords: crashing(mailRecords, plan),
        mailSender: crashing(mailSender, plan),
      }
      await expect(sendMail(dying, latest(world))).rejects.toThrow(Crash)
      await sendMail(world.deps, latest(world))
      expect(mailSender.sent).toHaveLength(sent)
    },
  )
})

test('a holder whose authentication ended with the certificate is told about the renewal in review', async () => {
  const world = worldWithAddress({ revokeAtExpiry: true })
  await concluded(world, await submitted(world, erika, { ...passport, expiryDate: '2027-03-31' }), 'APPROVE')
  const applicationId = await submitted(world, erika, otherPassport, renewal)
  world.time.set('2027-04-01T00:00:00.000Z')
  await notifyOfExpiry(world.deps, 'erika', { role: 'system', id: 'watch-certificate' })
  expect(await sendMail(world.deps, latest(world))).toBe('ACCEPTED')
  const [mail] = world.deps.mailSender.sent
  expect(mail?.text).toContain('already being reviewed')
  expect(mail?.text).toContain(`/applications/${applicationId}`)
  expect(mail?.text).not.toContain('authenticate again')
})

test('a holder without a renewal is asked to renew before the certificate expires', async () => {
  const world = worldWithAddress()
  await concluded(world, await submitted(world, erika, { ...passport, expiryDate: '2027-03-31' }), 'APPROVE')
  world.time.set('2027-03-10T00:00:00.000Z')
  await notifyOfExpiry(world.deps, 'erika', { role: 'system', id: 'watch-certificate' })
  expect(latest(world).name).toBe('certificate.expiring')
  expect(await sendMail(world.deps, latest(world))).toBe('ACCEPTED')
  const [mail] = world.deps.mailSender.sent
  expect(mail?.text).toContain('Please renew your authentication')
  expect(mail?.text).not.toContain('already')
})

describe('a mail about a renewal', () => {
  const stands = 'Your current real-name authentication is still valid.'
  const textOf = async (world: World) => {
    expect(await sendMail(world.deps, latest(world))).toBe('ACCEPTED')
    return world.deps.mailSender.sent.at(-1)?.text ?? ''
  }

  test('says that the authentication stands, until the renewal has replaced it', async () => {
    const world = worldWithAddress()
    const { applicationId } = await renewing(world, erika)
    expect(await textOf(world)).toContain(stands)
    await concluded(world, applicationId, 'APPROVE')
    expect(await textOf(world)).not.toContain(stands)
  })

  test('does not say so after the authentication was revoked', async () => {
    const world = worldWithAddress()
    await renewing(world, erika)
    const event = latest(world)
    await revokeAuthentication(world.deps, operator, 'erika', { reason: 'a complaint' })
    expect(await sendMail(world.deps, event)).toBe('ACCEPTED')
    expect(world.deps.mailSender.sent[0]?.text).not.toContain(stands)
  })

  test('does not say so after the authentication was revoked and the renewal rejected', async () => {
    const world = worldWithAddress()
    const { applicationId } = await renewing(world, erika)
    await revokeAuthentication(world.deps, operator, 'erika', { reason: 'a complaint' })
    await concluded(world, applicationId, 'REJECT', [{ code: 'FORGED' }])
    expect(await textOf(world)).not.toContain(stands)
  })

  test('differs from one about a first application, which says nothing of an authentication', async () => {
    const world = worldWithAddress()
    await submitted(world, erika)
    expect(await textOf(world)).not.toContain(stands)
  })
})

describe('no mail is sent', () => {
  test('about an application that was deleted, or to an account that was', async () => {
    const world = worldWithAddress()
    await submitted(world, erika)
    const event = latest(world)
    const { records } = world
    const withoutAccount = { ...world.deps, records: { ...records, account: async () => undefined } }
    expect(await sendMail(withoutAccount, event)).toBe('NO_ADDRESS')
    const withoutApplication = { ...world.deps, records: { ...records, application: async () => undefined } }
    expect(await sendMail(withoutApplication, event)).toBe('PASSED')
    expect(world.deps.mailSender.sent).toEqual([])
  })

  test.each([
    ['that a review begins, after its decision', 'APPROVE'],
    ['that a review begins, after a retry was requested', 'REQUEST_RETRY'],
  ] as const)('%s', async (_what, outcome) => {
    const world = worldWithAddress()
    const applicationId = await submitted(world, erika)
    const event = latest(world)
    await concluded(world, applicationId, outcome, outcome === 'APPROVE' ? [] : [{ code: 'NAME_MISMATCH' }])
    expect(await sendMail(world.deps, event)).toBe('PASSED')
  })

  test('about a retry after the correction, or after a withdrawal', async () => {
    const world = worldWithAddress()
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    const event = latest(world)
    await resubmitted(world, erika, applicationId, { name: 'Erika Muster' })
    expect(await sendMail(world.deps, event)).toBe('PASSED')
    const again = latest(world)
    await withdrawApplication(world.deps, erika, applicationId)
    expect(await sendMail(world.deps, again)).toBe('PASSED')
  })

  test('that a draft expires, once it was submitted and came back', async () => {
    const world = worldWithAddress()
    const applicationId = await drafted(world, erika)
    await warnOfExpiry(world.deps, { applicationId, attempt: 1, remainingSeconds: 3 * 86_400 })
    const event = latest(world)
    expect(event.name).toBe('application.expires_soon')
    await resubmitted(world, erika, applicationId, passport)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    expect(await sendMail(world.deps, event)).toBe('PASSED')
  })

  test('about an event of two weeks ago', async () => {
    const world = worldWithAddress()
    await concluded(world, await submitted(world, erika), 'APPROVE')
    world.time.advance({ minutes: 14 * day })
    expect(await sendMail(world.deps, latest(world))).toBe('PASSED')
  })

  test('about an authentication that ended with its certificate, once a renewal authenticates the account', async () => {
    const world = worldWithAddress({ revokeAtExpiry: true })
    const standing = await submitted(world, erika, { ...passport, expiryDate: '2027-03-31' })
    await concluded(world, standing, 'APPROVE')
    const applicationId = await submitted(world, erika, otherPassport, renewal)
    world.time.set('2027-04-01T00:00:00.000Z')
    await notifyOfExpiry(world.deps, 'erika', { role: 'system', id: 'watch-certificate' })
    const event = latest(world)
    expect([event.name, event.applicationId]).toEqual(['certificate.expired', standing])
    await concluded(world, applicationId, 'APPROVE')
    expect(await sendMail(world.deps, event)).toBe('PASSED')
  })

  test('about an erased account', async () => {
    const world = worldWithAddress()
    await concluded(world, await submitted(world, erika), 'APPROVE')
    await eraseAccount(world.deps, operator, 'erika', { reason: 'asked' })
    expect(await sendMail(world.deps, latest(world))).toBe('PASSED')
  })

  test('to an applicant without a known address', async () => {
    const world = makeWorld()
    await submitted(world, erika)
    expect(await sendMail(world.deps, latest(world))).toBe('NO_ADDRESS')
  })
})

describe('a session', () => {
  const ofShop = applicant('shop-1')

  async function started(world: World, sessions: { email?: string; locale?: 'en' | 'zh' }[]): Promise<void> {
    for (const session of sessions) {
      const input = {
        accountId: 'shop-1',
        registrationRegion: 'DE',
        returnUrl: 'https://shop.test/me',
      } as const
      await createSession(world.deps, backend, { ...input, ...session })
      world.time.advance({ minutes: 1 })
    }
    await submitted(world, { ...ofShop, sessionId: 'session' })
  }

  test('has the address, the language and the way back', async () => {
    const world = makeWorld()
    await started(world, [{ email: 'old@shop.test' }, { email: 'new@shop.test', locale: 'zh' }, {}])
    expect(await sendMail(world.deps, latest(world))).toBe('ACCEPTED')
    const [mail] = world.deps.mailSender.sent
    expect(mail).toMatchObject({
      to: 'new@shop.test',
      fromName: '示例',
      subject: '您的认证申请已提交审核',
      text: expect.stringContaining('前往示例：\nhttps://shop.test/me'),
    })
  })

  test('without an address leaves the applicant without mail', async () => {
    const world = makeWorld()
    world.deps.directory.addresses.set('namesake@example.com', ['shop-1'])
    await started(world, [{}])
    expect(await sendMail(world.deps, latest(world))).toBe('NO_ADDRESS')
  })
})

describe('a returned mail', () => {
  async function returnedTo(world: World, isPermanent = true) {
    const applicationId = await submitted(world, erika)
    await sendMail(world.deps, latest(world))
    const { addressHash } = world.deps.mailSender.sent[0]?.tags ?? { addressHash: '' }
    const mailedAt = world.deps.clock()
    world.time.advance({ minutes: 1 })
    const returned = { applicationId, addressHash, isPermanent, mailedAt, at: world.deps.clock() }
    return { applicationId, returned: { ...returned, reason: 'BOUNCE' as const } }
  }

  test('stops mail to its address, and stores no address', async () => {
    const world = worldWithAddress()
    const { applicationId, returned } = await returnedTo(world)
    expect(await stopMail(world.deps, returned)).toBe('STOPPED')
    await concluded(world, applicationId, 'APPROVE')
    expect(await sendMail(world.deps, latest(world))).toBe('STOPPED')
    expect(JSON.stringify([...world.deps.mailRecords.stored.stops])).not.toContain('example.com')
  })

  test('stops nothing if the bounce is temporary', async () => {
    const world = worldWithAddress()
    const { applicationId, returned } = await returnedTo(world, false)
    expect(await stopMail(world.deps, returned)).toBe('IGNORED')
    await concluded(world, applicationId, 'APPROVE')
    expect(await sendMail(world.deps, latest(world))).toBe('ACCEPTED')
  })

  test('is forgotten with the account, and a late report stores nothing about it', async () => {
    const world = worldWithAddress()
    const { returned } = await returnedTo(world)
    await stopMail(world.deps, returned)
    expect(world.deps.mailRecords.stored.stops.size).toBe(1)
    await eraseAccount(world.deps, operator, 'erika', { reason: 'asked' })
    expect(world.deps.mailRecords.stored.stops.size).toBe(0)
    expect(await stopMail(world.deps, returned)).toBe('IGNORED')
    expect(world.deps.mailRecords.stored.stops.size).toBe(0)
    const atErasure = { ...returned, mailedAt: world.deps.clock() }
    expect(await stopMail(world.deps, atErasure)).toBe('IGNORED')
    world.time.advance({ seconds: 0.001 })
    expect(await stopMail(world.deps, { ...returned, mailedAt: world.deps.clock() })).toBe('STOPPED')
  })

  test('of an account that does not exist any more stores nothing', async () => {
    const world = worldWithAddress()
    const { returned } = await returnedTo(world)
    const records = { ...world.records, account: async () => undefined }
    expect(await stopMail({ ...world.deps, records }, returned)).toBe('IGNORED')
    expect(world.deps.mailRecords.stored.stops.size).toBe(0)
  })
})

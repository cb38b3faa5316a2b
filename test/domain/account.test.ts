import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type Account,
  accountIdPattern,
  besideOf,
  latestApplicationOf,
  newerFacts,
} from '../../domain/account.ts'
import { sampleAccount } from '../support/samples.ts'

const noon = '2026-11-23T12:00:00.000Z'
const later = '2026-11-23T12:00:01.000Z'

const known = (facts: Partial<Account>) => sampleAccount({ registrationRegion: 'DE', ...facts })

describe('reported facts of an account', () => {
  test.each<[string, Account | undefined, Parameters<typeof newerFacts>[1], string, object]>([
    ['an empty report changes nothing', known({}), {}, noon, {}],
    [
      'a report creates all facts of an unknown account',
      undefined,
      { registrationRegion: 'FR', partnerProgram: false },
      noon,
      { registrationRegion: 'FR', partnerProgram: false },
    ],
    [
      'a report replaces the facts of the identity provider',
      known({}),
      { registrationRegion: 'CN' },
      noon,
      { registrationRegion: 'CN' },
    ],
    [
      'a newer fact is stored',
      known({ factsAt: { registrationRegion: noon } }),
      { registrationRegion: 'CN' },
      later,
      { registrationRegion: 'CN' },
    ],
    [
      'an older fact is ignored',
      known({ factsAt: { registrationRegion: later } }),
      { registrationRegion: 'FR' },
      noon,
      {},
    ],
    [
      'facts from before or at the time of an erasure are ignored',
      known({ erasure: { at: noon, reasonCiphertext: 'sealed' } }),
      { registrationRegion: 'FR', partnerProgram: true },
      noon,
      {},
    ],
    [
      'a fact from after an erasure is stored',
      known({ erasure: { at: noon, reasonCiphertext: 'sealed' } }),
      { registrationRegion: 'FR' },
      later,
      { registrationRegion: 'FR' },
    ],
    [
      'the greater of two regions of the same time is stored',
      known({ factsAt: { registrationRegion: noon } }),
      { registrationRegion: 'FR' },
      noon,
      { registrationRegion: 'FR' },
    ],
    [
      'the lesser of two regions of the same time is ignored',
      known({ factsAt: { registrationRegion: noon } }),
      { registrationRegion: 'CN' },
      noon,
      {},
    ],
    [
      'the same region of the same time changes nothing',
      known({ factsAt: { registrationRegion: noon } }),
      { registrationRegion: 'DE' },
      noon,
      {},
    ],
    [
      'joining a partner program takes precedence at the same time',
      known({ factsAt: { partnerProgram: noon } }),
      { partnerProgram: true },
      noon,
      { partnerProgram: true },
    ],
    [
      'a report without a partner program does not undo joining at the same time',
      known({ partnerProgram: true, factsAt: { partnerProgram: noon } }),
      { partnerProgram: false },
      noon,
      {},
    ],
    [
      'each fact has a time of its own',
      known({ factsAt: { registrationRegion: later } }),
      { registrationRegion: 'FR', partnerProgram: true },
      noon,
      { partnerProgram: true },
    ],
  ])('%s', (_, account, told, at, news) => {
    expect(newerFacts(account, told, at)).toEqual(news)
  })

  test('the order of the reports does not change the result', () => {
    const telling = fc.record({
      partnerProgram: fc.boolean(),
      registrationRegion: fc.constantFrom('CN' as const, 'DE' as const, 'FR' as const),
      at: fc.constantFrom(noon, later),
    })
    const standing = (tellings: readonly (Parameters<typeof newerFacts>[1] & { at: string })[]) => {
      let account = known({})
      for (const { at, ...told } of tellings) {
        const news = newerFacts(account, told, at)
        const times = Object.fromEntries(Object.keys(news).map(fact => [fact, at]))
        account = { ...account, ...news, factsAt: { ...account.factsAt, ...times } }
      }
      return account
    }
    const facts = ({ registrationRegion, partnerProgram }: Account) => ({
      registrationRegion,
      partnerProgram,
    })
    fc.assert(
      fc.property(fc.array(telling, { minLength: 1, maxLength: 4 }), tellings => {
        expect(facts(standing([...tellings].reverse()))).toEqual(facts(standing(tellings)))
      }),
    )
  })
})

describe('the applications of an account', () => {
  const one = sampleAccount({ authenticationStatus: 'AUTHENTICATED', currentApplicationId: 'standing' })
  const two: Account = {
    ...one,
    authenticationStatus: 'AUTHENTICATED',
    currentApplicationId: 'standing',
    renewalApplicationId: 'renewal',
  }
  const open = sampleAccount({ currentApplicationId: 'open' })

  test.each([
    ['none', sampleAccount(), undefined],
    ['the open one', open, 'open'],
    ['the approved one', one, 'standing'],
    ['the renewal beside the approved one', two, 'renewal'],
  ])('have a last one: %s', (_, account, latest) => {
    expect(latestApplicationOf(account)).toBe(latest)
  })

  test.each([
    ['nothing beside an open one', open, 'open', undefined],
    ['nothing beside an earlier one', open, 'earlier', undefined],
    ['nothing beside the approved one alone', one, 'standing', undefined],
    ['the renewal beside the approved one', two, 'standing', 'renewal'],
    ['the approved one beside the renewal', two, 'renewal', 'standing'],
  ])('stand beside each other: %s', (_, account, applicationId, beside) => {
    expect(besideOf(account, applicationId)).toBe(beside)
  })
})

test.each([
  ['a', true],
  ['!~.0', true],
  ['a'.repeat(128), true],
  ['', false],
  ['a'.repeat(129), false],
  ['#calendars', false],
  ['a/b', false],
  ['a b', false],
  ['a\n', false],
  ['ä', false],
])('an account can have the id %j: %j', (id, valid) => {
  expect(accountIdPattern.test(id)).toBe(valid)
})

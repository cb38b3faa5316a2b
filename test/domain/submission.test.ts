import { describe, expect, test } from '@jest/globals'
import type { RetryRequested } from '../../domain/application.ts'
import { checkFirstFields, checkRetriedFields, type SubmittedFields } from '../../domain/submission.ts'
import { refusalOf, refused } from '../support/refusal.ts'
import { applicationIn, sampleApplication, sampleEntered } from '../support/samples.ts'

const today = '2026-11-23'

const whole = { name: 'Erika Mustermann', certificateNumber: 'C01X00T47', expiryDate: '2031-05-01' }

const nothing = { entered: {}, repeated: {} }

const firstAttempt = sampleApplication()
const idCard = sampleApplication({ certificateType: 'ID_CARD' })
const retry = (fields: RetryRequested['reopened']['fields'], expiryDate?: string) => {
  const { expiryDate: _stored, ...entered } = sampleEntered('hash')
  return applicationIn('RETRY_REQUESTED', {
    entered: { ...entered, ...(expiryDate === undefined ? {} : { expiryDate }) },
    reopened: { slots: [], fields },
  })
}

describe('the fields of a first attempt', () => {
  test.each<[string, SubmittedFields, string[]]>([
    ['all of them', {}, ['/name', '/certificateNumber', '/expiryDate']],
    ['the name', { certificateNumber: 'C01X00T47', expiryDate: '2031-05-01' }, ['/name']],
    ['the number', { name: 'Erika', expiryDate: '2031-05-01' }, ['/certificateNumber']],
    ['the expiry date', { name: 'Erika', certificateNumber: 'C01X00T47' }, ['/expiryDate']],
  ])('are named when missing: %s', async (_which, fields, pointers) => {
    const refusal = await refusalOf(() => checkFirstFields(firstAttempt, fields, today))
    expect(refusal).toEqual(refused('INVALID_FIELD', ...pointers))
  })

  test('are normalised: the name without stray spaces and composed, the number without its separators', () => {
    const fields = { ...whole, name: '  Zoe\u0308   Mustermann\u3000', certificateNumber: 'c01-x00 t47' }
    expect(checkFirstFields(firstAttempt, fields, today)).toEqual({
      name: 'Zo\u00eb Mustermann',
      number: 'C01X00T47',
      expiry: '2031-05-01',
    })
  })

  test.each([['C01!'], ['ABC'], ['ß12345'], ['']])('the number %j is refused', async certificateNumber => {
    const fields = { ...whole, certificateNumber }
    expect(await refusalOf(() => checkFirstFields(firstAttempt, fields, today))).toEqual(
      refused('INVALID_CERTIFICATE_NUMBER', '/certificateNumber'),
    )
  })
})

describe('R3: the expiry date', () => {
  test.each([
    ['the day before submission', '2026-11-22', true],
    ['the very day of submission', '2026-11-23', false],
    ['the day after', '2026-11-24', false],
  ])(
    'an expiry on %s is refused if it is before the day of submission',
    async (_when, expiryDate, isRefused) => {
      const check = () => checkFirstFields(firstAttempt, { ...whole, expiryDate }, today)
      if (isRefused) expect(await refusalOf(check)).toEqual(refused('CERTIFICATE_EXPIRED', '/expiryDate'))
      else expect(check()).toMatchObject({ expiry: expiryDate })
    },
  )

  test('a stored date that was not re-opened must not have expired', async () => {
    expect(
      await refusalOf(() => checkRetriedFields(retry(['name'], '2026-11-22'), { name: 'Erika' }, today)),
    ).toEqual(refused('CERTIFICATE_EXPIRED', '/expiryDate'))
  })

  test('a stored long-term certificate stays valid', () => {
    expect(checkRetriedFields(retry([]), {}, today)).toEqual(nothing)
  })
})

describe('a long-term certificate', () => {
  const { expiryDate: _none, ...undated } = whole

  test('may be an ID card', () => {
    expect(checkFirstFields(idCard, { ...undated, longTerm: true }, today)).toMatchObject({
      expiry: 'LONG_TERM',
    })
  })

  test('may not be a passport', async () => {
    const fields = { ...undated, longTerm: true } as const
    expect(await refusalOf(() => checkFirstFields(firstAttempt, fields, today))).toEqual(
      refused('INVALID_FIELD', '/longTerm'),
    )
  })

  test('has no expiry date beside it', async () => {
    expect(await refusalOf(() => checkFirstFields(idCard, { ...whole, longTerm: true }, today))).toEqual(
      refused('INVALID_FIELD', '/longTerm'),
    )
  })
})

describe('R14: on a later attempt', () => {
  test.each<[RetryRequested['reopened']['fields']]>([
    [['name']],
    [['certificateNumber']],
    [['expiryDate']],
    [['name', 'certificateNumber', 'expiryDate']],
    [[]],
  ])('just the re-opened fields are needed: %j', async fields => {
    const check = () => checkRetriedFields(retry(fields, '2031-05-01'), {}, today)
    if (fields.length === 0) expect(check()).toEqual(nothing)
    else expect(await refusalOf(check)).toEqual(refused('INVALID_FIELD', ...fields.map(field => `/${field}`)))
  })

  test('a re-opened expiry date may be answered with long-term', () => {
    const application = { ...retry(['expiryDate'], '2026-01-01'), certificateType: 'ID_CARD' as const }
    expect(checkRetriedFields(application, { longTerm: true }, today)).toEqual({
      entered: { expiry: 'LONG_TERM' },
      repeated: {},
    })
  })

  test('fields that were not re-opened are returned separately, normalised, with any content', () => {
    const fields = { name: ' Erika  M ', certificateNumber: 'c01-x00 t47', expiryDate: '2031-05-01' }
    expect(checkRetriedFields(retry(['name'], '2031-05-01'), fields, today)).toEqual({
      entered: { name: 'Erika M' },
      repeated: { number: 'C01X00T47', expiry: '2031-05-01' },
    })
    const nonsense = { certificateNumber: 'no number!', expiryDate: '2001-01-01' }
    expect(checkRetriedFields(retry([], '2031-05-01'), nonsense, today)).toEqual({
      entered: {},
      repeated: { number: 'no number!', expiry: '2001-01-01' },
    })
  })
})

describe('R14: a number that is to be entered again', () => {
  const again = retry(['certificateNumber'], '2031-05-01')

  test('is normalised and checked like the first one', async () => {
    expect(checkRetriedFields(again, { certificateNumber: 'c01-x00 t47' }, today)).toEqual({
      entered: { number: 'C01X00T47' },
      repeated: {},
    })
    expect(await refusalOf(() => checkRetriedFields(again, { certificateNumber: 'C!' }, today))).toEqual(
      refused('INVALID_CERTIFICATE_NUMBER', '/certificateNumber'),
    )
    expect(await refusalOf(() => checkRetriedFields(again, {}, today))).toEqual(
      refused('INVALID_FIELD', '/certificateNumber'),
    )
  })

  test('is compared as one that is repeated if it is not asked for, like the name', () => {
    const fields = { name: 'Erika', certificateNumber: 'c01-x00 t47' }
    expect(checkRetriedFields(again, fields, today).repeated).toEqual({ name: 'Erika' })
    expect(checkRetriedFields(retry(['name']), fields, today)).toEqual({
      entered: { name: 'Erika' },
      repeated: { number: 'C01X00T47' },
    })
  })
})

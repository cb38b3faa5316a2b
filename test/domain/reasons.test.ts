import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { DecisionOutcome } from '../../domain/application.ts'
import { certificateTypes, type Slot } from '../../domain/certificates.ts'
import { decisionProblem, reopenedBy } from '../../domain/decision-rules.ts'
import {
  type DecisionReason,
  decisionReasons,
  type ReasonCode,
  type ReasonEntry,
  type ReasonField,
} from '../../domain/reasons.ts'

const idCard: Slot[] = ['FRONT', 'BACK', 'HOLDING']
const passport: Slot[] = ['DATA_PAGE', 'HOLDING']
const allFields: ReasonField[] = ['name', 'certificateNumber', 'expiryDate']

interface Row {
  code: ReasonCode
  slot?: 'NAMED' | 'NAMED_OR_ALL' | 'HOLDING'
  field?: ReasonField
}

const retryable: Row[] = [
  { code: 'NAME_MISMATCH', field: 'name' },
  { code: 'NUMBER_MISMATCH', field: 'certificateNumber' },
  { code: 'REGION_MISMATCH' },
  { code: 'CERTIFICATE_EXPIRED', field: 'expiryDate' },
  { code: 'PHOTO_BLURRED', slot: 'NAMED' },
  { code: 'PHOTO_GLARE', slot: 'NAMED' },
  { code: 'PHOTO_CROPPED', slot: 'NAMED' },
  { code: 'INFORMATION_COVERED', slot: 'NAMED' },
  { code: 'WRONG_DOCUMENT', slot: 'NAMED_OR_ALL' },
  { code: 'WRONG_SIDE', slot: 'NAMED' },
  { code: 'HOLDING_PHOTO_MISSING_CERTIFICATE', slot: 'HOLDING' },
  { code: 'FACE_NOT_VISIBLE', slot: 'HOLDING' },
  { code: 'ARMS_NOT_VISIBLE', slot: 'HOLDING' },
  { code: 'HEADWEAR', slot: 'HOLDING' },
  { code: 'NOT_ORIGINAL', slot: 'NAMED' },
  { code: 'CERTIFICATE_UNREADABLE', slot: 'NAMED_OR_ALL' },
]
const final: Row[] = [
  { code: 'FORGED' },
  { code: 'NOT_THE_HOLDER' },
  { code: 'PARTNER_PROGRAM_MEMBER' },
  { code: 'UNDER_AGE' },
  { code: 'ABUSE' },
]

const retry = (...reasons: DecisionReason[]) =>
  decisionProblem({ outcome: 'REQUEST_RETRY', reasons, slots: idCard })?.pointer

const reject = (...reasons: DecisionReason[]) =>
  decisionProblem({ outcome: 'REJECT', reasons, slots: idCard })?.pointer

/** A reason with as few values as possible. */
const least = ({ code, slot }: Row): DecisionReason => (slot === 'NAMED' ? { code, slot: 'FRONT' } : { code })

describe('R14: the catalogue of reasons', () => {
  test('has the listed retryable and final reasons, and no other', () => {
    expect(Object.keys(decisionReasons)).toEqual([...retryable, ...final].map(row => row.code))
    expect(retryable.map(({ code }) => decisionReasons[code].kind)).toEqual(retryable.map(() => 'retryable'))
    expect(final.map(({ code }) => decisionReasons[code].kind)).toEqual(final.map(() => 'final'))
  })

  test.each([...retryable, ...final])('$code has a subject', ({ code, slot, field }) => {
    const about = { ...(slot && { slot }), ...(field && { field }) }
    expect(decisionReasons[code].about).toEqual(about)
  })

  const entries: [string, ReasonEntry][] = Object.entries(decisionReasons)

  test.each(entries)('%s has a title and a whole-sentence instruction in both languages', (_, entry) => {
    for (const { en, zh } of [entry.title, entry.instruction]) {
      expect(en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u)
      expect(zh).toMatch(/^\p{Script=Han}/u)
      expect(zh).not.toMatch(/[a-z,.;]/i)
    }
    expect(entry.instruction.en).toMatch(/\.$/)
    expect(entry.instruction.zh).toMatch(/。$/)
  })

  test('no two reasons have the same words', () => {
    for (const part of ['title', 'instruction'] as const)
      for (const language of ['en', 'zh'] as const) {
        const texts = entries
          .filter(([code]) => part === 'title' || code !== 'ABUSE')
          .map(([, entry]) => entry[part][language])
        expect(new Set(texts).size).toBe(texts.length)
      }
  })
})

describe('a decision has the reasons its outcome needs', () => {
  test('an approval takes no reason', () => {
    expect(decisionProblem({ outcome: 'APPROVE', reasons: [], slots: idCard })).toBeUndefined()
    for (const code of ['NAME_MISMATCH', 'FORGED'] as const)
      expect(decisionProblem({ outcome: 'APPROVE', reasons: [{ code }], slots: idCard })?.pointer).toBe(
        '/reasons',
      )
  })

  test.each(retryable)('a retry may be for $code, a rejection not for it alone', row => {
    expect(retry(least(row))).toBeUndefined()
    expect(reject(least(row))).toBe('/reasons')
    expect(reject(least(row), { code: 'FORGED' })).toBeUndefined()
  })

  test.each(final)(
    'a rejection may be for $code, a retry never, not even beside a retryable one',
    ({ code }) => {
      expect(reject({ code })).toBeUndefined()
      expect(retry({ code })).toBe('/reasons/0/code')
      expect(retry({ code: 'NAME_MISMATCH' }, { code })).toBe('/reasons/1/code')
    },
  )

  test('a retry and a rejection without a reason are refused', () => {
    expect(retry()).toBe('/reasons')
    expect(reject()).toBe('/reasons')
  })

  test('a problem has a message', () => {
    const problem = (outcome: DecisionOutcome, ...reasons: DecisionReason[]) =>
      decisionProblem({ outcome, reasons, slots: idCard })?.message
    expect(problem('REQUEST_RETRY', { code: 'PHOTO_BLURRED', slot: 'DATA_PAGE' })).toBe(
      'The certificate has no slot DATA_PAGE; it has FRONT, BACK, HOLDING.',
    )
    expect(problem('REQUEST_RETRY', { code: 'PHOTO_BLURRED' })).toBe('PHOTO_BLURRED must name a slot.')
    expect(problem('REQUEST_RETRY', { code: 'NAME_MISMATCH', field: 'expiryDate' })).toBe(
      'NAME_MISMATCH is about the field name only.',
    )
  })
})

describe('a reason names exactly its subject', () => {
  test.each(retryable.filter(row => row.slot === 'NAMED'))('$code must name a slot', ({ code }) => {
    expect(retry({ code })).toBe('/reasons/0/slot')
    for (const slot of idCard) expect(retry({ code, slot })).toBeUndefined()
  })

  test.each(retryable.filter(row => row.slot === 'NAMED_OR_ALL'))('$code may name a slot', ({ code }) => {
    expect(retry({ code })).toBeUndefined()
    for (const slot of idCard) expect(retry({ code, slot })).toBeUndefined()
  })

  test.each(retryable.filter(row => row.slot === 'HOLDING'))('$code may name HOLDING only', ({ code }) => {
    expect(retry({ code, slot: 'HOLDING' })).toBeUndefined()
    expect(retry({ code, slot: 'FRONT' })).toBe('/reasons/0/slot')
  })

  test.each(retryable.filter(row => row.slot === undefined))('$code may name no slot', ({ code }) => {
    for (const slot of idCard) expect(retry({ code, slot })).toBe('/reasons/0/slot')
  })

  test.each(retryable)(
    '$code may name its own field if it has one, and no other',
    ({ code, slot, field }) => {
      const named = slot === 'NAMED' ? { code, slot: 'FRONT' as const } : { code }
      for (const other of allFields)
        expect(retry({ ...named, field: other })).toBe(other === field ? undefined : '/reasons/0/field')
    },
  )

  test.each(final)('$code may name neither a slot nor a field', ({ code }) => {
    expect(reject({ code, slot: 'FRONT' })).toBe('/reasons/0/slot')
    expect(reject({ code, field: 'name' })).toBe('/reasons/0/field')
  })

  test.each(retryable.filter(row => row.slot === 'NAMED' || row.slot === 'NAMED_OR_ALL'))(
    '$code may not name a slot the certificate does not have',
    ({ code }) => {
      expect(retry({ code, slot: 'DATA_PAGE' })).toBe('/reasons/0/slot')
      const decision = { outcome: 'REQUEST_RETRY', slots: passport } as const
      expect(decisionProblem({ ...decision, reasons: [{ code, slot: 'DATA_PAGE' }] })).toBeUndefined()
      expect(decisionProblem({ ...decision, reasons: [{ code, slot: 'BACK' }] })?.pointer).toBe(
        '/reasons/0/slot',
      )
    },
  )

  test('the pointer leads to the reason at fault', () => {
    expect(retry({ code: 'NAME_MISMATCH' }, { code: 'HEADWEAR' }, { code: 'PHOTO_GLARE' })).toBe(
      '/reasons/2/slot',
    )
  })
})

describe('R14: a retry re-opens exactly the subjects of its reasons', () => {
  const cases: [string, DecisionReason[], Slot[], ReasonField[]][] = [
    ['no reason: nothing', [], [], []],
    ['the name', [{ code: 'NAME_MISMATCH' }], [], ['name']],
    ['the number', [{ code: 'NUMBER_MISMATCH', field: 'certificateNumber' }], [], ['certificateNumber']],
    ['the blurred side', [{ code: 'PHOTO_BLURRED', slot: 'BACK' }], ['BACK'], []],
    ['the side taken for another', [{ code: 'WRONG_SIDE', slot: 'FRONT' }], ['FRONT'], []],
    ['the photo of the holder, implied', [{ code: 'HEADWEAR' }], ['HOLDING'], []],
    ['the photo of the holder, named', [{ code: 'ARMS_NOT_VISIBLE', slot: 'HOLDING' }], ['HOLDING'], []],
    ['the file that is another document', [{ code: 'WRONG_DOCUMENT', slot: 'BACK' }], ['BACK'], []],
    ['every file, if none is named', [{ code: 'WRONG_DOCUMENT' }], idCard, []],
    ['every file, if nothing can be read', [{ code: 'CERTIFICATE_UNREADABLE' }], idCard, []],
    [
      'an expired certificate: all of the new one but the name',
      [{ code: 'CERTIFICATE_EXPIRED' }],
      idCard,
      ['certificateNumber', 'expiryDate'],
    ],
    ['another region: everything', [{ code: 'REGION_MISMATCH' }], idCard, allFields],
    [
      'several, each once and in order',
      [
        { code: 'HEADWEAR' },
        { code: 'FACE_NOT_VISIBLE' },
        { code: 'NUMBER_MISMATCH' },
        { code: 'PHOTO_GLARE', slot: 'FRONT' },
        { code: 'PHOTO_BLURRED', slot: 'FRONT' },
        { code: 'NAME_MISMATCH' },
      ],
      ['FRONT', 'HOLDING'],
      ['name', 'certificateNumber'],
    ],
  ]

  test.each(cases)('%s', (_, reasons, slots, fields) => {
    expect(reopenedBy(reasons, idCard)).toEqual({ slots, fields })
  })

  test.each(final)('$code re-opens nothing', ({ code }) => {
    expect(reopenedBy([{ code }], idCard)).toEqual({ slots: [], fields: [] })
  })

  test('every retry that is allowed gives the applicant something to change', () => {
    const reason = (slots: readonly Slot[]) =>
      fc.record(
        {
          code: fc.constantFrom(...retryable.map(row => row.code)),
          slot: fc.constantFrom(...slots),
          field: fc.constantFrom(...allFields),
        },
        { requiredKeys: ['code'] },
      )
    for (const { slots } of Object.values(certificateTypes))
      fc.assert(
        fc.property(reason(slots), one => {
          fc.pre(decisionProblem({ outcome: 'REQUEST_RETRY', reasons: [one], slots }) === undefined)
          const reopened = reopenedBy([one], slots)
          expect(reopened.slots.length + reopened.fields.length).toBeGreaterThan(0)
          if (one.slot !== undefined) expect(reopened.slots).toEqual([one.slot])
          if (one.field !== undefined) expect(reopened.fields).toContain(one.field)
        }),
      )
  })
})

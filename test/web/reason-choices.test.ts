import { describe, expect, test } from '@jest/globals'
import { certificateTypeNames } from '#domain/certificates.ts'
import { reasonCodes } from '#domain/reasons.ts'
import { type DecisionDraft, emptyDraft, reasonsOf } from '#web/features/reviewer/decision/decision-draft.ts'
import {
  choicesOf,
  matches,
  type ReasonChoice,
  reasonChoices,
  toggled,
} from '#web/features/reviewer/decision/reason-choices.ts'
import { keyTable } from '#web/features/reviewer/key-table.ts'

const choiceOf = (choices: readonly ReasonChoice[], code: string, place?: string) => {
  const found = choices.find(each => each.code === code && each.place === place)
  if (found === undefined) throw new Error(`There is no choice ${code} ${place}`)
  return found
}

describe('letters of reasons', () => {
  test.each(certificateTypeNames)('each reason of %s has a letter of its own', type => {
    const choices = reasonChoices(type)
    const letters = choices.map(({ letter }) => letter)
    expect(new Set(letters).size).toBe(letters.length)
    expect(letters.join('')).toMatch(/^[a-zA-Z]+$/)
    expect(new Set(choices.map(({ code }) => code)).size).toBe(reasonCodes.length)
  })

  test('no letter is a key of the viewer or of the case', () => {
    const { claim: _claim, claimNext: _next, ...others } = keyTable.case
    const keys = Object.values(others).flat() as string[]
    expect(reasonChoices('ID_CARD').filter(({ letter }) => keys.includes(letter))).toEqual([])
  })

  test('a reason has the same letter for every certificate, and with Shift it is about the second file', () => {
    const card = reasonChoices('ID_CARD')
    const passport = reasonChoices('PASSPORT')
    const { letter } = choiceOf(card, 'PHOTO_BLURRED', 'FRONT')
    expect(choiceOf(passport, 'PHOTO_BLURRED', 'DATA_PAGE').letter).toBe(letter)
    expect(choiceOf(passport, 'PHOTO_BLURRED', 'HOLDING').letter).toBe(letter.toUpperCase())
    for (const [code, place] of [['HEADWEAR'], ['FORGED'], ['ABUSE'], ['WRONG_DOCUMENT', 'ALL']] as const)
      expect(choiceOf(passport, code, place).letter).toBe(choiceOf(card, code, place).letter)
  })

  test('a retry offers no reason that ends an application, and an approval offers none', () => {
    const choices = reasonChoices('PASSPORT')
    expect(choicesOf(choices, 'REQUEST_RETRY').some(({ code }) => code === 'FORGED')).toBe(false)
    expect(choicesOf(choices, 'REJECT')).toEqual(choices)
    expect(choicesOf(choices, 'APPROVE')).toEqual([])
    expect(choicesOf(choices, undefined)).toEqual([])
  })
})

describe('a choice of reasons', () => {
  const choices = reasonChoices('PASSPORT')
  const retry: DecisionDraft = { ...emptyDraft, outcome: 'REQUEST_RETRY' }
  const reasonsAfter = (...chosen: (readonly [code: string, place?: string])[]) =>
    reasonsOf(chosen.reduce((draft, [code, place]) => toggled(draft, choiceOf(choices, code, place)), retry))

  test('names each chosen file, and the field or photo that a reason is always about', () => {
    expect(
      reasonsAfter(['PHOTO_GLARE', 'DATA_PAGE'], ['PHOTO_GLARE', 'HOLDING'], ['NAME_MISMATCH'], ['HEADWEAR']),
    ).toEqual([
      { code: 'NAME_MISMATCH', field: 'name' },
      { code: 'PHOTO_GLARE', slot: 'DATA_PAGE' },
      { code: 'PHOTO_GLARE', slot: 'HOLDING' },
      { code: 'HEADWEAR', slot: 'HOLDING' },
    ])
  })

  test('is taken back by the same letter', () => {
    expect(reasonsAfter(['NAME_MISMATCH'], ['NAME_MISMATCH'])).toEqual([])
    expect(reasonsAfter(['WRONG_SIDE', 'DATA_PAGE'], ['WRONG_SIDE', 'DATA_PAGE'])).toEqual([])
  })

  test('of all files replaces one of a single file, and the other way round', () => {
    expect(reasonsAfter(['WRONG_DOCUMENT', 'DATA_PAGE'], ['WRONG_DOCUMENT', 'ALL'])).toEqual([
      { code: 'WRONG_DOCUMENT' },
    ])
    expect(reasonsAfter(['WRONG_DOCUMENT', 'ALL'], ['WRONG_DOCUMENT', 'HOLDING'])).toEqual([
      { code: 'WRONG_DOCUMENT', slot: 'HOLDING' },
    ])
  })
})

test('a search finds a reason by parts of words in any case', () => {
  expect(matches('blur data', ['Blurred · Data page', '照片模糊'])).toBe(true)
  expect(matches('模糊', ['Blurred · Data page', '照片模糊'])).toBe(true)
  expect(matches('glare', ['Blurred · Data page'])).toBe(false)
  expect(matches('', ['Blurred'])).toBe(true)
})

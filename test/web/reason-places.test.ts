import { expect, test } from '@jest/globals'
import type { Slot } from '#domain/certificates.ts'
import { decisionReasons, type ReasonCode, type ReasonField, reasonCodes } from '#domain/reasons.ts'
import {
  isGeneral,
  reasonsAboutField,
  reasonsAboutSlot,
} from '#web/features/applicant/editor/reason-places.ts'

const explained = (code: ReasonCode, slot?: Slot) => {
  const { title, instruction } = decisionReasons[code]
  return { code, title, instruction, ...(slot === undefined ? {} : { slot }) }
}
const slots: readonly Slot[] = ['DATA_PAGE', 'FRONT', 'BACK', 'HOLDING']
const fields: readonly ReasonField[] = ['name', 'certificateNumber', 'expiryDate']
const placesOf = (code: ReasonCode, slot?: Slot) => {
  const reasons = [explained(code, slot)]
  return [
    ...slots.filter(each => reasonsAboutSlot(reasons, each).length > 0),
    ...fields.filter(each => reasonsAboutField(reasons, each).length > 0),
    ...(reasons.some(isGeneral) ? ['TOP'] : []),
  ]
}

test('every reason has a place on its page', () => {
  for (const code of reasonCodes) expect([code, placesOf(code, 'FRONT')]).not.toEqual([code, []])
})

test('a reason is beside its file or field', () => {
  expect(placesOf('PHOTO_GLARE', 'BACK')).toEqual(['BACK'])
  expect(placesOf('HEADWEAR')).toEqual(['HOLDING'])
  expect(placesOf('WRONG_DOCUMENT')).toEqual([...slots])
  expect(placesOf('WRONG_DOCUMENT', 'FRONT')).toEqual(['FRONT'])
  expect(placesOf('NAME_MISMATCH')).toEqual(['name'])
  expect(placesOf('REGION_MISMATCH')).toEqual(['TOP'])
})

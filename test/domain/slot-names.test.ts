import { expect, test } from '@jest/globals'
import { slotName } from '../../domain/slot-names.ts'

test.each([
  ['ID_CARD', 'CN', ['PORTRAIT_SIDE', 'EMBLEM_SIDE', 'HOLDING']],
  ['ID_CARD', 'HK', ['FRONT', 'BACK', 'HOLDING']],
  ['ID_CARD', 'FR', ['FRONT', 'BACK', 'HOLDING']],
  ['HK_MACAO_RESIDENCE_PERMIT', 'CN', ['FRONT', 'BACK', 'HOLDING']],
  ['DRIVER_LICENSE', 'HK', ['FRONT', 'BACK', 'HOLDING']],
] as const)('the sides of %s issued in %s are named %j', (certificateType, issuingRegion, names) => {
  const slots = ['FRONT', 'BACK', 'HOLDING'] as const
  expect(slots.map(slot => slotName(slot, { certificateType, issuingRegion }))).toEqual(names)
})

import { describe, expect, test } from '@jest/globals'
import { queueHintNames, queueHintsOf } from '../../domain/queue-hints.ts'
import { sampleMeasurements, samplePage } from '../support/sample-measurements.ts'
import { examinedDocument, sampleDocument } from '../support/samples.ts'

const dark = examinedDocument({ signals: sampleMeasurements([samplePage({ meanLightness: 1 })]) })

describe('the hints of a review in the queue', () => {
  test('leave out a hint that depends on other accounts', () => {
    expect(queueHintNames).not.toContain('SAME_FILE_IN_OTHER_ACCOUNT')
    expect(queueHintNames).toContain('GLARE')
    expect(queueHintNames.slice(-5)).toEqual([
      'TOO_SMALL_TO_READ',
      'NO_FACE_FOUND',
      'NO_CERTIFICATE_FOUND',
      'LOOKS_LIKE_OTHER_SIDE',
      'LOOKS_EXPIRED',
    ])
  })

  test('are those of all files that were examined, each once and in one order', () => {
    const advised = examinedDocument({ advice: ['NO_FACE_FOUND', 'LOOKS_EXPIRED'] })
    expect(queueHintsOf([advised, dark, dark, undefined])).toEqual([
      'LOOKS_DARK',
      'NO_FACE_FOUND',
      'LOOKS_EXPIRED',
    ])
    expect(queueHintsOf([sampleDocument({ advice: ['NO_FACE_FOUND'] }), undefined])).toEqual([])
    expect(queueHintsOf([examinedDocument()])).toEqual([])
  })
})

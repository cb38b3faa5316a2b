import { describe, expect, test } from '@jest/globals'
import {
  hasFingerprint,
  nextToErase,
  personalFieldsOf,
  withoutFieldErasure,
  withoutFingerprint,
  withoutImages,
  withoutPersonalFields,
} from '../../domain/retention.ts'
import {
  applicationIn,
  examinedDocument,
  sampleApplication,
  sampleEntered,
  sampleFacts,
} from '../support/samples.ts'
import { monday } from '../support/world.ts'

const later = '2026-12-24T02:00:00.000Z'
const notes = [{ attempt: 1, operatorId: 'o', at: monday, ciphertext: 'sealed' }]
const ended = applicationIn('REJECTED', { entered: sampleEntered('hash'), notes })
const approved = applicationIn('APPROVED', { entered: sampleEntered('hash'), notes })

describe('the end of an application', () => {
  test('starts the retention of its images, then of its personal fields, and then nothing is left to erase', () => {
    expect(nextToErase({})).toBeUndefined()
    expect(nextToErase({ endedAt: monday })).toEqual({ kind: 'images', since: monday })
    const imageless = { endedAt: monday, erased: { imagesAt: later } }
    expect(nextToErase(imageless)).toEqual({ kind: 'personal-fields', since: monday })
    const erased = { ...imageless.erased, personalFields: { at: later, names: [] } }
    expect(nextToErase({ ...imageless, erased })).toBeUndefined()
  })
})

describe('erased content', () => {
  test('is every existing personal field, by its name', () => {
    const all = personalFieldsOf({ application: ended, documents: [examinedDocument()], events: [] })
    expect(all).toEqual([
      'name',
      'certificateNumber',
      'maskedNumber',
      'expiryDate',
      'certificateHash',
      'notes',
      'fingerprints',
    ])
    expect(personalFieldsOf({ application: sampleApplication(), documents: [], events: [] })).toEqual([])
  })

  test('includes all entered and noted data, and is recorded by name', () => {
    const after = withoutPersonalFields(ended, ['name'], later)
    for (const name of ['entered', 'notes', 'certificateHash']) expect(after).not.toHaveProperty(name)
    expect(after.erased).toEqual({ personalFields: { at: later, names: ['name'] } })
  })

  test('excludes the keyed hash during the authentication, at each repetition', () => {
    const once = withoutPersonalFields(approved, [], later)
    expect(once).toMatchObject({ certificateHash: 'hash' })
    expect(once).not.toHaveProperty('entered')
    expect(withoutPersonalFields(once, [], later)).toMatchObject({ certificateHash: 'hash' })
    const revoked = applicationIn('REVOKED', { certificateHash: 'hash' })
    expect(withoutPersonalFields(revoked, [], later)).not.toHaveProperty('certificateHash')
    const named = personalFieldsOf({ application: approved, documents: [], events: [] })
    expect(named).not.toContain('certificateHash')
  })

  test('of a document is first its measurements, then its file hash', () => {
    const imageless = withoutImages(examinedDocument({ sha256: 'sum' }), later)
    expect(imageless).toMatchObject({ erasedAt: later })
    for (const name of ['signals', 'sha256']) expect(imageless).not.toHaveProperty(name)
    expect(hasFingerprint(imageless)).toBe(true)
    const bare = withoutFingerprint(imageless)
    expect(hasFingerprint(bare)).toBe(false)
    expect(bare).not.toHaveProperty('contentHash')
  })

  test('is due again when an application ends again', () => {
    const erased = { imagesAt: later, personalFields: { at: later, names: [] } }
    expect(withoutFieldErasure({ ...approved, erased }).erased).toEqual({ imagesAt: later })
    expect(withoutFieldErasure(approved)).toBe(approved)
  })
})

describe('erased content includes', () => {
  const { consultations, overrideProposal } = sampleFacts
  const bare = applicationIn('REJECTED')
  const named = (application: typeof bare) => personalFieldsOf({ application, documents: [], events: [] })

  test.each([
    ['questions to colleagues', { consultations }],
    ['the reason of a proposed override', { overrideProposal }],
    ['notes', { notes }],
  ])('%s', (_, changed) => {
    expect(named(bare)).toEqual([])
    expect(named({ ...bare, ...changed })).toEqual(['notes'])
    expect(withoutPersonalFields({ ...bare, ...changed }, [], later)).toEqual({
      ...bare,
      erased: { personalFields: { at: later, names: [] } },
    })
  })

  test('notes and questions of an application that authenticates, too', () => {
    const after = withoutPersonalFields({ ...approved, consultations }, [], later)
    for (const name of ['entered', 'notes', 'consultations']) expect(after).not.toHaveProperty(name)
    expect(withoutPersonalFields(applicationIn('APPROVED'), [], later)).not.toHaveProperty('certificateHash')
  })

  test('everything that was read from a file', () => {
    const read = examinedDocument({
      validatingSince: monday,
      validationRuns: [{ id: 'run', since: monday }],
      repeatedValidations: 1,
      evidence: 'READY',
      advice: ['LOOKS_EXPIRED'],
    })
    const after = withoutImages(read, later)
    for (const name of [
      'signals',
      'validatingSince',
      'validationRuns',
      'repeatedValidations',
      'sha256',
      'evidence',
      'advice',
    ])
      expect(after).not.toHaveProperty(name)
    expect(after.erasedAt).toBe(later)
  })

  test('images that remain after the personal fields, at once', () => {
    const erased = { personalFields: { at: later, names: [] } }
    const next = nextToErase({ endedAt: later, erased })
    expect(next?.kind).toBe('images')
    expect(Date.parse(next?.since ?? '')).toBe(0)
  })
})

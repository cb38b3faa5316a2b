import { randomBytes } from 'node:crypto'
import { KMSClient } from '@aws-sdk/client-kms'
import { describe, expect, test } from '@jest/globals'
import { kmsReadingEncryption } from '../../../lambdas/adapters/kms-reading-encryption.ts'
import { parseReading } from '../../../lambdas/evidence/messages.ts'
import { samplePassportReading } from '../../support/sample-reading.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const document = { applicationId: 'application-1', documentId: 'document-1' }

/** KMS with one data key. */
function underTest() {
  const key = randomBytes(32)
  const { client, calls } = stubbed(new KMSClient({ region: 'eu-central-1' }), ({ command }) =>
    command === 'GenerateDataKeyCommand'
      ? { Plaintext: Uint8Array.from(key), CiphertextBlob: new Uint8Array([7, 7]) }
      : { Plaintext: Uint8Array.from(key) },
  )
  return { calls, encryption: kmsReadingEncryption(client, 'key', async stored => parseReading(stored)) }
}

describe('the encryption of readings', () => {
  test('opens what it sealed, with the application as the context of both keys', async () => {
    const { calls, encryption } = underTest()
    const sealed = await encryption.seal(document, samplePassportReading)
    expect(Buffer.from(sealed.ciphertext).toString('latin1')).not.toContain('MUSTERMANN')
    expect(await encryption.open(document, sealed)).toEqual(samplePassportReading)
    expect(calls.map(({ command }) => command)).toEqual(['GenerateDataKeyCommand', 'DecryptCommand'])
    for (const { input } of calls)
      expect(input).toMatchObject({ KeyId: 'key', EncryptionContext: { applicationId: 'application-1' } })
  })

  test('opens nothing for another document', async () => {
    const { encryption } = underTest()
    const sealed = await encryption.seal(document, samplePassportReading)
    await expect(encryption.open({ ...document, documentId: 'document-2' }, sealed)).rejects.toThrow()
  })

  test.each([0, 12, 40, -1])('opens nothing after a change of byte %s', async at => {
    const { encryption } = underTest()
    const sealed = await encryption.seal(document, samplePassportReading)
    const changed = Uint8Array.from(sealed.ciphertext)
    changed.set([(changed.at(at) ?? 0) ^ 1], at < 0 ? changed.length + at : at)
    await expect(encryption.open(document, { ...sealed, ciphertext: changed })).rejects.toThrow()
  })

  test('opens no reading of another form', async () => {
    const { encryption } = underTest()
    const sealed = await encryption.seal(document, { pages: [], model: 'another' } as never)
    expect(await encryption.open(document, sealed)).toBeUndefined()
  })

  test('stays far below the size of an item for ten pages full of text', async () => {
    const { encryption } = underTest()
    const line = (row: number) => ({
      text: randomBytes(20).toString('hex'),
      place: { x: 100.123456 + row, y: 13.7 * row, width: 1234.567, height: 31.4159 },
      confidence: 0.91 + row / 10_000,
    })
    const page = {
      ...samplePassportReading.pages[0],
      lines: Array.from({ length: 150 }, (_, row) => line(row)),
    }
    const { ciphertext } = await encryption.seal(document, {
      pages: Array.from({ length: 10 }, () => page as never),
    })
    expect(ciphertext.length).toBeLessThan(150_000)
  })
})

import { KMSClient } from '@aws-sdk/client-kms'
import { describe, expect, test } from '@jest/globals'
import { kmsKeyedHash } from '../../../lambdas/adapters/kms-keyed-hash.ts'
import { kmsPersonalData } from '../../../lambdas/adapters/kms-personal-data.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const region = 'eu-central-1'

describe('KMS', () => {
  test('encrypts and decrypts with the application’s id as context', async () => {
    const { client, calls } = stubbed(new KMSClient({ region }), ({ command }) =>
      command === 'EncryptCommand'
        ? { CiphertextBlob: new Uint8Array([1, 2, 3]) }
        : { Plaintext: new TextEncoder().encode('张三') },
    )
    const personalData = kmsPersonalData(client, 'key')
    expect(await personalData.encrypt('id', '张三')).toBe('AQID')
    expect(await personalData.decrypt('id', 'AQID')).toBe('张三')
    for (const { input } of calls)
      expect(input).toMatchObject({ KeyId: 'key', EncryptionContext: { applicationId: 'id' } })
  })

  test('makes keyed hashes that fit into a key', async () => {
    const { client, calls } = stubbed(new KMSClient({ region }), () => ({ Mac: new Uint8Array([251, 255]) }))
    expect(await kmsKeyedHash(client, 'key').of('text')).toBe('-_8')
    expect(calls).toMatchObject([{ input: { KeyId: 'key', MacAlgorithm: 'HMAC_SHA_256' } }])
  })

  test('with an empty answer causes an error', async () => {
    const { client } = stubbed(new KMSClient({ region }))
    await expect(kmsPersonalData(client, 'key').encrypt('id', 'x')).rejects.toThrow('without a ciphertext')
    await expect(kmsPersonalData(client, 'key').decrypt('id', 'x')).rejects.toThrow('without a plaintext')
    await expect(kmsKeyedHash(client, 'key').of('x')).rejects.toThrow('without a MAC')
  })
})

import { KMSClient } from '@aws-sdk/client-kms'
import { describe, expect, test } from '@jest/globals'
import { kmsEncryption } from '../../../lambdas/adapters/kms-encryption.ts'
import { kmsKeyedHash } from '../../../lambdas/adapters/kms-keyed-hash.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const region = 'eu-central-1'

describe('KMS', () => {
  test.each(['applicationId', 'endpointId'] as const)(
    'encrypts and decrypts with %s as context',
    async ownerName => {
      const { client, calls } = stubbed(new KMSClient({ region }), ({ command }) =>
        command === 'EncryptCommand'
          ? { CiphertextBlob: new Uint8Array([1, 2, 3]) }
          : { Plaintext: new TextEncoder().encode('张三') },
      )
      const encryption = kmsEncryption(client, 'key', ownerName)
      expect(await encryption.encrypt('id', '张三')).toBe('AQID')
      expect(await encryption.decrypt('id', 'AQID')).toBe('张三')
      for (const { input } of calls)
        expect(input).toMatchObject({ KeyId: 'key', EncryptionContext: { [ownerName]: 'id' } })
    },
  )

  test('encrypts a text above 4,096 bytes in pieces, and puts them together again', async () => {
    const { client, calls } = stubbed(new KMSClient({ region }), ({ input }) => {
      const { Plaintext, CiphertextBlob } = input as Record<string, Uint8Array>
      return { CiphertextBlob: Plaintext, Plaintext: CiphertextBlob }
    })
    const encryption = kmsEncryption(client, 'key', 'applicationId')
    const text = '䶮'.repeat(2000)
    expect(await encryption.decrypt('id', await encryption.encrypt('id', text))).toBe(text)
    const sizes = calls.map(({ input }) => (input as { Plaintext?: Uint8Array }).Plaintext?.length ?? 0)
    expect(Math.max(...sizes)).toBe(4096)
    expect(await encryption.decrypt('id', await encryption.encrypt('id', ''))).toBe('')
  })

  test('makes keyed hashes that fit into a key', async () => {
    const { client, calls } = stubbed(new KMSClient({ region }), () => ({ Mac: new Uint8Array([251, 255]) }))
    expect(await kmsKeyedHash(client, 'key').of('text')).toBe('-_8')
    expect(calls).toMatchObject([{ input: { KeyId: 'key', MacAlgorithm: 'HMAC_SHA_256' } }])
  })

  test('with an empty answer causes an error', async () => {
    const { client } = stubbed(new KMSClient({ region }))
    await expect(kmsEncryption(client, 'key', 'applicationId').encrypt('id', 'x')).rejects.toThrow(
      'without a ciphertext',
    )
    await expect(kmsEncryption(client, 'key', 'applicationId').decrypt('id', 'x')).rejects.toThrow(
      'without a plaintext',
    )
    await expect(kmsKeyedHash(client, 'key').of('x')).rejects.toThrow('without a MAC')
  })
})

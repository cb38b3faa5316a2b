import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import { parseStored } from './stored.ts'

/** DynamoDB has no empty set: the attribute is absent when no account holds a place. */
const schema = buildOnce(() => z.object({ accountIds: z.set(z.string()).default(new Set()) }))

/** The item of a certificate's places (R11). `accountIds` is the string set of the accounts that hold one. */
export function certificateKey(hash: string) {
  return { pk: `CERTIFICATE#${hash}`, sk: 'CERTIFICATE' }
}

/** The accounts that hold a place, by id. */
export function holdersOfCertificateItem(item: unknown): string[] {
  return [...parseStored(schema(), item).accountIds].toSorted()
}

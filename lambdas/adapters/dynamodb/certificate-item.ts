/** The item of a certificate's places (R11). `accountIds` is the string set of the accounts that hold one. */
export function certificateKey(hash: string) {
  return { pk: `CERTIFICATE#${hash}`, sk: 'CERTIFICATE' }
}

/** The slot of one certificate (R11): `accountIds`, a string set of the accounts that hold a place. */
export function certificateKey(hash: string) {
  return { pk: `CERTIFICATE#${hash}`, sk: 'CERTIFICATE' }
}

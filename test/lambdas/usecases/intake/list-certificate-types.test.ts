import { expect, test } from '@jest/globals'
import { certificateTypesFor } from '../../../../domain/certificates.ts'
import { listCertificateTypes } from '../../../../lambdas/usecases/intake/list-certificate-types.ts'
import { applicant, makeWorld } from '../../../support/world.ts'

test.each(['CN', 'HK', 'TW', 'DE'])(
  'an account of %s is shown the certificates that fit it, in order',
  async region => {
    const { deps } = makeWorld()
    const { items } = await listCertificateTypes(deps, applicant('somebody', region))
    expect(items.map(({ certificateType }) => certificateType)).toEqual(certificateTypesFor(region))
  },
)

test('an account without a region is shown no certificate, but the consent', async () => {
  const { deps } = makeWorld()
  expect(await listCertificateTypes(deps, { accountId: 'somebody', roles: [] })).toEqual({
    items: [],
    consent: { policyVersion: '2026-01', documentUrl: 'https://realname.test/consent' },
  })
})

import { expect, test } from '@jest/globals'
import { certificateTypesSchema } from '../../../../contract/account.ts'
import {
  certificateTitle,
  certificateTypes,
  certificateTypesFor,
  slotsOf,
} from '../../../../domain/certificates.ts'
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

test('a certificate is shown with its titles, slots and issuing regions', async () => {
  const { deps } = makeWorld()
  const answer = await listCertificateTypes(deps, applicant('somebody', 'DE'))
  expect(certificateTypesSchema().parse(answer)).toStrictEqual(answer)
  for (const { certificateType, ...item } of answer.items) {
    const { issuingRegions, canBeLongTerm } = certificateTypes[certificateType]
    expect(item).toEqual({
      title: certificateTitle(certificateType, 'DE'),
      slots: slotsOf(certificateType),
      issuingRegions,
      longTermAllowed: canBeLongTerm,
    })
  }
})

test('an account without a region is shown no certificate, but the consent', async () => {
  const { deps } = makeWorld()
  expect(await listCertificateTypes(deps, { accountId: 'somebody', roles: [] })).toEqual({
    items: [],
    consent: { policyVersion: '2026-01', documentUrl: 'https://realname.test/consent' },
  })
})

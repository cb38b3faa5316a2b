import type { Application, EnteredDetails, RetryRequested } from '../../../domain/application.ts'
import { maskNumber } from '../../../domain/certificate-number.ts'
import type { KeyedHash, PersonalData } from '../../../domain/ports.ts'
import { quotaKeyText } from '../../../domain/quota.ts'
import { assertNothingElseChanges, nameKeyText } from '../../../domain/standing-details.ts'
import type { CheckedFields } from '../../../domain/submission.ts'

interface Hashing {
  readonly keyedHash: KeyedHash
}

interface Sealing extends Hashing {
  readonly personalData: PersonalData
}

function nameHash({ keyedHash }: Hashing, { applicationId }: Application, name: string): Promise<string> {
  return keyedHash.of(nameKeyText(applicationId, name))
}

async function numberForms({ keyedHash }: Hashing, application: Application, number: string) {
  const { certificateType, issuingRegion } = application
  return {
    maskedNumber: maskNumber(number),
    certificateHash: await keyedHash.of(quotaKeyText({ certificateType, issuingRegion, number })),
  }
}

/** R14. Compares hashes, so that nothing needs to be decrypted. */
export async function assertRepeatsWhatStands(
  deps: Hashing,
  application: RetryRequested,
  { name, number, expiry }: CheckedFields['repeated'],
): Promise<void> {
  assertNothingElseChanges(application.entered, {
    ...(name === undefined ? {} : { nameHash: await nameHash(deps, application, name) }),
    ...(number === undefined ? {} : { number: await numberForms(deps, application, number) }),
    ...(expiry === undefined ? {} : { expiry }),
  })
}

async function newName(deps: Sealing, application: Application, name: string) {
  const [nameCiphertext, hash] = await Promise.all([
    deps.personalData.encrypt(application.applicationId, name),
    nameHash(deps, application, name),
  ])
  return { nameCiphertext, nameHash: hash }
}

async function newNumber(deps: Sealing, application: Application, number: string) {
  const [numberCiphertext, forms] = await Promise.all([
    deps.personalData.encrypt(application.applicationId, number),
    numberForms(deps, application, number),
  ])
  return { numberCiphertext, ...forms }
}

/** The details to store: new fields encrypted and hashed, the others unchanged. */
export async function enteredDetails(
  deps: Sealing,
  application: Application,
  { name, number, expiry }: CheckedFields['entered'],
): Promise<EnteredDetails> {
  const { entered: stands } = application
  const [names, numbers] = await Promise.all([
    name === undefined ? stands : newName(deps, application, name),
    number === undefined ? stands : newNumber(deps, application, number),
  ])
  if (names === undefined || numbers === undefined) throw new Error('a first attempt without name or number')
  const expiryDate = expiry === undefined ? stands?.expiryDate : expiry
  return {
    nameCiphertext: names.nameCiphertext,
    ...(names.nameHash === undefined ? {} : { nameHash: names.nameHash }),
    numberCiphertext: numbers.numberCiphertext,
    maskedNumber: numbers.maskedNumber,
    certificateHash: numbers.certificateHash,
    ...(expiryDate === undefined || expiryDate === 'LONG_TERM' ? {} : { expiryDate }),
  }
}

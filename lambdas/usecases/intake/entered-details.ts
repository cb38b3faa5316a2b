import type { Application, Draft, EnteredDetails, RetryRequested } from '../../../domain/application.ts'
import { maskNumber } from '../../../domain/certificate-number.ts'
import type { KeyedHash, PersonalData } from '../../../domain/ports.ts'
import { quotaKeyText } from '../../../domain/quota.ts'
import { assertNothingElseChanges, nameKeyText } from '../../../domain/standing-details.ts'
import type { FirstFields, RetriedFields } from '../../../domain/submission.ts'

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
  { name, number, expiry }: RetriedFields['repeated'],
): Promise<void> {
  assertNothingElseChanges(application.entered, {
    ...(name === undefined ? {} : { nameHash: await nameHash(deps, application, name) }),
    ...(number === undefined ? {} : { number: await numberForms(deps, application, number) }),
    ...(expiry === undefined ? {} : { expiry }),
  })
}

type NameDetails = Pick<EnteredDetails, 'nameCiphertext' | 'nameHash'>
type NumberDetails = Pick<EnteredDetails, 'numberCiphertext' | 'maskedNumber' | 'certificateHash'>

async function encryptName(deps: Sealing, application: Application, name: string): Promise<NameDetails> {
  const [nameCiphertext, hash] = await Promise.all([
    deps.personalData.encrypt(application.applicationId, name),
    nameHash(deps, application, name),
  ])
  return { nameCiphertext, nameHash: hash }
}

async function encryptNumber(
  deps: Sealing,
  application: Application,
  number: string,
): Promise<NumberDetails> {
  const [numberCiphertext, forms] = await Promise.all([
    deps.personalData.encrypt(application.applicationId, number),
    numberForms(deps, application, number),
  ])
  return { numberCiphertext, ...forms }
}

/** The details to store of a first attempt, encrypted and hashed. */
export async function firstDetails(
  deps: Sealing,
  application: Draft,
  { name, number, expiry }: FirstFields,
): Promise<EnteredDetails> {
  const [names, numbers] = await Promise.all([
    encryptName(deps, application, name),
    encryptNumber(deps, application, number),
  ])
  return toDetails(names, numbers, expiry)
}

/** The details to store of a later attempt: new fields encrypted and hashed, the others unchanged. */
export async function retriedDetails(
  deps: Sealing,
  application: RetryRequested,
  { name, number, expiry }: RetriedFields['entered'],
): Promise<EnteredDetails> {
  const { entered } = application
  const [names, numbers] = await Promise.all([
    name === undefined ? entered : encryptName(deps, application, name),
    number === undefined ? entered : encryptNumber(deps, application, number),
  ])
  return toDetails(names, numbers, expiry ?? entered.expiryDate)
}

function toDetails(
  { nameCiphertext, nameHash: hash }: NameDetails,
  { numberCiphertext, maskedNumber, certificateHash }: NumberDetails,
  expiry: FirstFields['expiry'] | undefined,
): EnteredDetails {
  return {
    nameCiphertext,
    ...(hash === undefined ? {} : { nameHash: hash }),
    numberCiphertext,
    maskedNumber,
    certificateHash,
    ...(expiry === undefined || expiry === 'LONG_TERM' ? {} : { expiryDate: expiry }),
  }
}

import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { S3Client } from '@aws-sdk/client-s3'
import sharp from 'sharp'
import type { ApplicationView } from '../../contract/application.ts'
import type { CertificateType, Slot } from '../../domain/certificates.ts'
import type { DocumentReading } from '../../domain/evidence/document-reading.ts'
import { stageDefaults } from '../../domain/policy.ts'
import type { Rates } from '../../domain/ports.ts'
import type { RateLimits } from '../../domain/rates.ts'
import { chineseCalendars } from '../../lambdas/adapters/chinese-calendar.ts'
import { documentClientOf } from '../../lambdas/adapters/dynamodb/document-client.ts'
import { dynamodbRecords } from '../../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { kmsEncryption } from '../../lambdas/adapters/kms-encryption.ts'
import { kmsKeyedHash } from '../../lambdas/adapters/kms-keyed-hash.ts'
import { kmsReadingEncryption } from '../../lambdas/adapters/kms-reading-encryption.ts'
import { s3DocumentAddresses } from '../../lambdas/adapters/s3-document-addresses.ts'
import { s3DocumentFiles } from '../../lambdas/adapters/s3-document-files.ts'
import { jitteredBackOff, randomId, sha256, systemClock } from '../../lambdas/adapters/system.ts'
import { loadPinyin } from '../../lambdas/adapters/wiring/evidence.ts'
import { parseReading } from '../../lambdas/evidence/messages.ts'
import type { Principal } from '../../lambdas/usecases/access/people.ts'
import { readDocument } from '../../lambdas/usecases/evidence/read-document.ts'
import { createApplication } from '../../lambdas/usecases/intake/create-application.ts'
import { readApplication } from '../../lambdas/usecases/intake/read-applications.ts'
import { requestUpload } from '../../lambdas/usecases/intake/request-upload.ts'
import { submitApplication } from '../../lambdas/usecases/intake/submit-application.ts'
import { validateDocument } from '../../lambdas/usecases/validation/validate-document.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import type { Stack, User } from '../../local/stack-file.ts'
import { sampleMeasurements, samplePage } from '../support/sample-measurements.ts'
import { environmentOf } from './deployed-functions.ts'

export interface Applicant {
  readonly user: User
  readonly registrationRegion?: string | undefined
}

/** No rate limits, because rates have tests of their own. */
const uncounted: Rates = { take: async () => true, giveBack: async () => undefined }
const noLimits: RateLimits = {
  applications: 0,
  uploads: 0,
  submissions: 0,
  quotaRefusals: 0,
  exports: 0,
  claims: 0,
  searches: 0,
  sessions: 0,
  openings: 0,
  handoffs: 0,
}

const { certificateQuota, consentPolicyVersion, timeZone, opensAt, closesAt } = stageDefaults

const plain = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#b8c4d0' } })
    .jpeg()
    .toBuffer()

let drawn: Promise<{ photo: Buffer; thumbnail: Buffer }> | undefined

/** A plain picture in the sizes of a photo's images. */
function picture() {
  drawn ??= Promise.all([plain(2000, 1500), plain(320, 240)]).then(([photo, thumbnail]) => ({
    photo,
    thumbnail,
  }))
  return drawn
}

async function services({ awsEndpointUrl, resources }: Stack) {
  const configuration = clientConfiguration(awsEndpointUrl)
  const client = documentClientOf(new DynamoDBClient(configuration))
  const kms = new KMSClient(configuration)
  const s3 = new S3Client({
    ...configuration,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
  const { tableName, auditTableName, figuresTableName, auditDays, inboxBucketName, vaultBucketName } =
    resources
  const buckets = { inbox: inboxBucketName, vault: vaultBucketName }
  const { DATA_KEY_ID = '', HASH_KEY_ID = '' } = await environmentOf(awsEndpointUrl, 'api/submit-application')
  return {
    records: dynamodbRecords({
      client,
      tableName,
      auditTableName,
      figuresTableName,
      certificateQuota,
      auditDays,
    }),
    files: {
      ...s3DocumentFiles(s3, buckets),
      ...s3DocumentAddresses({ ...buckets, ...configuration }),
    },
    keyedHash: kmsKeyedHash(kms, HASH_KEY_ID),
    personalData: kmsEncryption(kms, DATA_KEY_ID, 'applicationId'),
    rates: uncounted,
    rateLimits: noLimits,
    rules: { hours: { timeZone, opensAt, closesAt }, calendars: chineseCalendars({}) },
    consentPolicy: { policyVersion: consentPolicyVersion, documentUrl: '' },
    testMode: true,
    applicantTerms: { draftLifetimeDays: 30, maximumAttempts: 10, neutralRejections: false },
    backOff: jitteredBackOff,
    clock: systemClock,
    newId: randomId,
    digest: sha256,
    readsDocuments: false,
    readings: kmsReadingEncryption(kms, DATA_KEY_ID, async stored => parseReading(stored)),
    evidenceRules: { timeZone },
    loadPinyin,
  }
}

const principalOf = ({ user, registrationRegion }: Applicant): Principal => ({
  accountId: user.accountId,
  userName: user.username,
  roles: [],
  ...(registrationRegion === undefined ? {} : { registrationRegion }),
})

/**
 * Brings applications into a state by the use cases over the stage's tables, keys and buckets, without
 * functions or decoding. The stream and the workflow run as usual.
 */
export function seeding(stack: Stack) {
  let made: ReturnType<typeof services> | undefined
  /** The dependencies of use cases over the stage's tables, keys and buckets. */
  const wired = () => {
    made ??= services(stack)
    return made
  }

  /** Stores an accepted file in a slot as if it had been uploaded and examined. `isRead`: machines are to read it. */
  async function acceptDocument(
    owner: Applicant,
    applicationId: string,
    slot: Slot,
    isRead = false,
  ): Promise<void> {
    const deps = { ...(await wired()), readsDocuments: isRead }
    const { photo, thumbnail } = await picture()
    const document = await requestUpload(deps, principalOf(owner), applicationId, {
      slot,
      fileName: 'photo.jpg',
      contentType: 'image/jpeg',
      sizeBytes: photo.length,
      sha256: sha256(photo),
    })
    const outcome = await validateDocument(
      {
        ...deps,
        files: { ...deps.files, readInbox: async () => ({ bytes: photo }) },
        prepareInspection: () => undefined,
        inspect: async () => ({
          accepted: true,
          format: 'JPEG',
          signals: sampleMeasurements([samplePage({ width: 2000, height: 1500 })]),
          images: [{ preview: photo, thumbnail }],
        }),
      },
      document,
    )
    if (outcome !== 'ACCEPTED') throw new Error(`The seeded file was not accepted: ${outcome}`)
  }

  async function draft(owner: Applicant, certificateType: CertificateType): Promise<ApplicationView> {
    return createApplication(await wired(), principalOf(owner), {
      certificateType,
      issuingRegion: 'CN',
      consent: { policyVersion: consentPolicyVersion },
    })
  }

  async function fill(
    owner: Applicant,
    applicationId: string,
    slots: readonly Slot[],
  ): Promise<ApplicationView> {
    for (const slot of slots) await acceptDocument(owner, applicationId, slot)
    return readApplication(await wired(), principalOf(owner), applicationId)
  }

  async function submit(
    owner: Applicant,
    applicationId: string,
    fields: Parameters<typeof submitApplication>[3],
  ): Promise<ApplicationView> {
    const deps = await wired()
    await submitApplication(deps, principalOf(owner), applicationId, fields)
    return readApplication(deps, principalOf(owner), applicationId)
  }

  /** Stores an accepted file in a slot, and what machines read in it. */
  async function fillRead(
    owner: Applicant,
    applicationId: string,
    slot: Slot,
    reading: DocumentReading,
  ): Promise<void> {
    await acceptDocument(owner, applicationId, slot, true)
    const outcome = await readDocument(
      { ...(await wired()), evidenceRules: { timeZone }, read: async () => reading },
      { applicationId, slot },
    )
    if (outcome !== 'READY') throw new Error(`The seeded reading was not stored: ${outcome}`)
  }

  return { wired, draft, fill, fillRead, submit }
}

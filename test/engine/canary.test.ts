import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { drawSpecimen } from '../../local/specimens/specimen.ts'
import { switchReadings } from '../running/reading-rule.ts'
import { foundIn, spellingsOf, spellingsOfFile } from '../support/spellings.ts'
import { everyTrace, type Trace } from './canary/places.ts'
import { tapEvents } from './event-tap.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  newApplication,
  operator,
  type Person,
  reaches,
  readApplication,
  retryForGlare,
  reviewer,
  specimen,
  stack,
  type Upload,
  upload,
} from './world.ts'

const mark = randomBytes(6).toString('hex')
const person = { name: `Kanarienvogel Zwitscherling${mark}`, certificateNumber: `kx88-${mark}zq9` }
/** What the drawn passport says: fixed, so that it is read in every run. The reviewer sees that it differs from what is entered. */
const printed = { name: 'ZWITSCHER KANARIENVOGEL', certificateNumber: 'E58301946', expiryDate: '2039-12-31' }
const note = `Vogelfutter ${mark}`
const comment = Buffer.from(`Federkleid ${mark} im Bild`)

/** The same photo with a unique comment in its metadata. */
function withComment({ bytes, ...file }: Upload): Upload {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(comment.length + 2)
  const segment = Buffer.concat([Buffer.from([0xff, 0xfe]), length, comment])
  return { ...file, bytes: Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]) }
}

beforeAll(() => switchReadings(stack, 'ON'))
afterAll(() => switchReadings(stack, 'OFF'))

async function drawnPassport(): Promise<Upload> {
  const contentType = 'image/jpeg'
  const bytes = await drawSpecimen({
    kind: 'certificate',
    certificateType: 'PASSPORT',
    contentType,
    issuingRegion: 'CN',
    name: printed.name,
    number: printed.certificateNumber,
    expiryDate: printed.expiryDate,
  })
  return withComment({ slot: 'DATA_PAGE', contentType, fileName: 'photo.jpg', bytes })
}

/** Waits until all files are accepted and the passport was read. */
const awaitReading = (owner: Person, applicationId: string) =>
  eventually(
    () => readApplication(owner, applicationId),
    ({ documents }) =>
      documents.every(({ status }) => status === 'ACCEPTED') && documents[0]?.evidence === 'READY',
    60,
  )

const signatureOf = (url: string) => new URL(url).searchParams.get('X-Amz-Signature') ?? ''

/** The steps from a draft to an authenticated account, with a refused file, a retry and repeated requests. */
async function walk() {
  const [owner, judge, other, clerk] = await Promise.all([applicant(), reviewer(), reviewer(), operator()])
  const { applicationId } = await newApplication(owner)
  const path = { applicationId }
  const photo = await drawnPassport()
  const broken = { ...photo, bytes: photo.bytes.subarray(0, photo.bytes.length - 2000) }
  const refusedTicket = await upload(owner, applicationId, broken)
  await eventually(
    () => readApplication(owner, applicationId),
    ({ documents }) => documents.some(({ refusal }) => refusal === 'CORRUPT'),
  )
  const ticket = await upload(owner, applicationId, photo)
  await upload(owner, applicationId, withComment(await specimen('HOLDING')))
  await awaitReading(owner, applicationId)
  expect(await owner.api.call('getSuggestions', { path })).toEqual(printed)
  const entered = { ...person, expiryDate: '2039-12-31' }
  const key = { 'idempotency-key': `key-${mark}` }
  for (const _ of [1, 2]) {
    const target = `/v1/applications/${applicationId}/submission`
    const { status } = await owner.api.request('POST', target, { body: entered, headers: key })
    expect(status).toBe(202)
  }
  await judge.api.call('claimReview', { path })
  const { files = [], evidence } = await judge.api.call('getReview', { path })
  expect(evidence?.hints).toEqual(expect.arrayContaining(['NUMBER_DIFFERS', 'NAME_DIFFERS']))
  const previews = files.flatMap(({ pages }) => pages ?? []).map(({ previewUrl }) => previewUrl)
  expect(previews.length).toBeGreaterThan(1)
  const shownToOthers = JSON.stringify(await other.api.call('getReview', { path }))
  for (const secret of [mark, printed.certificateNumber, 'KANARIENVOGEL'])
    expect(shownToOthers).not.toContain(secret)
  await judge.api.call('askColleague', { path, body: { question: note } })
  await judge.api.call('handOverReview', { path, body: { note } })
  await decide(judge, applicationId, { ...retryForGlare, internalNote: note })
  await reaches(owner, applicationId, 'RETRY_REQUESTED')
  await upload(owner, applicationId, photo)
  await awaitReading(owner, applicationId)
  await owner.api.call('submitApplication', { path, body: {} })
  await decide(judge, applicationId, approval)
  await reaches(owner, applicationId, 'APPROVED')
  const { accountId } = owner.user
  await clerk.api.call('getAuditTrail', { path: { accountId } })
  return {
    applicationId,
    files: [photo.bytes, broken.bytes],
    tokens: [owner, judge, clerk].map(({ token }) => token.split('.')[2] ?? ''),
    signatures: [refusedTicket.upload.url, ticket.upload.url, ...previews].map(signatureOf),
  }
}

test('name, number, what was read, note, file, tokens and addresses are stored only encrypted and in the vault', async () => {
  const since = new Date()
  await tapEvents('canary')
  const { applicationId, files, tokens, signatures } = await walk()
  const secrets = {
    name: spellingsOf(person.name),
    familyName: spellingsOf(`Zwitscherling${mark}`),
    number: spellingsOf(person.certificateNumber),
    normalNumber: spellingsOf(`KX88${mark}ZQ9`.toUpperCase()),
    readName: spellingsOf(printed.name),
    readGivenName: spellingsOf('KANARIENVOGEL'),
    readNumber: spellingsOf(printed.certificateNumber),
    note: spellingsOf(note),
    file: files.flatMap(bytes => spellingsOfFile(bytes, comment)),
    tokens,
    signatures,
  }
  for (const spellings of Object.values(secrets))
    for (const one of spellings) expect(one.length).toBeGreaterThan(8)
  const places = ['log', 'item', 'execution', 'message', 'object'] as const
  const tells = (trace: Trace) => trace.text.includes(applicationId)
  // The last events may arrive after the approval. Each kind of storage was read.
  const traces = await eventually(
    () => everyTrace({ applicationId, since }),
    all => places.every(place => all.some(trace => trace.place === place && tells(trace))),
    // One read of all places takes seconds.
    120,
  )
  const hits = traces.flatMap(({ place, where, text }) =>
    Object.entries(secrets)
      .filter(([, spellings]) => foundIn(text, spellings).length > 0)
      .map(([secret]) => `${secret} in ${place} ${where}`),
  )
  expect(hits).toEqual([])
}, 240_000)

/** What a point needs of a stage. `onLocalStage`: whether the local stage has it, so that the point is seen in the tests. */
interface NeedRow {
  readonly words: string
  /** The reason in the report if the stage lacks it. */
  readonly lacking: string
  readonly onLocalStage: boolean
}

export const needs = {
  PEOPLE: {
    words: 'the user pool',
    lacking: 'the stage uses an identity provider of your own, in which the command makes no users',
    onLocalStage: true,
  },
  AWS: { words: 'AWS', lacking: 'the local engine drops it', onLocalStage: false },
  ORIGIN: {
    words: '`edge.pages` or `allowedOrigins`',
    lacking: 'the inbox allows no web origin: neither `edge.pages` nor `allowedOrigins` is set',
    onLocalStage: true,
  },
  TEST_MODE: {
    words: '`testMode`',
    lacking: 'the stage is not in test mode, and a review is overdue after three working days only',
    onLocalStage: true,
  },
  EDGE: { words: '`edge`', lacking: 'the stage has no edge', onLocalStage: false },
  PAGES: { words: '`edge.pages`', lacking: 'the edge serves no pages', onLocalStage: false },
  SUBSCRIBER: {
    words: '`alarmEmail`, or a subscription of your own',
    lacking: 'nobody is subscribed to the topic of the alarms: set `alarmEmail`',
    onLocalStage: false,
  },
  WEBHOOK: { words: '`--webhook URL`', lacking: 'no receiver was named: --webhook URL', onLocalStage: true },
  MAIL: { words: '`mail`', lacking: 'the stage sends no mail to applicants', onLocalStage: true },
} as const satisfies Record<string, NeedRow>

export type Need = keyof typeof needs

interface PointRow {
  readonly title: string
  readonly needs: readonly Need[]
}

/** The points of `npm run ops -- acceptance`, in the order in which they are checked. */
export const points = {
  health: { title: 'The service answers without a token', needs: [] },
  'answer-headers': { title: 'Answers and refusals are problem documents that nobody caches', needs: [] },
  applicant: { title: 'An applicant reads and writes for the first time', needs: ['PEOPLE'] },
  reviewer: { title: 'A reviewer reads the queue; the first write is the claim', needs: ['PEOPLE'] },
  operator: { title: 'An operator reads and writes an account', needs: ['PEOPLE'] },
  machine: {
    title: 'A machine reads and writes an account with an API key, until the key is revoked',
    needs: ['PEOPLE'],
  },
  strangers: { title: 'Each role is refused the routes and the applications of others', needs: ['PEOPLE'] },
  'cors-preflight': {
    title: 'A browser may ask to upload from the origin of the pages',
    needs: ['PEOPLE', 'ORIGIN'],
  },
  'wrong-length': { title: 'S3 refuses a file of another length', needs: ['PEOPLE'] },
  'wrong-type': { title: 'S3 refuses a file of another type', needs: ['PEOPLE'] },
  'wrong-hash': { title: 'S3 refuses a file with another hash', needs: ['PEOPLE'] },
  'expired-address': { title: 'S3 refuses an address that has expired', needs: [] },
  'cors-put': { title: 'A browser uploads from the origin of the pages', needs: ['PEOPLE', 'ORIGIN'] },
  'second-write': { title: 'S3 refuses a second file at the same address', needs: ['PEOPLE'] },
  jpeg: { title: 'A JPEG is accepted', needs: ['PEOPLE'] },
  png: { title: 'A PNG is accepted', needs: ['PEOPLE'] },
  bmp: { title: 'A BMP is accepted', needs: ['PEOPLE'] },
  pdf: { title: 'A PDF is accepted', needs: ['PEOPLE'] },
  'ten-pages': { title: 'A PDF of ten pages is accepted', needs: ['PEOPLE'] },
  'damaged-file': { title: 'A damaged file is refused with its reason', needs: ['PEOPLE'] },
  'customer-key': {
    title: 'Tables and files are encrypted with the stage’s own key',
    needs: ['PEOPLE', 'AWS'],
  },
  submission: { title: 'A submission opens a review with a deadline', needs: ['PEOPLE'] },
  claim: { title: 'A reviewer claims it, and sees what was entered and the files', needs: ['PEOPLE'] },
  retry: { title: 'The applicant is asked to retry, with the reason', needs: ['PEOPLE'] },
  decision: { title: 'The second attempt is approved, and the account is authenticated', needs: ['PEOPLE'] },
  'quota-race': {
    title: 'If eight accounts submit one certificate at once, as many as the quota allows are accepted',
    needs: ['PEOPLE'],
  },
  overdue: { title: 'A review becomes overdue', needs: ['PEOPLE', 'TEST_MODE'] },
  parked: { title: 'A failing execution is parked, listed and resumed', needs: ['PEOPLE'] },
  'dead-letter': { title: 'A dead letter is redriven', needs: ['PEOPLE'] },
  webhook: { title: 'Webhooks reach the receiver: a test, and an event', needs: ['PEOPLE', 'WEBHOOK'] },
  mail: {
    title: 'An applicant gets an e-mail; on AWS, one that bounces stops the mail',
    needs: ['PEOPLE', 'MAIL'],
  },
  erasure: { title: 'An erasure leaves no version of any file', needs: ['PEOPLE'] },
  'alarms-set': { title: 'Every alarm is switched on and notifies the topic', needs: [] },
  'alarms-subscribed': { title: 'The alarms have a confirmed subscriber', needs: ['SUBSCRIBER'] },
  'alarm-heard': { title: 'The topic delivers the notification of an alarm', needs: [] },
  'gateway-closed': { title: 'Requests that bypass the edge are refused', needs: ['EDGE'] },
  firewall: { title: 'The firewall blocks an attack', needs: ['EDGE'] },
  'edge-caches-no-failure': {
    title: 'After a burst of 5xx, the edge answers again at once',
    needs: ['PEOPLE', 'EDGE'],
  },
  'page-cache': {
    title: 'Browsers keep hashed files of the pages, and ask again for the rest',
    needs: ['PAGES'],
  },
  'page-errors': {
    title: 'An unknown path shows the application; an unknown file is an error that is not cached',
    needs: ['PAGES'],
  },
  'clean-up': { title: 'Everything that the run made is removed', needs: [] },
} as const satisfies Record<string, PointRow>

export type PointId = keyof typeof points

export const pointIds = Object.keys(points) as PointId[]

/** The needs of a point that the local stage lacks. Such a point is first seen on AWS. */
export function unmetOnLocalStage(id: PointId): Need[] {
  const row: PointRow = points[id]
  return row.needs.filter(need => !needs[need].onLocalStage)
}

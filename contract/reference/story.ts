import type { OriginMetadata } from '../../domain/measurements.ts'
import { sampleIds } from '../event-types.ts'

const measured = (glareShare: number, origin: OriginMetadata) => ({
  pages: [
    { width: 4032, height: 3024, sharpness: 812.4, meanLightness: 148.2, darkShare: 0.021, glareShare },
  ],
  origin,
})

/**
 * The ids and times of the examples. They tell one story: the backend of a shop lets customer-42 prove their identity with a
 * passport, a reviewer requests a retry for a photo with glare, and approves the second attempt.
 */
export const story = {
  ...sampleIds,
  sessionId: '0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11',
  reviewerId: 'd94f3b1a-6c07-4e82-95b8-2a71e0c6f493',
  otherReviewerId: '2e8a6f04-b19c-4d73-a5e0-7c42d9b86f15',
  operatorId: '71b0e5c8-4d92-4a3f-86c1-f05d9a2e7b36',
  otherOperatorId: '9c3d5e70-8a14-4b6f-b2d9-40e7c15f8a62',
  machineId: '5mqh2v8k1p4r7t0w3y6z9b2d5f',
  deliveryId: 'dlv_0mwvhposz_bGned5HHvyozlkNJkML0',
  sampleId: '20261125021408339-vYZsWifycBay9a7ex78FQU',
  consultationId: '9d3c7f15-42ab-4e08-b6d1-0f8e5a2c7b94',
  year: '2027',
  webhookSecrets: {
    first: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    second: 'whsec_dBvJ5n2XqRmT8sWzC4yLhP7kE1gU6fAo',
  },
  /** The uploaded files: the request of each by its name among the examples, and what was measured. */
  files: {
    dataPage: {
      request: 'dataPage',
      documentId: '3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41',
      uploadedAt: '2026-11-23T09:24:15.733Z',
      measurements: measured(0.064, { camera: 'Phone 12', capturedAt: '2026-11-23T17:24:02' }),
    },
    holding: {
      request: 'holding',
      documentId: 'a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358',
      uploadedAt: '2026-11-23T09:25:48.021Z',
      measurements: measured(0.004, {}),
    },
    newDataPage: {
      request: 'dataPage',
      documentId: '5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025',
      uploadedAt: '2026-11-24T11:03:12.554Z',
      measurements: measured(0.002, { camera: 'Phone 12', capturedAt: '2026-11-24T19:02:51' }),
      sizeBytes: 2_390_016,
      sha256: 'n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=',
    },
  },
} as const

/** The time of each call, in their order. They begin on a Monday, at 16:40 in Shanghai. */
export const times = {
  endpointCreated: '2026-11-23T08:40:19.904Z',
  sessionCreated: '2026-11-23T09:20:04.118Z',
  sessionOpened: '2026-11-23T09:21:37.502Z',
  applicationCreated: '2026-11-23T09:22:10.846Z',
  handoffCreated: '2026-11-23T09:23:01.290Z',
  handoffOpened: '2026-11-23T09:23:30.077Z',
  submitted: '2026-11-23T09:36:33.399Z',
  queueRead: '2026-11-24T01:50:02.117Z',
  claimed: '2026-11-24T01:52:20.415Z',
  handedOver: '2026-11-24T01:53:06.240Z',
  takenOver: '2026-11-24T01:54:12.008Z',
  asked: '2026-11-24T01:55:01.733Z',
  questionRead: '2026-11-24T01:55:40.519Z',
  answered: '2026-11-24T01:56:52.304Z',
  claimedBack: '2026-11-24T01:57:35.862Z',
  retryRequested: '2026-11-24T01:58:47.960Z',
  submittedAgain: '2026-11-24T11:05:29.207Z',
  claimedAgain: '2026-11-25T02:10:55.681Z',
  approved: '2026-11-25T02:14:08.339Z',
  secondReviewClaimed: '2026-11-25T03:20:40.226Z',
  secondReviewDecided: '2026-11-25T03:24:11.873Z',
  later: '2026-11-26T03:30:00.000Z',
} as const

// The prefix of its kind, the id of the session, and 43 characters for the random bytes.
export const tokens = {
  link: 'rns_C1-KNl0MT26aU31tP48tEQsbG9tIDGHQdTANm_99nLac8xaV6gSOR4-srfQm6ND7A',
  access: 'rna_C1-KNl0MT26aU31tP48tEQoFYf1knNtrqnhAVfBRuteW6gr-8X_KOCGVSd7rpOjBo',
  handoff: 'rnh_C1-KNl0MT26aU31tP48tEQJJIV_tgm4c_5NowsdJB2Chb3vUn4ddOanyPq8VBdB20',
  phoneAccess: 'rna_C1-KNl0MT26aU31tP48tEQoU1ovD55_MEJbZE595lYPOzzkc3_OncW418fFGRSEwI',
} as const

export const urls = {
  pages: 'https://id.example.com',
  consent: 'https://id.example.com/consent',
  shop: 'https://shop.example.com',
  verified: 'https://shop.example.com/verified',
  hooks: 'https://shop.example.com/hooks/realname',
} as const

const signature = (time: string, seconds: number) =>
  `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=${time.replaceAll(/[-:]|\.\d+/g, '')}&X-Amz-Expires=${seconds}&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64`

/** A presigned URL, without the parameters that name the credentials. */
export const presignedUrl = (bucket: 'inbox' | 'vault', key: string, time: string, seconds: number): string =>
  `https://${bucket}.s3.example.com/${key}?${signature(time, seconds)}`

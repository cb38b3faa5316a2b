/**
 * The ids and times of the examples. They tell one story: the backend of a shop lets customer-42 prove their identity with a
 * passport, a reviewer requests a retry for a photo with glare, and approves the second attempt.
 */
export const story = {
  accountId: 'customer-42',
  sessionId: '0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11',
  applicationId: '0c624ae3-8ee5-40e7-9e36-3c605ee3453d',
  /** Each file of the story, in the order of the uploads. */
  documentIds: {
    dataPage: '3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41',
    holding: 'a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358',
    newDataPage: '5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025',
  },
  reviewerId: 'd94f3b1a-6c07-4e82-95b8-2a71e0c6f493',
  operatorId: '71b0e5c8-4d92-4a3f-86c1-f05d9a2e7b36',
  machineId: '5mqh2v8k1p4r7t0w3y6z9b2d5f',
  endpointId: 'c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912',
  deliveryId: 'dlv_0mbmv2aje_9kQ2mXw7RzT4vB1nLc6H',
  year: '2027',
} as const

/** The time of each call, in the order of the story. Monday, 17:20 in Shanghai, is the first. */
export const times = {
  sessionCreated: '2026-11-23T09:20:04.118Z',
  sessionOpened: '2026-11-23T09:21:37.502Z',
  applicationCreated: '2026-11-23T09:22:10.846Z',
  handoffCreated: '2026-11-23T09:23:01.290Z',
  dataPageUploaded: '2026-11-23T09:24:15.733Z',
  holdingUploaded: '2026-11-23T09:25:48.021Z',
  submitted: '2026-11-23T09:36:33.399Z',
  claimed: '2026-11-24T01:52:20.415Z',
  retryRequested: '2026-11-24T01:58:47.960Z',
  newDataPageUploaded: '2026-11-24T11:03:12.554Z',
  submittedAgain: '2026-11-24T11:05:29.207Z',
  claimedAgain: '2026-11-25T02:10:55.681Z',
  approved: '2026-11-25T02:14:08.339Z',
  later: '2026-11-26T03:30:00.000Z',
} as const

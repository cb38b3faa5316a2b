import {
  maximumDocumentBytes,
  maximumDocumentsPerApplication,
  reviewWorkingDays,
  stageDefaults,
  uploadAddressMinutes,
  viewingAddressMinutes,
} from '../../domain/policy.ts'
import type { applicantOperations } from '../operations/applicant.ts'
import type { Chapter } from './operation-reference.ts'
import * as requests from './request-examples.ts'

export const applicationReference: Chapter<typeof applicantOperations> = {
  tag: {
    name: 'Applications',
    description:
      'An account holder proves who they are: start an application, upload the files of one certificate, submit, and wait for the review.',
  },
  operations: {
    getAccount: {
      description:
        'Tells whether the account is authenticated, and whether it can start an application. The first request of a person who signed in creates the account, with the region in the token. `eligibility.reasons` has the codes with which a start would be refused.',
      answers: {
        new: 'An account that can start an application',
        authenticated: 'An account that is real-name authenticated',
      },
    },
    exportAccount: {
      description: `Returns everything that is stored about the caller: the account, each application with its entered details, each uploaded file, sessions and the audit trail. Files have presigned URLs, which anyone can use for ${viewingAddressMinutes} minutes. Each call is recorded in the audit trail.`,
      rates: ['exports'],
      answers: { inReview: 'An account with an application in review' },
    },
    withdrawConsent: {
      description:
        'The account holder withdraws the consent to the processing of their data. An open application is withdrawn, an authentication is revoked, and files and entered details are permanently deleted. Ids, times and actions stay in the audit trail. The account can apply again with a new consent. The answer lists what was deleted. If a time is missing there, repeat the call after two minutes.',
      answers: { inReview: 'Withdrawn while an application was in review' },
    },
    listCertificateTypes: {
      description:
        'Lists the certificates that fit the account’s registration region, with the files that each one needs, and the consent to ask for. Without a region the list is empty.',
      answers: { china: 'An account registered in China' },
    },
    createApplication: {
      description: `Starts a draft. The issuing region must be the account’s registration region. Ask for the consent of \`GET /v1/certificate-types\` first, and send its \`policyVersion\`. An account has at most one open application. A draft expires after ${stageDefaults.draftLifetimeDays} days without a submission, unless the stage sets another number.

With \`purpose: "RENEWAL"\`, an authenticated account renews or changes its certificate. Its authentication stands until the approval. Other accounts get \`WRONG_STATE\`.

Next: upload a file for each slot with \`POST /v1/applications/{applicationId}/documents\`.`,
      rates: ['applications'],
      request: requests.createApplication,
      answers: { draft: 'A draft without files' },
    },
    listApplications: {
      description:
        'Lists the caller’s applications, newest first. The list may be slightly behind a write; a single application is always current.',
      answers: { approved: 'One application, which was approved' },
    },
    getApplication: {
      description:
        'Returns the current state of one application: its documents with their verdicts, the deadline of the review, the decision and its reasons in English and Chinese, and a timeline. Poll it every second or two while a document is validated, and rarely during a review. While a retry is requested, `reopened` lists what may be changed.',
      answers: {
        inReview: 'In review',
        retryRequested: 'A retry is requested for one photo',
        approved: 'Approved at the second attempt',
      },
    },
    listApplicationFiles: {
      description:
        'Returns the accepted files of one application with presigned URLs of their pictures, for example after a reload of the page or on another device. The pictures were encoded anew and have no metadata. Each access is recorded. A hand-off to a phone may not call it.',
      answers: { both: 'A passport and the photo of its holder' },
    },
    getSuggestions: {
      description:
        'Returns values for the form that machines read with certainty in the accepted files: right check digits, and no contradiction between two sources. A value that was not read is absent. Show each as read by machine, and let the applicant look at it before it is submitted. Each access is recorded. A hand-off to a phone may not call it.',
      answers: { passport: 'Read in the data page of a passport' },
    },
    requestUpload: {
      description: `Returns a presigned URL for one file. Send the bytes by \`PUT\` to \`upload.url\` with every header of \`upload.headers\`, unchanged, within ${uploadAddressMinutes} minutes. A file has at most ${maximumDocumentBytes.toLocaleString('en')} bytes, and its type is JPEG, PNG, BMP or PDF. A new request for the same slot replaces the file in it. An application takes at most ${maximumDocumentsPerApplication} requests.

Next: poll the application until the document is \`ACCEPTED\` or \`REFUSED\`.`,
      rates: ['uploads'],
      request: requests.requestUpload,
      answers: { dataPage: 'Where to send the file' },
    },
    submitApplication: {
      description: `Sends the application to the reviewers. Each slot needs an accepted file. Send name and number as they are printed; the service normalises them. A number authenticates at most ${stageDefaults.certificateQuota} accounts, unless the stage sets another number. A review ends within ${reviewWorkingDays} working days: \`dueAt\` is its deadline.

After a requested retry, send the re-opened fields. Other fields may be left out, or sent unchanged.`,
      rates: ['submissions', 'quotaRefusals'],
      request: requests.submitApplication,
      answers: { inReview: 'The application is in review' },
    },
    withdrawApplication: {
      description:
        'Ends a draft, a requested retry, or a review that is not decided. The certificate’s place in the quota is released. The account can start another application.',
      answers: { withdrawn: 'A draft that was withdrawn' },
    },
  },
}

import type { Operation } from '../contract/operations/operation.ts'
import { operations, sharedProblems } from '../contract/operations.ts'
import { type ErrorCode, errorCodeNames, errorCodes, fieldCodes } from '../domain/errors.ts'
import { paddedTable } from './padded-table.ts'
import { withGroupedDigits } from './with-grouped-digits.ts'

/** What the developer of a client does about each code. */
const remedies: Readonly<Record<ErrorCode, string>> = {
  MALFORMED_REQUEST:
    'Send one JSON object in UTF-8 with `Content-Type: application/json`. A repetition of the same request fails again.',
  UNAUTHENTICATED:
    'Get a new access token, and repeat the request. ID tokens are refused. `WWW-Authenticate` names the scheme.',
  SESSION_ENDED:
    'Show the user that the link has ended. Your backend creates [another session](sessions.md), which shows the same open application.',
  FORBIDDEN:
    'Check the groups of the user or the scopes of the token, and call `ApiUrl`. A proposed rejection or override must be judged by a person who neither proposed nor decided it.',
  ACCOUNT_DISABLED:
    'Sign the person out. An operator can [enable the user again](operations.md#disable-a-user).',
  PARTNER_PROGRAM_MEMBER:
    'Do not offer the authentication of individuals to this account. If the status is wrong, correct it with `PUT /v1/accounts/{accountId}`.',
  NOT_FOUND:
    'Check the id. An application of another account answers the same as one that does not exist, and the routes of test mode do so on other stages.',
  ALREADY_AUTHENTICATED: 'Read `GET /v1/account`: there is nothing left to do.',
  APPLICATION_OPEN:
    'Continue the open application: `GET /v1/account` has its id. Or withdraw it, and start again.',
  WRONG_STATE:
    'Read the resource again, and offer what its state allows: [the lifecycle](lifecycle.md). Somebody else, or another request, was faster.',
  CONTENT_ERASED:
    'The application cannot be reviewed again. The account holder can start another one: `POST /v1/applications`.',
  DOCUMENTS_INCOMPLETE:
    'Upload a file for each slot in `errors`, wait until it is `ACCEPTED`, and submit again.',
  CERTIFICATE_QUOTA_EXCEEDED:
    'Ask for another certificate, or for the withdrawal of an account that uses this one. Repeated attempts [are counted](api.md#rates).',
  ACCOUNT_BELONGS_ELSEWHERE:
    'Use another account id: one of your own for sessions, or the `sub` of the person for the pool. [Why](sessions.md#an-account-id-belongs-to-sessions-or-to-people-who-sign-in).',
  REVIEW_CLAIMED_BY_OTHER:
    'Take another review. The lease ends when its holder releases it or when it expires.',
  SECOND_REVIEW_CLAIMED: 'Give the second opinion first. Then the review shows its decision.',
  REVIEW_LIMIT_REACHED: 'Decide or release a review first. A claim also ends when it expires.',
  ALREADY_DECIDED: 'Read the application: the recorded decision stands.',
  OWN_APPLICATION: 'Another reviewer or operator must do it.',
  WEBHOOK_ENDPOINT_LIMIT_REACHED:
    'Delete an endpoint that is no longer used, or let one endpoint receive more event types.',
  FILE_TOO_LARGE: 'Ask for a smaller file, or reduce the photo before the upload.',
  FORMAT_NOT_SUPPORTED: 'Ask for a JPEG, PNG, BMP or PDF file, and declare its type.',
  INVALID_FIELD:
    'Show each entry of `errors` beside its field, by `pointer`. The codes of fields are [below](#codes-of-fields).',
  REGION_MISMATCH:
    'Offer only the certificates of `GET /v1/certificate-types`. If the account has no region, set it with `PUT /v1/accounts/{accountId}` or with the session.',
  CERTIFICATE_EXPIRED: 'Ask for a certificate that is valid, or for a correction of the expiry date.',
  INVALID_CERTIFICATE_NUMBER:
    'Ask the person to compare the number with the certificate: [the forms of numbers](api.md#numbers).',
  CONSENT_REQUIRED:
    'Read `GET /v1/certificate-types` again, show its consent document, and send the `policyVersion` that the person agreed to.',
  IDEMPOTENCY_KEY_REUSED:
    'Use a new key for each new request, and the same key only for its repetitions: [idempotency](api.md#idempotency).',
  TOO_MANY_REQUESTS:
    'Wait for the seconds of `Retry-After`, then repeat the request with the same `Idempotency-Key`. Without the header, wait with increasing pauses.',
  INTERNAL_ERROR:
    'Repeat the request with the same `Idempotency-Key`. If it fails again, tell the operator the time and the route of the call.',
  TOOK_TOO_LONG: 'Repeat the request with the same `Idempotency-Key`.',
}

const all = Object.values<Operation>(operations)
const answers = (operation: Operation, code: ErrorCode) =>
  operation.problems.includes(code) || sharedProblems(operation).includes(code)

function calls(code: ErrorCode): string {
  const found = all.filter(operation => answers(operation, code))
  if (found.length === all.length) return 'every call'
  if (found.length > all.length / 3) return `${found.length} of ${all.length} calls`
  return found.map(({ method, path }) => `\`${method} ${path}\``).join(', ')
}

const section = (code: ErrorCode): string[] => [
  `### ${code}`,
  '',
  `**${errorCodes[code].status}** · ${withGroupedDigits(errorCodes[code].meaning)}`,
  '',
  `**What to do:** ${remedies[code]}`,
  '',
  `**Answered by:** ${calls(code)}.`,
  '',
]

/** The content of docs/errors.md. */
export function errorsPage(): string {
  return [
    '<!-- Written by `npm run docs:pages` from domain/errors.ts and docs/errors-page.ts. Do not edit. -->',
    '',
    '# Errors',
    '',
    'A refusal is `application/problem+json` (RFC 9457). Decide by its `code`: codes are part of the contract, and are never renamed and never',
    'used again. `title`, `detail` and the `message` of a field are for developers and may change. They never repeat a value that was sent.',
    '',
    '```json',
    '{',
    '  "type": "about:blank",',
    '  "title": "Unprocessable content",',
    '  "status": 422,',
    '  "code": "INVALID_FIELD",',
    '  "detail": "Some fields are not as they should be.",',
    '  "errors": [',
    '    { "pointer": "/issuingRegion", "code": "UNKNOWN_REGION", "message": "No such ISO 3166-1 alpha-2 region." }',
    '  ]',
    '}',
    '```',
    '',
    'The [client](../client/README.md) throws a typed error with `code`, `errors` and the request id. It repeats 429, 5xx and lost connections itself.',
    '',
    '| answer | repeat the request? |',
    '| --- | --- |',
    '| 4xx, except 401 and 429 | no: change the request first |',
    '| 401 | once, with a new token |',
    '| 429 | after `Retry-After`, with the same `Idempotency-Key` |',
    '| 5xx, or no answer | with increasing pauses, with the same `Idempotency-Key`: the request may have taken effect |',
    '',
    'The gateway answers an unknown route with 404 and a request above the rate of the stage with 429, both as `{"message": …}` without a `code`.',
    'The firewall of an [edge](operations.md#edge) can answer 403 without a `code`.',
    '',
    '## Codes of problems',
    '',
    ...errorCodeNames.flatMap(section),
    '## Codes of fields',
    '',
    'An entry of `errors` has one of these codes, or the code of the problem. `pointer` is an RFC 6901 pointer into the body, or `/query/…`,',
    '`/path/…`, `/headers/…` or `/documents/SLOT`.',
    '',
    ...paddedTable(
      ['code', 'meaning'],
      Object.entries(fieldCodes).map(([name, meaning]) => [`\`${name}\``, meaning]),
    ),
    '',
  ].join('\n')
}

import { applicationStatuses, transition, transitions } from '../domain/lifecycle.ts'
import { paddedTable } from './padded-table.ts'

const names = Object.keys(transitions) as (keyof typeof transitions)[]

function diagram(): string[] {
  const steps = names.flatMap(name => {
    const { from, to, by } = transition(name)
    return from.map(status => `  ${status} --> ${to}: ${name} (${by.join(', ')})`)
  })
  const last = applicationStatuses.filter(status =>
    names.every(name => !transition(name).from.includes(status)),
  )
  return [
    'stateDiagram-v2',
    '  [*] --> DRAFT: create',
    ...steps,
    ...last.map(status => `  ${status} --> [*]`),
  ]
}

/** The account by its authentication and the renewal beside it. */
function renewalDiagram(): string[] {
  const effects = names.filter(name => transition(name).standing === 'kept')
  const ending = effects.filter(name => transition(name).account === 'UNAUTHENTICATED')
  const going = effects.filter(name => !ending.includes(name))
  const replacing = names.filter(name => transition(name).standing === 'superseded')
  const revoking = names.filter(name => transition(name).standing === 'ended')
  return [
    'stateDiagram-v2',
    '  state "AUTHENTICATED" as standing',
    '  state "AUTHENTICATED, with a renewal" as renewing',
    '  state "AUTHENTICATED by the renewal" as renewed',
    '  state "the renewal continues as a first application" as alone',
    '  standing --> renewing: create (RENEWAL)',
    `  renewing --> renewing: ${going.join(', ')}`,
    `  renewing --> standing: ${ending.join(', ')}`,
    `  renewing --> renewed: ${replacing.join(', ')}`,
    `  renewing --> alone: ${revoking.join(', ')}`,
  ]
}

const code = (texts: readonly string[]) => texts.map(text => `\`${text}\``).join(', ')

const headings = [
  'transition',
  'from',
  'to',
  'by',
  'account becomes',
  'ends the current application',
  'place at the certificate',
  'authentication that it renews',
  'events',
]

function cellsOf(name: (typeof names)[number]): string[] {
  const { from, to, by, account, place, standing, events } = transition(name)
  const plain = [
    by.join(', '),
    code([account]),
    account === 'UNAUTHENTICATED' ? 'yes' : 'no',
    place,
    standing,
  ]
  return [code([name]), code(from), code([to]), ...plain, code(events)]
}

/** The content of docs/lifecycle.md. */
export function lifecyclePage(): string {
  return [
    '<!-- Written by `npm run docs:pages` from domain/lifecycle.ts. Do not edit. -->',
    '',
    '# The lifecycle of an application',
    '',
    '```mermaid',
    ...diagram(),
    '```',
    '',
    'The table shows each transition, its actors, and its further effects in the same transaction:',
    '',
    ...paddedTable(headings, names.map(cellsOf)),
    '',
    '## Renewals',
    '',
    'An authenticated account may have one open application beside the approved one, with the purpose `RENEWAL`. It takes the same steps.',
    'Until its approval the account stays `AUTHENTICATED` by the approved application, which keeps its place at the certificate:',
    '',
    '```mermaid',
    ...renewalDiagram(),
    '```',
    '',
    'The approval is one transaction. The approved application stays `APPROVED` and is _superseded_: it has `supersededBy` and the event',
    '`application.superseded`, authenticates nobody, and cannot be revoked. Its place is released, unless both have the same number: an account',
    'has one place at a certificate, which is released when neither needs it. After a revocation an open renewal continues as a first',
    'application would. See [ADR 0068](adr/0068-renew-an-authentication-by-an-application-beside-it.md).',
    '',
  ].join('\n')
}

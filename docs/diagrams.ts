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

const code = (texts: readonly string[]) => texts.map(text => `\`${text}\``).join(', ')

const headings = [
  'transition',
  'from',
  'to',
  'by',
  'account becomes',
  'ends the current application',
  'place at the certificate',
  'events',
]

function cellsOf(name: (typeof names)[number]): string[] {
  const { from, to, by, account, place, events } = transition(name)
  const plain = [by.join(', '), code([account]), account === 'UNAUTHENTICATED' ? 'yes' : 'no', place]
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
  ].join('\n')
}

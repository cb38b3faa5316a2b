import { machineScopeNames } from '../contract/caller.ts'
import { type MetricRow, metricRows } from '../contract/metrics.ts'
import type { Operation } from '../contract/operations/operation.ts'
import { operations } from '../contract/operations.ts'
import {
  type Certificate,
  type CertificateType,
  certificateTypeNames,
  certificateTypes,
  type RegionSet,
} from '../domain/certificates.ts'
import { documentRefusals } from '../domain/documents.ts'
import { errorCodeNames, errorCodes, fieldCodes } from '../domain/errors.ts'
import { qualityHints } from '../domain/quality-hints.ts'
import { decisionReasons, type ReasonEntry } from '../domain/reasons.ts'
import { logCodeRows } from '../lambdas/log-codes.ts'
import { needs, type PointId, pointIds, points, unmetOnLocalStage } from '../ops/acceptance/points.ts'
import { application } from '../web/src/locales/en/application.ts'
import { paddedTable } from './padded-table.ts'
import { withGroupedDigits } from './with-grouped-digits.ts'

const code = (text: string | number) => `\`${text}\``
const codes = (texts: readonly string[]) => texts.map(code).join(', ')

const routeOf = ({ method, path }: Operation) => code(`${method} ${path}`)

function regionsInWords(set: RegionSet): string {
  if (set === 'any') return 'any'
  return 'only' in set ? set.only.join(', ') : `any but ${set.anyBut.join(', ')}`
}

const nationalRules = {
  CN: 'also the national rules of CN',
  ISSUING_REGION: 'also the national rules of the issuing region, if it has a row below',
} as const

/** The English text of the pages, with further rules. */
function numberInWords(type: CertificateType): string {
  const { national, beginsWith }: Certificate['number'] = certificateTypes[type].number
  const beginnings = Object.entries(beginsWith ?? {}).map(([region, text]) => `${text} (${region})`)
  return [
    application.numberForms[type],
    ...(national === undefined ? [] : [nationalRules[national]]),
    ...(beginnings.length === 0 ? [] : [`begins with ${beginnings.join(' or ')}`]),
  ].join('; ')
}

function namedSlot({ about }: ReasonEntry): string {
  switch (about.slot) {
    case 'NAMED':
      return '`slot`, always'
    case 'NAMED_OR_ALL':
      return '`slot`, or none for every file'
    default:
      return ''
  }
}

function reopened({ about, reopensAllFilesAnd }: ReasonEntry): string {
  const fields = [...(about.field === undefined ? [] : [about.field]), ...(reopensAllFilesAnd ?? [])]
  const files = {
    NAMED: ['the named slot'],
    NAMED_OR_ALL: ['the named slot, or every file'],
    HOLDING: [code('HOLDING')],
  }
  const slots = about.slot === undefined ? [] : files[about.slot]
  return [...fields.map(code), ...(reopensAllFilesAnd === undefined ? slots : ['every file'])].join(', ')
}

/** A link to a section of the same page, with GitHub's anchor of the heading. */
const sectionLink = (heading: string) => `[${heading}](#${heading.toLowerCase().replaceAll(' ', '-')})`

const byName = <Entry>(table: Readonly<Record<string, Entry>>) => Object.entries<Entry>(table)

/** What a point of the acceptance needs of a stage. */
const needsOf = (id: PointId) => points[id].needs.map(need => needs[need].words).join(', ')

/** The tables of the pages. Each is built from the rows that the code uses. */
const tables: Readonly<Record<string, () => string[]>> = {
  routes: () =>
    paddedTable(
      ['caller', 'route', 'what it does'],
      Object.values<Operation>(operations).map(operation => [
        operation.who,
        routeOf(operation),
        operation.summary,
      ]),
    ),
  scopes: () =>
    paddedTable(
      ['scope', 'routes'],
      machineScopeNames.map(scope => [
        code(scope),
        Object.values<Operation>(operations)
          .filter(operation => operation.scope === scope)
          .map(routeOf)
          .join(', '),
      ]),
    ),
  'error-codes': () =>
    paddedTable(
      ['status', 'code', 'meaning'],
      errorCodeNames.map(name => [
        String(errorCodes[name].status),
        code(name),
        withGroupedDigits(errorCodes[name].meaning),
      ]),
    ),
  'field-codes': () =>
    paddedTable(
      ['code', 'meaning'],
      byName<string>(fieldCodes).map(([name, meaning]) => [code(name), meaning]),
    ),
  'file-refusals': () =>
    paddedTable(
      ['refusal', 'meaning'],
      byName<string>(documentRefusals).map(([name, meaning]) => [code(name), withGroupedDigits(meaning)]),
    ),
  'quality-hints': () =>
    paddedTable(
      ['hint', 'when', 'it may mean'],
      byName(qualityHints).map(([name, { when, mayMean }]) => [code(name), when, mayMean]),
    ),
  reasons: () =>
    paddedTable(
      ['reason', 'meaning', 'kind', 'names', 're-opens'],
      byName<ReasonEntry>(decisionReasons).map(([name, reason]) => [
        code(name),
        reason.title.en,
        reason.kind,
        namedSlot(reason),
        reopened(reason),
      ]),
    ),
  'certificate-types': () =>
    paddedTable(
      ['type', 'certificate', 'files (slots)', 'issued in', 'may have no expiry date'],
      byName<Certificate>(certificateTypes).map(([name, certificate]) => [
        code(name),
        certificate.title.en,
        codes(certificate.slots),
        regionsInWords(certificate.issuingRegions),
        certificate.canBeLongTerm ? 'yes' : 'no',
      ]),
    ),
  'log-codes': () =>
    paddedTable(
      ['code', 'level', 'meaning', 'fields', 'section'],
      byName(logCodeRows).map(([name, { level, meaning, fields, section }]) => [
        code(name),
        level,
        meaning,
        codes(fields),
        section === undefined ? '' : sectionLink(section),
      ]),
    ),
  metrics: () =>
    paddedTable(
      ['metric', 'meaning', 'further dimension'],
      byName<MetricRow>(metricRows).map(([name, { meaning, dimension }]) => [
        code(name),
        meaning,
        dimension === undefined ? '' : `${code(dimension.name)}: ${codes(dimension.values)}`,
      ]),
    ),
  'acceptance-points': () =>
    paddedTable(
      ['point', 'what is checked', 'needs'],
      pointIds.map(id => [code(id), points[id].title, needsOf(id)]),
    ),
  'first-seen-on-aws': () =>
    paddedTable(
      ['point', 'what is checked', 'why the local stage does not show it'],
      pointIds.flatMap(id => {
        const reasons = unmetOnLocalStage(id).map(need => needs[need].lacking)
        return reasons.length === 0 ? [] : [[code(id), points[id].title, reasons.join('; ')]]
      }),
    ),
  'certificate-numbers': () =>
    paddedTable(
      ['type', 'number'],
      certificateTypeNames.map(type => [code(type), numberInWords(type)]),
    ),
}

/** The page with its expected tables, each between `<!-- table: NAME -->` and `<!-- end of table -->`. */
export function withTables(page: string): string {
  return page.replaceAll(/^<!-- table: ([\w-]+) -->$[\s\S]*?^<!-- end of table -->$/gm, (_, name: string) => {
    const rows = tables[name]
    if (rows === undefined) throw new Error(`No such table: ${name}`)
    return [`<!-- table: ${name} -->`, '', ...rows(), '', '<!-- end of table -->'].join('\n')
  })
}

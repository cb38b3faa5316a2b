import { without } from './change.ts'
import type { Document, ValidationRun } from './documents.ts'
import { minutesBefore, validationPatienceMinutes } from './reconciliation.ts'

type Validated = Pick<Document, 'status' | 'supersededAt' | 'validatingSince' | 'validationRuns'>

/** Runs that may still store files. Earlier runs were stopped by their function's timeout. */
function unfinishedRuns({ validationRuns = [] }: Validated, now: string): readonly ValidationRun[] {
  const earliest = minutesBefore(now, validationPatienceMinutes)
  return validationRuns.filter(({ since }) => since >= earliest)
}

/** Start of the document's last validation that is not known to have ended; undefined: there is none. */
export function validationStart({
  status,
  supersededAt,
  validatingSince,
  validationRuns = [],
}: Validated): string | undefined {
  const ownStart = status === 'VALIDATING' && supersededAt === undefined ? validatingSince : undefined
  return [...validationRuns.map(({ since }) => since), ...(ownStart === undefined ? [] : [ownStart])]
    .sort()
    .at(-1)
}

/** Whether files of these documents may still be stored. Documents of earlier versions list no runs. */
export function canStillStoreFiles(documents: readonly Validated[], now: string): boolean {
  const earliest = minutesBefore(now, validationPatienceMinutes)
  return documents.some(document => (validationStart(document) ?? '') >= earliest)
}

/** The document with one more run, without runs that can't be running any more. */
export function withRun<T extends Document>(document: T, run: ValidationRun): T {
  const others = unfinishedRuns(document, run.since).filter(({ id }) => id !== run.id)
  return { ...document, validationRuns: [...others, run] }
}

/** The document without an ended run and without runs that can't be running any more. */
export function withoutRun(document: Document, runId: string | undefined, now: string): Document {
  const others = unfinishedRuns(document, now).filter(({ id }) => id !== runId)
  const rest = without(document, 'validationRuns')
  return others.length === 0 ? rest : { ...rest, validationRuns: others }
}

import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { Explained } from '../../local/command.ts'
import type { Deployment } from '../deployment.ts'
import { type NoteKind, type Notes, noteTexts } from './journal.ts'
import { type RestoreRequest, restore } from './restore.ts'

/** Findings that a person must examine. */
const unsettled: readonly NoteKind[] = [
  'missing-place',
  'account-mismatch',
  'unreadable-application',
  'broken-chain',
]

/** Number of ids that the table shows of each kind. The JSON has all. */
const shownIds = 5

/** The lines of a table: number, kind, meaning, and some ids. */
export function linesOf(notes: Notes): string[] {
  return (Object.keys(noteTexts) as NoteKind[]).flatMap(kind => {
    const ids = notes.get(kind) ?? []
    if (ids.length === 0) return []
    const more = ids.length > shownIds ? ` and ${ids.length - shownIds} more` : ''
    return [
      `${String(ids.length).padStart(7)}  ${kind.padEnd(24)}${noteTexts[kind]}`,
      `${' '.repeat(9)}${ids.slice(0, shownIds).join(' ')}${more}`,
    ]
  })
}

export interface RestoreOptions extends Omit<RestoreRequest, 'erased'> {
  /** A file with one account id a line. */
  readonly erasedFile: string | undefined
  /** The file for the report as JSON. */
  readonly reportFile: string | undefined
}

/** Runs `npm run ops -- restore`, and prints the lost records and the repairs. */
export async function restoreStage(deployment: Deployment, options: RestoreOptions): Promise<void> {
  const { erasedFile, reportFile, ...request } = options
  const erased = erasedFile === undefined ? [] : readFileSync(erasedFile, 'utf8').split(/\s+/).filter(Boolean)
  if (!z.array(z.string().regex(/^[\w.:|@-]{1,128}$/)).safeParse(erased).success) {
    throw new Explained(`${erasedFile} does not contain one account id a line.`)
  }
  const startedAt = Date.now()
  const notes = await restore(deployment, { ...request, erased }, step => console.error(`${step} …`))
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  for (const line of linesOf(notes)) console.log(line)
  if (reportFile !== undefined) {
    const report = { time: request.time, changed: request.act, seconds, notes: Object.fromEntries(notes) }
    writeFileSync(reportFile, `${JSON.stringify(report, undefined, 2)}\n`, { mode: 0o600 })
  }
  const open = unsettled.filter(kind => notes.has(kind))
  if (!request.act) return console.log('Nothing was changed. Add --yes to restore.')
  console.log(`The stage has the records of ${request.time} again. It took ${seconds} s.`)
  if (open.length > 0) throw new Explained(`Examine these findings: ${open.join(', ')}.`)
}

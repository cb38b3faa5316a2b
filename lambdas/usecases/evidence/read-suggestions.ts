import type { SuggestionsView } from '../../../contract/evidence.ts'
import { auditEntry } from '../../../domain/change.ts'
import { suggestionsOf } from '../../../domain/evidence/application-evidence.ts'
import { longTerm } from '../../../domain/evidence/read-fields.ts'
import { localDate } from '../../../domain/local-time.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findOwnApplication } from '../records/find-application.ts'
import type { EvidenceRules } from './review-evidence.ts'
import { currentReadings, type StoredReadings } from './stored-readings.ts'

interface Suggesting extends CommitDependencies, ActSources, StoredReadings {
  readonly evidenceRules: EvidenceRules
}

/** Suggests values for the form from the applicant's own files. The access is recorded before anything is decrypted. */
export async function readSuggestions(
  deps: Suggesting,
  principal: Principal,
  applicationId: string,
): Promise<SuggestionsView> {
  const { record, at } = await commitChange(deps, async () => {
    const found = await findOwnApplication(deps.records, principal, applicationId)
    const act = newAct(deps, 'applicant', principal.accountId)
    const audit = auditEntry(act, principal.accountId, 'application.read-suggestions', { applicationId })
    return { change: { audit }, result: { record: found, at: act.at } }
  })
  const { certificateType, issuingRegion } = record.application
  const today = localDate(at, deps.evidenceRules.timeZone)
  const readings = await currentReadings(deps, record)
  const { expiryDate, ...suggestions } = suggestionsOf(readings, { certificateType, issuingRegion, today })
  if (expiryDate === undefined) return suggestions
  return expiryDate === longTerm ? { ...suggestions, longTerm: true } : { ...suggestions, expiryDate }
}

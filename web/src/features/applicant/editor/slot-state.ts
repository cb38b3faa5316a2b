import type { Schemas } from '@realname/client'
import type { DocumentRefusal } from '#domain/documents.ts'
import type { Advice } from '#domain/evidence/advice-names.ts'
import type { PhotoConversion } from '#domain/photo-conversions.ts'
import type { FileProblem } from '../transfer/inspect-file.ts'
import type { Transfer } from '../transfer/transfer.ts'

export type DocumentView = Schemas['Document']

/** The progress of one file. `WAITING`: it is uploaded and being validated. */
export type SlotState =
  | { readonly is: 'EMPTY' }
  | { readonly is: 'WAITING'; readonly since: number | undefined }
  /** `isRead`: nothing more will be known of the file. */
  | { readonly is: 'ACCEPTED'; readonly isRead: boolean; readonly advice: readonly Advice[] }
  | {
      readonly is: 'REFUSED'
      readonly refusal: DocumentRefusal | FileProblem | undefined
      readonly canBe?: PhotoConversion | undefined
    }
  | (Transfer & { readonly is: 'CHECKING' | 'CONVERTING' | 'SENDING' | 'STOPPED' })

const isJudged = ({ status }: DocumentView): boolean => status === 'ACCEPTED' || status === 'REFUSED'

/** Whether a file was uploaded and has no verdict yet. */
export const awaitsVerdict = (document: DocumentView, transfer: Transfer | undefined): boolean =>
  transfer?.phase === 'SENT' && !(document.documentId === transfer.documentId && isJudged(document))

/** A transfer of this page takes precedence over the state from the service. */
export function slotState(document: DocumentView, transfer: Transfer | undefined): SlotState {
  switch (transfer?.phase) {
    case 'CHECKING':
    case 'CONVERTING':
    case 'SENDING':
    case 'STOPPED':
      return { ...transfer, is: transfer.phase }
    case 'UNFIT':
      return { is: 'REFUSED', refusal: transfer.problem, canBe: transfer.canBe }
    case 'SENT':
      if (awaitsVerdict(document, transfer)) return { is: 'WAITING', since: transfer.at }
  }
  switch (document.status) {
    case 'VALIDATING':
      return { is: 'WAITING', since: undefined }
    case 'REFUSED':
      return { is: 'REFUSED', refusal: document.refusal }
    case 'ACCEPTED':
      return { is: 'ACCEPTED', isRead: document.evidence !== 'PENDING', advice: document.advice ?? [] }
    // No file has arrived, and this page sends none.
    case 'AWAITING_UPLOAD':
      return { is: 'EMPTY' }
  }
}

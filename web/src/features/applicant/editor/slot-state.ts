import type { Schemas } from '@realname/client'
import type { DocumentRefusal } from '#domain/documents.ts'
import type { FileProblem } from '../transfer/inspect-file.ts'
import type { Transfer } from '../transfer/transfer.ts'

export type DocumentView = Schemas['Document']

/** Where one file is on its way. `WAITING`: it is there and being examined. */
export type SlotState =
  | { readonly is: 'EMPTY' }
  | { readonly is: 'WAITING'; readonly since: number | undefined }
  | { readonly is: 'ACCEPTED' }
  | { readonly is: 'REFUSED'; readonly refusal: DocumentRefusal | FileProblem | undefined }
  | (Transfer & { readonly is: 'CHECKING' | 'SENDING' | 'STOPPED' })

const isJudged = ({ status }: DocumentView): boolean => status === 'ACCEPTED' || status === 'REFUSED'

/** A file was sent whose verdict is not there yet. */
export const awaitsVerdict = (document: DocumentView, transfer: Transfer | undefined): boolean =>
  transfer?.phase === 'SENT' && !(document.documentId === transfer.documentId && isJudged(document))

/** What this page does with the file comes first, then what the service says of it. */
export function slotState(document: DocumentView, transfer: Transfer | undefined): SlotState {
  switch (transfer?.phase) {
    case 'CHECKING':
    case 'SENDING':
    case 'STOPPED':
      return { ...transfer, is: transfer.phase }
    case 'UNFIT':
      return { is: 'REFUSED', refusal: transfer.problem }
    case 'SENT':
      if (awaitsVerdict(document, transfer)) return { is: 'WAITING', since: transfer.at }
  }
  switch (document.status) {
    case 'VALIDATING':
      return { is: 'WAITING', since: undefined }
    case 'REFUSED':
      return { is: 'REFUSED', refusal: document.refusal }
    case 'ACCEPTED':
      return { is: 'ACCEPTED' }
    // Nothing arrived, and nothing is on its way from here.
    case 'AWAITING_UPLOAD':
      return { is: 'EMPTY' }
  }
}

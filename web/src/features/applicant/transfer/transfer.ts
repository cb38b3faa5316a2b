import type { RealnameError } from '@realname/client'
import type { Slot } from '#domain/certificates.ts'
import type { PhotoConversion } from '#domain/photo-conversions.ts'
import type { FileProblem, SoundFile } from './inspect-file.ts'

export interface ChosenFile {
  readonly file: File
  /** How the page changed the photo before the upload. */
  readonly converted: PhotoConversion | undefined
}

interface Chosen extends ChosenFile {
  /** An object URL, where the browser can show the file. */
  readonly preview: string | undefined
}

/** The state of a file that was chosen in this page. */
export type Transfer = Chosen &
  (
    | { readonly phase: 'CHECKING' }
    | { readonly phase: 'CONVERTING' }
    /** `canBe`: the page can change the photo so that it is accepted, if its owner agrees. */
    | { readonly phase: 'UNFIT'; readonly problem: FileProblem; readonly canBe?: PhotoConversion }
    | { readonly phase: 'SENDING'; readonly fraction: number }
    /** The file can be sent again unchanged. `cause`: the API's refusal or the cause of the failure. */
    | {
        readonly phase: 'STOPPED'
        readonly cause: 'LOST' | 'FAILED' | RealnameError
        readonly sound: SoundFile
      }
    | { readonly phase: 'SENT'; readonly documentId: string; readonly at: number }
  )

export type Transfers = Readonly<Partial<Record<Slot, Transfer>>>

export type TransferChange =
  | { readonly slot: Slot; readonly to: Transfer }
  | { readonly slot: Slot; readonly to: undefined }

export function changeTransfers(transfers: Transfers, { slot, to }: TransferChange): Transfers {
  const { [slot]: _before, ...others } = transfers
  return to === undefined ? others : { ...others, [slot]: to }
}

/** Leaving the page would abort it. */
export const isUnderWay = (transfer: Transfer | undefined): boolean =>
  transfer !== undefined && ['CHECKING', 'CONVERTING', 'SENDING', 'STOPPED'].includes(transfer.phase)

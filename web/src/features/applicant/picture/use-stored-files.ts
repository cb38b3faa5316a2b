import type { Application, Schemas } from '@realname/client'
import { useQuery } from '@tanstack/react-query'
import type { Slot } from '#domain/certificates.ts'
import { useApi } from '#web/shared/api.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { applicationFilesQuery } from '../queries/application-files.ts'
import type { Transfers } from '../transfer/transfer.ts'

/** A new address is asked for once a minute at most. */
const patience = 60_000

export type StoredFile = Schemas['ApplicationFile']

/** The uploaded files that this page has no picture of. A phone that only uploads may not read them. */
export function useStoredFiles({ applicationId, documents }: Application, transfers: Transfers) {
  const { session } = useSignedIn()
  const lacking = documents.flatMap(({ slot, status, documentId }) => {
    const transfer = transfers[slot]
    const isPresent = transfer !== undefined && (transfer.phase !== 'SENT' || transfer.preview !== undefined)
    return status === 'ACCEPTED' && documentId !== undefined && !isPresent ? [documentId] : []
  })
  const { data, dataUpdatedAt, refetch } = useQuery({
    ...applicationFilesQuery(useApi(), applicationId, lacking),
    enabled: lacking.length > 0 && session.hosted.kind !== 'UPLOAD',
  })
  return {
    storedFile: (slot: Slot): StoredFile | undefined =>
      data?.items.find(each => each.slot === slot && lacking.includes(each.documentId)),
    renewAddresses: () => {
      if (Date.now() - dataUpdatedAt > patience) void refetch()
    },
  }
}

import { RealnameError, sendFile, type Upload, uploadRequest } from '@realname/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useReducer, useRef } from 'react'
import type { Slot } from '#domain/certificates.ts'
import { isDocumentContentType } from '#domain/documents.ts'
import { useApi } from '#web/shared/api.ts'
import { useConfig } from '#web/shared/config.ts'
import { applicationKey } from '../queries/applications.ts'
import { inspectInWorker } from './inspect-apart.ts'
import type { SoundFile } from './inspect-file.ts'
import { changeTransfers, type Transfers } from './transfer.ts'

/** The files chosen in this page, by slot. They stay in memory until the page is left. */
export function useTransfers(applicationId: string) {
  const api = useApi()
  const { files: limits } = useConfig()
  const queries = useQueryClient()
  const [transfers, change] = useReducer(changeTransfers, {} as Transfers)
  const state = useRef({
    aborting: new Map<Slot, AbortController>(),
    previews: new Map<Slot, string>(),
    uploads: new Map<Slot, Upload>(),
  })
  useEffect(() => {
    const { aborting, previews } = state.current
    return () => {
      for (const each of aborting.values()) each.abort()
      for (const url of previews.values()) URL.revokeObjectURL(url)
      previews.clear()
    }
  }, [])
  const acts = useMemo(() => {
    const { aborting, previews, uploads } = state.current

    /** Aborts the slot's transfer and starts another. */
    const begin = (slot: Slot): AbortSignal => {
      aborting.get(slot)?.abort()
      const controller = new AbortController()
      aborting.set(slot, controller)
      return controller.signal
    }

    const forget = (slot: Slot): void => {
      URL.revokeObjectURL(previews.get(slot) ?? '')
      previews.delete(slot)
      uploads.delete(slot)
    }

    const previewOf = (slot: Slot, file: File): string | undefined => {
      if (!isDocumentContentType(file.type) || file.type === 'application/pdf') return undefined
      const url = URL.createObjectURL(file)
      previews.set(slot, url)
      return url
    }

    const send = async (slot: Slot, file: File, sound: SoundFile): Promise<void> => {
      const chosen = { file, preview: previews.get(slot) }
      const signal = begin(slot)
      const onProgress = (fraction: number) => change({ slot, to: { ...chosen, phase: 'SENDING', fraction } })
      onProgress(0)
      try {
        const { result, upload } = await sendFile(file, {
          upload: uploads.get(slot),
          requestUpload: () =>
            api.applications.requestUpload(
              applicationId,
              uploadRequest(slot, { ...sound, sizeBytes: file.size }),
            ),
          onUpload: used => uploads.set(slot, used),
          ...{ onProgress, signal },
        })
        if (result === 'STORED') {
          uploads.delete(slot)
          change({ slot, to: { ...chosen, phase: 'SENT', documentId: upload.documentId, at: Date.now() } })
        } else change({ slot, to: { ...chosen, phase: 'STOPPED', cause: result, sound } })
      } catch (error) {
        if (signal.aborted) return
        const cause = error instanceof RealnameError && error.code !== 'OFFLINE' ? error : 'LOST'
        change({ slot, to: { ...chosen, phase: 'STOPPED', cause, sound } })
      }
      await queries.invalidateQueries({ queryKey: applicationKey(applicationId) })
    }

    const choose = async (slot: Slot, file: File): Promise<void> => {
      const signal = begin(slot)
      forget(slot)
      const chosen = { file, preview: previewOf(slot, file) }
      change({ slot, to: { ...chosen, phase: 'CHECKING' } })
      const inspection = await inspectInWorker({ file, limits }, signal).catch(() => undefined)
      if (inspection === undefined || signal.aborted) return
      if ('problem' in inspection) {
        change({ slot, to: { ...chosen, phase: 'UNFIT', problem: inspection.problem } })
      } else await send(slot, file, inspection.sound)
    }

    const cancel = (slot: Slot): void => {
      begin(slot)
      forget(slot)
      change({ slot, to: undefined })
    }

    return { choose, send, cancel }
  }, [api, queries, applicationId, limits])

  useEffect(() => {
    const sendAgain = () => {
      for (const [slot, transfer] of Object.entries(transfers)) {
        if (transfer.phase === 'STOPPED' && transfer.cause === 'LOST')
          void acts.send(slot as Slot, transfer.file, transfer.sound)
      }
    }
    window.addEventListener('online', sendAgain)
    return () => window.removeEventListener('online', sendAgain)
  }, [transfers, acts])

  return { transfers, ...acts }
}

export type TransferActs = Omit<ReturnType<typeof useTransfers>, 'transfers'>

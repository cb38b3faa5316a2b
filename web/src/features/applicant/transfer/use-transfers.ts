import { RealnameError, sendFile, type Upload, uploadRequest } from '@realname/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useReducer, useRef } from 'react'
import type { Slot } from '#domain/certificates.ts'
import { isDocumentContentType } from '#domain/documents.ts'
import type { PhotoConversion } from '#domain/photo-conversions.ts'
import { useApi } from '#web/shared/api.ts'
import { useConfig } from '#web/shared/config.ts'
import { applicationKey } from '../queries/applications.ts'
import { convertPhoto } from './convert-photo.ts'
import { inWorker } from './in-worker.ts'
import type { Inspection, SoundFile } from './inspect-file.ts'
import { type ChosenFile, changeTransfers, type Transfers } from './transfer.ts'

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

    /** Some phones name no type, or a wrong one. Then the content tells it a moment later. */
    const previewOf = (slot: Slot, file: Blob, type: string): string | undefined => {
      if (!previews.has(slot) && isDocumentContentType(type) && type !== 'application/pdf')
        previews.set(slot, URL.createObjectURL(file.slice(0, file.size, type)))
      return previews.get(slot)
    }

    const send = async (slot: Slot, { file, converted }: ChosenFile, sound: SoundFile): Promise<void> => {
      const chosen = { file, converted, preview: previewOf(slot, file, sound.contentType) }
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

    const inspect = async (
      slot: Slot,
      { file, converted }: ChosenFile,
      signal: AbortSignal,
    ): Promise<void> => {
      const chosen = { file, converted, preview: previewOf(slot, file, file.type) }
      change({ slot, to: { ...chosen, phase: 'CHECKING' } })
      const inspection = await inWorker<Inspection>(
        new Worker(new URL('./inspect-file.worker.ts', import.meta.url), { type: 'module' }),
        { message: { file, limits }, otherwise: { problem: 'UNREADABLE' }, signal },
      ).catch(() => undefined)
      if (inspection === undefined || signal.aborted) return
      if ('sound' in inspection) return send(slot, chosen, inspection.sound)
      if (inspection.canBe === 'HEIC') return convert(slot, file, 'HEIC')
      change({ slot, to: { ...chosen, phase: 'UNFIT', ...inspection } })
    }

    const choose = (slot: Slot, file: File): Promise<void> => {
      const signal = begin(slot)
      forget(slot)
      return inspect(slot, { file, converted: undefined }, signal)
    }

    /** Saves the photo as a JPEG within the limits, and uploads that. */
    const convert = async (slot: Slot, file: File, conversion: PhotoConversion): Promise<void> => {
      const signal = begin(slot)
      forget(slot)
      const unconverted = { file, preview: undefined, converted: undefined }
      change({ slot, to: { ...unconverted, phase: 'CONVERTING' } })
      const { maximumBytes, maximumPixels } = limits
      const converted = await convertPhoto({ file, conversion, maximumBytes, maximumPixels }, signal).catch(
        () => undefined,
      )
      if (converted === undefined || signal.aborted) return
      if ('jpeg' in converted) {
        const jpeg = new File([converted.jpeg], file.name, { type: 'image/jpeg' })
        return inspect(slot, { file: jpeg, converted: conversion }, signal)
      }
      change({ slot, to: { ...unconverted, phase: 'UNFIT', problem: converted.problem } })
    }

    const cancel = (slot: Slot): void => {
      begin(slot)
      forget(slot)
      change({ slot, to: undefined })
    }

    return { choose, convert, send, cancel }
  }, [api, queries, applicationId, limits])

  useEffect(() => {
    const sendAgain = () => {
      for (const [slot, transfer] of Object.entries(transfers)) {
        if (transfer.phase === 'STOPPED' && transfer.cause === 'LOST')
          void acts.send(slot as Slot, transfer, transfer.sound)
      }
    }
    window.addEventListener('online', sendAgain)
    return () => window.removeEventListener('online', sendAgain)
  }, [transfers, acts])

  return { transfers, ...acts }
}

export type TransferActs = Omit<ReturnType<typeof useTransfers>, 'transfers'>

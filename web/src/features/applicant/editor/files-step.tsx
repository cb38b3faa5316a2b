import { Alert, Stack } from '@mantine/core'
import type { Application } from '@realname/client'
import { useTranslation } from 'react-i18next'
import type { Slot } from '#domain/certificates.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { useStoredFiles } from '../picture/use-stored-files.ts'
import type { Transfers } from '../transfer/transfer.ts'
import type { TransferActs } from '../transfer/use-transfers.ts'
import { reasonsAboutSlot } from './reason-places.ts'
import { SlotCard } from './slot-card.tsx'
import type { KeptAdvice } from './use-kept-advice.ts'

interface Properties {
  readonly application: Application
  readonly transfers: Transfers
  readonly acts: TransferActs
  readonly keptAdvice: KeptAdvice
  /** The slots whose missing file prevented the next step. */
  readonly missed: readonly Slot[]
}

/** The slots, in the certificate's order. */
export function FilesStep({ application, transfers, acts, keptAdvice, missed }: Properties) {
  const { t } = useTranslation('application')
  const nameOf = useSlotName()
  const { documents, certificateType, reopened, decision } = application
  const { storedFile, renewAddresses } = useStoredFiles(application, transfers)
  const list = missed.map(slot => t(`slots.${nameOf(slot)}.title`)).join(' · ')
  return (
    <Stack gap="md">
      {documents.map(document => (
        <SlotCard
          key={document.slot}
          certificateType={certificateType}
          document={document}
          isOpen={reopened === undefined || reopened.slots.includes(document.slot)}
          reasons={reasonsAboutSlot(decision?.reasons ?? [], document.slot)}
          transfer={transfers[document.slot]}
          acts={acts}
          keptAdvice={keptAdvice}
          stored={storedFile(document.slot)}
          onExpired={renewAddresses}
          isMissed={missed.includes(document.slot)}
        />
      ))}
      {missed.length === 0 ? null : (
        <Alert color="red" role="alert">
          {t('upload.unfinished', { slots: list })}
        </Alert>
      )}
    </Stack>
  )
}

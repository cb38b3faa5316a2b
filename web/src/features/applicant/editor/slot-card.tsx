import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CertificateType } from '#domain/certificates.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { SlotPicture } from '../picture/slot-picture.tsx'
import type { StoredFile } from '../picture/use-stored-files.ts'
import type { Transfer } from '../transfer/transfer.ts'
import type { TransferActs } from '../transfer/use-transfers.ts'
import type { ExplainedReason } from './reason-places.ts'
import { ReasonNotes } from './reasons-to-retry.tsx'
import classes from './slot-card.module.css'
import { SlotChooser } from './slot-chooser.tsx'
import { SlotGuide } from './slot-guide.tsx'
import { type DocumentView, slotState } from './slot-state.ts'
import { SlotStatus } from './slot-status.tsx'
import type { KeptAdvice } from './use-kept-advice.ts'

interface Properties {
  readonly certificateType: CertificateType
  readonly document: DocumentView
  /** Whether the slot may change in this attempt. */
  readonly isOpen: boolean
  readonly reasons: readonly ExplainedReason[]
  readonly transfer: Transfer | undefined
  readonly acts: TransferActs
  /** The uploaded file, if this page has no picture of it. */
  readonly stored: StoredFile | undefined
  /** An address of the stored file has expired. */
  readonly onExpired: () => void
  readonly keptAdvice: KeptAdvice
  /** The next step was tried without this file. */
  readonly isMissed: boolean
}

/** One slot: the required file, the chosen one, and the result. The whole card accepts a dropped file. */
export function SlotCard(properties: Properties) {
  const {
    certificateType,
    document,
    isOpen,
    reasons,
    transfer,
    acts,
    stored,
    onExpired,
    keptAdvice,
    isMissed,
  } = properties
  const { t } = useTranslation('application')
  const nameOf = useSlotName()
  const [isOver, setIsOver] = useState(false)
  const { slot } = document
  const state = slotState(document, transfer)
  const isAdvised = isOpen && state.is === 'ACCEPTED' && !keptAdvice.isKept(document.documentId)
  const advice = isAdvised ? state.advice : []
  const hover = (over: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setIsOver(over)
  }
  const drop = (event: DragEvent) => {
    hover(false)(event)
    const [file] = event.dataTransfer.files
    if (file !== undefined) void acts.choose(slot, file)
  }
  const takes = isOpen ? { onDragOver: hover(true), onDragLeave: hover(false), onDrop: drop } : {}
  return (
    <Paper
      component="section"
      aria-labelledby={`slot-${slot}`}
      withBorder
      radius="lg"
      p={{ base: 'md', sm: 'lg' }}
      className={classes.card}
      mod={{ over: isOver, missed: isMissed && state.is === 'EMPTY' }}
      data-slot={slot}
      {...takes}
    >
      <Stack gap="md">
        <ReasonNotes reasons={reasons} />
        <Group align="flex-start" gap="lg" className={classes.body}>
          <SlotPicture
            certificateType={certificateType}
            slot={slot}
            transfer={transfer}
            stored={stored}
            onExpired={onExpired}
          />
          <Stack gap="sm" flex="1 1 240px">
            <Stack gap={2}>
              <Title order={3} size="h4" id={`slot-${slot}`} tabIndex={-1}>
                {t(`slots.${nameOf(slot)}.title`)}
              </Title>
              <Text c="dimmed">{t(`slots.${nameOf(slot)}.text`)}</Text>
            </Stack>
            {isOpen && state.is !== 'ACCEPTED' ? <SlotGuide slot={slot} /> : null}
            <SlotStatus
              state={state}
              document={document}
              isKept={!isOpen}
              isMissed={isMissed}
              advice={advice}
              converted={transfer?.converted}
            />
            {isOpen ? (
              <SlotChooser
                slot={slot}
                state={state}
                transfer={transfer}
                acts={acts}
                hasAccepted={document.status === 'ACCEPTED'}
                onKeep={advice.length === 0 ? undefined : () => keptAdvice.keep(document.documentId)}
              />
            ) : null}
          </Stack>
        </Group>
      </Stack>
    </Paper>
  )
}

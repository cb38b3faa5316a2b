import { Anchor, Container, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { SecondReview } from '@realname/client'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { type Opinion, OpinionForm } from '../decision/opinion-form.tsx'
import type { KeyAction } from '../key-table.ts'
import { KeysButton, KeysDialog } from '../keys.tsx'
import { useNames } from '../names.ts'
import { Refusal } from '../refusal.tsx'
import classes from './case.module.css'
import { CaseMaterial } from './case-material.tsx'
import { useCaseKeys } from './use-case-keys.ts'
import { useCaseViewer } from './use-case-viewer.ts'

interface Props {
  readonly review: Pick<SecondReview, 'files' | 'entered' | 'evidence' | 'certificateType' | 'issuingRegion'>
  readonly back: { readonly to: string; readonly title: string }
  readonly lead: string
  /** Beside the button of the keys. */
  readonly aside?: ReactNode
  /** Above the form. */
  readonly children?: ReactNode
  readonly noteLabel?: string
  readonly pending: boolean
  /** The error of the last call, if any. */
  readonly error: unknown
  readonly onReload: () => void
  readonly onDecide: (opinion: Opinion) => void
}

const absentKeys: readonly KeyAction<'case'>[] = ['undo', 'pause', 'claim', 'claimNext', 'ask', 'handOver']

/** A case beside the form of an opinion that decides nothing. */
export function OpinionBench({ review, back, lead, aside, children, ...props }: Props) {
  const { certificate, region } = useNames()
  const { files, entered, evidence, certificateType, issuingRegion } = review
  const viewing = useCaseViewer(files, evidence)
  const [keysShown, keys] = useDisclosure(false)
  useCaseKeys({ ...viewing, files, onHelp: keys.open })
  return (
    <Container fluid px={{ base: 'md', lg: 'xl' }} py="sm" maw={1720}>
      <Group justify="space-between" gap="xs" mb="xs">
        <Group gap="xs" style={{ columnGap: 'var(--mantine-spacing-sm)' }}>
          <Anchor component={Link} to={back.to} size="sm">
            ← {back.title}
          </Anchor>
          <PageTitle size="h4">
            {`${certificate(certificateType, issuingRegion)} · ${region(issuingRegion)}`}
          </PageTitle>
          <Text size="sm" c="dimmed">
            {lead}
          </Text>
        </Group>
        <Group gap="sm">
          {aside}
          <KeysButton onClick={keys.open} />
        </Group>
      </Group>
      <div className={classes.bench}>
        <CaseMaterial
          entered={entered}
          files={files}
          evidence={evidence}
          documents={[]}
          viewing={viewing}
          onReload={props.onReload}
        />
        <Stack gap="xs">
          {children}
          <OpinionForm
            certificateType={certificateType}
            suggestedCodes={evidence?.suggestedReasons ?? []}
            noteLabel={props.noteLabel}
            pending={props.pending}
            onDecide={props.onDecide}
          />
          {props.error === null ? null : <Refusal error={props.error} />}
        </Stack>
      </div>
      <KeysDialog place="case" without={absentKeys} opened={keysShown} onClose={keys.close} />
    </Container>
  )
}

import { Container, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Review } from '@realname/client'
import { type DecisionDraft, rejectionFor } from '../decision/decision-draft.ts'
import { DecisionForm } from '../decision/decision-form.tsx'
import type { useDesk } from '../desk/desk.tsx'
import { KeysDialog } from '../keys.tsx'
import type { Decision } from '../queries/reviews.ts'
import { Refusal } from '../refusal.tsx'
import classes from './case.module.css'
import { CaseHead } from './case-head.tsx'
import { CaseMaterial } from './case-material.tsx'
import { Changes } from './changes.tsx'
import { Consultations } from './consultations.tsx'
import { Earlier } from './earlier.tsx'
import { Evidence } from './evidence.tsx'
import { HandedOver } from './handed-over.tsx'
import type { LeaseKeeping } from './lease.tsx'
import { ProposedRejection } from './proposed-rejection.tsx'
import { Renewed } from './renewed.tsx'
import { Reopened } from './reopened.tsx'
import { Teamwork } from './teamwork.tsx'
import { useCaseKeys } from './use-case-keys.ts'
import { useCaseViewer } from './use-case-viewer.ts'

interface Props {
  readonly review: Review
  readonly entered: NonNullable<Review['entered']>
  readonly draft: DecisionDraft
  readonly onDraft: (draft: DecisionDraft) => void
  readonly lease: LeaseKeeping
  readonly releasing: boolean
  readonly onRelease: () => void
  readonly onHandedOver: (changed: Review) => void
  /** The reviewer does not hold the case any more. */
  readonly onTakenAway: (error: unknown) => void
  readonly onReload: () => void
  /** Whether the next case opens by itself after the decision. */
  readonly flow: Pick<ReturnType<typeof useDesk>, 'isFlowing' | 'setFlowing'>
  /** The error of the last call, if any. */
  readonly error: unknown
  readonly onDecide: (decision: Decision) => void
}

/**
 * The page of a decision. Details and pictures stay visible; the decision beside them may be longer than the screen.
 */
export function Workbench({ review, entered, draft, onDraft, error, ...props }: Props) {
  const { files = [], proposedRejection, reopeningReason, evidence } = review
  const viewing = useCaseViewer(files, evidence)
  const { viewer, dispatch } = viewing
  const [keysShown, keys] = useDisclosure(false)
  useCaseKeys({
    ...viewing,
    files,
    onPause: () => props.flow.setFlowing(!props.flow.isFlowing),
    onHelp: keys.open,
  })
  return (
    <Container fluid px={{ base: 'md', lg: 'xl' }} py="sm" maw={1720}>
      <CaseHead
        review={review}
        lease={props.lease}
        flow={props.flow}
        releasing={props.releasing}
        onRelease={props.onRelease}
        onKeys={keys.open}
      />
      <div className={classes.bench}>
        <CaseMaterial
          entered={entered}
          files={files}
          evidence={evidence}
          documents={review.documents}
          viewing={viewing}
          onReload={props.onReload}
        />
        <Stack gap="xs">
          <HandedOver review={review} />
          <Changes review={review} />
          <Renewed review={review} />
          {reopeningReason === undefined ? null : <Reopened reason={reopeningReason} />}
          {proposedRejection === undefined ? null : (
            <ProposedRejection
              proposal={proposedRejection}
              onTakeOver={() => onDraft(rejectionFor(proposedRejection.reasons, draft))}
            />
          )}
          <Consultations review={review} />
          <DecisionForm
            review={review}
            draft={draft}
            onDraft={onDraft}
            suggestedCodes={evidence?.suggestedReasons ?? []}
            onDecide={props.onDecide}
          />
          <Teamwork review={review} onHandedOver={props.onHandedOver} onTakenAway={props.onTakenAway} />
          {error === null || error === undefined ? null : <Refusal error={error} />}
          <Evidence
            files={files}
            reading={evidence}
            show={dispatch}
            onLook={file => dispatch({ do: 'show', pane: viewer.active, what: { file, page: 0 } })}
          />
          <Earlier review={review} />
        </Stack>
      </div>
      <KeysDialog place="case" opened={keysShown} onClose={keys.close} />
    </Container>
  )
}

import { Container, Stack } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import type { Review } from '@realname/client'
import { useReducer } from 'react'
import { useTranslation } from 'react-i18next'
import { type DecisionDraft, rejectionFor } from '../decision/decision-draft.ts'
import { DecisionForm } from '../decision/decision-form.tsx'
import type { useDesk } from '../desk/desk.tsx'
import { KeysDialog } from '../keys.tsx'
import type { Decision } from '../queries/reviews.ts'
import { EnteredDetails } from '../reading/entered-details.tsx'
import { EvidenceHints } from '../reading/evidence-hints.tsx'
import { marksOf, spotOf } from '../reading/spots.ts'
import { Refusal } from '../refusal.tsx'
import { Viewer } from '../viewer/viewer.tsx'
import { viewerAt, viewerReducer } from '../viewer/viewer-state.ts'
import classes from './case.module.css'
import { CaseHead } from './case-head.tsx'
import { Changes } from './changes.tsx'
import { Earlier } from './earlier.tsx'
import { Evidence } from './evidence.tsx'
import type { LeaseKeeping } from './lease.tsx'
import { ProposedRejection } from './proposed-rejection.tsx'
import { useCaseKeys } from './use-case-keys.ts'

interface Props {
  readonly review: Review
  readonly entered: NonNullable<Review['entered']>
  readonly draft: DecisionDraft
  readonly onDraft: (draft: DecisionDraft) => void
  readonly lease: LeaseKeeping
  readonly onRelease: () => void
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
  const { t } = useTranslation('reviewer')
  const { files = [], proposedRejection, evidence } = review
  const wide = useMediaQuery('(min-width: 75em)', false, { getInitialValueInEffect: false })
  const [viewer, dispatch] = useReducer(viewerReducer, viewerAt(files.length, wide))
  const [keysShown, keys] = useDisclosure(false)
  const readSpots = evidence?.fields.flatMap(({ field, read }) => {
    const spot = read && spotOf(files, read.place, t(`fields.${field}`))
    return spot === undefined ? [] : [spot]
  })
  const marks =
    evidence && marksOf(files, evidence, { face: t('reading.face'), certificate: t('reading.certificate') })
  useCaseKeys({
    viewer,
    dispatch,
    files,
    readSpots: readSpots ?? [],
    onPause: () => props.flow.setFlowing(!props.flow.isFlowing),
    onHelp: keys.open,
  })
  return (
    <Container fluid px={{ base: 'md', lg: 'xl' }} py="sm" maw={1720}>
      <CaseHead
        review={review}
        lease={props.lease}
        flow={props.flow}
        onRelease={props.onRelease}
        onKeys={keys.open}
      />
      <div className={classes.bench}>
        <Stack gap="xs" className={classes.left}>
          {evidence === undefined ? null : (
            <EvidenceHints evidence={evidence} files={files} show={dispatch} />
          )}
          <EnteredDetails review={review} entered={entered} files={files} show={dispatch} />
          <Viewer
            files={files}
            marks={marks ?? []}
            state={viewer}
            dispatch={dispatch}
            onReload={props.onReload}
          />
        </Stack>
        <Stack gap="xs">
          <Changes review={review} />
          {proposedRejection === undefined ? null : (
            <ProposedRejection
              proposal={proposedRejection}
              onTakeOver={() => onDraft(rejectionFor(proposedRejection.reasons, draft))}
            />
          )}
          <DecisionForm
            review={review}
            draft={draft}
            onDraft={onDraft}
            suggestedCodes={evidence?.suggestedReasons ?? []}
            onDecide={props.onDecide}
          />
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

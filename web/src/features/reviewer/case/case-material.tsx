import { Stack } from '@mantine/core'
import type { Review } from '@realname/client'
import type { ReviewFile } from '../queries/reviews.ts'
import { EnteredDetails } from '../reading/entered-details.tsx'
import { EvidenceHints } from '../reading/evidence-hints.tsx'
import type { ReviewEvidence } from '../reading/spots.ts'
import { Viewer } from '../viewer/viewer.tsx'
import classes from './case.module.css'
import type { useCaseViewer } from './use-case-viewer.ts'

interface Props {
  readonly entered: NonNullable<Review['entered']>
  readonly files: readonly ReviewFile[]
  readonly evidence: ReviewEvidence | undefined
  /** The documents that may still be read. */
  readonly documents: Review['documents']
  readonly viewing: ReturnType<typeof useCaseViewer>
  readonly onReload: () => void
}

/** What a reviewer judges by: hints, what was entered, and the pictures. */
export function CaseMaterial({ entered, files, evidence, documents, viewing, onReload }: Props) {
  const { viewer, dispatch, marks } = viewing
  return (
    <Stack gap="xs" className={classes.left}>
      {evidence === undefined ? null : <EvidenceHints evidence={evidence} files={files} show={dispatch} />}
      <EnteredDetails
        review={{ documents, ...(evidence === undefined ? {} : { evidence }) }}
        entered={entered}
        files={files}
        show={dispatch}
      />
      <Viewer files={files} marks={marks} state={viewer} dispatch={dispatch} onReload={onReload} />
    </Stack>
  )
}

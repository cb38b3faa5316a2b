import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'

/** S3 tells of an upload under `aws.s3`, the reconciler tells of it again under this; all else is alike. */
export const uploadAgainSource = 'realname.reconciler'

/** What the validator needs of it. */
export const uploadEventSchema = buildOnce(() =>
  z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) }),
)

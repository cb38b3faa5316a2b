import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'

export const healthSchema = buildOnce(() => z.object({ status: z.literal('ok') }).meta({ id: 'Health' }))

export const openApiSchema = buildOnce(() => z.record(z.string(), z.unknown()))

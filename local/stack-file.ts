import { existsSync, readFileSync, rmSync } from 'node:fs'
import * as z from 'zod'
import { forgetBackendEnvironment, writeBackendEnvironment } from './backend-environment.ts'
import { Explained } from './command.ts'
import { writePrivately } from './private-file.ts'
import { defaultInstance, inInstance, inProject } from './project.ts'

const userSchema = z.object({ username: z.string(), password: z.string(), accountId: z.string() })

export const roles = ['applicant', 'applicant2', 'reviewer', 'reviewer2', 'operator'] as const

const machineClientSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  tokenUrl: z.url(),
})

const stackSchema = z.object({
  /** The base of the contract's paths, such as /v1/account. */
  apiUrl: z.url(),
  webUrl: z.url().optional(),
  awsEndpointUrl: z.url(),
  region: z.string(),
  userPoolId: z.string(),
  userPoolClientId: z.string(),
  commandLineClientId: z.string(),
  signInUrl: z.url(),
  /** The client of a reviewing system. */
  machineReviewer: machineClientSchema,
  /** The client of an integrator's backend. */
  machineBackend: machineClientSchema,
  users: z.record(z.enum(roles), userSchema),
  resources: z.object({
    tableName: z.string(),
    hashKeyArn: z.string(),
    auditTableName: z.string(),
    idempotencyTableName: z.string(),
    dataKeyArn: z.string(),
    auditDays: z.int(),
    inboxBucketName: z.string(),
    vaultBucketName: z.string(),
    figuresTableName: z.string(),
    webhooksTableName: z.string(),
    eventBusName: z.string(),
    applicationStateMachineArn: z.string(),
    deadlineStateMachineArn: z.string(),
    calendarStateMachineArn: z.string(),
    deadLetterQueueUrl: z.string(),
    followApplicationsName: z.string(),
    publishEventsName: z.string(),
    validateDocumentName: z.string(),
    changeAccountName: z.string(),
    countFiguresName: z.string(),
    webhookDeadLetterQueueUrl: z.string(),
    prepareWebhooksName: z.string(),
    sendWebhooksName: z.string(),
  }),
})

/** The names of the deployed resources. */
export const resourceNames = Object.keys(stackSchema.shape.resources.shape)

/** The addresses, resources and sample users of a running instance. */
export type Stack = z.infer<typeof stackSchema>
export type MachineClient = z.infer<typeof machineClientSchema>
export type User = z.infer<typeof userSchema>
export type Role = (typeof roles)[number]

export const stackFileOf = (name: string): string =>
  name === defaultInstance ? inProject('.local', 'stack.json') : inInstance(name, 'stack.json')

export const parseStack = (text: string, source: string): Stack => {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw new Explained(`${source} is not JSON.`)
  }
  const stack = stackSchema.safeParse(content)
  if (stack.success) return stack.data
  throw new Explained(`${source} does not describe a running stack:\n${z.prettifyError(stack.error)}`)
}

export const readStack = (file: string): Stack => {
  if (!existsSync(file)) throw new Explained(`${file} is missing: nothing runs. Start it with \`npm start\`.`)
  return parseStack(readFileSync(file, 'utf8'), file)
}

/** Writes the file and the settings of a backend beside it. Only their owner can read them: they have secrets. */
export const writeStack = (file: string, stack: Stack): void => {
  writePrivately(file, `${JSON.stringify(stack, undefined, 2)}\n`)
  writeBackendEnvironment(file, stack)
}

export const forgetStack = (file: string): void => {
  rmSync(file, { force: true })
  forgetBackendEnvironment(file)
}

import { readFileSync } from 'node:fs'
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import * as z from 'zod'
import { account, clientConfiguration } from './aws-environment.ts'
import { inProject } from './project.ts'

const contextSchema = z.object({
  context: z.object({
    stages: z.object({ local: z.object({ mail: z.object({ from: z.email() }) }) }),
  }),
})

/** Verifies the sender of the local stage. On AWS, its owner proves by DNS that the domain is theirs. */
export const verifySender = async (engineUrl: string): Promise<void> => {
  const { context } = contextSchema.parse(JSON.parse(readFileSync(inProject('cdk.json'), 'utf8')))
  const [, domain] = context.stages.local.mail.from.split('@')
  const client = new SESv2Client(clientConfiguration(engineUrl))
  await client.send(new CreateEmailIdentityCommand({ EmailIdentity: domain }))
}

const mailSchema = z.object({
  Source: z.string(),
  To: z.array(z.string()),
  Subject: z.string(),
  BodyText: z.string(),
  BodyHtml: z.string(),
})

/** The address of the page that lists the mails. The engine delivers none. */
export const mailboxOf = (engineUrl: string): string => `${engineUrl}/_ministack/ses/messages`

/** The mails to an address, oldest first. */
export const mailsTo = async (engineUrl: string, address: string): Promise<z.infer<typeof mailSchema>[]> => {
  const answer = await fetch(`${mailboxOf(engineUrl)}?account=${account}`)
  if (!answer.ok) throw new Error(`The engine’s mailbox answered ${answer.status}.`)
  const { messages } = z
    .object({ messages: z.record(z.string(), z.array(mailSchema)) })
    .parse(await answer.json())
  return (messages[account] ?? []).filter(({ To }) => To.includes(address))
}

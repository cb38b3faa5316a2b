import { randomBytes } from 'node:crypto'
import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { RealnameError } from '../../client/errors.ts'
import { Realname } from '../../client/realname.ts'
import type { Fetch } from '../../client/transport.ts'
import { until } from '../../local/poll.ts'
import { createUserIn } from '../../local/seed.ts'
import { NotSeenHere } from './run-points.ts'
import { secureRemotePassword } from './secure-remote-password.ts'
import type { DeployedStage } from './stage.ts'

export interface Person {
  readonly accountId: string
  readonly username: string
  readonly client: Realname
}

type Kind = 'applicant' | 'reviewer' | 'operator'

interface NewPerson {
  readonly kind: Kind
  /** Whether mail to this address bounces. */
  readonly bounces?: boolean
}

/** Tokens are valid for 15 minutes. */
const renewAfterMs = 10 * 60_000

/**
 * The users of a run. Their addresses are of the mailbox simulator of SES, which delivers to nobody, and name the run:
 * `success+acceptance-RUN-1@simulator.amazonses.com`.
 */
export class People {
  readonly runId = randomBytes(4).toString('hex')
  private readonly adding: Promise<Person>[] = []
  private readonly usernames: string[] = []
  private readonly stage: DeployedStage
  private readonly purpose: string
  private readonly fetch: Fetch
  private readonly cognito: CognitoIdentityProviderClient
  private count = 0
  private isRemoving = false

  constructor(stage: DeployedStage, purpose: 'acceptance' | 'load', send: Fetch = fetch) {
    this.stage = stage
    this.purpose = purpose
    this.fetch = send
    this.cognito = new CognitoIdentityProviderClient(stage.deployment.configuration)
  }

  /** The name of queues, keys and endpoints that the run creates. */
  get name(): string {
    return `${this.purpose}-${this.runId}`
  }

  private get pool() {
    const { people } = this.stage
    if (people === undefined) throw new NotSeenHere('the stage has no user pool')
    return people
  }

  /** Creates a user, without a mail. Call `removeAll` at the end. */
  add(person: NewPerson): Promise<Person> {
    if (this.isRemoving) throw new NotSeenHere('the run is ending')
    const adding = this.create(person, (url, init) => this.send(url, init))
    this.adding.push(adding)
    return adding
  }

  private async create({ kind, bounces = false }: NewPerson, send: Fetch): Promise<Person> {
    this.count += 1
    const username = `${bounces ? 'bounce' : 'success'}+${this.name}-${this.count}@simulator.amazonses.com`
    const { userPoolId } = this.pool
    const groups = { applicant: [], reviewer: ['reviewers'], operator: ['operators'] }[kind]
    const registrationRegion = kind === 'applicant' ? { registrationRegion: 'CN' } : {}
    // The user is registered for removal before it exists, because the creation may fail half-way.
    this.usernames.push(username)
    const { accountId, password } = await createUserIn(
      { cognito: this.cognito, userPoolId },
      { username, groups, ...registrationRegion },
    )
    let token: Promise<string> | undefined
    let signedInAt = 0
    const signedIn = () => {
      if (token === undefined || Date.now() - signedInAt > renewAfterMs) {
        signedInAt = Date.now()
        token = this.signIn(username, password).catch(error => {
          token = undefined
          throw error
        })
      }
      return token
    }
    return { username, accountId, client: this.clientOf(signedIn, send) }
  }

  clientOf(
    token: string | (() => Promise<string>) | undefined,
    send: Fetch = (url, init) => this.send(url, init),
  ): Realname {
    return new Realname({
      baseUrl: this.stage.apiUrl,
      ...(token === undefined ? {} : { token }),
      fetch: send,
    })
  }

  /** Once the removal begins, only the user who erases sends requests. */
  private send(url: string, init: RequestInit): Promise<Response> {
    if (this.isRemoving) return Promise.reject(new Error('The run is ending.'))
    return this.fetch(url, init)
  }

  private async signIn(username: string, password: string): Promise<string> {
    const { userPoolId, clientId: ClientId } = this.pool
    const secret = secureRemotePassword()
    const {
      ChallengeName,
      ChallengeParameters = {},
      Session,
    } = await this.cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: username, SRP_A: secret.clientValue },
      }),
    )
    const { SALT: salt = '', SRP_B: serverValue = '', SECRET_BLOCK: secretBlock = '' } = ChallengeParameters
    const { USER_ID_FOR_SRP: userId = '' } = ChallengeParameters
    const challenge = { poolName: userPoolId.split('_')[1] ?? '', userId, salt, serverValue, secretBlock }
    const { timestamp, signature } = secret.proofOf(password, challenge, new Date())
    const { AuthenticationResult } = await this.cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName,
        Session,
        ChallengeResponses: {
          USERNAME: userId,
          TIMESTAMP: timestamp,
          PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
          PASSWORD_CLAIM_SIGNATURE: signature,
        },
      }),
    )
    if (AuthenticationResult?.AccessToken === undefined) throw new Error('Cognito gave no access token.')
    return AuthenticationResult.AccessToken
  }

  /** Erases every account as an operator, then deletes every user. Accounts of others are not touched. */
  async removeAll(): Promise<number> {
    this.isRemoving = true
    const added = await Promise.allSettled(this.adding.splice(0))
    const usernames = this.usernames.splice(0)
    if (usernames.length === 0) return 0
    const people = added.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
    const halfMade = usernames.filter(username => people.every(person => person.username !== username))
    const eraser = await this.create({ kind: 'operator' }, fetch)
    this.usernames.splice(0)
    try {
      // A user whose account could not be erased is kept, so that the account can be found.
      await aFewAtOnce(people, async ({ accountId, username }) => {
        await eraseAccount(eraser, accountId)
        await this.deleteUser(username)
      })
    } finally {
      await aFewAtOnce([...halfMade, eraser.username], username => this.deleteUser(username))
    }
    return usernames.length
  }

  private async deleteUser(username: string): Promise<void> {
    const target = { UserPoolId: this.pool.userPoolId, Username: username }
    try {
      await this.cognito.send(new AdminDeleteUserCommand(target))
    } catch (error) {
      if (!(error instanceof UserNotFoundException)) throw error
    }
  }
}

/** Calls a function for all items, also after failures. Then it throws the first error. */
async function aFewAtOnce<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = []
  for (let first = 0; first < all.length; first += 5) {
    const done = await Promise.allSettled(all.slice(first, first + 5).map(act))
    failures.push(...done.flatMap(each => (each.status === 'rejected' ? [each.reason] : [])))
  }
  if (failures.length > 0) throw failures[0]
}

/** Erases an account and waits until all its files are gone and its executions have ended. */
export async function eraseAccount({ client }: Person, accountId: string): Promise<void> {
  await until(
    async () => {
      try {
        const { applications } = await client.accounts.erase(accountId, { reason: 'made for a test' })
        const isGone = applications.every(
          ({ imagesErasedAt, workflow }) => imagesErasedAt !== undefined && workflow === 'ENDED',
        )
        return isGone || undefined
      } catch (error) {
        // A user who has not called the API has no account.
        if (error instanceof RealnameError && error.code === 'NOT_FOUND') return true
        if (error instanceof RealnameError && (error.status === 0 || error.status >= 500)) return undefined
        throw error
      }
    },
    { seconds: 300, every: 500, explain: () => 'An erasure did not end within five minutes.' },
  )
}

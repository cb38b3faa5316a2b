import { afterEach, jest } from '@jest/globals'
import { cleanup, configure, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { PageConfig } from '#contract/page-config.ts'
import { App } from '#web/app/app.tsx'
import { changeLanguage, startTranslation, stateLimits } from '#web/shared/i18n.ts'
import { Session } from '#web/shared/session.ts'
import { type Language, textsOf } from '../support/page-texts.ts'
import { type Answers, fakeService } from './fake-service.ts'
import { config } from './stage.ts'

// Deadlines, for machines that are slow or busy.
jest.setTimeout(120_000)
configure({ asyncUtilTimeout: 20_000 })

const textFiles: Parameters<typeof startTranslation>[0] = {
  type: 'backend',
  init: () => undefined,
  read: async (language, namespace) => {
    const all: Readonly<Record<string, object>> = textsOf(language as Language)
    return all[namespace] as Record<string, string>
  },
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** The entry that a sign-in leaves in the storage of the tab. Only the service checks signatures. */
function signIn(accountId: string, groups: readonly string[]): void {
  const expires = Math.floor(Date.now() / 1000) + 3600
  const token = [{ alg: 'none' }, { sub: accountId, groups, exp: expires }].map(encoded).join('.')
  const session = {
    access_token: `${token}.none`,
    token_type: 'Bearer',
    scope: config.signIn.scope,
    profile: { sub: accountId, email: 'person@example.com' },
    expires_at: expires,
  }
  sessionStorage.setItem(
    `oidc.user:${config.signIn.issuer}:${config.signIn.clientId}`,
    JSON.stringify(session),
  )
}

let isStarted: Promise<void> | undefined

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  localStorage.clear()
})

interface Opened {
  readonly answers: Answers
  readonly language?: Language
  readonly accountId?: string
  readonly groups?: readonly ('reviewers' | 'operators')[]
  /** Rules of the stage that differ from the defaults. */
  readonly rules?: Partial<PageConfig['rules']>
}

/** Opens a page of the whole client, signed in, over a service that gives these answers. */
export async function openPage(
  path: string,
  { answers, language = 'en', accountId = 'account-1', groups = [], rules = {} }: Opened,
) {
  isStarted ??= startTranslation(textFiles).then(() => stateLimits(config))
  await isStarted
  await changeLanguage(language)
  const service = fakeService(answers)
  globalThis.fetch = service.fetch as typeof fetch
  signIn(accountId, groups)
  window.history.replaceState(null, '', path)
  const user = userEvent.setup()
  const settings = { ...config, rules: { ...config.rules, ...rules } }
  const page = render(<App config={settings} session={new Session(config.signIn)} />)
  return { ...page, user, callsOf: service.callsOf }
}

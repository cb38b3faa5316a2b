import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { edgeHeader } from '../../contract/headers.ts'
import { withSetting } from './functions.ts'
import { stack } from './world.ts'

const secret = 's'.repeat(64)
const previous = 'p'.repeat(64)

let putBack: () => Promise<void>
beforeAll(async () => {
  putBack = await withSetting('api/openapi', 'EDGE_SECRETS', `${secret},${previous}`)
})
afterAll(async () => {
  await putBack()
})

async function ask(headers: Record<string, string>) {
  const answer = await fetch(`${stack.apiUrl}/v1/openapi.json`, { headers })
  const { code } = (await answer.json()) as { code?: string }
  return { status: answer.status, code }
}

test.each([
  ['without a secret', {}],
  ['with another one', { [edgeHeader]: 'x'.repeat(64) }],
])('where the stage has an edge, a call to the gateway itself is refused %s', async (_what, headers) => {
  expect(await ask(headers)).toEqual({ status: 403, code: 'FORBIDDEN' })
})

test.each([
  ['as CloudFront writes it', edgeHeader],
  ['in upper case', edgeHeader.toUpperCase()],
])('where the stage has an edge, a call with its header is answered, %s', async (_what, name) => {
  for (const sent of [secret, previous]) {
    expect(await ask({ [name]: sent })).toEqual({ status: 200, code: undefined })
  }
})

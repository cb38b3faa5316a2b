import { expect, test } from '@jest/globals'
import { operations } from '../../contract/operations.ts'
import { apiClient } from '../../local/api-client.ts'
import { stack } from './world.ts'

const anyone = apiClient({ apiUrl: stack.apiUrl })

test('health answers anyone, with the headers of every answer', async () => {
  const answer = await anyone.request('GET', '/v1/health')
  expect(answer).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-type': 'application/json',
  })
})

test('the OpenAPI document is served to anyone and holds every operation', async () => {
  const document = (await anyone.call('openapi')) as { openapi: string; paths: Record<string, object> }
  expect(document.openapi).toBe('3.1.0')
  const served = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
  )
  expect(served.sort()).toEqual(
    Object.values(operations)
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  )
})

import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { edgeHeader } from '../../../../contract/headers.ts'
import { isThroughEdge, notThroughEdge } from '../../../../lambdas/usecases/access/through-edge.ts'

const secrets = ['the present secret', 'the previous secret']

test.each([
  ['either secret of the edge, while they are rotated', 'the present secret', true],
  ['either secret of the edge, while they are rotated', 'the previous secret', true],
  ['another secret', 'the present secre', false],
  ['an empty secret', '', false],
  ['no secret', undefined, false],
  ['the digest of a secret', createHash('sha256').update('the present secret').digest('hex'), false],
])('a request with %s: %j', (_what, sent, isTaken) => {
  expect(isThroughEdge({ [edgeHeader]: sent }, secrets)).toBe(isTaken)
})

test('a stage without an edge takes every request', () => {
  expect(isThroughEdge({}, [])).toBe(true)
  expect(isThroughEdge({ [edgeHeader]: 'any' }, [])).toBe(true)
})

test('a request past the edge is refused without a hint at the secret', () => {
  expect(notThroughEdge()).toMatchObject({
    code: 'FORBIDDEN',
    message: 'The API takes calls at its public address only.',
  })
})

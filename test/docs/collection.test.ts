import { expect, test } from '@jest/globals'
import type { Operation } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'
import { collection } from '../../docs/collection.ts'

interface Item {
  readonly name: string
  readonly request: {
    readonly method: string
    readonly url: { readonly raw: string }
    readonly body?: { readonly raw: string }
  }
}

const text = collection()
const { item, variable } = JSON.parse(text) as {
  item: readonly { readonly item: readonly Item[] }[]
  variable: readonly { readonly key: string }[]
}
const items = item.flatMap(folder => folder.item)

test('the collection has a request of each operation, under a name of its own', () => {
  const sent = items.map(({ request: { method, url } }) => `${method} ${url.raw}`)
  const expected = Object.values<Operation>(operations).map(
    ({ method, path }) => `${method} {{baseUrl}}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
  )
  expect([...new Set(sent)].toSorted()).toEqual(expected.toSorted())
  expect(new Set(items.map(({ name }) => name)).size).toBe(items.length)
})

test('the collection declares each variable that it uses', () => {
  const used = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => String(name))
  expect([...new Set(used)].toSorted()).toEqual(variable.map(({ key }) => key).toSorted())
})

test('the bodies of the collection are those that the operations accept', () => {
  const bodies = items.flatMap(({ request: { method, url, body } }) =>
    body === undefined ? [] : [[method, url.raw, JSON.parse(body.raw)] as const],
  )
  expect(bodies.length).toBeGreaterThan(15)
  for (const [method, url, body] of bodies) {
    const operation = Object.values<Operation>(operations).find(
      ({ method: its, path }) =>
        its === method && url === `{{baseUrl}}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    )
    expect(operation?.body?.().safeParse(body).error).toBeUndefined()
  }
})

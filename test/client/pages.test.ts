import { expect, test } from '@jest/globals'
import { answeredBy, json } from './fake-api.ts'

const page = (ids: readonly string[], nextCursor?: string) => () =>
  json({ items: ids.map(applicationId => ({ applicationId })), nextCursor })

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

const threePages = () => answeredBy([page(['a', 'b'], '2'), page([], '3'), page(['c'])])
const cursors = (urls: readonly { url: string }[]) =>
  urls.map(({ url }) => new URL(url).searchParams.get('cursor'))

test('a list iterates over the items of all pages and skips empty pages', async () => {
  const { realname, sent } = threePages()
  const items = await collected(realname.reviews.list({ state: 'unclaimed', limit: 2 }))
  expect(items.map(({ applicationId }) => applicationId)).toEqual(['a', 'b', 'c'])
  expect(cursors(sent)).toEqual([null, '2', '3'])
  expect(sent[2]?.url).toBe('https://api.example/v1/reviews?state=unclaimed&limit=2&cursor=3')
})

test('a list iterates over its pages', async () => {
  const { realname } = threePages()
  const pages = await collected(realname.applications.list().pages())
  expect(pages.map(({ items, nextCursor }) => [items.length, nextCursor])).toEqual([
    [2, '2'],
    [0, '3'],
    [1, undefined],
  ])
})

test('a list returns the single page at a cursor', async () => {
  const { realname, sent } = answeredBy([page(['a']), page(['b']), page(['c'])])
  const list = realname.accounts.listAuditTrail('x', { cursor: 'given' })
  await list.page()
  await list.page('other')
  await realname.parkedApplications.list().page()
  expect(cursors(sent)).toEqual(['given', 'other', null])
})

test('a page is requested only after the previous page has been read', async () => {
  const { realname, sent } = threePages()
  for await (const { applicationId } of realname.accounts.listApplications('x')) {
    if (applicationId === 'b') break
  }
  expect(sent).toHaveLength(1)
})

test('a list requests no page before it is read', async () => {
  const { realname, sent } = answeredBy([])
  realname.reviews.list()
  expect(sent).toEqual([])
})

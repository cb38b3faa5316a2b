export interface Page<Item> {
  readonly items: Item[]
  /** The `cursor` of the next page; the last page has none. */
  readonly nextCursor?: string
}

/** A list of the API: iterate over its items with `for await`, or over its pages. */
export class Pages<Item> implements AsyncIterable<Item> {
  private readonly read: (cursor: string | undefined) => Promise<Page<Item>>

  constructor(read: (cursor: string | undefined) => Promise<Page<Item>>) {
    this.read = read
  }

  /** One page: the one at the cursor, or that of the query's `cursor`, or the first. */
  page(cursor?: string): Promise<Page<Item>> {
    return this.read(cursor)
  }

  /** Each page is requested after the previous one has been read. A page may be empty. */
  async *pages(): AsyncGenerator<Page<Item>, void, undefined> {
    let cursor: string | undefined
    do {
      const page = await this.read(cursor)
      yield page
      cursor = page.nextCursor
    } while (cursor !== undefined)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const { items } of this.pages()) yield* items
  }
}

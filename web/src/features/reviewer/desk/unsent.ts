const key = 'realname.unsent'

interface Unsent {
  readonly applicationId: string
  readonly reviewerId: string
  /** Milliseconds. */
  readonly at: number
}

const isUnsent = (each: unknown): each is Unsent =>
  typeof each === 'object' &&
  each !== null &&
  'applicationId' in each &&
  typeof each.applicationId === 'string' &&
  'reviewerId' in each &&
  'at' in each

function stored(): Unsent[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(list) ? list.filter(isUnsent) : []
  } catch {
    return []
  }
}

function store(list: readonly Unsent[]): void {
  if (list.length === 0) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(list))
}

/**
 * The cases with a decision that is not known to be recorded: ids only, in the browser's storage. A page that was closed
 * before its decision was sent can't report a failure itself, so the next page does.
 */
export const unsentOf = (reviewerId: string) => ({
  add: (applicationId: string) =>
    store([
      ...stored().filter(each => each.applicationId !== applicationId),
      { applicationId, reviewerId, at: Date.now() },
    ]),
  remove: (applicationId: string) => store(stored().filter(each => each.applicationId !== applicationId)),
  /** Those of this reviewer that are older than a time. */
  before: (at: number): string[] =>
    stored()
      .filter(each => each.reviewerId === reviewerId && each.at < at)
      .map(({ applicationId }) => applicationId),
})

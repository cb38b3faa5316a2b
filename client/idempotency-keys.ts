/** The maximum number of remembered calls, because a server may run for months. */
const maximumRemembered = 1_000

async function digestOf(call: string): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(call))).join()
}

export interface IdempotencyKey {
  readonly value: string
  /** The outcome is unknown: a repetition of the call gets this key. */
  keep(): void
  /** The outcome is known: a repetition of the call gets a new key. */
  forget(): void
}

/**
 * The keys of calls whose outcome is unknown. A repetition of such a call sends the same key, so it takes effect once. A
 * digest identifies each call, so that no body stays in memory.
 */
export class IdempotencyKeys {
  private readonly kept = new Map<string, string>()

  async keyFor(call: string): Promise<IdempotencyKey> {
    const digest = await digestOf(call)
    const value = this.kept.get(digest) ?? crypto.randomUUID()
    return {
      value,
      keep: () => {
        this.kept.delete(digest)
        this.kept.set(digest, value)
        const [oldest] = this.kept.keys()
        if (this.kept.size > maximumRemembered && oldest !== undefined) this.kept.delete(oldest)
      },
      forget: () => this.kept.delete(digest),
    }
  }
}

import { RealnameError, type Review } from '@realname/client'
import { renewedWithin } from '../lease-times.ts'

interface Held {
  readonly applicationId: string
  readonly expiresAt: string
}

interface Dependencies {
  /** Claims the next review, or returns undefined if none waits. */
  readonly claimNext: () => Promise<Review | undefined>
  readonly renew: (applicationId: string) => Promise<Review>
  readonly release: (applicationId: string) => Promise<unknown>
  /** Removes the data of a case from the page. */
  readonly forget: (applicationId: string) => void
  /** Resolves when a decision on its way ends: whether it was recorded. Undefined if there is none. */
  readonly whenSent: () => Promise<boolean> | undefined
}

/** The stage limits how many reviews one reviewer holds. */
const isAtLimit = (error: unknown): boolean =>
  error instanceof RealnameError && error.code === 'REVIEW_LIMIT_REACHED'

const heldOf = ({ applicationId, lease }: Review): Held[] =>
  lease?.mine === true ? [{ applicationId, expiresAt: lease.expiresAt }] : []

/**
 * The cases that are claimed before they are opened, so that they open at once. Claiming one is a recorded read. One is
 * claimed at a time. A case that the reviewer left to go back to an earlier one is kept here, too.
 */
export class CasesAhead {
  private readonly deps: Dependencies
  private readonly listeners = new Set<() => void>()
  private claiming: Promise<string | undefined> | undefined
  /** A claim that was under way at a release is released when it ends. */
  private era = 0
  /** The case whose page is open. */
  private open: string | undefined
  held: readonly Held[] = []

  constructor(deps: Dependencies) {
    this.deps = deps
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /**
   * The next case after the opened one, claimed now unless one is held. Undefined if none waits. It stays held until it
   * is opened.
   */
  next(opened?: string): Promise<string | undefined> {
    const first = this.held.find(({ applicationId }) => applicationId !== opened)
    if (first !== undefined) return Promise.resolve(first.applicationId)
    this.claiming ??= this.claim().finally(() => {
      this.claiming = undefined
    })
    return this.claiming
  }

  /** The case was opened. Its page keeps its lease from now on. The result is called when the page is left. */
  opened(applicationId: string): () => void {
    this.open = applicationId
    if (this.held.some(each => each.applicationId === applicationId)) this.drop(applicationId)
    return () => {
      this.open = undefined
    }
  }

  putBack(held: Held): void {
    this.change([held, ...this.held.filter(({ applicationId }) => applicationId !== held.applicationId)])
  }

  /** Renews leases in their last minutes while the reviewer is active, and drops cases whose lease has ended. */
  tend(now: number, isActive: boolean): void {
    for (const { applicationId, expiresAt } of this.held) {
      const remaining = Date.parse(expiresAt) - now
      if (remaining <= 0) this.lose(applicationId)
      else if (remaining <= renewedWithin && isActive) void this.renew(applicationId)
    }
  }

  /** Returns all cases to the queue. A lease whose release fails ends by itself. */
  release(): void {
    this.era += 1
    for (const { applicationId } of this.held) {
      this.lose(applicationId)
      this.deps.release(applicationId).catch(() => undefined)
    }
  }

  private async claim(): Promise<string | undefined> {
    const { era } = this
    const review = await this.claimNext(era)
    if (review === undefined) return undefined
    const { applicationId } = review
    // The reviewer has opened it from the queue meanwhile.
    if (applicationId === this.open) return applicationId
    if (era !== this.era) {
      this.deps.forget(applicationId)
      this.deps.release(applicationId).catch(() => undefined)
      return undefined
    }
    this.change([...this.held, ...heldOf(review)])
    return applicationId
  }

  /** Claims one. At the limit, it waits until a decision is sent, whose case no longer counts. */
  private async claimNext(era: number): Promise<Review | undefined> {
    try {
      return await this.deps.claimNext()
    } catch (error) {
      const sent = isAtLimit(error) ? this.deps.whenSent() : undefined
      if (sent === undefined) throw error
      const isSent = await sent
      return isSent && era === this.era ? this.claimNext(era) : undefined
    }
  }

  private async renew(applicationId: string): Promise<void> {
    try {
      const [renewed] = heldOf(await this.deps.renew(applicationId))
      this.change(
        this.held.map(each =>
          each.applicationId === applicationId && renewed !== undefined ? renewed : each,
        ),
      )
    } catch {
      // The next call of `tend` tries again, until the lease has ended.
    }
  }

  private lose(applicationId: string): void {
    this.drop(applicationId)
    this.deps.forget(applicationId)
  }

  private drop(applicationId: string): void {
    this.change(this.held.filter(each => each.applicationId !== applicationId))
  }

  private change(held: readonly Held[]): void {
    this.held = held
    for (const listener of this.listeners) listener()
  }
}

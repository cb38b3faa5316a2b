import type { DecisionReceipt } from '@realname/client'
import type { DecisionDraft } from '../decision/decision-draft.ts'
import { type Entries, entryOf, failed, type Posted, posted, sending, sent, undone } from './outbox-state.ts'

/** Seconds in which a decision can be undone. */
export const undoSeconds = 5

/** The same while the reviewer is at the message. A forgotten pointer must not keep a decision from being sent. */
export const heldSeconds = 60

interface Dependencies {
  readonly send: (decision: Posted) => Promise<DecisionReceipt>
  /** Runs after a time unless it is cancelled. */
  readonly schedule: (run: () => void, milliseconds: number) => () => void
  /** Remembers cases whose decision was not sent yet, beyond the life of the page. */
  readonly unsent: {
    readonly add: (applicationId: string) => void
    readonly remove: (applicationId: string) => void
  }
  readonly onSent: () => void
}

/**
 * The decisions of this page that wait to be sent, were sent, or failed. At most one waits: the next decision sends it. A
 * failed one stays until its reviewer has seen to it.
 */
export class Outbox {
  private readonly deps: Dependencies
  private readonly listeners = new Set<() => void>()
  private stopTimer: (() => void) | undefined
  entries: Entries = []

  constructor(deps: Dependencies) {
    this.deps = deps
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  post(decision: Posted): void {
    this.flush()
    this.deps.unsent.add(decision.applicationId)
    this.change(posted(this.entries, decision))
    this.startTimer()
  }

  /** Removes a decision that is not sent or was refused, and returns its draft. */
  takeBack(applicationId: string): DecisionDraft | undefined {
    const entry = entryOf(this.entries, applicationId)
    if (entry?.state !== 'WAITING' && entry?.state !== 'FAILED') return undefined
    if (entry.state === 'WAITING') this.stop()
    this.deps.unsent.remove(applicationId)
    this.change(undone(this.entries, applicationId))
    return entry.draft
  }

  /** Sends the waiting decision at once. */
  flush(): void {
    this.stop()
    for (const { applicationId, state } of this.entries) {
      if (state === 'WAITING') this.deliver(applicationId)
    }
  }

  /** Sends the waiting decision at once. Resolves when none is on its way. */
  async finish(): Promise<void> {
    this.flush()
    let isSent = await this.whenSent()
    while (isSent !== undefined) isSent = await this.whenSent()
  }

  /**
   * Resolves when the oldest decision on its way ends: whether it was recorded. Undefined if none is on its way.
   */
  whenSent(): Promise<boolean> | undefined {
    const first = this.entries.find(({ state }) => state === 'WAITING' || state === 'SENDING')
    if (first === undefined) return undefined
    return new Promise(resolve => {
      const stop = this.subscribe(() => {
        const state = entryOf(this.entries, first.applicationId)?.state
        if (state === 'WAITING' || state === 'SENDING') return
        stop()
        resolve(state === 'SENT')
      })
    })
  }

  /** Sends a failed decision again. */
  retry(applicationId: string): void {
    if (entryOf(this.entries, applicationId)?.state === 'FAILED') this.deliver(applicationId)
  }

  /** Forgets what the reviewer has seen. */
  dismiss(applicationId: string): void {
    const state = entryOf(this.entries, applicationId)?.state
    if (state !== 'SENT' && state !== 'FAILED') return
    this.deps.unsent.remove(applicationId)
    this.change(undone(this.entries, applicationId))
  }

  /** The waiting decision waits longer while the reviewer is at the message about it. */
  hold(): void {
    if (this.isWaiting()) this.startTimer(heldSeconds)
  }

  resume(): void {
    if (this.isWaiting()) this.startTimer()
  }

  private isWaiting(): boolean {
    return this.entries.some(({ state }) => state === 'WAITING')
  }

  private startTimer(seconds = undoSeconds): void {
    this.stop()
    this.stopTimer = this.deps.schedule(() => this.flush(), seconds * 1000)
  }

  private stop(): void {
    this.stopTimer?.()
    this.stopTimer = undefined
  }

  private deliver(applicationId: string): void {
    this.change(sending(this.entries, applicationId))
    const entry = entryOf(this.entries, applicationId)
    if (entry?.state !== 'SENDING') return
    this.deps.send(entry).then(
      receipt => {
        this.deps.unsent.remove(applicationId)
        this.change(sent(this.entries, applicationId, receipt))
        this.deps.onSent()
      },
      (error: unknown) => this.change(failed(this.entries, applicationId, error)),
    )
  }

  private change(entries: Entries): void {
    this.entries = entries
    for (const listener of this.listeners) listener()
  }
}

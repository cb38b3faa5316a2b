import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { encodeFrame, readFrames } from './frames.ts'

export interface Bounds {
  /** Milliseconds until the process says that it is ready. */
  readonly start: number
  /** Milliseconds for one answer. Start and deadline together are all the processor time that the process gets. */
  readonly deadline: number
  /** Megabytes of memory that it may write to, held by the kernel. */
  readonly memory: number
  /** Bytes of one answer. */
  readonly answer: number
}

export interface Answer {
  readonly header: unknown
  readonly parts: readonly Buffer[]
}

/** Why there is no answer: it took too long, or the process ended. */
export type Stopped = 'DEADLINE' | 'ENDED'

// No core dump, for it would hold the document; no more memory; no more time, even if nobody is left to stop it.
const bounded = 'ulimit -c 0; ulimit -d "$1"; ulimit -t "$2"; shift 2; exec "$@"'

/** What the process is told of ours: where to find its own libraries. No credentials, no names of tables or buckets. */
function bareEnvironment(): Record<string, string> {
  const { LD_LIBRARY_PATH, PATH } = process.env
  return {
    MALLOC_ARENA_MAX: '2',
    ...(LD_LIBRARY_PATH === undefined ? {} : { LD_LIBRARY_PATH }),
    ...(PATH === undefined ? {} : { PATH }),
  }
}

/** A Node process that answers frames with frames, and can be trusted with nothing: it is bounded and expendable. */
export class IsolatedProcess {
  private readonly child: ChildProcess & { readonly stdin: Writable; readonly stdout: Readable }
  private readonly answers: AsyncGenerator<Answer>
  private readonly bounds: Bounds
  /** Resolves when it is gone. */
  readonly ended: Promise<unknown>

  constructor(entry: string, bounds: Bounds) {
    const limits = [String(bounds.memory * 1024), String(Math.ceil((bounds.start + bounds.deadline) / 1000))]
    const node = [process.execPath, '--max-old-space-size=256', entry]
    this.bounds = bounds
    this.child = spawn('/bin/sh', ['-c', bounded, 'sh', ...limits, ...node], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: bareEnvironment(),
    })
    this.ended = once(this.child, 'exit')
    // Whoever stops it hears of a process that could not even be started; until then nobody listens.
    this.ended.catch(() => undefined)
    // A process that died while it was written to is noticed by the answer that doesn't come.
    this.child.stdin.on('error', () => undefined)
    this.answers = readFrames(this.child.stdout, bounds.answer)
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  /** What the process says unasked, as soon as it is ready. */
  greeting(): Promise<Answer | Stopped> {
    return this.answerWithin(this.bounds.start)
  }

  async ask(header: unknown, parts: readonly Uint8Array[]): Promise<Answer | Stopped> {
    this.child.stdin.write(encodeFrame(header, parts))
    return this.answerWithin(this.bounds.deadline)
  }

  /** Nothing more will be asked: a process that waits for a question ends by itself. */
  hangUp(): void {
    this.child.stdin.end()
  }

  /** Ends the process at once, whatever it does, and resolves when it is gone. */
  async stop(): Promise<void> {
    this.child.kill('SIGKILL')
    this.child.stdin.destroy()
    this.child.stdout.destroy()
    await this.ended
  }

  private async answerWithin(milliseconds: number): Promise<Answer | Stopped> {
    const timer = new AbortController()
    const late = wait(milliseconds, 'DEADLINE' as const, { signal: timer.signal })
    try {
      return await Promise.race([this.nextAnswer(), late])
    } finally {
      late.catch(() => undefined)
      timer.abort()
    }
  }

  private async nextAnswer(): Promise<Answer | Stopped> {
    try {
      const { done, value } = await this.answers.next()
      return done ? 'ENDED' : value
    } catch {
      // It speaks another language than agreed: as good as dead.
      return 'ENDED'
    }
  }
}

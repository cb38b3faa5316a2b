import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { encodeFrame, readFrames } from './frames.ts'

export interface Bounds {
  /** Milliseconds until the process is ready. */
  readonly start: number
  /** Milliseconds for one answer. The limit of processor time is the sum of start and deadline. */
  readonly deadline: number
  /** Megabytes of writable memory. The kernel enforces it. */
  readonly memory: number
  /** Maximum bytes of one answer. */
  readonly answer: number
}

export interface Answer {
  readonly header: unknown
  readonly parts: readonly Buffer[]
}

/** Why there is no answer: the deadline passed, or the process ended. */
export type Stopped = 'DEADLINE' | 'ENDED'

// No core dump, which would have the document; limits of memory and of processor time, which hold even if the parent ends.
const bounded = 'ulimit -c 0; ulimit -d "$1"; ulimit -t "$2"; shift 2; exec "$@"'

/** The environment of the process: paths of libraries only, and no credentials or names of resources. */
function bareEnvironment(): Record<string, string> {
  const { LD_LIBRARY_PATH, PATH } = process.env
  return {
    MALLOC_ARENA_MAX: '2',
    ...(LD_LIBRARY_PATH === undefined ? {} : { LD_LIBRARY_PATH }),
    ...(PATH === undefined ? {} : { PATH }),
  }
}

/** An untrusted Node process with limits, which answers frames with frames. */
export class IsolatedProcess {
  private readonly child: ChildProcess & { readonly stdin: Writable; readonly stdout: Readable }
  private readonly answers: AsyncGenerator<Answer>
  private readonly bounds: Bounds
  /** Resolves when the process has exited. */
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
    // `stop` reports a process that could not be started. Until then the rejection has no handler.
    this.ended.catch(() => undefined)
    // A process that dies during a write is noticed by its missing answer.
    this.child.stdin.on('error', () => undefined)
    this.answers = readFrames(this.child.stdout, bounds.answer)
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  /** The first message, which the process sends when it is ready. */
  greeting(): Promise<Answer | Stopped> {
    return this.answerWithin(this.bounds.start)
  }

  async ask(header: unknown, parts: readonly Uint8Array[]): Promise<Answer | Stopped> {
    this.child.stdin.write(encodeFrame(header, parts))
    return this.answerWithin(this.bounds.deadline)
  }

  /** Closes standard input, so that a waiting process exits. */
  closeInput(): void {
    this.child.stdin.end()
  }

  /** Kills the process and resolves when it has exited. */
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
      // An invalid frame counts as the end of the process.
      return 'ENDED'
    }
  }
}

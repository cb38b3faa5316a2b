/** Shows the steps of a command and their durations. */
export interface Progress {
  /** Prints a line. */
  say(line: string): void
  /** Shows `title` while `work` runs, and afterwards its duration. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Redraws one line of running steps below the finished ones. */
const onTerminal = (stream: NodeJS.WriteStream): Progress => {
  const running = new Map<string, number>()
  const clear = () => stream.write('\r\x1b[2K')
  const draw = () => {
    clear()
    const now = [...running].map(
      ([title, since]) => `${title} … ${Math.round((Date.now() - since) / 1000)} s`,
    )
    if (now.length > 0) stream.write(`  ${now.join('  |  ')}`.slice(0, Math.max(10, stream.columns - 1)))
  }
  const say = (line: string) => {
    clear()
    stream.write(`${line}\n`)
    draw()
  }
  let timer: NodeJS.Timeout | undefined
  return {
    say,
    async step(title, work) {
      const since = Date.now()
      running.set(title, since)
      timer ??= setInterval(draw, 500).unref()
      draw()
      try {
        const result = await work()
        running.delete(title)
        say(`\x1b[32m✓\x1b[0m ${title} \x1b[2m${seconds(since)}\x1b[0m`)
        return result
      } catch (error) {
        running.delete(title)
        say(`\x1b[31m✗\x1b[0m ${title} \x1b[2m${seconds(since)}\x1b[0m`)
        throw error
      } finally {
        if (running.size === 0) {
          clearInterval(timer)
          timer = undefined
        }
      }
    },
  }
}

const inPlainText = (stream: NodeJS.WriteStream): Progress => {
  const say = (line: string) => void stream.write(`${line}\n`)
  return {
    say,
    async step(title, work) {
      const since = Date.now()
      const slowHint = setTimeout(() => say(`… ${title}`), 3000).unref()
      try {
        const result = await work()
        say(`✓ ${title} (${seconds(since)})`)
        return result
      } catch (error) {
        say(`✗ ${title} (${seconds(since)})`)
        throw error
      } finally {
        clearTimeout(slowHint)
      }
    },
  }
}

export const progressOn = (stream: NodeJS.WriteStream): Progress =>
  stream.isTTY ? onTerminal(stream) : inPlainText(stream)

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs `cleanUp` once and ends the process when it is interrupted. The same Ctrl-C may arrive more than once,
 * from the terminal and from npm, so later ones are ignored. Returns a function that removes the handlers.
 */
export const onInterrupt = (cleanUp: (signal: NodeJS.Signals) => Promise<number>): (() => void) => {
  let interrupted = false
  const interrupt = async (signal: NodeJS.Signals) => {
    if (interrupted) return
    interrupted = true
    try {
      process.exit(await cleanUp(signal))
    } catch (error) {
      console.error(error)
      process.exit(1)
    }
  }
  for (const signal of signals) process.on(signal, interrupt)
  return () => {
    for (const signal of signals) process.off(signal, interrupt)
  }
}

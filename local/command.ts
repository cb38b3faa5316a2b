/** Something the person at the terminal can put right: shown as a message, without a stack trace. */
export class Explained extends Error {
  override name = 'Explained'
}

/** A wrong option on the command line explains itself as well. */
const isExplained = (error: unknown): error is Error =>
  error instanceof Explained ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))

/** Runs a command to its end; whatever goes wrong is told on stderr and gives exit code 1. */
export const runCommand = async (main: () => Promise<void>): Promise<void> => {
  try {
    await main()
  } catch (error) {
    process.exitCode = 1
    console.error(isExplained(error) ? `\n${error.message}` : error)
  }
}

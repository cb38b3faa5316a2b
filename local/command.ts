/** An error that the user can correct. It is shown as a message without a stack trace. */
export class Explained extends Error {
  override name = 'Explained'
}

/** Errors of `parseArgs` also have a message for the user. */
const isExplained = (error: unknown): error is Error =>
  error instanceof Explained ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))

/** Runs a command. An error is printed to stderr and gives exit code 1. */
export const runCommand = async (main: () => Promise<void>): Promise<void> => {
  try {
    await main()
  } catch (error) {
    process.exitCode = 1
    console.error(isExplained(error) ? `\n${error.message}` : error)
  }
}

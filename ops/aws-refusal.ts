/** A call that AWS refused or that did not reach AWS, with the name of its error. */
export class AwsRefusal extends Error {
  override name = 'AwsRefusal'
  /** `NO_CREDENTIALS`, or the error code of AWS, or of Node if the call did not reach AWS. */
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Converts an error of the AWS SDK. It throws any other error unchanged. */
export function refusalOf(error: unknown): AwsRefusal {
  if (!(error instanceof Error)) throw error
  if (['CredentialsProviderError', 'TokenProviderError'].includes(error.name)) {
    return new AwsRefusal('NO_CREDENTIALS')
  }
  if (!('$metadata' in error)) throw error
  return new AwsRefusal(error.name === 'Error' && 'code' in error ? String(error.code) : error.name)
}

/** The answer of a call, or undefined if AWS refuses it with one of these errors. */
export async function unlessRefused<T>(codes: readonly string[], call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof AwsRefusal && codes.includes(error.code)) return undefined
    throw error
  }
}

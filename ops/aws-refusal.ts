/** A call that AWS refused, or that never reached it, by the name of its error. */
export class AwsRefusal extends Error {
  override name = 'AwsRefusal'
  /** `NO_CREDENTIALS` is ours; all others are AWS's, or Node's for a call that never reached AWS. */
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** An error of the AWS SDK as a refusal. Any other error is a fault of ours and is thrown as it is. */
export function refusalOf(error: unknown): AwsRefusal {
  if (!(error instanceof Error)) throw error
  if (['CredentialsProviderError', 'TokenProviderError'].includes(error.name)) {
    return new AwsRefusal('NO_CREDENTIALS')
  }
  if (!('$metadata' in error)) throw error
  return new AwsRefusal(error.name === 'Error' && 'code' in error ? String(error.code) : error.name)
}

/** What a call answers, or undefined if AWS refuses it with one of these errors. */
export async function unlessRefused<T>(codes: readonly string[], call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof AwsRefusal && codes.includes(error.code)) return undefined
    throw error
  }
}

/** The operator's settings for decisions. */
export interface ReviewPolicy {
  /** Submissions of one application. */
  readonly maximumAttempts: number
  /** Whether a rejection needs a second reviewer. */
  readonly fourEyes: boolean
}

import { RealnameError } from '@realname/client'

/** The text for a refusal of the API, from texts by code. A page explains exactly the codes for which it has texts. */
export function textFor<Text>(error: unknown, texts: Readonly<Record<string, Text>>): Text | undefined {
  return error instanceof RealnameError && Object.hasOwn(texts, error.code) ? texts[error.code] : undefined
}

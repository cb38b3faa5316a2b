import { ApiProblem } from '@realname/client'

/** The text for a refusal of the API, among texts by code. The texts of a page are the list of what it explains. */
export function textFor<Text>(error: unknown, texts: Readonly<Record<string, Text>>): Text | undefined {
  return error instanceof ApiProblem && Object.hasOwn(texts, error.code) ? texts[error.code] : undefined
}

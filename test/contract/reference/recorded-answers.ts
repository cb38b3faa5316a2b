import { fileURLToPath } from 'node:url'
import { playStory } from './play-story.ts'

export const recordFile = fileURLToPath(
  new URL('../../../contract/reference/recorded-answers.ts', import.meta.url),
)

const header = `// Recorded from the use cases by \`npm run examples\`. Do not edit.

import type { RecordedAnswers } from './operation-reference.ts'

export const recordedAnswers: RecordedAnswers = `

/** The answers to the calls of the story, as TypeScript. */
export async function recordAnswers(): Promise<string> {
  return `${header}${JSON.stringify(await playStory(), null, 2)}\n`
}

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { testTitles } from './test-titles.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))

export const textOfPage = (path: string): string => readFileSync(`${project}${path}`, 'utf8')

interface TestReference {
  readonly file: string
  readonly title: string
}

/** The tests that a text quotes, as `test/….test.ts` › "title", "title". */
export function testReferences(text: string): TestReference[] {
  return [...text.matchAll(/`(test\/[\w/.-]+\.test\.ts)` › ("[^"|]+"(?:, "[^"|]+")*)/g)].flatMap(
    ([, file = '', titles = '']) =>
      [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title })),
  )
}

/** The files of the repository that a text names. */
export function namedFiles(text: string): string[] {
  return [
    ...text.matchAll(
      /`((?:bin|client|contract|docs|domain|lambdas|lib|local|ops|statemachine|test|web)\/[^`]+)`/g,
    ),
  ].map(([, path = '']) => path)
}

export function missingFiles(text: string): string[] {
  return namedFiles(text).filter(path => !existsSync(`${project}${path}`))
}

/** Of the tests that a text quotes in a file, the titles that the file doesn't have. */
export function missingTitles(text: string, file: string): string[] {
  const titles = testTitles(`${project}${file}`)
  return testReferences(text)
    .filter(reference => reference.file === file)
    .map(({ title }) => title)
    .filter(title => !titles.includes(title))
}

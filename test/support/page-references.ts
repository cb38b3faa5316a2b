import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../../', import.meta.url))

export const textOfPage = (path: string): string => readFileSync(`${project}${path}`, 'utf8')

/** The files of the repository that a text names. */
export function namedFiles(text: string): string[] {
  return [
    ...text.matchAll(
      /`((?:bin|client|contract|docs|domain|lambdas|lib|local|ops|statemachine|test|web)\/[^`]+)`/g,
    ),
  ].map(([, path = '']) => path)
}

/** The files of tests that a text names. */
export const namedTests = (text: string): string[] =>
  namedFiles(text).filter(path => /^test\/.+\.test\.ts$/.test(path))

export function missingFiles(text: string): string[] {
  return namedFiles(text).filter(path => !existsSync(`${project}${path}`))
}

import { jest } from '@jest/globals'

/** What is logged from now on, line by line, instead of being shown. Ends with `jest.restoreAllMocks`. */
export function catchLogLines(): string[] {
  const lines: string[] = []
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation(text => {
      lines.push(String(text))
      return true
    })
  }
  return lines
}

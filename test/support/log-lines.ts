import { jest } from '@jest/globals'

/** Records log lines from now on instead of printing them. It ends with `jest.restoreAllMocks`. */
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

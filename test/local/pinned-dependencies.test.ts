import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')

describe.each(['local/requirements', 'local/template-check/requirements'])('%s.txt', file => {
  const lines = read(`${file}.txt`)
    .replaceAll(/ \\\n\s+/g, ' ')
    .split('\n')
  const pinned = lines.filter(line => line !== '' && !line.startsWith('#'))

  test('pins each package to a version, and each of its files to a hash', () => {
    expect(pinned.length).toBeGreaterThan(20)
    const loose = pinned.filter(
      line => !/^[\w.-]+==\S+( ; [^\\]+?)?( --hash=sha256:[0-9a-f]{64})+$/.test(line),
    )
    expect(loose).toEqual([])
  })

  test('has every version that its source names, and no address', () => {
    const nameOf = (line: string) =>
      line
        .split(/[ ;]/)[0]
        ?.toLowerCase()
        .replaceAll(/[_.]+(?=.*==)/g, '-')
    const names = new Set(pinned.map(nameOf))
    const asked = read(`${file}.in`)
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'))
    expect(asked.map(nameOf).filter(name => !names.has(name))).toEqual([])
    expect(read(`${file}.txt`)).not.toMatch(/https?:/)
  })
})

describe('the npm packages', () => {
  const [, minimum = ''] = /Node (\d+\.\d+) or newer/.exec(read('README.md')) ?? []
  const numbersOf = (version: string) => version.split('.').map(Number)
  const isAtLeast = (version: string, least: string) => {
    const [have, want] = [numbersOf(version), numbersOf(least)]
    const at = want.findIndex((part, index) => part !== (have[index] ?? 0))
    return at < 0 || (have[at] ?? 0) > (want[at] ?? 0)
  }
  /** Ranges of alternatives, each a lower bound; `^` and bare versions stay within their major version. */
  const accepts = (range: string) =>
    range.split('||').some(alternative => {
      const [, operator = '', least = '0'] = /^\s*(>=|\^|~|>|)\s*v?(\d+(?:\.\d+)*|\*)/.exec(alternative) ?? []
      if (least === '*') return true
      const isSameMajor = numbersOf(minimum)[0] === numbersOf(least)[0]
      return isAtLeast(minimum, least) && (operator.startsWith('>') || isSameMajor)
    })

  test('run on the oldest Node that the README names', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { engines?: { node?: string } }>
    }
    expect(Object.keys(packages).length).toBeGreaterThan(100)
    const newer = Object.entries(packages).filter(([, { engines }]) => !accepts(engines?.node ?? '*'))
    expect(newer.map(([path]) => path)).toEqual([])
  })
})

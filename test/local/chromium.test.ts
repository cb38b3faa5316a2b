import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { findChromium, findHeadlessChromium } from '../../local/chromium.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'realname-chromium-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function install(name: string): string {
  const program = join(folder, name)
  writeFileSync(program, '')
  chmodSync(program, 0o755)
  return program
}

test('the headless browser is preferred', () => {
  const whole = install('chromium')
  expect(findHeadlessChromium({ PATH: folder })).toBe(whole)
  const headless = install('chromium-headless-shell')
  expect(findHeadlessChromium({ PATH: folder })).toBe(headless)
  expect(findChromium({ PATH: folder })).toBe(whole)
})

test('a named browser is used, and no other one instead', () => {
  install('chromium')
  const named = install('other')
  expect(findHeadlessChromium({ PATH: folder, REALNAME_CHROMIUM: named })).toBe(named)
  const missing = join(folder, 'missing')
  expect(findHeadlessChromium({ PATH: folder, REALNAME_CHROMIUM: missing })).toBeUndefined()
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ownPath } from '#web/shared/own-path.ts'

const origin = 'https://id.example.com'

describe('a person after the sign-in', () => {
  test.each(['/', '/reviews?state=mine', '/operations/accounts/a%20b', '/applications/x#files'])(
    'returns to their page: %s',
    path => {
      expect(ownPath(path, origin)).toBe(path)
    },
  )

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example/',
    '/\t/evil.example/',
    '/.//evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    undefined,
    null,
    7,
    { path: '/' },
  ])('is not sent elsewhere by %j', told => {
    expect(ownPath(told, origin)).toBe('/')
  })

  test('is sent to a page of this site for any value', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '\t',
      '\n',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      'https:',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), told => {
        const path = ownPath(told.join(''), origin)
        expect(path).toMatch(/^\/(?!\/)/)
        expect(new URL(path, origin).origin).toBe(origin)
      }),
    )
  })
})

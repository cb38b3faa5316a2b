import { describe, expect, test } from '@jest/globals'
import { addressesOf } from '../../local/show-addresses.ts'
import { sampleStack } from '../support/sample-stack.ts'

const webUrl = 'http://127.0.0.1:5173'
const withPages = addressesOf({ ...sampleStack, webUrl })

describe('the printed addresses', () => {
  test('are those of a stack with pages', () => {
    expect(withPages).toMatchSnapshot()
  })

  test('of a stack without pages have the address of the API on the engine', () => {
    const text = addressesOf(sampleStack)
    expect(text).not.toContain('Web client')
    expect(text).toMatch(/^ {2}API +http:\/\/127\.0\.0\.1:4566\/_aws\/execute-api\/1a2b3c4d\/\$default\/v1$/m)
  })
})

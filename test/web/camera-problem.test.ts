import { expect, test } from '@jest/globals'
import { cameraProblem } from '#web/features/applicant/camera/camera-problem.ts'

test.each([
  ['NotAllowedError', 'DENIED'],
  ['NotFoundError', 'MISSING'],
  ['NotReadableError', 'BUSY'],
  ['NotSupportedError', 'FAILED'],
])('%s of a camera is %s', (name, problem) => {
  expect(cameraProblem(new DOMException('', name))).toBe(problem)
})

test('another error of a camera is FAILED', () => {
  expect(cameraProblem(new TypeError('NotAllowedError'))).toBe('FAILED')
})

import { describe, expect, test } from '@jest/globals'
import { explanations } from '../../local/template-check/explanations.ts'
import {
  checkovFindings,
  type Explanation,
  type Finding,
  hasCheckovRules,
  judge,
  lintFindings,
} from '../../local/template-check/findings.ts'

const lintReport = JSON.stringify([
  {
    Filename: 'realname-production.template.json',
    Level: 'Warning',
    Location: { Path: ['Resources', 'RecordsTable1A2B3C4D', 'Properties', 'Tags', 0] },
    Message: 'Tags are odd',
    Rule: { Id: 'W1001' },
  },
  { Level: 'Error', Location: { Path: null }, Message: 'Too long', Rule: { Id: 'E1002' } },
])

const checkovReport = (summary: Record<string, number> = {}) =>
  JSON.stringify({
    check_type: 'cloudformation',
    results: {
      failed_checks: [
        {
          check_id: 'CKV_AWS_18',
          check_name: 'Access logging',
          resource: 'AWS::S3::Bucket.DocumentsVault7D257331',
        },
      ],
    },
    summary: { passed: 9, failed: 1, parsing_errors: 0, resource_count: 10, ...summary },
  })

const lint: Finding = {
  judge: 'cfn-lint',
  rule: 'W1001',
  resource: 'RecordsTable',
  message: 'Tags are odd',
}
const onVault: Finding = {
  judge: 'checkov',
  rule: 'CKV_AWS_18',
  resource: 'DocumentsVault',
  message: 'Access logging',
}
const onInbox: Finding = { ...onVault, resource: 'DocumentsInbox' }

const explained: Explanation = { judge: 'checkov', rule: 'CKV_AWS_18', reason: 'Because.' }

describe('a report', () => {
  test('of cfn-lint yields rules and resources, of all levels', () => {
    expect(lintFindings(lintReport)).toEqual([
      lint,
      { judge: 'cfn-lint', rule: 'E1002', resource: '', message: 'Too long' },
    ])
  })

  test('of checkov yields rules and resources', () => {
    expect(checkovFindings(checkovReport())).toEqual([onVault])
  })

  test('of checkov without passed checks in a small template yields its findings', () => {
    expect(checkovFindings(checkovReport({ passed: 0 }))).toEqual([onVault])
  })

  test.each([{ parsing_errors: 1 }, { resource_count: 0 }, { passed: 0, failed: 0 }])(
    'of checkov without any check is an error: %j',
    summary => {
      expect(() => checkovFindings(checkovReport(summary))).toThrow('could not read')
    },
  )

  test.each(['', 'Traceback', '{}', '{"message": "busy"}'])('of another form is an error: %j', report => {
    expect(() => lintFindings(report)).toThrow()
    expect(() => checkovFindings(report)).toThrow()
  })
})

test.each([
  [false, 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard'],
  [true, 'AWS::CloudWatch::Alarm', 'AWS::SNS::Topic'],
])('checkov has rules for a template: %s, with %s and %s', (expected, ...types) => {
  const Resources = Object.fromEntries(types.map((Type, number) => [`R${number}`, { Type }]))
  expect(hasCheckovRules(JSON.stringify({ Resources }))).toBe(expected)
})

describe('a finding', () => {
  test('remains until an explanation has its checker and rule', () => {
    const others: Explanation[] = [
      { ...explained, judge: 'cfn-lint' },
      { ...explained, rule: 'CKV_AWS_1' },
    ]
    expect(judge([onVault], others).unexplained).toEqual([onVault])
    expect(judge([onVault], [explained]).unexplained).toEqual([])
  })

  test('remains at a resource that the explanation does not name', () => {
    const atVault = { ...explained, at: ['DocumentsVault'] }
    expect(judge([onVault, onInbox], [atVault]).unexplained).toEqual([onInbox])
  })
})

describe('an explanation', () => {
  test('without a finding is reported as unused, resource by resource', () => {
    const places = { ...explained, at: ['DocumentsVault', 'DocumentsInbox'] }
    expect(judge([onVault], [places]).unused).toEqual([{ ...places, at: ['DocumentsInbox'] }])
    expect(judge([lint], [explained]).unused).toEqual([explained])
    expect(judge([onVault], [explained]).unused).toEqual([])
  })

  test('gives a reason, and stands once for a rule and place', () => {
    const places = explanations.flatMap(({ judge: by, rule, at = ['anywhere'] }) =>
      at.map(place => `${by} ${rule} ${place}`),
    )
    expect(new Set(places).size).toBe(places.length)
    for (const { reason } of explanations) expect(reason).toMatch(/\.$/)
  })
})

import { expect, test } from '@jest/globals'
import { dayFigures } from '../../domain/figures.ts'
import { resourcesOf, templateOf } from './templates.ts'

const template = templateOf('everything')
const [dashboard] = Object.values(resourcesOf(template, 'AWS::CloudWatch::Dashboard'))
const body = JSON.stringify(dashboard?.Properties.DashboardBody).replaceAll('\\"', '"')

test.each(
  Object.entries(dayFigures).filter(
    ([, { kind, source }]) => kind !== 'minutes' && typeof source !== 'string',
  ),
)('the dashboard counts %s by the events of the overview page', (name, { source }) => {
  for (const event of source) expect(body).toContain(`"EventPublished","event","${event}"`)
  expect(body).toContain(`"label":"${name}"`)
})

test('the dashboard shows every alarm of the stack', () => {
  const alarms = Object.entries(template.Resources).filter(
    ([, { Type }]) => Type === 'AWS::CloudWatch::Alarm',
  )
  expect(alarms.filter(([id]) => !body.includes(`"Fn::GetAtt":["${id}","Arn"]`))).toEqual([])
})

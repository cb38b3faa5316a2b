import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { addIndexes } from '../../ops/add-indexes.ts'
import { eventually, stack } from '../engine/world.ts'

const configuration = clientConfiguration(stack.awsEndpointUrl)
const cloudFormation = new CloudFormationClient(configuration)
const stackName = 'index-steps'
const assembly = mkdtempSync(join(tmpdir(), 'index-steps-'))

const template = (...indexes: string[]) =>
  JSON.stringify({
    Parameters: { Mode: { Type: 'String', Default: 'PROVISIONED' } },
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          BillingMode: { Ref: 'Mode' },
          AttributeDefinitions: ['pk', ...indexes].map(name => ({ AttributeName: name, AttributeType: 'S' })),
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          ...(indexes.length === 0
            ? {}
            : {
                GlobalSecondaryIndexes: indexes.map(name => ({
                  IndexName: `by-${name}`,
                  KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
                  Projection: { ProjectionType: 'ALL' },
                })),
              }),
        },
      },
    },
  })

beforeAll(async () => {
  const Parameters = [{ ParameterKey: 'Mode', ParameterValue: 'PAY_PER_REQUEST' }]
  await cloudFormation.send(
    new CreateStackCommand({ StackName: stackName, TemplateBody: template(), Parameters }),
  )
  await eventually(
    () => cloudFormation.send(new DescribeStacksCommand({ StackName: stackName })),
    ({ Stacks = [] }) => Stacks[0]?.StackStatus === 'CREATE_COMPLETE',
  )
})
afterAll(async () => {
  rmSync(assembly, { recursive: true })
  await cloudFormation.send(new DeleteStackCommand({ StackName: stackName }))
})

async function indexesOfTable() {
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stackName }),
  )
  const TableName = StackResources[0]?.PhysicalResourceId
  const { Table } = await new DynamoDBClient(configuration).send(new DescribeTableCommand({ TableName }))
  return Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)
}

test('the indexes of a release are listed first, and added one after the other when asked', async () => {
  writeFileSync(join(assembly, `${stackName}.template.json`), template('a', 'b'))
  const said: string[] = []
  const run = (acts: boolean) =>
    addIndexes({ stackName, configuration, assembly, acts, pollEvery: 50, say: line => said.push(line) })
  expect(await run(false)).toBe(2)
  expect(await indexesOfTable()).toBeUndefined()
  expect(await run(true)).toBe(0)
  expect(await indexesOfTable()).toEqual(['by-a', 'by-b'])
  expect(said).toEqual(Array(2).fill(['1 of 2: index by-a of Table', '2 of 2: index by-b of Table']).flat())
  said.length = 0
  expect(await run(true)).toBe(0)
  expect(said).toEqual(['No table gets a new index: deploy the release.'])
})

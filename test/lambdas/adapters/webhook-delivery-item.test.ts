import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { duePartitions, toDeliveryItem } from '../../../lambdas/adapters/dynamodb/webhook-delivery-item.ts'
import { sampleDelivery } from '../../support/webhooks-contract.ts'

test('due deliveries spread over all partitions that are read for an endpoint', () => {
  const endpointId = randomUUID()
  const written = Array.from({ length: 100 }, (_, at) => toDeliveryItem(sampleDelivery(endpointId, at)).duePk)
  expect(new Set(written)).toEqual(new Set(duePartitions(endpointId)))
})

test('the one partition of an earlier version is still read', () => {
  expect(duePartitions('endpoint')).toContain('endpoint')
})

import type { KeptAnswers } from '../../../domain/ports.ts'
import { dynamodbKeptAnswers } from '../dynamodb/kept-answers.ts'
import { readEnvironment } from '../environment.ts'
import { tableClient } from './records.ts'

export function keptAnswers(): { answers: KeptAnswers } {
  const { IDEMPOTENCY_TABLE_NAME } = readEnvironment(['IDEMPOTENCY_TABLE_NAME'])
  return { answers: dynamodbKeptAnswers(tableClient(), IDEMPOTENCY_TABLE_NAME) }
}

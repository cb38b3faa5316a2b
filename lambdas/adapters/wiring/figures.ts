import type { Figures } from '../../../domain/figure-ports.ts'
import { dynamodbFigures } from '../dynamodb/dynamodb-figures.ts'
import { readEnvironment } from '../environment.ts'
import { jitteredBackOff } from '../system.ts'
import { tableClient } from './records.ts'

export function figures(): { figures: Figures } {
  const { FIGURES_TABLE_NAME } = readEnvironment(['FIGURES_TABLE_NAME'])
  return { figures: dynamodbFigures(tableClient(), FIGURES_TABLE_NAME, jitteredBackOff) }
}

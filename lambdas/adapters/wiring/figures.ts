import type { Figures, Samples } from '../../../domain/figure-ports.ts'
import { dynamodbFigures } from '../dynamodb/dynamodb-figures.ts'
import { dynamodbSamples } from '../dynamodb/dynamodb-samples.ts'
import { readEnvironment } from '../environment.ts'
import { jitteredBackOff } from '../system.ts'
import { tableClient } from './records.ts'

/** For functions whose changes are counted. */
export const figuresTableName = (): string => readEnvironment(['FIGURES_TABLE_NAME']).FIGURES_TABLE_NAME

export function figures(): { figures: Figures } {
  return { figures: dynamodbFigures(tableClient(), figuresTableName(), jitteredBackOff) }
}

export function samples(): { samples: Samples } {
  return { samples: dynamodbSamples(tableClient(), figuresTableName()) }
}

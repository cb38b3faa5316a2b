import { type OperationName, operations } from '../operations.ts'
import type { OperationReference } from './operation-reference.ts'
import { sessionReference } from './sessions.ts'

const chapters = [sessionReference]

export const serviceDescription =
  'Individual real-name authentication: one certificate, one review, one authenticated account.'

export const tags = chapters.map(({ tag }) => tag)

export function tagOf(name: OperationName): string {
  return chapters.find(chapter => name in chapter.operations)?.tag.name ?? operations[name].who
}

const references: Partial<Record<OperationName, OperationReference>> = Object.assign(
  {},
  ...chapters.map(chapter => chapter.operations),
)

export function referenceOf(name: OperationName): OperationReference | undefined {
  return references[name]
}

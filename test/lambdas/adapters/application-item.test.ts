import { describe, expect, test } from '@jest/globals'
import {
  type ApplicationFact,
  type ApplicationStateName,
  applicationStates,
} from '../../../domain/application.ts'
import { without } from '../../../domain/change.ts'
import { isOpen } from '../../../domain/lifecycle.ts'
import {
  fromApplicationItem,
  toApplicationItem,
} from '../../../lambdas/adapters/dynamodb/application-item.ts'
import { UnreadableItem } from '../../../lambdas/adapters/dynamodb/stored.ts'
import { applicationIn, applicationStateNames, sampleFacts } from '../../support/samples.ts'

interface Row {
  readonly name: ApplicationStateName
  readonly fact: ApplicationFact
}

const factNames = Object.keys(sampleFacts) as ApplicationFact[]

const rowsOf = (
  factsOf: (state: (typeof applicationStates)[ApplicationStateName]) => ApplicationFact[],
): Row[] =>
  applicationStateNames.flatMap(name => factsOf(applicationStates[name]).map(fact => ({ name, fact })))

/** The facts that distinguish two states of one status. */
const isDistinctive = ({ name, fact }: Row) =>
  (applicationStates[name].status === 'IN_REVIEW' && fact === 'recordedDecision') ||
  (applicationStates[name].status === 'APPROVED' && fact === 'supersededBy')

const required = rowsOf(({ has }) => [...has])
const optional = rowsOf(({ mayHave }) => [...mayHave])
const impossible = rowsOf(({ has, mayHave }) => {
  const known: readonly ApplicationFact[] = [...has, ...mayHave]
  return factNames.filter(fact => !known.includes(fact))
})

const withFact = ({ name, fact }: Row) => ({ ...applicationIn(name), [fact]: sampleFacts[fact] })

describe('a stored application', () => {
  test.each(applicationStateNames)('in the state %s is read back as it was, without its keys', name => {
    const application = applicationIn(name)
    expect(fromApplicationItem(toApplicationItem(application))).toEqual(application)
  })

  test.each(optional)('in the state $name may have $fact', row => {
    const application = withFact(row)
    expect(fromApplicationItem(application)).toEqual(application)
  })

  test.each(impossible.filter(row => !isDistinctive(row)))(
    'in the state $name with $fact is unreadable',
    row => {
      expect(() => fromApplicationItem(withFact(row))).toThrow(UnreadableItem)
      expect(() => fromApplicationItem(withFact(row))).toThrow(
        new RegExp(`unexpected shape at: ${row.fact}$`),
      )
    },
  )

  test.each(required.filter(row => row.fact !== 'endedAt' && !isDistinctive(row)))(
    'in the state $name without $fact is unreadable',
    ({ name, fact }) => {
      expect(() => fromApplicationItem(without(applicationIn(name), fact))).toThrow(UnreadableItem)
    },
  )

  test('in review is decided exactly if a decision is recorded', () => {
    const { recordedDecision, ...open } = applicationIn('DECIDED_REVIEW')
    expect(fromApplicationItem(open)).toEqual(open)
    expect(fromApplicationItem({ ...open, recordedDecision })).toEqual({ ...open, recordedDecision })
  })

  test.each(applicationStateNames.filter(name => !isOpen(applicationStates[name].status)))(
    'in the state %s that an earlier version stored without its end ended with its last change',
    name => {
      const { endedAt: _later, ...stored } = { ...applicationIn(name), updatedAt: '2026-11-24T02:00:00.000Z' }
      expect(fromApplicationItem(stored)).toEqual({ ...stored, endedAt: '2026-11-24T02:00:00.000Z' })
    },
  )

  test.each([undefined, {}, { status: 'MERGED', updatedAt: 'now' }, { status: 'DRAFT' }])(
    'is unreadable without a known status: %j',
    item => {
      expect(() => fromApplicationItem(item)).toThrow(UnreadableItem)
    },
  )

  test('in another shape fails without its values', () => {
    const tampered = {
      ...applicationIn('OPEN_REVIEW'),
      deadline: 'C01X00T47',
      entered: { name: 'Mustermann' },
    }
    expect(() => fromApplicationItem(tampered)).toThrow(/unexpected shape at: entered\.[\w., ]+, deadline$/)
    expect(() => fromApplicationItem(tampered)).not.toThrow(/C01X00T47|Mustermann/)
  })
})

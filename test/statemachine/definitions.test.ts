import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import aslValidator from 'asl-validator'
import { isPassing } from '../../domain/reconciliation.ts'
import {
  completeDefinition,
  type MachineName,
  machineNames,
  submissionWaits,
} from '../../lib/machine-definition.ts'
import { deployedText } from './deployed.ts'
import { machineInTemplate } from './write-deployed.ts'

interface Retrier {
  readonly ErrorEquals: readonly string[]
  readonly MaxAttempts: number
  readonly IntervalSeconds?: number
  readonly BackoffRate?: number
  readonly MaxDelaySeconds?: number
}

interface State {
  readonly Type: string
  readonly Comment?: string
  readonly Resource?: string
  readonly TimeoutSeconds?: number
  readonly Arguments?: unknown
  readonly Retry?: readonly Retrier[]
  readonly Catch?: readonly { ErrorEquals: string[]; Next: string }[]
  readonly Next?: string
  readonly Default?: string
  readonly Choices?: readonly { Next: string }[]
}

interface Definition {
  readonly StartAt: string
  readonly QueryLanguage: string
  readonly States: Record<string, State>
}

/** The committed source of a definition. */
function readableText(machine: MachineName): string {
  return readFileSync(new URL(`../../statemachine/${machine}.asl.json`, import.meta.url), 'utf8')
}

/** The deployed definition in a partition. */
function definitionOf(machine: MachineName, partition = 'aws'): Definition {
  return JSON.parse(deployedText(machine).replace(/\$\{Partition\}/g, partition)) as Definition
}

function tasksOf(machine: MachineName): [string, State][] {
  return Object.entries(definitionOf(machine).States).filter(([, { Type }]) => Type === 'Task')
}

const namesIn = (text: string) =>
  [...new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name))].sort()

const parking = 'Park for an operator'

const patient = {
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxDelaySeconds: 300,
  MaxAttempts: 20,
  JitterStrategy: 'FULL',
}
const never = (...ErrorEquals: string[]) => ({ ErrorEquals, MaxAttempts: 0 })
const tokenWrite = [
  never('DynamoDb.ConditionalCheckFailedException'),
  {
    ErrorEquals: ['DynamoDb.DynamoDbException', 'DynamoDb.SdkClientException', 'States.TaskFailed'],
    ...patient,
  },
]

/** The retries of each kind of task. */
const retriers: Record<string, NonNullable<State['Retry']> | undefined> = {
  'lambda:invoke': [
    {
      ErrorEquals: [
        'Lambda.TooManyRequestsException',
        'Lambda.ServiceException',
        'Lambda.AWSLambdaException',
        'Lambda.SdkClientException',
        'Lambda.ClientExecutionTimeoutException',
      ],
      ...patient,
    },
    { ErrorEquals: ['States.ALL'], ...patient, MaxAttempts: 18 },
  ],
  'aws-sdk:dynamodb:updateItem.waitForTaskToken': tokenWrite,
  'aws-sdk:dynamodb:updateItem': tokenWrite,
  'states:startExecution': [
    never(
      'StepFunctions.ExecutionAlreadyExistsException',
      'StepFunctions.ExecutionAlreadyExists',
      'ExecutionAlreadyExists',
    ),
    { ErrorEquals: ['States.ALL'], ...patient },
  ],
  // A watch that is not stopped ends by itself.
  'aws-sdk:sfn:stopExecution': undefined,
}

/** Tasks that do not park after a failure, with the reason why nothing is lost. */
const notParked: Record<MachineName, Record<string, string>> = {
  application: {
    [parking]: 'it is the last resort: if it fails, the execution fails with an alarm',
    'Wait for an operator': 'the application is already parked',
    'Warn of expiry': 'a missing warning does not delay the applicant: the wait continues',
    'Stop watching the deadline': 'a running watch ends at the latest when it reads the decision',
  },
  deadline: {
    Remind: 'a watch has no application to park: it fails after all its retries, with an alarm',
    'Mark overdue': 'as Remind',
  },
  calendar: {
    'Reschedule a page of reviews':
      'it has no application to park: it fails after its retries with an alarm, and can be repeated',
  },
}

describe.each(machineNames)('%s.asl.json', machine => {
  const definition = definitionOf(machine)
  const tasks = tasksOf(machine)

  test('is deployed as the committed definition that `npx tsx test/statemachine/write-deployed.ts` writes', () => {
    expect(machineInTemplate(machine).definition).toBe(deployedText(machine))
  })

  test('is deployed with no other change than added retriers and catchers, and numbers for names', () => {
    const isNumber = (value: unknown) => typeof value === 'string' && /^\$\{Seconds\w+\}$/.test(value)
    const isAdded = (name: string) => name === 'Retry' || name === 'Catch'
    const readable: unknown = JSON.parse(readableText(machine), (name, value) =>
      isAdded(name) ? undefined : isNumber(value) ? expect.any(Number) : value,
    )
    expect(JSON.parse(deployedText(machine), (name, value) => (isAdded(name) ? undefined : value))).toEqual(
      readable,
    )
  })

  test('is deployed with the catchers of the file before the added one', () => {
    const { States } = JSON.parse(readableText(machine)) as Definition
    for (const [name, { Catch = [] }] of Object.entries(States)) {
      expect([name, definition.States[name]?.Catch?.slice(0, Catch.length) ?? []]).toEqual([name, Catch])
    }
  })

  test('has no retriers of its own', () => {
    expect(readableText(machine)).not.toContain('"Retry"')
  })

  test.each(['aws', 'aws-cn'])('is valid Amazon States Language in the partition %s', partition => {
    const { isValid, errorsText } = aslValidator(definitionOf(machine, partition))
    expect(isValid ? '' : errorsText('\n')).toBe('')
    expect(definition.QueryLanguage).toBe('JSONata')
  })

  test('is refused by the validator with an error in it', () => {
    const [[name, task] = ['', { Type: '' }]] = tasks
    const broken = { ...definition, States: { ...definition.States, [name]: { ...task, Next: 'Nowhere' } } }
    expect(aslValidator(broken).isValid).toBe(false)
  })

  test('gets exactly the substitutions that it uses', () => {
    expect(namesIn(deployedText(machine))).toEqual(machineInTemplate(machine).substituted.sort())
  })

  test('contains no value of an environment', () => {
    expect(deployedText(machine)).not.toMatch(/arn:aws|amazonaws|\d{12}|https?:|[a-z]{2}-[a-z]+-\d\b/)
  })

  test('every task parks the application after a failure, or has a reason not to', () => {
    const elsewhere = tasks.filter(([, { Catch = [] }]) => {
      const last = Catch.at(-1)
      return last === undefined || last.Next !== parking || last.ErrorEquals.join() !== 'States.ALL'
    })
    expect(elsewhere.map(([name]) => name).sort()).toEqual(Object.keys(notParked[machine]).sort())
  })

  test('every task of a kind has the same retries', () => {
    for (const [name, { Resource = '', Retry }] of tasks) {
      const resource = Resource.split(':::')[1] ?? ''
      expect([name, Retry]).toEqual([name, retriers[resource]])
    }
  })

  test('passes on ids, counts, times, tokens and error names only', () => {
    const handed = new Set<string>()
    for (const [, { Arguments }] of tasks) {
      JSON.stringify(Arguments, (_, value: unknown) => {
        if (typeof value === 'string') {
          for (const [variable] of value.matchAll(/\$(?!\{)[A-Za-z][\w.]*(?!\w*\()/g)) handed.add(variable)
        }
        return value
      })
    }
    const harmless = [
      '$applicationId',
      '$attempt',
      '$dueAt',
      '$states.input.dueAt',
      '$states.input.dueSoonAt',
      '$revision',
      '$states.input.revision',
      // A position in the queue: a due time and an id.
      '$states.input.cursor',
      '$states.context.Task.Token',
      // The name of an error, as the park step's schema limits it. A cause may contain values.
      '$states.input.error',
    ]
    expect([...handed].filter(variable => !harmless.includes(variable) && variable !== '$string')).toEqual([])
  })

  test('keeps only the name of an error', () => {
    expect(deployedText(machine)).not.toMatch(/errorOutput(?!\.Error\b)/)
  })

  test('leads from the start to every state', () => {
    const reached = new Set<string>()
    const visit = (name: string): void => {
      if (reached.has(name)) return
      reached.add(name)
      const { Next, Default, Choices = [], Catch = [] } = definition.States[name] ?? { Type: 'missing' }
      for (const next of [Next, Default, ...[...Choices, ...Catch].map(branch => branch.Next)]) {
        if (next !== undefined) visit(next)
      }
    }
    visit(definition.StartAt)
    expect([...reached].sort()).toEqual(Object.keys(definition.States).sort())
  })
})

describe('retries', () => {
  /** The total wait of a retrier in seconds, without jitter. Full jitter halves it on average. */
  function span({ MaxAttempts, IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = 0 }: Retrier): number {
    const delays = Array.from({ length: MaxAttempts }, (_, count) =>
      Math.min(IntervalSeconds * BackoffRate ** count, MaxDelaySeconds),
    )
    return delays.reduce((sum, delay) => sum + delay, 0)
  }
  const calls = retriers['lambda:invoke'] ?? []

  test('outlast an outage of a service by 34 minutes on average, other failures by 29', () => {
    expect(calls.map(retrier => span(retrier) / 2 / 60)).toEqual([34.25, 29.25])
    expect(span({ ErrorEquals: [], ...patient }) / 2 / 60).toBe(34.25)
  })

  test('an application that an outage parks is one that the reconciler resumes', () => {
    const named = Object.values(retriers)
      .flatMap(each => each ?? [])
      .filter(({ MaxAttempts }) => MaxAttempts > 0)
      .flatMap(({ ErrorEquals }) => ErrorEquals)
      .filter(error => !error.startsWith('States.'))
    expect(named).toHaveLength(9)
    expect(named.filter(error => !isPassing(error))).toEqual([])
  })
})

describe('the completed definition', () => {
  const named = (name: string) => `\${${name}}`
  const ask = { Resource: `arn:${named('Partition')}:states:::lambda:invoke` }
  const parks = { [parking]: { Type: 'Task', ...ask } }
  const completed = (task: object, states: object = {}, numbers: Record<string, number> = {}) => {
    const text = JSON.stringify({ States: { Ask: { Type: 'Task', Next: 'End', ...task }, ...states } })
    return (completeDefinition(text, numbers) as Definition).States
  }

  test('has the retriers of its resource in each task, and in no other state', () => {
    const { Ask, End } = completed(ask, { End: { Type: 'Succeed' } })
    expect(Ask?.Retry).toEqual(retriers['lambda:invoke'])
    expect(End).toEqual({ Type: 'Succeed' })
  })

  test('is refused if a task has a resource without retriers', () => {
    const unknown = { Resource: `arn:${named('Partition')}:states:::sqs:sendMessage` }
    expect(() => completed(unknown)).toThrow('Ask: no retriers are defined for the resource sqs:sendMessage')
  })

  test('has the parking catcher behind the catchers of each task, where the machine can park', () => {
    const own = { ErrorEquals: ['Own'], Next: 'End' }
    const all = { ErrorEquals: ['States.ALL'], Next: 'End' }
    const next = (task: object, states: object) =>
      completed({ ...ask, ...task }, states).Ask?.Catch?.map(catcher => catcher.Next)
    expect(next({ Catch: [own] }, parks)).toEqual(['End', parking])
    expect(next({}, parks)).toEqual([parking])
    expect(next({ Catch: [all] }, parks)).toEqual(['End'])
    expect(next({ Catch: [own] }, {})).toEqual(['End'])
    expect(next({}, {})).toBeUndefined()
  })

  test('has numbers in place of names that stand alone; other names are left to CloudFormation', () => {
    const inText = { Table: named('Table'), Text: `x ${named('Patience')}` }
    const task = { ...ask, TimeoutSeconds: named('Patience'), Arguments: inText }
    expect(completed(task, {}, { Patience: 5 }).Ask).toMatchObject({ TimeoutSeconds: 5, Arguments: inText })
  })
})

describe('a draft, and a requested retry', () => {
  const waits = ['Await submission', 'Await submission a last time'] as const
  const day = 24 * 60 * 60
  const times = ({ States }: Definition) => [
    ...waits.map(name => States[name]?.TimeoutSeconds),
    (States['Warn of expiry']?.Arguments as { Payload: { remainingSeconds: number } } | undefined)?.Payload
      .remainingSeconds,
  ]

  test('is awaited for thirty days, and its applicant warned three days before they are over', () => {
    expect(times(definitionOf('application'))).toEqual([27 * day, 3 * day, 3 * day])
  })

  test.each([
    [1, 0.5, 0.5],
    [3, 1.5, 1.5],
    [4, 1, 3],
    [5, 2, 3],
    [30, 27, 3],
    [180, 177, 3],
  ])('that lives for %d days is warned after %d, %d before its end', (lifetime, until, after) => {
    expect(submissionWaits(lifetime)).toEqual({ untilWarning: until * day, afterWarning: after * day })
  })

  test('lasts for any lifetime of the stage, in whole seconds', () => {
    for (let lifetime = 1; lifetime <= 180; lifetime += 1) {
      const { untilWarning, afterWarning } = submissionWaits(lifetime)
      expect(untilWarning + afterWarning).toBe(lifetime * day)
      for (const seconds of [untilWarning, afterWarning]) {
        expect(Number.isInteger(seconds) && seconds >= 1).toBe(true)
      }
    }
  })

  test('is awaited the same way before and after the warning; a timeout is no accident', () => {
    const { States } = definitionOf('application')
    const [first, last] = waits.map(name => {
      const { TimeoutSeconds: _time, Catch = [], ...rest } = States[name] ?? { Type: 'missing' }
      const [timeout, ...others] = Catch
      return { timeout, rest: { ...rest, others } }
    })
    expect(first?.rest).toEqual(last?.rest)
    expect([first, last].map(wait => wait?.timeout)).toEqual([
      { ErrorEquals: ['States.Timeout'], Next: 'Warn of expiry' },
      { ErrorEquals: ['States.Timeout'], Next: 'Expire' },
    ])
  })

  test('is awaited after the warning, sent or not, so that a submission meanwhile gets a new token', () => {
    const { Next, Catch = [] } = definitionOf('application').States['Warn of expiry'] ?? { Type: 'missing' }
    expect([Next, ...Catch.map(branch => branch.Next)]).toEqual([waits[1], waits[1]])
  })
})

test('the wait for a decision has no limit: no machine decides', () => {
  const decision = definitionOf('application').States['Await decision']
  expect(decision?.Resource).toBe('arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken')
  expect(decision).not.toHaveProperty('TimeoutSeconds')
})

test('each review’s watch is named by its application and attempt, so that it is started once and can be stopped', () => {
  const { States } = definitionOf('application')
  const name = "$applicationId & '-' & $string($attempt)"
  // A deadline that was moved before already has a watch, with its revision in its name.
  const revision = " & ($states.input.revision > 0 ? '-' & $string($states.input.revision) : '')"
  expect(JSON.stringify(States['Watch the deadline']?.Arguments)).toContain(`${name}${revision}`)
  expect(JSON.stringify(States['Stop watching the deadline']?.Arguments)).toContain(name)
})

test('deadlines are counted again only when no request counts by the old calendar any more', () => {
  const { StartAt, States } = definitionOf('calendar')
  const wait = States[StartAt] as State & { Seconds: number }
  const longestRequest = 30
  expect(wait.Type).toBe('Wait')
  expect(wait.Seconds).toBeGreaterThan(longestRequest)
})

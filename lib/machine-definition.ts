import { readFileSync } from 'node:fs'
import { expiryWarningDays } from '../domain/policy.ts'
import type { Stage } from './stage.ts'

export const machineNames = ['application', 'deadline', 'calendar'] as const

export type MachineName = (typeof machineNames)[number]

/** Error names of a retrier, and how often it retries. */
interface Retrier {
  readonly ErrorEquals: readonly string[]
  readonly MaxAttempts: number
}

interface Catcher {
  readonly ErrorEquals: readonly string[]
  readonly Output?: unknown
  readonly Next: string
}

interface State {
  readonly Type: string
  readonly Resource?: string
  readonly Catch?: readonly Catcher[]
}

interface Definition<S extends State = State> {
  readonly States: Readonly<Record<string, S>>
}

/** Delays double from two seconds to five minutes. Full jitter makes each half as long on average. */
const backOff = { IntervalSeconds: 2, BackoffRate: 2, MaxDelaySeconds: 300, JitterStrategy: 'FULL' } as const

/** 2 + 4 + … + 256 + 12 × 300 = 4,110 seconds at most, 34 minutes on average: longer than an outage of a service. */
const retriesOfOutages = 20

/** 2 + 4 + … + 256 + 10 × 300 = 3,510 seconds at most, 29 minutes on average. */
const retriesOfFailures = 18

function retry(errors: readonly string[], atMost: number): Retrier {
  return { ErrorEquals: errors, ...backOff, MaxAttempts: atMost }
}

function doNotRetry(...errors: readonly string[]): Retrier {
  return { ErrorEquals: errors, MaxAttempts: 0 }
}

/** `States.TaskFailed` excludes the timeout of a wait, which is not an error. */
const retriersOfTableWrites = [
  doNotRetry('DynamoDb.ConditionalCheckFailedException'),
  retry(['DynamoDb.DynamoDbException', 'DynamoDb.SdkClientException', 'States.TaskFailed'], retriesOfOutages),
]

/** The retriers of a task follow from its resource. A resource that is not listed is an error. */
const retriersOf: Readonly<Record<string, readonly Retrier[]>> = {
  'lambda:invoke': [
    retry(
      [
        'Lambda.TooManyRequestsException',
        'Lambda.ServiceException',
        'Lambda.AWSLambdaException',
        'Lambda.SdkClientException',
        'Lambda.ClientExecutionTimeoutException',
      ],
      retriesOfOutages,
    ),
    retry(['States.ALL'], retriesOfFailures),
  ],
  'aws-sdk:dynamodb:updateItem.waitForTaskToken': retriersOfTableWrites,
  'aws-sdk:dynamodb:updateItem': retriersOfTableWrites,
  'states:startExecution': [
    doNotRetry(
      'StepFunctions.ExecutionAlreadyExistsException',
      'StepFunctions.ExecutionAlreadyExists',
      'ExecutionAlreadyExists',
    ),
    retry(['States.ALL'], retriesOfOutages),
  ],
  // A deadline execution that is not stopped ends by itself, so nothing is retried.
  'aws-sdk:sfn:stopExecution': [],
}

const parking = 'Park for an operator'

/** A failure to park is not parked again: the execution fails, which raises an alarm. */
const statesOfParking: readonly string[] = [parking, 'Wait for an operator']

/** The error's name only: its cause may quote values. */
const parkingCatcher: Catcher = {
  ErrorEquals: ['States.ALL'],
  Output: { error: '{% $states.errorOutput.Error %}' },
  Next: parking,
}

function isParkedOnError(name: string, { Catch = [] }: State, machine: Definition): boolean {
  const catchesAll = Catch.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'))
  return parking in machine.States && !statesOfParking.includes(name) && !catchesAll
}

function completeTask<S extends State>(name: string, task: S, machine: Definition): S {
  const resource = task.Resource?.split(':::')[1] ?? ''
  const retriers = retriersOf[resource]
  if (retriers === undefined) throw new Error(`${name}: no retriers are defined for the resource ${resource}`)
  const { Catch = [] } = task
  const catchers = isParkedOnError(name, task, machine) ? [...Catch, parkingCatcher] : Catch
  return {
    ...task,
    ...(retriers.length === 0 ? {} : { Retry: retriers }),
    ...(catchers.length === 0 ? {} : { Catch: catchers }),
  }
}

/**
 * The definition to deploy, made of a file of statemachine/: each task gets the retriers of its resource, and the catcher
 * that parks the application where the machine can park. A value `${Name}` becomes the number of that name; CloudFormation
 * substitutes the other names, and in texts only.
 */
export function completeDefinition(text: string, numbers: Readonly<Record<string, number>>): Definition {
  const machine = JSON.parse(text, (_, value: unknown) => {
    const [, name = ''] = typeof value === 'string' ? (/^\$\{(\w+)\}$/.exec(value) ?? []) : []
    return numbers[name] ?? value
  }) as Definition
  const states = Object.entries(machine.States).map(([name, state]) => [
    name,
    state.Type === 'Task' ? completeTask(name, state, machine) : state,
  ])
  return { ...machine, States: Object.fromEntries(states) as Definition['States'] }
}

const secondsInADay = 86_400

/** Seconds that a submission is awaited before and after the applicant is warned; together the lifetime of a draft. */
export function submissionWaits(lifetimeDays: number): { untilWarning: number; afterWarning: number } {
  const days = lifetimeDays > expiryWarningDays ? expiryWarningDays : lifetimeDays / 2
  const afterWarning = days * secondsInADay
  return { untilWarning: lifetimeDays * secondsInADay - afterWarning, afterWarning }
}

/** The definition of a state machine as it is deployed for a stage, but for the names that CloudFormation substitutes. */
export function deployedDefinition(machine: MachineName, { draftLifetimeDays }: Stage): string {
  const text = readFileSync(new URL(`../statemachine/${machine}.asl.json`, import.meta.url), 'utf8')
  const { untilWarning, afterWarning } = submissionWaits(draftLifetimeDays)
  const numbers = { SecondsUntilWarning: untilWarning, SecondsAfterWarning: afterWarning }
  return JSON.stringify(completeDefinition(text, numbers))
}

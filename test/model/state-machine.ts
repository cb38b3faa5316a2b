import jsonata, { type Expression } from 'jsonata'
import { deployedText } from '../statemachine/deployed.ts'

interface State {
  readonly Type: 'Pass' | 'Task' | 'Choice' | 'Succeed'
  readonly Resource?: string
  readonly Arguments?: unknown
  readonly Output?: unknown
  readonly Assign?: Readonly<Record<string, unknown>>
  readonly Choices?: readonly {
    readonly Condition: string
    readonly Next: string
    readonly Assign?: Readonly<Record<string, unknown>>
  }[]
  readonly Default?: string
  readonly Catch?: readonly {
    readonly ErrorEquals: readonly string[]
    readonly Next: string
    readonly Output?: unknown
  }[]
  readonly Next?: string
}

interface Machine {
  readonly StartAt: string
  readonly States: Readonly<Record<string, State>>
}

/** An error with its name in state machines. */
export class StateError extends Error {
  constructor(name: string) {
    super(name)
    this.name = name
  }
}

/** The functions of the states' resources, by the last part of a resource's name, with evaluated arguments. */
export type Resources = Readonly<Record<string, (input: never) => Promise<unknown>>>

export const applicationMachine = JSON.parse(deployedText('application')) as Machine

const compiled = new Map<string, Expression>()

function expression(text: string): Expression {
  const known = compiled.get(text) ?? jsonata(text)
  compiled.set(text, known)
  return known
}

const isExpression = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}')

/**
 * One execution of a state machine, of as much of the language as the application's uses: Pass, Task, Choice, Succeed,
 * Assign, Catch, Output and JSONata. Retry is left out: a resource that fails here fails for good. A task whose resource
 * waits for a token ends the run until `resume` or `timeOut`.
 */
export class Execution {
  state: string
  status: 'RUNNING' | 'WAITING' | 'SUCCEEDED' | 'FAILED' = 'RUNNING'
  token: string | undefined
  private readonly machine: Machine
  private readonly resources: Resources
  private readonly variables = new Map<string, unknown>()
  private readonly newToken: () => string
  private input: unknown

  constructor(machine: Machine, resources: Resources, input: unknown, newToken: () => string) {
    this.machine = machine
    this.resources = resources
    this.newToken = newToken
    this.state = machine.StartAt
    this.input = input
  }

  variable(name: string): unknown {
    return this.variables.get(name)
  }

  /** Runs from the current state to the next wait or to the end. */
  async run(): Promise<void> {
    while (this.status === 'RUNNING') await this.step()
  }

  /** Answers the token of the current wait. */
  async resume(result: unknown): Promise<void> {
    if (this.status !== 'WAITING') throw new Error('nobody waits')
    this.token = undefined
    this.status = 'RUNNING'
    await this.leave(this.current, { result })
    await this.run()
  }

  async timeOut(): Promise<void> {
    if (this.status !== 'WAITING') throw new Error('nobody waits')
    this.token = undefined
    this.status = 'RUNNING'
    await this.fail(this.current, new StateError('States.Timeout'))
    await this.run()
  }

  private get current(): State {
    const state = this.machine.States[this.state]
    if (state === undefined) throw new Error(`There is no state ${this.state}`)
    return state
  }

  private async step(): Promise<void> {
    const state = this.current
    switch (state.Type) {
      case 'Pass':
        return this.leave(state, {})
      case 'Succeed':
        this.status = 'SUCCEEDED'
        return
      case 'Choice':
        return this.choose(state)
      case 'Task':
        return this.perform(state)
    }
  }

  private async choose(state: State): Promise<void> {
    for (const { Condition, Next, Assign } of state.Choices ?? []) {
      if ((await this.evaluate(Condition, {})) !== true) continue
      await this.assign(Assign, {})
      this.state = Next
      return
    }
    this.goTo(state.Default)
  }

  private async perform(state: State): Promise<void> {
    const resource = (state.Resource ?? '').split(':::')[1] ?? ''
    const perform = this.resources[resource]
    if (perform === undefined) throw new Error(`No resource ${resource} is known`)
    const waits = resource.endsWith('.waitForTaskToken')
    this.token = waits ? this.newToken() : undefined
    try {
      const input = await this.evaluate(state.Arguments, { context: { Task: { Token: this.token } } })
      const result = await perform(input as never)
      if (waits) this.status = 'WAITING'
      else await this.leave(state, { result })
    } catch (error) {
      this.token = undefined
      await this.fail(state, error)
    }
  }

  private async fail(state: State, error: unknown): Promise<void> {
    const name = error instanceof Error ? error.name : 'Error'
    const caught = state.Catch?.find(({ ErrorEquals }) =>
      ErrorEquals.some(each => each === name || each === 'States.ALL'),
    )
    if (caught === undefined) {
      this.status = 'FAILED'
      return
    }
    this.input = await this.evaluate(caught.Output ?? {}, { errorOutput: { Error: name } })
    this.state = caught.Next
  }

  private async leave(state: State, states: Record<string, unknown>): Promise<void> {
    await this.assign(state.Assign, states)
    if (state.Output !== undefined) this.input = await this.evaluate(state.Output, states)
    this.goTo(state.Next)
  }

  private goTo(next: string | undefined): void {
    if (next === undefined) throw new Error(`Nothing follows ${this.state}`)
    this.state = next
  }

  private async assign(values: State['Assign'], states: Record<string, unknown>): Promise<void> {
    const evaluated = (await this.evaluate(values ?? {}, states)) as Record<string, unknown>
    for (const [name, value] of Object.entries(evaluated)) this.variables.set(name, value)
  }

  private async evaluate(template: unknown, states: Record<string, unknown>): Promise<unknown> {
    if (isExpression(template)) {
      const bindings = { ...Object.fromEntries(this.variables), states: { input: this.input, ...states } }
      return expression(template.slice(2, -2)).evaluate(undefined, bindings)
    }
    if (Array.isArray(template)) return Promise.all(template.map(each => this.evaluate(each, states)))
    if (typeof template !== 'object' || template === null) return template
    const entries = Object.entries(template).map(
      async ([name, value]) => [name, await this.evaluate(value, states)] as const,
    )
    return Object.fromEntries(await Promise.all(entries))
  }
}

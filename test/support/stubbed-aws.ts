interface Call {
  readonly command: string
  readonly input: unknown
}

interface Command {
  readonly constructor: { readonly name: string }
  readonly input: unknown
}

/** An AWS client that sends nothing. It records its commands, and the test answers them. */
export function stubbed<C extends object>(
  client: C,
  answer: (call: Call) => object | Promise<object> = () => ({}),
): { client: C; calls: Call[] } {
  const calls: Call[] = []
  const send = async (command: Command): Promise<object> => {
    const call = { command: command.constructor.name, input: command.input }
    calls.push(call)
    return answer(call)
  }
  return { client: Object.assign(client, { send }), calls }
}

/** A failure with AWS's name. */
export function named(name: string): Error {
  return Object.assign(new Error(name), { name })
}

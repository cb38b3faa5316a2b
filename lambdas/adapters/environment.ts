import type * as z from 'zod'
import { type EnvironmentName, environmentSchemas } from '../../contract/environment.ts'

type Environment = { [N in EnvironmentName]: z.output<ReturnType<(typeof environmentSchemas)[N]>> }

/** Parses the named variables. The error names all missing or invalid ones at once, never a value. */
export function readEnvironment<N extends EnvironmentName>(
  names: readonly N[],
  source: Readonly<Record<string, string | undefined>> = process.env,
): Pick<Environment, N> {
  const results = names.map(name => ({ name, parsed: environmentSchemas[name]().safeParse(source[name]) }))
  const wrong = results.filter(({ parsed }) => !parsed.success).map(({ name }) => name)
  if (wrong.length > 0) throw new Error(`Missing or wrong in the environment: ${wrong.join(', ')}`)
  return Object.fromEntries(results.map(({ name, parsed }) => [name, parsed.data])) as Pick<Environment, N>
}

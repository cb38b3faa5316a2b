import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => join(folder, file))
}

const everyMatch = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name)

/** Every function that is exported below `lambdas/usecases` and may wait for something. */
export function asyncUseCases(): string[] {
  return filesBelow('lambdas/usecases').flatMap(file =>
    everyMatch(readFileSync(file, 'utf8'), /^export async function (\w+)/gm),
  )
}

/** Every method of every interface in `domain/ports.ts`, as `Interface.method`. */
export function portMethods(): string[] {
  const interfaces = readFileSync('domain/ports.ts', 'utf8').matchAll(
    /^(?:export )?interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm,
  )
  return [...interfaces].flatMap(([, name, body = '']) =>
    everyMatch(body, /^ {2}(\w+)(?:<[^>]*>)?\(/gm).map(method => `${name}.${method}`),
  )
}

/** Every AWS command that the adapters send. */
export function awsCommands(): string[] {
  const found = filesBelow('lambdas/adapters').flatMap(file =>
    everyMatch(readFileSync(file, 'utf8'), /new (\w+Command)\(/g).map(command => command),
  )
  return [...new Set(found)].sort()
}

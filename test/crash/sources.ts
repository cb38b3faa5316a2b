import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => join(folder, file))
}

const everyMatch = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name)

/**
 * Every exported asynchronous function below `lambdas/usecases`, with the functions of the same file that it
 * calls.
 */
export function asyncUseCases(): ReadonlyMap<string, readonly string[]> {
  const texts = filesBelow('lambdas/usecases').map(file => readFileSync(file, 'utf8'))
  const exported = (text: string) => everyMatch(text, /^export async function (\w+)/gm)
  const names = texts.flatMap(exported)
  return new Map(
    texts.flatMap(text => {
      const called = new Set(everyMatch(text, /(?<!function )\b(\w+)\(/g))
      const calls = names.filter(name => called.has(name))
      return exported(text).map(name => [name, calls])
    }),
  )
}

/** Every method of the ports' interfaces, as `Interface.method`. */
export function portMethods(): string[] {
  const texts = [
    'domain/ports.ts',
    'domain/document-ports.ts',
    'domain/figure-ports.ts',
    'domain/webhook-ports.ts',
    'domain/mail/mail-ports.ts',
  ].map(file => readFileSync(file, 'utf8'))
  const interfaces = texts.join('\n').matchAll(/^(?:export )?interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)
  return [...interfaces].flatMap(([, name, body = '']) =>
    everyMatch(body, /^ {2}(\w+)(?:<[^>]*>)?\(/gm).map(method => `${name}.${method}`),
  )
}

/** Every AWS command of the adapters. */
export function awsCommands(): string[] {
  const found = filesBelow('lambdas/adapters').flatMap(file =>
    everyMatch(readFileSync(file, 'utf8'), /new (\w+Command)\(/g).map(command => command),
  )
  return [...new Set(found)].sort()
}

/** The use cases of event consumers, scheduled functions and steps of the workflow. */
export function consumedUseCases(): readonly string[] {
  const texts = ['lambdas/events', 'lambdas/steps']
    .flatMap(filesBelow)
    .map(file => readFileSync(file, 'utf8'))
  const lists = texts.flatMap(text => everyMatch(text, /^import \{([^}]*)\} from '\.\.\/usecases\//gm))
  const names = lists.flatMap(list => list.split(',').map(name => name.trim()))
  const usecases = asyncUseCases()
  return names.filter(name => usecases.has(name))
}

import { parseFileSync } from '@swc/core'

interface Node {
  readonly type?: string
  readonly value?: unknown
  readonly callee?: Node
  readonly object?: Node
  readonly property?: Node
  readonly arguments?: readonly { readonly expression: Node }[]
}

const starters = ['describe', 'test']

/** `test` of `test(…)`, `test.each(…)(…)` and the like; undefined if it is skipped, or no test at all. */
function starterOf(callee: Node | undefined): unknown {
  switch (callee?.type) {
    case 'Identifier':
      return callee.value
    case 'MemberExpression':
      return callee.property?.value === 'each' ? starterOf(callee.object) : undefined
    case 'CallExpression':
      return starterOf(callee.callee)
    default:
      return undefined
  }
}

function titleOf({ type, callee, arguments: args }: Node): string | undefined {
  const first = args?.[0]?.expression
  return type === 'CallExpression' &&
    starters.includes(String(starterOf(callee))) &&
    first?.type === 'StringLiteral'
    ? String(first.value)
    : undefined
}

function titlesBelow(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const title = titleOf(node as Node)
  const below = Object.values(node).flatMap(titlesBelow)
  return title === undefined ? below : [title, ...below]
}

/** The titles of a file's tests and groups of tests as its source has them, placeholders and all; skipped ones are none. */
export function testTitles(file: string): string[] {
  return titlesBelow(parseFileSync(file, { syntax: 'typescript' }))
}

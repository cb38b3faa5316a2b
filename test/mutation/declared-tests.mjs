const rowsOf = table => (table.every(Array.isArray) ? table : table.map(value => [value]))

const withEach = declare =>
  Object.assign(declare, {
    each: table => (name, body, timeout) => {
      for (const [index, values] of rowsOf(table).entries())
        declare(`${name}, row ${index + 1}`, () => body(...values), timeout)
    },
  })

const separator = ' › '
export const fileOf = id => id.split(separator)[0]

/** What the layers' tests use of `@jest/globals`. `testsOf` gives the tests that are declared while a file is evaluated. */
export const declaredTests = () => {
  let scope
  let tests

  const inScope = (inner, body) => {
    const outer = scope
    scope = inner
    try {
      body()
    } finally {
      scope = outer
    }
  }
  const nested = name => ({
    path: [...scope.path, name],
    before: [...scope.before, []],
    after: [[], ...scope.after],
  })

  return {
    globals: {
      describe: withEach((name, body) => inScope(nested(name), body)),
      test: withEach((name, body, timeout) => {
        const { path, before, after } = scope
        const sameName = tests.filter(test => test.name === name && test.path === path).length
        const id = [...path, sameName ? `${name} (${sameName + 1})` : name].join(separator)
        tests.push({ id, path, name, before, body, after, timeout })
      }),
      beforeEach: hook => scope.before.at(-1).push(hook),
      afterEach: hook => scope.after[0].push(hook),
    },
    testsOf: (file, evaluate) => {
      tests = []
      inScope({ path: [file], before: [[]], after: [[]] }, evaluate)
      return tests
    },
  }
}

export class TimedOut extends Error {}

const within = async (milliseconds, work) => {
  let timer
  const end = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimedOut(`No end after ${milliseconds} ms`)), milliseconds)
  })
  try {
    await Promise.race([work, end])
  } finally {
    clearTimeout(timer)
  }
}

const inSequence = async steps => {
  for (const step of steps) await step()
}

/** Fails as the test fails, or with `TimedOut`. */
export const run = async ({ before, body, after, timeout = 10_000 }) => {
  const attempt = async () => {
    try {
      await inSequence([...before.flat(), body])
    } finally {
      await inSequence(after.flat())
    }
  }
  await within(timeout, attempt())
}

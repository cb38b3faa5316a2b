import { readFileSync } from 'node:fs'

const { paths } = JSON.parse(readFileSync(new URL('tsconfig.json', import.meta.url), 'utf8')).compilerOptions

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: Object.fromEntries(
    Object.entries(paths).map(([alias, [folder]]) => [
      `^${alias.replace('*', '(.+)')}$`,
      folder.replace('./', '<rootDir>/').replace('*', '$1'),
    ]),
  ),
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript' },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
}

export default {
  // No guarantee about time: for machines that are slow or busy.
  testTimeout: 30_000,
  // Left to itself, jest keeps one processor free, of two.
  maxWorkers: '100%',
  // Modules of each file stay in its worker’s memory; a full heap makes every later file slow.
  workerIdleMemoryLimit: '500MB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/test/{domain,client,contract,crash,model,docs,documents,evidence,lambdas,statemachine,infra,local,ops,web}/**/*.test.ts',
      ],
    },
    { ...shared, displayName: 'engine', testMatch: ['<rootDir>/test/engine/**/*.test.ts'] },
    { ...shared, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
    { ...shared, displayName: 'pictures', testMatch: ['<rootDir>/test/pictures/*.test.ts'] },
  ],
}

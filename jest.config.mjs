import { readFileSync } from 'node:fs'

const { paths } = JSON.parse(readFileSync(new URL('tsconfig.json', import.meta.url), 'utf8')).compilerOptions

const swc = syntax => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', ...syntax },
      transform: { react: { runtime: 'automatic' } },
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
  },
]

const shared = {
  // The sources and packages of the previous release.
  modulePathIgnorePatterns: ['<rootDir>/.local/releases/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: Object.fromEntries(
    Object.entries(paths).map(([alias, [folder]]) => [
      `^${alias.replace('*', '(.+)')}$`,
      folder.replace('./', '<rootDir>/').replace('*', '$1'),
    ]),
  ),
  transform: { '^.+\\.ts$': swc({}), '^.+\\.tsx$': swc({ tsx: true }) },
}

const withSharedPackages = {
  ...shared,
  testEnvironment: '<rootDir>/test/running/shared-packages-environment.mjs',
  transform: {
    ...shared.transform,
    '/node_modules/.+\\.[cm]?js$': '<rootDir>/test/running/shared-packages.mjs',
  },
  // What zod parses has to be equal to objects of the sources for `isDeepStrictEqual`, which compares their prototypes.
  transformIgnorePatterns: ['/node_modules/zod/'],
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
      ...withSharedPackages,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/{domain,contract,crash,model,documents,evidence,lambdas,web}/**/*.test.ts'],
    },
    {
      ...withSharedPackages,
      displayName: 'commands',
      testMatch: ['<rootDir>/test/{client,docs,infra,local,ops,statemachine}/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'pages',
      testEnvironment: '<rootDir>/test/pages/environment.mjs',
      testMatch: ['<rootDir>/test/pages/*.test.tsx'],
      // Nothing is drawn: a class has its own name.
      moduleNameMapper: {
        ...shared.moduleNameMapper,
        '\\.module\\.css$': '<rootDir>/test/pages/class-names.ts',
      },
    },
    { ...withSharedPackages, displayName: 'engine', testMatch: ['<rootDir>/test/engine/**/*.test.ts'] },
    { ...withSharedPackages, displayName: 'upgrade', testMatch: ['<rootDir>/test/upgrade/**/*.test.ts'] },
    { ...withSharedPackages, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
    { ...withSharedPackages, displayName: 'pictures', testMatch: ['<rootDir>/test/pictures/*.test.ts'] },
  ],
}

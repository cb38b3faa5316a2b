/** Settings of Stryker for one layer: its sources, changed one place at a time, under its own tests alone. */
export const layer = (name, { sources, tests }) => ({
  testRunner: 'layer',
  plugins: ['./test/mutation/layer-runner.mjs'],
  testedLayer: tests,
  mutate: [`${sources}/**/*.ts`],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  timeoutFactor: 4,
  tsconfigFile: 'no-tsconfig.json',
  ignorePatterns: ['.local', '.venv', 'cdk.out*'],
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: true },
  jsonReporter: { fileName: `.local/mutation/${name}.json` },
  tempDirName: `.local/mutation/sandbox-${name}`,
  thresholds: { high: 90, low: 85, break: 85 },
})

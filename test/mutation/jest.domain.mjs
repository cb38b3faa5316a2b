import config from '../../jest.config.mjs'

const [{ displayName: _, ...unit }] = config.projects

/** The tests of this layer alone, as one project: Stryker takes no other shape. */
export default {
  ...unit,
  testTimeout: config.testTimeout,
  setupFiles: ['<rootDir>/test/mutation/fewer-runs.mjs'],
  rootDir: '../..',
  testMatch: ['<rootDir>/test/domain/**/*.test.ts'],
}

import { fileURLToPath } from 'node:url'
import config from '../../jest.config.mjs'

const [{ displayName: _name, extensionsToTreatAsEsm: _esm, ...unit }] = config.projects

/**
 * The tests below one folder as a project of their own: Stryker takes no other shape. As CommonJS, for it runs them a
 * thousand times in one process, and Node never frees a module that a virtual machine has linked.
 */
export const layerOf = folder => ({
  ...unit,
  // A mutant with an endless loop ends every test that it blocks.
  testTimeout: 5000,
  setupFiles: ['<rootDir>/test/mutation/fewer-runs.cjs'],
  rootDir: '../..',
  testEnvironment: fileURLToPath(new URL('first-failure.cjs', import.meta.url)),
  globals: { testedLayer: folder },
  testMatch: ['<rootDir>/test/mutation/layer.test.cjs'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
})

import { createRequire } from 'node:module'
import { types } from 'node:util'
import { TestEnvironment } from 'jest-environment-node'

const isOrdinaryInstance = Function.prototype[Symbol.hasInstance]

const isErrorOf = name => value => {
  if (!types.isNativeError(value)) return false
  for (let type = value.constructor; typeof type === 'function'; type = Object.getPrototypeOf(type)) {
    if (type.name === name) return true
  }
  return false
}

const kinds = {
  Array: Array.isArray,
  Date: types.isDate,
  Error: types.isNativeError,
  Map: types.isMap,
  Promise: types.isPromise,
  RangeError: isErrorOf('RangeError'),
  RegExp: types.isRegExp,
  Set: types.isSet,
  SyntaxError: isErrorOf('SyntaxError'),
  TypeError: isErrorOf('TypeError'),
}

/** Tests and packages have own copies of the language's classes. `instanceof` accepts the objects of both. */
function recognizeAllCopies(realm) {
  for (const [name, isOfKind] of Object.entries(kinds)) {
    const known = realm[name]
    Object.defineProperty(known, Symbol.hasInstance, {
      configurable: true,
      value(value) {
        return this === known ? isOfKind(value) : isOrdinaryInstance.call(this, value)
      },
    })
  }
}

recognizeAllCopies(globalThis)

/** The environment of tests that share the packages of their worker (`shared-packages.mjs`). */
export default class SharedPackagesEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    recognizeAllCopies(this.global)
    this.global.requireShared = createRequire(import.meta.url)
  }
}

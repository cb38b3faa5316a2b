import { createRequire } from 'node:module'
import { types } from 'node:util'
import { constants, createContext } from 'node:vm'
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

/** Copies a global of jest when it is first used: some are slow to load. */
function defineGlobal(global, name, jests) {
  const attributes = {
    configurable: true,
    enumerable: Object.getOwnPropertyDescriptor(jests, name).enumerable,
  }
  const set = value => Object.defineProperty(global, name, { ...attributes, writable: true, value })
  const get = () => {
    const value = jests[name]
    set(value)
    return value
  }
  Object.defineProperty(global, name, { ...attributes, get, set })
}

/** Classes of the new context that have to be those of Node's own modules. */
const ofNode = new Set(['ArrayBuffer', 'Uint8Array'])

/**
 * A context with an ordinary global object. In that of jest, each use of a global such as `Math` is intercepted and takes a third of a
 * microsecond, about 40 times as long.
 */
function ordinaryContext(jests) {
  const global = createContext(constants.DONT_CONTEXTIFY)
  for (const name of Reflect.ownKeys(jests)) {
    if (ofNode.has(name) || !Object.hasOwn(global, name)) defineGlobal(global, name, jests)
  }
  global.global = global
  global.Error.stackTraceLimit = jests.Error.stackTraceLimit
  return global
}

/** The environment of tests that share the packages of their worker (`shared-packages.mjs`). */
export default class SharedPackagesEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    // Node 22.8 or newer.
    if (constants.DONT_CONTEXTIFY !== undefined) {
      this.context = ordinaryContext(this.global)
      this.global = this.context
      this.moduleMocker = new this.moduleMocker.constructor(this.global)
      const { projectConfig } = config
      this.fakeTimersModern = new this.fakeTimersModern.constructor({
        config: projectConfig,
        global: this.global,
      })
    }
    recognizeAllCopies(this.global)
    this.global.requireShared = createRequire(import.meta.url)
  }
}

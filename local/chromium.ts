import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const otherPaths = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

// The browser without windows: on the same pages it takes less than half of the processor time.
const headlessCommands = ['chromium-headless-shell', 'chrome-headless-shell']

export const chromiumMissing =
  'No Chromium was found. Install one (`apt-get install chromium`), or set REALNAME_CHROMIUM to its program.'

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

type Environment = Record<string, string | undefined>

const find = (environment: Environment, names: readonly string[]): string | undefined => {
  const configuredPath = environment.REALNAME_CHROMIUM
  if (configuredPath !== undefined && configuredPath !== '')
    return isExecutable(configuredPath) ? configuredPath : undefined
  const folders = (environment.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  return [...names.flatMap(name => folders.map(folder => join(folder, name))), ...otherPaths].find(
    isExecutable,
  )
}

/** The browser: the program of REALNAME_CHROMIUM, or the first one on the PATH. */
export const findChromium = (environment: Environment): string | undefined => find(environment, commands)

/** The same, but a Chromium without windows if there is one. */
export const findHeadlessChromium = (environment: Environment): string | undefined =>
  find(environment, [...headlessCommands, ...commands])

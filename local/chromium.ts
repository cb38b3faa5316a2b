import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const otherPaths = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

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

/** The browser: the program of REALNAME_CHROMIUM, or the first one on the PATH. */
export const findChromium = (environment: Record<string, string | undefined>): string | undefined => {
  const configuredPath = environment.REALNAME_CHROMIUM
  if (configuredPath !== undefined && configuredPath !== '')
    return isExecutable(configuredPath) ? configuredPath : undefined
  const folders = (environment.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  return [...commands.flatMap(command => folders.map(folder => join(folder, command))), ...otherPaths].find(
    isExecutable,
  )
}

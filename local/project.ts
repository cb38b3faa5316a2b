import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** A file or folder of this project. */
export const inProject = (...path: string[]): string => join(projectFolder, ...path)

/** The instance of `npm start` and `local:up`. Tests run instances with other names at the same time. */
export const defaultInstance = 'main'

/** A path in the folder of an instance, which has all of its files. */
export const inInstance = (name: string, ...path: string[]): string => inProject('.local', name, ...path)

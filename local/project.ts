import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** A file or folder of this project. */
export const inProject = (...path: string[]): string => join(projectFolder, ...path)

/** What `npm start` and `local:up` run; tests run an instance of another name beside it. */
export const defaultInstance = 'main'

/** Everything an instance of the local engine writes. */
export const inInstance = (name: string, ...path: string[]): string => inProject('.local', name, ...path)

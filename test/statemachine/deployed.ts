import { readFileSync } from 'node:fs'
import type { MachineName } from '../../lib/machine-definition.ts'

export const deployedFile = (machine: MachineName) => new URL(`deployed/${machine}.asl.json`, import.meta.url)

/** The committed copy of a definition as the production stage deploys it, with the names that CloudFormation substitutes. */
export function deployedText(machine: MachineName): string {
  return readFileSync(deployedFile(machine), 'utf8')
}

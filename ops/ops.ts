import { runCommand } from '../local/command.ts'
import { runOps } from './command-line.ts'

await runCommand(() => runOps(process.argv.slice(2)))

/** Writes test/statemachine/deployed/ from the template: `npx tsx test/statemachine/write-deployed.ts`. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type MachineName, machineNames } from '../../lib/machine-definition.ts'
import { propertiesOf, templateOf } from '../infra/templates.ts'
import { deployedFile } from './deployed.ts'

const logicalNames: Readonly<Record<MachineName, string>> = {
  application: 'WorkflowApplication',
  deadline: 'WorkflowDeadline',
  calendar: 'WorkflowCalendar',
}

/** A state machine in the template of the production stage. */
export function machineInTemplate(machine: MachineName) {
  const properties = propertiesOf<{ DefinitionString: string; DefinitionSubstitutions: object }>(
    templateOf('production'),
    'AWS::StepFunctions::StateMachine',
    logicalNames[machine],
  )
  return {
    definition: `${JSON.stringify(JSON.parse(properties.DefinitionString), null, 2)}\n`,
    substituted: Object.keys(properties.DefinitionSubstitutions),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const machine of machineNames)
    writeFileSync(deployedFile(machine), machineInTemplate(machine).definition)
}

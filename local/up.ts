import { bringUp, takeDown } from './bring-up.ts'
import { runCommand } from './command.ts'
import { findEngine } from './engine-record.ts'
import { onInterrupt } from './interrupt.ts'
import { givenPort } from './port.ts'
import { defaultInstance } from './project.ts'
import { showAddresses } from './show-addresses.ts'

/** Starts the engine, deploys the app and leaves the engine running. */
await runCommand(async () => {
  onInterrupt(async () => {
    const engine = await findEngine(defaultInstance)
    if (engine?.owner?.pid === process.pid) await takeDown(defaultInstance)
    return 130
  })
  const stack = await bringUp({ name: defaultInstance, port: givenPort(process.env), detached: true })
  showAddresses(stack)
  console.log('\nIt runs until `npm run local:down`.')
})

import { takeDown } from './bring-up.ts'
import { runCommand } from './command.ts'
import { defaultInstance } from './project.ts'

await runCommand(async () => {
  const stopped = await takeDown(defaultInstance)
  console.log(stopped ? 'Stopped the local engine.' : 'No local engine of this project was running.')
})

import { writeFileSync } from 'node:fs'
import { clientTypes, typesFile } from './client-types.ts'

writeFileSync(typesFile, await clientTypes())

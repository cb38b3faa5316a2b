import { answerBy } from './in-worker.ts'
import { inspectFile } from './inspect-file.ts'

answerBy(inspectFile)

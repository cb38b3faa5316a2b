import { writeFileSync } from 'node:fs'
import { recordAnswers, recordFile } from './recorded-answers.ts'

writeFileSync(recordFile, await recordAnswers())

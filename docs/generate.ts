import { writeFileSync } from 'node:fs'
import { generatedPages } from './generated-pages.ts'

for (const [file, content] of Object.entries(generatedPages())) {
  writeFileSync(new URL(file, import.meta.url), content)
}

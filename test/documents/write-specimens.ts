import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentContentTypes } from '../../domain/documents.ts'
import { badSpecimens, goodSpecimens } from './specimens/all.ts'
import type { BadSpecimen, GoodSpecimen } from './specimens/specimen.ts'

/** `JPEG with a gain map` → `jpeg-with-a-gain-map.jpg`; a bad one ends in its refusal. */
function fileNameOf({ name, contentType, ...specimen }: GoodSpecimen | BadSpecimen): string {
  const words = 'refusal' in specimen ? `${name} ${specimen.refusal}` : name
  const slug = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${slug}.${documentContentTypes[contentType].extensions[0]}`
}

async function write(folder: string, specimens: readonly (GoodSpecimen | BadSpecimen)[]): Promise<number> {
  mkdirSync(folder, { recursive: true })
  const names = new Set<string>()
  for (const specimen of specimens) {
    const name = fileNameOf(specimen)
    writeFileSync(join(folder, name), await specimen.make())
    names.add(name)
  }
  return names.size
}

const [folder, ...others] = process.argv.slice(2)
if (folder === undefined || others.length > 0) {
  process.stderr.write('Usage: npx tsx test/documents/write-specimens.ts FOLDER\n')
  process.exit(2)
}
const good = await write(join(folder, 'good'), goodSpecimens)
const bad = await write(join(folder, 'bad'), badSpecimens)
process.stdout.write(`${good} good and ${bad} bad files in ${folder}\n`)

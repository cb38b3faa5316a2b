const { readdirSync } = require('node:fs')
const { join } = require('node:path')

// The whole layer in one file, so that each mutant's run loads what is tested once and not for each file again.
const folder = join(__dirname, '..', '..', globalThis.testedLayer)
for (const file of readdirSync(folder, { recursive: true }).sort()) {
  if (!file.endsWith('.test.ts')) continue
  describe(file, () => {
    require(join(folder, file))
  })
}

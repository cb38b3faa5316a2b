import { relative } from 'node:path'
import { projectFolder } from '../../local/project.ts'
import { buildDocs, builtDocs } from './build.ts'

await buildDocs()
console.log(
  `The documentation is in ${relative(projectFolder, builtDocs)}. \`npm start\` serves it at /docs.`,
)

import { Agent, request } from 'node:http'
import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inProject } from '../../local/project.ts'

const encodeEveryCharacter = (text: string): string =>
  [...Buffer.from(text)].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('')

const queries = [
  '',
  '?raw',
  '?raw??',
  '?import',
  '?import&raw',
  '?import&raw??',
  '?url',
  '?import&url',
  '?inline',
  '?import&inline',
  '?url&inline&import',
  '?worker',
  '?worker&inline',
  '?worker_file&type=module',
  '?html-proxy',
  '?init',
  '?.svg?.wasm?init',
  '?import&?meteorkitty.svg?.wasm?init',
  '?direct',
  '?v=1',
  '?t=1#/@fs/web/src/main.tsx',
  '#/../web/src/main.tsx',
  '?/../../web/src/main.tsx',
  '%00.ts',
  '%3Fraw',
  '/',
  '.map',
]

/** Ways to request another file of this machine from a web server with the root `web/`. */
const pathsTo = (file: string): readonly string[] => {
  const fromRoot = relative(inProject('web'), file)
  const outOf = (folder: string) => relative(inProject(folder), file)
  const spellings = [
    file,
    `/@fs${file}`,
    `/@fs/${file}`,
    `//@fs${file}`,
    `/@fs${inProject('web', 'src')}/${outOf('web/src')}`,
    `/@fs${inProject('web', 'src')}/${outOf('web/src').replaceAll('../', '%2e%2e%2f')}`,
    `/@fs${inProject('web', 'src')}/${outOf('web/src').replaceAll('../', '..%2f')}`,
    `/@fs${inProject('node_modules')}/${outOf('node_modules')}`,
    `/@fs${encodeEveryCharacter(file)}`,
    `/%40fs${file}`,
    `/@fs/${encodeURIComponent(file)}`,
    `/@fs/${pathToFileURL(file).href}`,
    `/@id/${file}`,
    `/@id${file}`,
    `/@id/@fs${file}`,
    `/@id//@fs${file}`,
    `/@id/__x00__${file}`,
    `/@id/__x00__/@fs${file}`,
    `/@id/${pathToFileURL(file).href}`,
    `/@id/${fromRoot}`,
    `/@vite/client/../../..${file}`,
    `/${fromRoot}`,
    `/${fromRoot.replaceAll('../', '%2e%2e/')}`,
    `/${fromRoot.replaceAll('../', '..%2f')}`,
    `/${fromRoot.replaceAll('../', '%252e%252e%252f')}`,
    `/${fromRoot.replaceAll('../', '..\\')}`,
    `/${fromRoot.replaceAll('../', '..%5c')}`,
    `/${fromRoot.replaceAll('../', '....//')}`,
    `/src/${outOf('web/src')}`,
    `/src/..;/${outOf('web')}`,
    `/assets/${outOf('web/dist/assets')}`,
    `/node_modules/.vite/deps/${outOf('node_modules/.vite/deps')}`,
    `/node_modules/.vite/deps/${outOf('node_modules/.vite/deps')}.map`,
    `/src/${outOf('web/src')}.map`,
    `http://localhost/@fs${file}`,
  ]
  return spellings.flatMap(spelling => queries.map(query => spelling + query))
}

/** A slow server closes kept connections while a request is on its way. */
const oneRequestEach = new Agent({ keepAlive: false, maxSockets: 16 })

/** The answer of a server to an unchanged path: `fetch` would resolve its dots first. */
export const answerTo = (origin: string, path: string, headers: Record<string, string> = {}) =>
  new Promise<{ readonly status: number; readonly body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    request({ agent: oneRequestEach, hostname, port, path, headers }, response => {
      const parts: Buffer[] = []
      response.on('data', part => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
      )
      response.on('error', reject)
    })
      .on('error', reject)
      .end()
  })

/** The spellings by which a server returns a file's content or a part of it. */
export const disclosingPaths = async (
  origin: string,
  file: string,
  content: readonly string[],
  headers: Record<string, string>,
): Promise<readonly string[]> => {
  const asked = await Promise.all(
    pathsTo(file).map(async path => ({ path, body: (await answerTo(origin, path, headers)).body })),
  )
  return asked.filter(({ body }) => content.some(part => body.includes(part))).map(({ path }) => path)
}

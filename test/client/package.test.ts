import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { inProject } from '../../local/project.ts'

let project: string
const inInstalled = (...path: string[]) => join(project, 'node_modules', '@realname', 'client', ...path)

/** Builds and packs the package, and installs it in an empty project, as an integrator does. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'realname-integrator-'))
  const quiet = ['--silent', '--offline', '--no-audit', '--no-fund']
  execFileSync('npm', ['run', '--silent', 'pack:client', '--', '--pack-destination', project], {
    ...{ cwd: inProject(), stdio: 'ignore' },
  })
  const archive = readdirSync(project).find(name => name.endsWith('.tgz'))
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  execFileSync('npm', ['install', ...quiet, `./${archive}`], { cwd: project, stdio: 'ignore' })
}, 120_000)
afterAll(() => rmSync(project, { recursive: true, force: true }))

describe('the package', () => {
  test('contains only its modules with types, the guide and the licence', () => {
    const files = readdirSync(inInstalled(), { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(inInstalled().length + 1))
    const others = files.filter(file => !/^dist\/[\w/-]+(\.js|\.d\.ts)$/.test(file))
    expect(others.sort()).toEqual(['LICENSE', 'README.md', 'package.json'])
    expect(files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts']))
    expect(files.filter(file => /build|generate|client-types|check/.test(file))).toEqual([])
  })

  test('has no dependencies', () => {
    const { dependencies, peerDependencies, scripts } = JSON.parse(
      readFileSync(inInstalled('package.json'), 'utf8'),
    )
    expect([dependencies, peerDependencies]).toEqual([undefined, undefined])
    expect(Object.keys(scripts).filter(name => name.includes('install'))).toEqual([])
    expect(readdirSync(join(project, 'node_modules')).filter(name => !name.startsWith('.'))).toEqual([
      '@realname',
    ])
  })

  test('can be imported in Node and calls the API', () => {
    const script = `
      import { Realname, RealnameError, webhooks } from '@realname/client'
      const realname = new Realname({ baseUrl: 'http://x', fetch: async url => Response.json({ url }) })
      console.log((await realname.account.get()).url, typeof RealnameError, typeof webhooks.verify)`
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      ...{ cwd: project, encoding: 'utf8' },
    })
    expect(output.trim()).toBe('http://x/v1/account function function')
  })

  test('can be loaded by a CommonJS module', () => {
    const script = `console.log(typeof require('@realname/client').Realname)`
    const loader = [process.execPath, ['--no-warnings', '--input-type=commonjs', '-e', script]] as const
    expect(execFileSync(...loader, { cwd: project, encoding: 'utf8' }).trim()).toBe('function')
  })
})

describe('a bundle for browsers', () => {
  const bundled = async (source: string) => {
    const { outputFiles, warnings } = await build({
      stdin: { contents: source, resolveDir: project },
      ...{ bundle: true, format: 'esm', minify: true, platform: 'browser', write: false },
    })
    expect(warnings).toEqual([])
    return outputFiles[0]?.text ?? ''
  }

  test('contains the whole client in at most 24 KB, without a module of Node', async () => {
    const text = await bundled(`export * from '@realname/client'`)
    expect(text).not.toMatch(/from\s*"node:|import\("node:|require\(/)
    expect(text.length).toBeLessThan(24_000)
  })

  test('contains only the parts that it imports', async () => {
    const text = await bundled(`export { webhooks } from '@realname/client'`)
    expect(text).toContain('webhook-signature')
    expect(text).not.toContain('idempotency-key')
    const client = await bundled(`export { Realname } from '@realname/client'`)
    expect(client).not.toContain('webhook-signature')
    expect(client).not.toContain('client_credentials')
  })
})

describe('the guide of the package', () => {
  const text = readFileSync(inProject('client', 'README.md'), 'utf8')
  const sections = [...text.matchAll(/^## (.+)\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm)]
  const examples = sections.flatMap(([, title = '', section = '']) =>
    [...section.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => ({ title, code })),
  )

  test('has no link to a file, because the package has no other page', () => {
    expect([...text.matchAll(/\]\((?!https:)[^)]*\)/g)].map(([link]) => link)).toEqual([])
  })

  test('has an example of each task, of about ten lines', () => {
    expect(examples.map(({ title }) => title)).toEqual([
      'Quick start',
      'Upload a file',
      'Submit an application',
      'Read a list',
      'Handle an error',
      'Retries and idempotency',
      'Verify a webhook',
      'Simulate decisions and time',
    ])
    expect(examples.filter(({ code }) => code.split('\n').length > 18)).toEqual([])
  })

  test.each(['node', 'browser'])(
    'has examples that compile against the installed package, with types of %s',
    kind => {
      const folder = join(project, kind)
      const forNode = (code: string) => /process\.env|node:/.test(code)
      mkdirSync(folder)
      for (const [index, { code }] of examples.entries()) {
        if (kind === 'node' || !forNode(code)) writeFileSync(join(folder, `example-${index}.ts`), code)
      }
      const compilerOptions = {
        ...{ strict: true, noEmit: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
        ...{ target: 'ES2022', module: 'NodeNext', skipLibCheck: kind === 'node' },
        lib: kind === 'node' ? ['ES2023'] : ['ES2023', 'DOM', 'DOM.Iterable'],
        types: kind === 'node' ? ['node'] : [],
        typeRoots: [inProject('node_modules', '@types')],
      }
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
      const compile = () =>
        execFileSync(
          process.execPath,
          [inProject('node_modules', 'typescript-native', 'bin', 'tsc'), '-p', folder],
          {
            encoding: 'utf8',
          },
        )
      let findings = ''
      try {
        findings = compile()
      } catch (error) {
        findings = (error as { stdout: string }).stdout
      }
      expect(findings).toBe('')
    },
  )
})

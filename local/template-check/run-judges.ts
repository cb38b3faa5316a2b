import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Explained } from '../command.ts'
import type { Progress } from '../progress.ts'
import { checkovFindings, type Finding, hasCheckovRules, type Judge, lintFindings } from './findings.ts'
import { anyRegion, type SynthesizedTemplate } from './variants.ts'

const calls: Readonly<
  Record<Judge, (template: SynthesizedTemplate) => { args: string[]; read: (report: string) => Finding[] }>
> = {
  'cfn-lint': ({ file, region = anyRegion }) => ({
    args: ['--format', 'json', '--regions', region, '--', file],
    read: lintFindings,
  }),
  // Without an API key and a download it sends no requests.
  checkov: ({ file }) => ({
    args: [
      '--file',
      file,
      '--framework',
      'cloudformation',
      '--skip-download',
      '--compact',
      '--output',
      'json',
    ],
    read: checkovFindings,
  }),
}

/**
 * Runs a tool and returns its report. A tool with findings exits with 1 or more. A tool that fails writes nothing to
 * stdout.
 */
function reportOf(command: string, args: string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (stdout.trim() !== '') resolve(stdout)
      else
        reject(
          error === null
            ? new Explained(`${command} said nothing.`)
            : new Explained(`${error.message}\n${stderr}`),
        )
    })
  })
}

/**
 * The findings of every tool in a template. `python` is the interpreter of the environment in which the tools are
 * installed.
 */
export async function findingsOf(
  python: string,
  template: SynthesizedTemplate,
  progress: Progress,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [judge, call] of Object.entries(calls)) {
    if (judge === 'checkov' && !hasCheckovRules(readFileSync(template.file, 'utf8'))) continue
    const { args, read } = call(template)
    const report = await progress.step(`${judge}: ${template.name}`, () =>
      reportOf(join(dirname(python), judge), args, dirname(template.file)),
    )
    findings.push(...read(report))
  }
  return findings
}

import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { Explained } from '../command.ts'
import type { Progress } from '../progress.ts'
import { checkovFindings, type Finding, type Judge, lintFindings } from './findings.ts'
import { anyRegion, type SynthesizedTemplate } from './variants.ts'

const calls: Readonly<
  Record<Judge, (template: SynthesizedTemplate) => { args: string[]; read: (report: string) => Finding[] }>
> = {
  'cfn-lint': ({ file, region = anyRegion }) => ({
    args: ['--format', 'json', '--regions', region, '--', file],
    read: lintFindings,
  }),
  // Without an API key and a download there is nothing that it would ask anybody for.
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

/** Its report. A judge ends with 1 or more when it finds something, and says nothing on stdout when it fails itself. */
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

/** What every judge finds in a template; `python` is of the environment that they are installed in. */
export async function findingsOf(
  python: string,
  template: SynthesizedTemplate,
  progress: Progress,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [judge, call] of Object.entries(calls)) {
    const { args, read } = call(template)
    const report = await progress.step(`${judge}: ${template.name}`, () =>
      reportOf(join(dirname(python), judge), args, dirname(template.file)),
    )
    findings.push(...read(report))
  }
  return findings
}

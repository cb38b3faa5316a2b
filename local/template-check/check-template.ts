import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../command.ts'
import { progressOn } from '../progress.ts'
import { inProject } from '../project.ts'
import { ensureVirtualEnvironment } from '../virtual-environment.ts'
import { explanations } from './explanations.ts'
import { judge } from './findings.ts'
import { findingsOf } from './run-judges.ts'
import { synthesizeVariants } from './variants.ts'

const judgesEnvironment = {
  folder: inProject('.venv-template-check'),
  requirements: inProject('local', 'template-check', 'requirements.txt'),
  title: 'Installing cfn-lint and checkov into .venv-template-check',
}

await runCommand(async () => {
  const progress = progressOn(process.stderr)
  const python = await ensureVirtualEnvironment(progress, judgesEnvironment)
  const output = mkdtempSync(join(tmpdir(), 'realname-template-check-'))
  try {
    const templates = await progress.step('Synthesizing the stages to judge', () =>
      synthesizeVariants(output),
    )
    const findings = []
    for (const template of templates) {
      findings.push(...(await findingsOf(python, template, progress)))
    }
    const { unexplained, unused: needless } = judge(findings, explanations)
    for (const { judge: by, rule, resource, message } of unexplained) {
      console.log(`${by} ${rule} ${resource}: ${message}`)
    }
    for (const { judge: by, rule, at } of needless) {
      console.log(`${by} ${rule} is explained for ${at?.join() ?? 'all'}, and not found: remove it`)
    }
    if (unexplained.length + needless.length > 0) process.exitCode = 1
    console.log(
      `${templates.length} templates, ${findings.length} findings, ${unexplained.length} unexplained, ` +
        `${needless.length} explanations of nothing`,
    )
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
})

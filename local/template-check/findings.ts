import * as z from 'zod'

export type Judge = 'cfn-lint' | 'checkov'

/** A finding of a tool about one resource of a template. */
export interface Finding {
  readonly judge: Judge
  readonly rule: string
  /** The resource's logical id without its hash, such as `RecordsTable`; empty for the template as a whole. */
  readonly resource: string
  readonly message: string
}

/** The reason why a rule does not apply, at these resources or at every resource. */
export interface Explanation {
  readonly judge: Judge
  readonly rule: string
  readonly at?: readonly string[]
  readonly reason: string
}

const lintSchema = z.array(
  z.object({
    Message: z.string(),
    Rule: z.object({ Id: z.string() }),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullish() }),
  }),
)

const checkovReport = z.object({
  results: z.object({
    failed_checks: z.array(z.object({ check_id: z.string(), check_name: z.string(), resource: z.string() })),
  }),
  summary: z.object({ passed: z.int(), failed: z.int(), parsing_errors: z.int(), resource_count: z.int() }),
})

function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '')
}

/** Parses the report of `cfn-lint --format json`. */
export function lintFindings(report: string): Finding[] {
  return lintSchema.parse(JSON.parse(report)).map(({ Message, Rule, Location }) => {
    const [section, id] = Location.Path ?? []
    return {
      judge: 'cfn-lint',
      rule: Rule.Id,
      resource: section === 'Resources' && id !== undefined ? withoutHash(String(id)) : '',
      message: Message,
    }
  })
}

/** The types for which checkov has no rule. Of a template with these types alone, it reports that it has read nothing. */
const withoutRules = [
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
]

const templateSchema = z.object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) })

/** Whether checkov has a rule for a resource of this template. */
export function hasCheckovRules(template: string): boolean {
  const { Resources } = templateSchema.parse(JSON.parse(template))
  return Object.values(Resources).some(({ Type }) => !withoutRules.includes(Type))
}

/** Parses the report of `checkov --output json`. A report without any check is an error. */
export function checkovFindings(report: string): Finding[] {
  const { results, summary } = checkovReport.parse(JSON.parse(report))
  const judged = summary.passed + summary.failed
  if (summary.parsing_errors > 0 || summary.resource_count === 0 || judged === 0) {
    throw new Error('checkov could not read the template')
  }
  return results.failed_checks.map(({ check_id, check_name, resource }) => ({
    judge: 'checkov',
    rule: check_id,
    resource: withoutHash(resource.split('.').at(-1) ?? ''),
    message: check_name,
  }))
}

function explains({ judge, rule, at }: Explanation, finding: Finding): boolean {
  return judge === finding.judge && rule === finding.rule && (at?.includes(finding.resource) ?? true)
}

interface Verdict {
  readonly unexplained: readonly Finding[]
  /** Explanations, or resources in them, without a finding: they would hide later findings. */
  readonly unused: readonly Explanation[]
}

export function judge(findings: readonly Finding[], explanations: readonly Explanation[]): Verdict {
  const unexplained = findings.filter(
    finding => !explanations.some(explanation => explains(explanation, finding)),
  )
  const needless = explanations.flatMap(explanation => {
    const places = explanation.at?.map(place => ({ ...explanation, at: [place] })) ?? [explanation]
    return places.filter(place => !findings.some(finding => explains(place, finding)))
  })
  return { unexplained, unused: needless }
}

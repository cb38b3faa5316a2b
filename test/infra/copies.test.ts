import { describe, expect, test } from '@jest/globals'
import { propertiesOf, refusalOf, resourcesOf, stacksOf, stageNames, templateOf, text } from './templates.ts'

interface Rule {
  readonly ScheduleExpression: string
  readonly Lifecycle: unknown
  readonly CopyActions: readonly {
    readonly DestinationBackupVaultArn: unknown
    readonly Lifecycle: unknown
  }[]
}

const keysOf = (name: 'production' | 'everything') =>
  Object.values(resourcesOf(templateOf(name), 'AWS::KMS::Key')).map(
    ({ Properties }) => Properties?.MultiRegion,
  )

test.each(stageNames)('the %s stage has no backups beside point-in-time recovery by default', name => {
  for (const type of ['AWS::Backup::BackupPlan', 'AWS::Backup::BackupVault']) {
    expect(resourcesOf(templateOf(name), type)).toEqual({})
  }
  expect(keysOf('production')).toEqual([undefined, undefined])
})

test('copies need another region than that of the stage', () => {
  expect(refusalOf('copies in its own region')).toContain('needs another region')
})

describe('a stage with copies', () => {
  const template = templateOf('everything')

  test('copies each backup to the vault in the other region, and keeps neither longer than point-in-time recovery', () => {
    const { BackupPlan } = propertiesOf<{ BackupPlan: { BackupPlanRule: Rule[] } }>(
      template,
      'AWS::Backup::BackupPlan',
    )
    const [rule, ...others] = BackupPlan.BackupPlanRule
    expect(others).toEqual([])
    const lifecycle = { DeleteAfterDays: 35 }
    expect(rule).toMatchObject({ ScheduleExpression: 'cron(0 * * * ? *)', Lifecycle: lifecycle })
    expect(rule?.CopyActions).toMatchObject([{ Lifecycle: lifecycle }])
    expect(text(rule?.CopyActions[0]?.DestinationBackupVaultArn)).toBe(
      'arn:<Partition>:backup:eu-west-1:<AccountId>:backup-vault:realname-production-<Region>',
    )
  })

  test('backs up every table, and the vault but not the inbox', () => {
    const { BackupSelection } = propertiesOf<{ BackupSelection: { Resources: unknown[] } }>(
      template,
      'AWS::Backup::BackupSelection',
    )
    const chosen = JSON.stringify(BackupSelection.Resources)
    const tables = Object.keys(resourcesOf(template, 'AWS::DynamoDB::Table'))
    expect(tables.filter(table => !chosen.includes(table))).toEqual([])
    expect(BackupSelection.Resources).toHaveLength(tables.length + 1)
    expect(chosen).toContain('DocumentsVault')
  })

  test('has a vault in the other region, under a key of that region', () => {
    const there = stacksOf('everything').find(
      ({ name }) => name === 'realname-production-copies-eu-central-1',
    )
    if (there === undefined) throw new Error('The stack of the copies is missing')
    expect(propertiesOf(there.template, 'AWS::Backup::BackupVault')).toMatchObject({
      BackupVaultName: 'realname-production-eu-central-1',
      EncryptionKeyArn: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
    })
    expect(propertiesOf(there.template, 'AWS::KMS::Key')).toMatchObject({ EnableKeyRotation: true })
  })

  test('sends the events of new files, by which AWS Backup finds them', () => {
    const vault = propertiesOf(template, 'AWS::S3::Bucket', 'DocumentsVault')
    expect(vault).toMatchObject({
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    })
  })

  test('can have keys for both regions', () => {
    expect(keysOf('everything')).toEqual([true, true])
  })
})

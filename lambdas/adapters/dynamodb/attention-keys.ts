import type { Signal } from '../../../domain/application.ts'
import type { ContentKind } from '../../../domain/content.ts'
import type { AttentionList } from '../../../domain/reconciliation.ts'

/** Number of partitions of each list. It may be increased at any time, never decreased. */
export const attentionShards = 4

export function shardOf(applicationId: string, shards: number): number {
  let sum = 0
  for (const character of applicationId) sum = (sum * 31 + character.charCodeAt(0)) % 65_521
  return sum % shards
}

export function attentionPartition(list: AttentionList | 'VALIDATING', shard: number): string {
  return `${list}#${shard}`
}

export function signalPartition(shard: number): string {
  return `SIGNALS#${shard}`
}

export function retentionPartition(kind: ContentKind, shard: number): string {
  return `${kind}#${shard}`
}

/** A separate index: the state machine removes the keys of `attention` without a condition. */
export function retentionKeys(kind: ContentKind, since: string, applicationId: string) {
  return {
    retentionPk: retentionPartition(kind, shardOf(applicationId, attentionShards)),
    retentionSk: `${since}#${applicationId}`,
  }
}

/** One index contains all lists. An item is on at most one. */
export function attentionKeys(
  list: AttentionList | 'VALIDATING',
  since: string,
  ...[applicationId, ...rest]: [applicationId: string, ...rest: string[]]
) {
  return {
    attentionPk: attentionPartition(list, shardOf(applicationId, attentionShards)),
    attentionSk: [since, applicationId, ...rest].join('#'),
  }
}

export function certificateListPartition(shard: number): string {
  return `CERTIFICATES#${shard}`
}

/** The same index, for items of accounts. They are sorted by day, so that the keys depend on no time zone. */
export function certificateListKeys(quietUntil: string, accountId: string) {
  return {
    attentionPk: certificateListPartition(shardOf(accountId, attentionShards)),
    attentionSk: `${quietUntil}#${accountId}`,
  }
}

/**
 * The partition key stays, so that removing `signalSk` alone takes an application off the list. A new signal always
 * writes `signalSk`: its value differs for each signal.
 */
export function signalKeys({
  applicationId,
  signal,
}: {
  readonly applicationId: string
  readonly signal?: Signal
}): Record<string, string> {
  return {
    signalPk: signalPartition(shardOf(applicationId, attentionShards)),
    ...(signal === undefined
      ? {}
      : { signalSk: [signal.at, applicationId, signal.kind, signal.attempt].join('#') }),
  }
}

import type { Signal } from '../../../domain/application.ts'
import type { ContentKind } from '../../../domain/content.ts'
import type { AttentionList } from '../../../domain/reconciliation.ts'

/** How many partitions each list is spread over. More can be added at any time, fewer never. */
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

/** An index of their own: those of `attention` are also removed by the state machine, whatever has become of the item. */
export function retentionKeys(kind: ContentKind, since: string, applicationId: string) {
  return {
    retentionPk: retentionPartition(kind, shardOf(applicationId, attentionShards)),
    retentionSk: `${since}#${applicationId}`,
  }
}

/** One index holds every list; an item is on one at most. */
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

/**
 * The partition always stands, so that removing `signalSk` alone takes an application off the list, and that a signal
 * which replaces another always writes it: its key differs whenever the signal does.
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

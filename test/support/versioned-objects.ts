/**
 * A versioned bucket, as S3 keeps one. The map itself shows what can be read: `set` adds a version, `delete` hides the
 * key behind a delete marker and takes nothing away. Only `purge` does.
 */
export class VersionedObjects extends Map<string, Uint8Array> {
  private readonly histories = new Map<string, number>()

  override set(key: string, bytes: Uint8Array): this {
    this.histories.set(key, (this.histories.get(key) ?? 0) + 1)
    return super.set(key, bytes)
  }

  override delete(key: string): boolean {
    this.histories.set(key, (this.histories.get(key) ?? 0) + 1)
    return super.delete(key)
  }

  /** Deletes every version and every delete marker of the keys that begin so. */
  purge(prefix: string): void {
    for (const key of this.histories.keys()) {
      if (!key.startsWith(prefix)) continue
      this.histories.delete(key)
      super.delete(key)
    }
  }

  /** The keys of which any version or delete marker is left. */
  left(): string[] {
    return [...this.histories.keys()].sort()
  }
}

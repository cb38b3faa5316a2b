/**
 * A versioned bucket like S3's. The map contains the readable objects: `set` adds a version, and `delete` adds
 * a delete marker. Only `purge` deletes versions.
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

  /** Deletes every version and every delete marker of the keys with the prefix. */
  purge(prefix: string): void {
    for (const key of this.histories.keys()) {
      if (!key.startsWith(prefix)) continue
      this.histories.delete(key)
      super.delete(key)
    }
  }

  /** The keys with a version or a delete marker. */
  left(): string[] {
    return [...this.histories.keys()].sort()
  }
}

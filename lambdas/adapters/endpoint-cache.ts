/**
 * Replaces the cache of `mnemonist` in every bundle, which the SDK's client of DynamoDB makes for the discovery of endpoints. It is off by
 * default, and would find one endpoint.
 */
export default class LRUCache<Key, Value> extends Map<Key, Value> {
  // The constructor of Map would read the capacity as its entries.
  constructor(_capacity: number) {
    super()
  }

  peek(key: Key): Value | undefined {
    return this.get(key)
  }
}

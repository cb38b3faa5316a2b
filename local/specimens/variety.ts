/** Pseudo-random numbers that depend on the key only, so that a specimen can be drawn again byte for byte. */
export interface Variety {
  between(least: number, most: number): number
  pick<T>(choices: readonly [T, ...T[]]): T
}

/** FNV-1a over UTF-16 units. */
function hash(key: string): number {
  let state = 0x811c9dc5
  for (let at = 0; at < key.length; at++) {
    state = Math.imul(state ^ key.charCodeAt(at), 0x01000193)
  }
  return state >>> 0
}

/** Mulberry32, seeded with the key's hash. */
export function varietyFor(key: string): Variety {
  let state = hash(key)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number): number => least + next() * (most - least)
  return {
    between,
    pick: choices => choices[Math.floor(next() * choices.length)] ?? choices[0],
  }
}

/** Node disables RC4. PDF files before 2004 have no other cipher. */
export function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at)
  let other = 0
  for (let at = 0; at < 256; at += 1) {
    const value = state[at] as number
    other = (other + value + (key[at % key.length] as number)) & 255
    state[at] = state[other] as number
    state[other] = value
  }
  const output = Buffer.alloc(data.length)
  let one = 0
  other = 0
  for (let at = 0; at < data.length; at += 1) {
    one = (one + 1) & 255
    const value = state[one] as number
    other = (other + value) & 255
    const second = state[other] as number
    state[one] = second
    state[other] = value
    output[at] = (data[at] as number) ^ (state[(value + second) & 255] as number)
  }
  return output
}

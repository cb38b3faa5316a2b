/** The bytes of an address: four of IPv4, sixteen of IPv6. */
type Bytes = readonly number[]

interface Range {
  readonly address: Bytes
  readonly bits: number
}

/** Ranges of IPv4 that are not on the public internet: IANA's registry of special purposes, multicast, and hosts of clouds. */
export const closedRanges4 = {
  '0.0.0.0/8': 'this network',
  '10.0.0.0/8': 'private',
  '100.64.0.0/10': 'shared by carriers (CGNAT)',
  '127.0.0.0/8': 'loopback',
  '168.63.129.16/32': 'metadata of Azure',
  '169.254.0.0/16': 'link-local, with the metadata of clouds',
  '172.16.0.0/12': 'private',
  '192.0.0.0/24': 'protocol assignments',
  '192.0.2.0/24': 'documentation',
  '192.88.99.0/24': 'relays of 6to4',
  '192.168.0.0/16': 'private',
  '198.18.0.0/15': 'benchmarks',
  '198.51.100.0/24': 'documentation',
  '203.0.113.0/24': 'documentation',
  '224.0.0.0/4': 'multicast',
  '240.0.0.0/4': 'reserved, with broadcast',
} as const

/** Ranges within the global unicast addresses of IPv6 that are not on the public internet. All outside of it is closed. */
export const closedRanges6 = {
  '2001::/23': 'protocol assignments, with Teredo',
  '2001:db8::/32': 'documentation',
  '2002::/16': '6to4, which leads to any IPv4 address',
  '3fff::/20': 'documentation',
} as const

const globalUnicast6 = rangeOf('2000::/3')
const loopback4 = rangeOf('127.0.0.0/8')
const loopback6 = rangeOf('::1/128')
/** Addresses whose last four bytes are an IPv4 address: mapped ones, and those of NAT64. */
const embedding = ['::ffff:0:0/96', '64:ff9b::/96'].map(rangeOf)
const closed4 = Object.keys(closedRanges4).map(rangeOf)
const closed6 = Object.keys(closedRanges6).map(rangeOf)

/** Whether an address is on the public internet. An address that can't be read is not. */
export function isPublicAddress(text: string): boolean {
  const address = bytesOf(text)
  if (address === undefined) return false
  if (address.length === 4) return !closed4.some(range => isIn(range, address))
  return isIn(globalUnicast6, address) && !closed6.some(range => isIn(range, address))
}

export function isLoopbackAddress(text: string): boolean {
  const address = bytesOf(text)
  return address !== undefined && (isIn(loopback4, address) || isIn(loopback6, address))
}

/** The bytes of an address as text. An IPv6 address that stands for one of IPv4 has that one's bytes. */
function bytesOf(text: string): Bytes | undefined {
  const address = text.includes(':') ? bytesOf6(text) : bytesOf4(text)
  return address !== undefined && embedding.some(range => isIn(range, address)) ? address.slice(12) : address
}

function bytesOf4(text: string): Bytes | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined
  const bytes = text.split('.').map(Number)
  return bytes.every(byte => byte <= 255) ? bytes : undefined
}

/** RFC 4291. A zone (`%eth0`) is refused: it names a network of this host. */
function bytesOf6(text: string): Bytes | undefined {
  const [left = '', right, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const head = bytesOfGroups(left, right === undefined)
  const tail = bytesOfGroups(right ?? '', true)
  if (head === undefined || tail === undefined) return undefined
  if (right === undefined) return head.length === 16 ? head : undefined
  const missing = 16 - head.length - tail.length
  return missing < 2 ? undefined : [...head, ...Array<number>(missing).fill(0), ...tail]
}

/** The last group may be an IPv4 address. */
function bytesOfGroups(text: string, mayEndIn4: boolean): Bytes | undefined {
  const groups = text === '' ? [] : text.split(':')
  const bytes: number[] = []
  for (const [index, group] of groups.entries()) {
    const isLast = index === groups.length - 1
    const four = isLast && mayEndIn4 ? bytesOf4(group) : undefined
    if (four !== undefined) bytes.push(...four)
    else if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16)
      bytes.push(value >> 8, value & 255)
    } else return undefined
  }
  return bytes
}

function isIn({ address, bits }: Range, candidate: Bytes): boolean {
  if (candidate.length !== address.length) return false
  return candidate.every((byte, index) => {
    const free = Math.min(8, Math.max(0, 8 * (index + 1) - bits))
    return byte >> free === (address[index] ?? 0) >> free
  })
}

function rangeOf(text: string): Range {
  const [base = '', bits] = text.split('/')
  const address = base.includes(':') ? bytesOf6(base) : bytesOf4(base)
  if (address === undefined) throw new Error(`${text} is no range`)
  return { address, bits: Number(bits) }
}

import { isLoopbackAddress, isPublicAddress } from './network-addresses.ts'

/** Which addresses senders may connect to. */
export interface AddressRules {
  /** Also allows `http:`, but only to addresses of this host. */
  readonly loopback: boolean
}

/** Whether a sender may connect to the address. */
export function mayConnect(address: string, { loopback }: AddressRules): boolean {
  return isPublicAddress(address) || (loopback && isLoopbackAddress(address))
}

export const urlFaults = {
  NOT_A_URL: 'This is no absolute URL without a user, a password and a fragment.',
  NOT_HTTPS: 'The URL must begin with https://.',
  ADDRESS_NOT_ALLOWED: 'The host must be on the public internet.',
} as const

/** The address in the host of a URL, if it is one. Node writes IPv6 addresses in brackets. */
export const bareHost = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

const isAddress = (host: string) => host.includes(':') || /^[\d.]+$/.test(host)

const isLocalName = (host: string) => /(^|\.)localhost\.?$/i.test(host)

/** The fault of an endpoint's URL itself. Each attempt checks the address to which its name resolves. */
export function urlFault(text: string, rules: AddressRules): keyof typeof urlFaults | undefined {
  if (!URL.canParse(text)) return 'NOT_A_URL'
  const { protocol, hostname, username, password, hash } = new URL(text)
  if (username !== '' || password !== '' || hash !== '' || text.includes('#')) return 'NOT_A_URL'
  const host = bareHost(hostname)
  const isOfThisHost = isLoopbackAddress(host) || isLocalName(host)
  if (protocol !== 'https:' && !(protocol === 'http:' && rules.loopback && isOfThisHost)) return 'NOT_HTTPS'
  if (isLocalName(host)) return rules.loopback ? undefined : 'ADDRESS_NOT_ALLOWED'
  return !isAddress(host) || mayConnect(host, rules) ? undefined : 'ADDRESS_NOT_ALLOWED'
}

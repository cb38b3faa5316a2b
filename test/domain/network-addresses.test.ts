import { BlockList } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  closedRanges4,
  closedRanges6,
  isLoopbackAddress,
  isPublicAddress,
} from '../../domain/network-addresses.ts'

describe('an address is public', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '198.20.0.0',
  ])('%s', address => expect(isPublicAddress(address)).toBe(true))

  test.each(['2606:4700:4700::1111', '2a00:1450:4001:81b::200e', '2001:4860:4860::8888', '2400:CB00::1'])(
    '%s',
    address => expect(isPublicAddress(address)).toBe(true),
  )

  test.each(['::ffff:8.8.8.8', '::ffff:808:808', '64:ff9b::8.8.8.8', '64:ff9b::808:808'])(
    '%s, by the IPv4 address that it stands for',
    address => expect(isPublicAddress(address)).toBe(true),
  )
})

describe('an address is not public', () => {
  test.each([
    ['0.0.0.0', 'this host'],
    ['10.1.2.3', 'private'],
    ['100.64.0.1', 'CGNAT'],
    ['100.100.100.200', 'metadata of Alibaba Cloud'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['168.63.129.16', 'metadata of Azure'],
    ['169.254.169.254', 'metadata of AWS'],
    ['169.254.170.2', 'credentials of containers'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.0.192', 'metadata of Oracle Cloud'],
    ['192.168.0.1', 'private'],
    ['198.19.255.255', 'benchmarks'],
    ['203.0.113.7', 'documentation'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::7f00:1', 'IPv4-compatible'],
    ['::ffff:127.0.0.1', 'mapped loopback'],
    ['::ffff:a9fe:a9fe', 'mapped metadata'],
    ['::ffff:0:127.0.0.1', 'translated'],
    ['64:ff9b::10.0.0.1', 'NAT64 of a private address'],
    ['64:ff9b:1::8.8.8.8', 'local NAT64'],
    ['100::1', 'discard only'],
    ['2001::1', 'Teredo'],
    ['2001:db8::1', 'documentation'],
    ['2002:7f00:1::', '6to4 of loopback'],
    ['2002:808:808::', '6to4'],
    ['3fff::1', 'documentation'],
    ['5f00::1', 'segment routing'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'metadata of AWS'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
  ])('%s: %s', address => expect(isPublicAddress(address)).toBe(false))

  test.each([
    '',
    'localhost',
    '1.2.3',
    '256.1.1.1',
    '0x7f.1',
    '1.2.3.4.5',
    '1::2::3',
    ':::',
    '2606:4700',
    '12345::',
    '2606:4700:4700::1.2.3',
  ])('"%s", which can’t be read', address => expect(isPublicAddress(address)).toBe(false))
})

const bytes4 = fc.tuple(...Array.from({ length: 4 }, () => fc.nat(255)))

test('the ranges are those that a block list of Node closes', () => {
  const list = new BlockList()
  for (const range of [...Object.keys(closedRanges4), ...Object.keys(closedRanges6)]) {
    const [base = '', bits] = range.split('/')
    list.addSubnet(base, Number(bits), base.includes(':') ? 'ipv6' : 'ipv4')
  }
  fc.assert(
    fc.property(bytes4, bytes => {
      const address = bytes.join('.')
      expect(isPublicAddress(address)).toBe(!list.check(address, 'ipv4'))
    }),
  )
  fc.assert(
    fc.property(fc.ipV6(), address => {
      const isGlobal = /^[23][0-9a-f]{3}:/i.test(address)
      if (isGlobal) expect(isPublicAddress(address)).toBe(!list.check(address, 'ipv6'))
    }),
  )
})

test('an address in IPv6 is judged as the IPv4 address that it stands for', () => {
  fc.assert(
    fc.property(bytes4, fc.constantFrom('::ffff:', '64:ff9b::', '0:0:0:0:0:FFFF:'), (bytes, prefix) => {
      const [a = 0, b = 0, c = 0, d = 0] = bytes
      const inHex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
      for (const form of [bytes.join('.'), inHex]) {
        expect(isPublicAddress(prefix + form)).toBe(isPublicAddress(bytes.join('.')))
      }
    }),
  )
})

test('loopback is distinguished from all other addresses', () => {
  for (const loopback of ['127.0.0.1', '127.9.9.9', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1']) {
    expect(isLoopbackAddress(loopback)).toBe(true)
  }
  for (const other of ['128.0.0.1', '0.0.0.0', '::', '::2', '10.0.0.1', '169.254.169.254', 'localhost']) {
    expect(isLoopbackAddress(other)).toBe(false)
  }
})

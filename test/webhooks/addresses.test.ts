import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { isPublicAddress } from '../../src/webhooks/addresses.ts';
import { hostFault, hostOf, readHosts } from '../../src/webhooks/hosts.ts';

/*
 * Where a message may go: to hosts that the operators have named, at addresses of the public internet.
 */

describe('an address is not public', () => {
  test.each([
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.100.100.200', '127.0.0.1', '127.9.9.9'],
    ...['169.254.169.254', '169.254.170.2', '172.16.0.1', '172.31.255.255', '192.0.0.192', '192.0.2.1', '192.168.1.1'],
    ...['198.18.0.1', '198.19.255.255', '198.51.100.7', '203.0.113.9', '224.0.0.1', '239.255.255.250', '240.0.0.1'],
    ...['255.255.255.255', '168.63.129.16', '192.88.99.1'],
    ...['::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '64:ff9b::7f00:1'],
    ...['64:ff9b:1::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '5f00::1'],
    ...['fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1'],
    ...['', 'localhost', '127.1', '0x7f000001', '2130706433', '8.8.8.8 ', '[::1]'],
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

test.each(['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '100.63.255.255', '2606:4700::1111', '2a00:1450::'])(
  'an address is public: %s',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test('no address that another library knows as special is public', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ minLength: 4, maxLength: 4 }),
    fc.uint8Array({ minLength: 16, maxLength: 16 }),
    fc
      .tuple(fc.constantFrom('::ffff:', '64:ff9b::', '2002:', '::'), fc.ipV4())
      .map(([, v4]) => Uint8Array.from([...Array<number>(10).fill(0), 255, 255, ...v4.split('.').map(Number)])),
  );
  fc.assert(
    fc.property(bytes, (bytes) => {
      const address = ipaddr.fromByteArray([...bytes]);
      fc.pre(address.range() !== 'unicast');
      expect(isPublicAddress(address.toString())).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test('what is within a public block is public, of whichever address', () => {
  fc.assert(
    fc.property(fc.nat(0xffffff), (rest) => {
      expect(isPublicAddress(`8.${rest >> 16}.${(rest >> 8) & 255}.${rest & 255}`)).toBe(true);
      expect(isPublicAddress(`2a00:${(rest >> 8).toString(16)}::${(rest & 255).toString(16)}`)).toBe(true);
    }),
  );
});

describe('the hosts that operators allow', () => {
  const hosts = readHosts(
    'hooks.example.com, Inner.Example:8443  private,127.0.0.1:9000 plain private, [::1]:9000 plain',
  )!;

  test('are read with their words', () => {
    expect(hosts).toEqual([
      { host: 'hooks.example.com', port: null, plain: false, private: false },
      { host: 'inner.example', port: 8443, plain: false, private: true },
      { host: '127.0.0.1', port: 9000, plain: true, private: true },
      { host: '[::1]', port: 9000, plain: true, private: false },
    ]);
  });

  test.each([
    ...['', ' ', 'a,,b', 'https://hooks.example.com', 'hooks.example.com/path', 'hooks.example.com:0', 'a:65536'],
    ...['*.example.com', 'a b', 'a privates', 'user@a', 'a:80:90', '-a', 'a.', 'a_b.example'],
  ])('are not read from "%s"', (text) => {
    expect(readHosts(text)).toBeUndefined();
  });

  test.each([
    'https://hooks.example.com/',
    'https://hooks.example.com:443/in?for=acme',
    'https://HOOKS.example.com/',
    'https://inner.example:8443/',
    'http://127.0.0.1:9000/',
    'https://127.0.0.1:9000/',
    'http://[::1]:9000/',
    'http://127.1:9000/',
  ])('let messages go to %s', (url) => {
    expect(hostOf(hosts, new URL(url))).toBeDefined();
  });

  test.each([
    'http://hooks.example.com/',
    'https://hooks.example.com:8443/',
    'https://hooks.example.com.evil.example/',
    'https://evil.example/hooks.example.com',
    'https://hooks.example.com@evil.example/',
    'https://sub.hooks.example.com/',
    'https://hooks.example.com./',
    'https://inner.example/',
    'http://inner.example:8443/',
    'http://127.0.0.1:9001/',
    'http://127.0.0.1/',
    'ftp://hooks.example.com/',
  ])('do not let messages go to %s', (url) => {
    expect(hostOf(hosts, new URL(url))).toBeUndefined();
    expect(hostFault(hosts, url)).toMatch(/do not allow this address/);
  });

  test('are none where the operators name none', () => {
    expect(hostFault([], 'https://hooks.example.com/')).toMatch(/turned off/);
  });
});

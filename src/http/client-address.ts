import type { Request } from 'express';
import ipaddr from 'ipaddr.js';

/** What one subscriber usually has of IPv6: counting single addresses would count nothing. */
const IPV6_BITS = 56;

/** What an address is counted as: itself, an IPv6 address as its /56. An IPv4 address within IPv6 is the IPv4 one. */
export const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const bytes = parsed.toByteArray().fill(0, IPV6_BITS / 8);
  return `${ipaddr.fromByteArray(bytes).toString()}/${IPV6_BITS}`;
};

/** Where a request comes from, as far as the setting for proxies lets anybody be believed. */
export const networkOfClient = ({ ip }: Request): string => networkOf(ip ?? '');

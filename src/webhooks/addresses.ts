import { BlockList, isIP } from 'node:net';

/*
 * Which addresses a message may go to where the operators have not said otherwise: those of the public internet alone,
 * by the IANA registries of special-purpose addresses. What is not known to be public is refused.
 */

const specialIpv4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // The wire server of Azure: a public address that answers inside of it, with what a machine may know of itself.
  ['168.63.129.16', 32],
] as const;

/** Within what is given out to the public at all. */
const specialIpv6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const;

const special = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [address, length] of specialIpv4) special.ipv4.addSubnet(address, length, 'ipv4');
for (const [address, length] of specialIpv6) special.ipv6.addSubnet(address, length, 'ipv6');

const givenOut = new BlockList();
givenOut.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is one of the public internet. Text that is no address is none. */
export const isPublicAddress = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !special.ipv4.check(address, 'ipv4');
    case 6:
      return givenOut.check(address, 'ipv6') && !special.ipv6.check(address, 'ipv6');
    default:
      return false;
  }
};

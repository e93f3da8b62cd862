import { Resolver, lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { hostOf, isAddress, isLoopback, isWithin, type Reach } from './address.ts';

/** Every address of a name. */
export type Resolve = (name: string) => Promise<string[]>;

/** The endpoint's name leads, or its address belongs, to where webhooks don't go. */
export class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';
  constructor() {
    super('The address is not one that webhooks go to.');
    this.name = 'AddressRefused';
  }
}

const CONNECT_MS = 10_000;
const IDLE_MS = 1000;
const DNS = { timeout: 3000, tries: 2 };

/**
 * From DNS alone and without the threads that all of this process shares, which a name that answers slowly would hold; where
 * webhooks may stay inside, as the machine sees names.
 */
export function resolverFor(reach: Reach): Resolve {
  if (reach !== 'PUBLIC') {
    return async (name) => (await systemLookup(name, { all: true })).map(({ address }) => address);
  }
  const resolver = new Resolver(DNS);
  return async (name) => {
    const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    return found.flatMap((family) => (family.status === 'fulfilled' ? family.value : []));
  };
}

/** @throws {AddressRefused} when one of them may not be connected to, or there is none. */
export function requireWithin(addresses: readonly string[], reach: Reach, onlyHere: boolean): void {
  const fits = (address: string) => isWithin(reach, address) && (!onlyHere || isLoopback(address));
  if (!addresses.length || !addresses.every(fits)) throw new AddressRefused();
}

/**
 * Connects only where webhooks may go (SSRF). A name is resolved once for each connection and the connection goes to exactly
 * the addresses that were checked, so that a name which changes its answer in between (DNS rebinding) gains nothing; `http:`
 * goes to this machine only. Literal addresses, which are never looked up, are checked as well, and so is the far end of
 * the socket before anything is written.
 */
export function openGuardedAgent({
  reach,
  resolve,
  ca,
}: {
  reach: Reach;
  resolve: Resolve;
  /** Further certificate authorities, in PEM. */
  ca?: string | undefined;
}): Agent {
  const connectorFor = (onlyHere: boolean) => {
    const lookup: LookupFunction = (name, options, callback) => {
      resolve(name).then(
        (addresses) => {
          try {
            requireWithin(addresses, reach, onlyHere);
          } catch (error) {
            callback(error as Error, '');
            return;
          }
          const all = addresses.map((address) => ({ address, family: isIP(address) }));
          const [first] = all;
          if (options.all) callback(null, all);
          else callback(null, first?.address ?? '', first?.family);
        },
        (error: unknown) => callback(error as Error, ''),
      );
    };
    return buildConnector({ timeout: CONNECT_MS, lookup, ...(ca && { ca }) });
  };
  const anywhere = connectorFor(false);
  const here = connectorFor(true);

  return new Agent({
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: IDLE_MS,
    connect(options, callback) {
      const onlyHere = options.protocol === 'http:';
      const host = hostOf(options.hostname);
      try {
        if (isAddress(host)) requireWithin([host], reach, onlyHere);
      } catch (error) {
        callback(error as Error, null);
        return;
      }
      const connect = onlyHere ? here : anywhere;
      connect(options, (...[error, socket]) => {
        if (error) {
          callback(error, null);
          return;
        }
        try {
          requireWithin([socket.remoteAddress ?? ''], reach, onlyHere);
          callback(null, socket);
        } catch (refused) {
          socket.destroy();
          callback(refused as Error, null);
        }
      });
    },
  });
}

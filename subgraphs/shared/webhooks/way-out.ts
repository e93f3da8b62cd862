import type { Agent } from 'undici';
import type { Dependencies } from '../subgraph.ts';
import { hostOf, isAddress, misfitInUrl, type Reach } from './address.ts';
import { AddressRefused, openGuardedAgent, requireWithin, resolverFor } from './guarded-agent.ts';

const TIMEOUT_MS = 15_000;

/** How webhooks leave this installation: where they may go, how patiently, and a guarded agent to go with. */
export function openWayOut({ demo, webhooks = {} }: Pick<Dependencies, 'demo' | 'webhooks'>) {
  const { allowPrivate = false, resolve: given, timeoutMs = TIMEOUT_MS, random = Math.random, ca } = webhooks;
  const reach: Reach = allowPrivate ? 'PRIVATE' : demo ? 'LOOPBACK' : 'PUBLIC';
  const resolve = given ?? resolverFor(reach);
  return {
    timeoutMs,
    random,
    openAgent: (): Agent => openGuardedAgent({ reach, resolve, ca }),

    /**
     * What is wrong with a URL to send to, as far as can be said now; null when nothing is. Sending checks again, at each
     * connection.
     */
    async misfitInUrl(url: string): Promise<string | null> {
      const misfit = misfitInUrl(url, reach);
      if (misfit) return misfit;
      const { hostname, protocol } = new URL(url);
      const host = hostOf(hostname);
      try {
        requireWithin(isAddress(host) ? [host] : await resolve(host), reach, protocol === 'http:');
        return null;
      } catch (error) {
        if (error instanceof AddressRefused || isUnknownName(error))
          return 'a name that leads to public addresses only';
        throw error;
      }
    },
  };
}

const isUnknownName = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA');

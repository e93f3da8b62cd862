import type { Db, MongoClient } from 'mongodb';
import { pino } from 'pino';
import { subscriptionsOf } from '#shared/events/consume.ts';
import { GRANT_REQUEST, grantIn, insideCaller } from '#shared/live-grant.ts';
import { openPairwise } from '#shared/pairwise.ts';
import { type RunningSubgraph, runSubgraph } from '#shared/run-subgraph.ts';
import { parseKeyring } from '#shared/seal.ts';
import { consent } from '../../subgraphs/consent/subgraph.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';

/** So much faster time passes: the first retry comes after 2.5 ms, two hours are 3.6 s, the 30 days of keeping 21 minutes. */
const SPEED = 2000;

/** What the processes of one run share. */
export type Shared = {
  prefix: string;
  signingKeys: string;
  pairwiseSecret: string;
  /** When it began by the machine's clock, in ms. */
  beganAt: number;
};

/** A clock that starts with the machine's and runs away from it. */
export const fastClock = (beganAt: number) => () => new Date(beganAt + (Date.now() - beganAt) * SPEED);

/** Consent and partners with what lies between them, on the databases of a run. */
export async function openInstallation(client: MongoClient, shared: Shared) {
  const { prefix, signingKeys, pairwiseSecret, beganAt } = shared;
  const dbOf = (name: string): Db => client.db(`${prefix}_${name}`);
  const definitions = [consent, partners];
  const byName = new Map<string, RunningSubgraph>();
  const running = (name: string): RunningSubgraph => {
    const found = byName.get(name);
    if (!found) throw new Error(`${name} does not run`);
    return found;
  };
  for (const definition of definitions) {
    const opened = await runSubgraph(definition, {
      client,
      dbOf,
      keyring: parseKeyring(signingKeys),
      pairwise: openPairwise(pairwiseSecret),
      permitsNow: async () => false,
      async liveGrant(grantId) {
        const request = { ...GRANT_REQUEST, variables: { id: grantId } };
        return grantIn(await running('consent').execute(request, insideCaller(null)));
      },
      log: pino({ level: process.env.PATRON_LOG_LEVEL || 'silent' }),
      clock: fastClock(beganAt),
      publicUrl: 'http://localhost:4000',
      demo: false,
      subscriptions: subscriptionsOf(definitions),
      webhooks: { allowPrivate: true, timeoutMs: 500 },
    });
    byName.set(definition.name, opened);
  }
  return { dbOf, running };
}

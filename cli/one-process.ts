import { subscriptionsOf } from '#shared/events/consume.ts';
import type { Deliver } from '#shared/events/relay.ts';
import { type AskPermitsNow, PERMITS_REQUEST, permitsIn } from '#shared/live-consent.ts';
import { type AskContactNow, CONTACT_REQUEST, contactIn } from '#shared/live-contact.ts';
import { type AskLiveGrant, GRANT_REQUEST, grantIn, insideCaller } from '#shared/live-grant.ts';
import { type AskShopNow, SHOP_REQUEST, shopIn } from '#shared/live-shop.ts';
import { type Installation, type RunningSubgraph, runSubgraph } from '#shared/run-subgraph.ts';
import { subgraphs } from '../subgraphs/index.ts';

export type OneProcess = {
  /** By name, in the order of the list of subgraphs. */
  running: ReadonlyMap<string, RunningSubgraph>;
  /** Starts relays and background work of all; returns how to stop them. */
  startBackground(): () => Promise<void>;
};

/** Opens every subgraph in this process: events travel as calls. */
export async function openOneProcess(
  installation: Omit<Installation, 'subscriptions' | 'liveGrant' | 'permitsNow' | 'shopNow' | 'contactNow'>,
): Promise<OneProcess> {
  const subscriptions = subscriptionsOf(subgraphs);
  type Request = { query: string; variables: Record<string, unknown> };
  const ask = async (request: Request, name = 'consent') =>
    (await running.get(name)?.execute(request, insideCaller(null))) ?? {};
  const liveGrant: AskLiveGrant = async (id) => grantIn(await ask({ ...GRANT_REQUEST, variables: { id } }));
  const permitsNow: AskPermitsNow = async (question) =>
    permitsIn(await ask({ ...PERMITS_REQUEST, variables: question }));
  const shopNow: AskShopNow = async (question) =>
    shopIn(await ask({ ...SHOP_REQUEST, variables: question }, 'orders'));
  const contactNow: AskContactNow = async (question) =>
    contactIn(await ask({ ...CONTACT_REQUEST, variables: question }, 'identity'));
  const shared = { ...installation, subscriptions, liveGrant, permitsNow, shopNow, contactNow };
  const opened = await Promise.all(subgraphs.map((definition) => runSubgraph(definition, shared)));
  const running: ReadonlyMap<string, RunningSubgraph> = new Map(
    opened.map((subgraph) => [subgraph.name, subgraph]),
  );
  const deliver: Deliver = async (consumer, events) => {
    const subgraph = running.get(consumer);
    if (!subgraph) throw new Error(`no subgraph is named ${consumer}`);
    return subgraph.consume(events);
  };
  return {
    running,
    startBackground() {
      const stops = opened.map((subgraph) => subgraph.start(deliver));
      return async () => {
        await Promise.all(stops.map((stop) => stop()));
      };
    },
  };
}

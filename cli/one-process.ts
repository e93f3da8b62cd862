import { subscriptionsOf } from '#shared/events/consume.ts';
import type { Deliver } from '#shared/events/relay.ts';
import { type AskLiveGrant, GRANT_REQUEST, grantIn, insideCaller } from '#shared/live-grant.ts';
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
  installation: Omit<Installation, 'subscriptions' | 'liveGrant'>,
): Promise<OneProcess> {
  const subscriptions = subscriptionsOf(subgraphs);
  const liveGrant: AskLiveGrant = async (grantId) => {
    const request = { ...GRANT_REQUEST, variables: { id: grantId } };
    const answer = await running.get('consent')?.execute(request, insideCaller(null));
    return grantIn(answer ?? {});
  };
  const opened = await Promise.all(
    subgraphs.map((definition) => runSubgraph(definition, { ...installation, subscriptions, liveGrant })),
  );
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

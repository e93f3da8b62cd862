import { expect, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { messagesOf } from '#shared/messages/queue.ts';
import { newId } from '#shared/mongo.ts';
import type { WholeGraph } from '../support/graph.ts';

export const officer: Actor = { kind: 'staff', staffId: 'sta_privacy', role: 'privacy_officer' };

export const SUBGRAPHS = ['identity', 'consent', 'orders', 'loyalty', 'partners'] as const;

export const eventually = <Result>(condition: () => Promise<Result>): Promise<Result> =>
  vi.waitFor(condition, { timeout: 60_000, interval: 200 });

const REQUEST = `{
  id right state dueAt pausedBecause duplicateOf identityVerifiedBy awaiting refusal { reason note }
  acknowledgements { by digest counts { collection count } kept { what count reason until } }
  scans { endedAt found acknowledgements { by counts { collection count } } }
  identityCheck { state sentTo triesLeft }
}`;

type Section = {
  digest: string;
  excluded: string[];
  records: { collection: string; record: Record<string, unknown> }[];
};

/** The mutations about rights as a client sends them. */
export function asking(graph: WholeGraph) {
  async function change(actor: Actor, mutation: string, input: object, fields = `request ${REQUEST}`) {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const { data, codes } = await graph.ask(
      actor,
      `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code field } idempotentReplay } }`,
      { input: { idempotencyKey: newId('key'), ...input } },
    );
    return data?.[mutation] ?? { codes };
  }

  const read = async (id: string, actor: Actor = officer) => {
    const { data, errors } = await graph.ask(actor, `query($id: ID!) { rightsRequest(id: $id) ${REQUEST} }`, {
      id,
    });
    expect([errors, graph.logged]).toEqual([[], []]);
    return data.rightsRequest;
  };

  const confirm = (actor: Actor, requestId: string, code: string) =>
    change(actor, 'confirmIdentity', { requestId, code }, 'identityCheck { state triesLeft }');

  return {
    change,
    read,
    confirm,

    ask: (actor: Actor, right: string, its: object = {}) =>
      change(actor, 'requestRight', { right, surface: 'storefront.privacy', ...its }),

    /** The newest code that was sent for a customer. */
    codeFor: (customerId: string): Promise<string> =>
      eventually(async () => {
        const [letter] = await messagesOf(graph.databaseOf('identity'))
          .find({ customerId, kind: 'rights.identity-code' })
          .sort({ _id: -1 })
          .limit(1)
          .toArray();
        const code = /\d{4} \d{4}/.exec(letter?.text ?? '')?.[0];
        expect(code).toBeDefined();
        return code ?? '';
      }),

    /** Shows that it is them by the code, and waits until the request is closed. */
    async carriedOut(actor: Extract<Actor, { kind: 'customer' }>, right: string, its: object = {}) {
      const { request } = await this.ask(actor, right, its);
      await eventually(async () =>
        expect((await read(request.id, actor)).identityCheck?.sentTo).toBeTruthy(),
      );
      const { userErrors } = await confirm(actor, request.id, await this.codeFor(actor.customerId));
      expect(userErrors).toEqual([]);
      return this.closed(request.id, actor);
    },

    closed: (id: string, actor: Actor = officer) =>
      eventually(async () => {
        const request = await read(id, actor);
        expect(['COMPLETED', 'REFUSED', 'WITHDRAWN']).toContain(request.state);
        return request;
      }),

    /** Everything that each subgraph shows within a request. */
    async sections(id: string, actor: Actor): Promise<Record<string, Section | null>> {
      const sections: Record<string, Section | null> = {};
      for (const name of SUBGRAPHS) sections[name] = await sectionOf(name, id, actor);
      return sections;
    },
  };

  async function sectionOf(name: string, id: string, actor: Actor): Promise<Section | null> {
    const records: Section['records'] = [];
    for (let after: string | null = null; ; ) {
      const { data, errors } = await graph.ask(
        actor,
        `query($id: ID!, $after: String) {
          rightsRequest(id: $id) {
            section: ${name}Data {
              subgraph digest excluded { collection reason }
              records(first: 100, after: $after) {
                edges { node { collection record } } pageInfo { hasNextPage endCursor }
              }
            }
          }
        }`,
        { id, after },
      );
      expect([errors, graph.logged]).toEqual([[], []]);
      const { section } = data.rightsRequest;
      if (!section) return null;
      records.push(...section.records.edges.map(({ node }: { node: Section['records'][number] }) => node));
      const { hasNextPage, endCursor } = section.records.pageInfo;
      after = endCursor;
      if (!hasNextPage) {
        const excluded = section.excluded.map(({ collection }: { collection: string }) => collection);
        return { digest: section.digest, excluded, records };
      }
    }
  }
}

export type Found = { subgraph: string; collection: string; id: string; values: string[] };

/** Walks every document of every database and says in which one any of the values stands, however deep. */
export async function whereabouts(graph: WholeGraph, values: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const subgraph of SUBGRAPHS) {
    const db = graph.databaseOf(subgraph);
    for (const { name: collection } of await db.listCollections({}, { nameOnly: true }).toArray()) {
      for await (const document of db.collection(collection).find()) {
        const text = JSON.stringify(document).toLowerCase();
        const standing = values.filter((value) => text.includes(value.toLowerCase()));
        if (standing.length) found.push({ subgraph, collection, id: String(document._id), values: standing });
      }
    }
  }
  return found;
}

import { beforeAll, expect, it } from 'vitest';
import { fillWorld, type World } from '../attacks/world.ts';
import { useGraph } from '../support/graph.ts';

const graph = useGraph();
let world: World;
let name: string;
beforeAll(async () => {
  world = await fillWorld(graph);
  name = graph.pairwise(world.adaId, 'music');
}, 120_000);

it('an app’s query joins over all subgraphs by the app’s name for the customer', async () => {
  const { data, codes, fetches } = await graph.ask(
    world.actors.partner,
    `{
      me {
        id
        name { full }
        orders(first: 1) { edges { cursor node { customer { id name { full } loyaltyAccount { balance } } } } }
        loyaltyAccount { balance }
        offers { title }
      }
    }`,
  );
  expect(codes).toEqual([]);
  expect(data.me).toMatchObject({ id: name, name: { full: expect.any(String) }, offers: expect.any(Array) });
  const { balance } = data.me.loyaltyAccount;
  const [{ node }] = data.me.orders.edges;
  expect(node.customer).toEqual({ id: name, name: data.me.name, loyaltyAccount: { balance } });
  expect(new Set(fetches.map(({ service }) => service))).toEqual(
    new Set(['identity', 'orders', 'loyalty', 'consent']),
  );
  expect(JSON.stringify(data)).not.toContain(world.adaId);
});

it('an app’s name for a customer is one reference, however often the gateway comes upon it', async () => {
  const { data, fetches } = await graph.ask(
    world.actors.partner,
    '{ me { orders(first: 5) { edges { node { customer { loyaltyAccount { balance } } } } } } }',
  );
  expect(data.me.orders.edges.length).toBeGreaterThan(1);
  const loyalty = fetches.filter(({ service }) => service === 'loyalty');
  expect(loyalty.map(({ entities }) => entities)).toEqual([1]);
});

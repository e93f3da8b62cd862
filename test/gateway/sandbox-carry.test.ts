import { expect, it } from 'vitest';
import { openCarried } from '../../gateway/sandbox/client/carry.ts';

const SOURCES = {
  orderId: ['checkout/order/id', 'me/orders/edges/node.state=COMPLETED/node/id'],
  grantId: ['me/grants/app.id=music/id'],
};
const grants = [
  { id: 'grt_1', app: { id: 'rewards' } },
  { id: 'grt_2', app: { id: 'music' } },
];

it('fills what is empty with the last answer', () => {
  const carried = openCarried(SOURCES);
  carried.keep({ checkout: { order: { id: 'ord_1' } } });
  carried.keep({ me: { orders: { edges: [{ node: { id: 'ord_2', state: 'READY' } }] }, grants } });
  expect(carried.fill(['orderId', 'grantId'], { orderId: '', first: 5 })).toEqual({
    variables: { orderId: 'ord_1', grantId: 'grt_2', first: 5 },
    missing: [],
  });
  carried.keep({ me: { orders: { edges: [{ node: { id: 'ord_3', state: 'COMPLETED' } }] } } });
  expect(carried.fill(['orderId'], {}).variables).toEqual({ orderId: 'ord_3' });
});

it('leaves what somebody has written', () => {
  const carried = openCarried(SOURCES);
  carried.keep({ checkout: { order: { id: 'ord_1' } } });
  const written = { orderId: 'ord_9', key: 'once' };
  expect(carried.fill(['orderId', 'key'], written)).toEqual({ variables: written, missing: [] });
});

it('names what nothing has answered yet, of its own names only', () => {
  const carried = openCarried(SOURCES);
  carried.keep(null);
  carried.keep({ checkout: null, me: { grants: null } });
  expect(carried.fill(['orderId', 'grantId', 'after'], { orderId: '' })).toEqual({
    variables: { orderId: '' },
    missing: ['orderId', 'grantId'],
  });
});

it('makes a key for each run', () => {
  const carried = openCarried({});
  const keys = [1, 2].map(() => carried.fill(['key'], { key: '' }).variables.key);
  expect(new Set(keys).size).toBe(2);
});

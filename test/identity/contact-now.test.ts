import { expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { identity } from '../../subgraphs/identity/subgraph.ts';
import { aService, useSubgraph } from '../support/subgraph.ts';
import { aCustomerFrom, aKey, asAssociate, asCustomer, asStaff, updating } from './people.ts';

const subgraph = useSubgraph(identity);
const contactOf = (actor: Actor, customerId: string) =>
  subgraph.ask(actor, 'query($customerId: ID!) { contactNow(customerId: $customerId) { email language } }', {
    customerId,
  });
const inside = aService('gateway');

it('is the address that the customer has shown to be theirs, never one that somebody has only said', async () => {
  const said = `${aKey()}@example.com`;
  const shown = `${aKey()}@example.com`;
  const ada = await aCustomerFrom(subgraph, { email: shown }, { verified: ['EMAIL'] });
  await updating(subgraph, ada, { addEmails: [said], language: 'nl' });
  expect((await contactOf(inside, ada)).data).toEqual({ contactNow: { email: shown, language: 'nl' } });
  const ben = await aCustomerFrom(subgraph, { email: `${aKey()}@example.com` });
  expect((await contactOf(inside, ben)).data).toEqual({ contactNow: null });
  expect((await contactOf(inside, 'cus_nobody')).data).toEqual({ contactNow: null });
});

it('is told to parts of Patron alone', async () => {
  const ada = await aCustomerFrom(subgraph, { email: `${aKey()}@example.com` }, { verified: ['EMAIL'] });
  const others: Actor[] = [asCustomer(ada), asAssociate('s1'), asStaff('admin'), aService('import')];
  for (const actor of others) {
    const { data, codes } = await contactOf(actor, ada);
    expect([data, codes], actor.kind).toEqual([{ contactNow: null }, ['UNAUTHORIZED_FIELD_OR_TYPE']]);
  }
});

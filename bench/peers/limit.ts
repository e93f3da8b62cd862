// The limit of this stack: the same answers written by hand. The same databases, rules and batching across requests,
// the token verified; no graph, no guards, no proofs, no disclosure records, no limits, no log.
import { fastify } from 'fastify';
import { parse } from 'graphql';
import { readSettings } from '../../cli/settings.ts';
import type { Grant } from '../../subgraphs/consent/data/grants.ts';
import type { CurrentDecision } from '../../subgraphs/consent/data/history.ts';
import { grantState } from '../../subgraphs/consent/rules/grant.ts';
import { may } from '../../subgraphs/consent/rules/permits.ts';
import { type PurposeVersion, purposesAt, textFor } from '../../subgraphs/consent/rules/purpose.ts';
import type { StoredCustomer } from '../../subgraphs/identity/data/dossiers.ts';
import type { Account } from '../../subgraphs/loyalty/data/ledger-collections.ts';
import { offersFor } from '../../subgraphs/loyalty/offers/choose.ts';
import { memberOf } from '../../subgraphs/loyalty/offers/member.ts';
import type { StoredOffer } from '../../subgraphs/loyalty/offers/offers.ts';
import { DEFAULT_PROGRAMME } from '../../subgraphs/loyalty/rules/programme.ts';
import { courseOf } from '../../subgraphs/loyalty/tiers/standing.ts';
import { priceIn, type StoredProduct } from '../../subgraphs/orders/data/catalogue.ts';
import type { StoredOrder } from '../../subgraphs/orders/data/orders.ts';
import type { StoredStore } from '../../subgraphs/orders/data/stores.ts';
import { pickupCode } from '../../subgraphs/orders/pickup/code.ts';
import { CODE_STATES } from '../../subgraphs/orders/pickup/table.ts';
import type { StoredApp } from '../../subgraphs/partners/data/apps.ts';
import { batched, connectMongo, lookupAllBy, lookupBy } from '../../subgraphs/shared/mongo.ts';
import { openTokenVerifier } from '../../subgraphs/shared/verify-token.ts';

const { gateway, mongoUri = '', databasePrefix, keyring } = readSettings();
const client = await connectMongo(mongoUri);
const dbOf = (subgraph: string) => client.db(`${databasePrefix}_${subgraph}`);
const verifier = openTokenVerifier({ issuers: gateway.issuers, clock: () => new Date() });

const customers = lookupBy(dbOf('identity').collection<StoredCustomer>('customers'), '_id');
const decisions = lookupAllBy(dbOf('consent').collection<CurrentDecision>('currentDecisions'), 'customerId', {
  purpose: 1,
});
const grants = lookupAllBy(dbOf('consent').collection<Grant>('grants'), 'customerId', { _id: -1 });
const accounts = lookupBy(dbOf('loyalty').collection<Account>('accounts'), 'customerId');
const stores = lookupBy(dbOf('orders').collection<StoredStore>('stores'), '_id');
const apps = lookupBy(dbOf('partners').collection<StoredApp>('apps'), '_id');
const products = dbOf('orders').collection<StoredProduct>('products');
const versions = await dbOf('consent').collection<PurposeVersion>('purposeVersions').find().toArray();

const offers = batched(async () => {
  const now = new Date();
  const found = await dbOf('loyalty')
    .collection<StoredOffer>('offers')
    .find({ validUntil: { $gt: now }, validFrom: { $lte: now } })
    .toArray();
  return () => found;
});
const orders = batched(async (ids) => {
  const found = await dbOf('orders')
    .aggregate<{ _id: string; orders: StoredOrder[] }>([
      { $documents: ids.map((_id) => ({ _id: { $literal: _id } })) },
      {
        $lookup: {
          from: 'orders',
          localField: '_id',
          foreignField: 'customerId',
          pipeline: [{ $sort: { _id: -1 } }, { $limit: 5 }],
          as: 'orders',
        },
      },
    ])
    .toArray();
  const byCustomer = new Map(found.map((one) => [one._id, one.orders]));
  return (id) => byCustomer.get(id) ?? [];
});

async function customer360(id: string) {
  const now = new Date();
  const [customer, current, given, account, all, bought] = await Promise.all([
    customers.load(id),
    decisions.load(id),
    grants.load(id),
    accounts.load(id),
    offers.load('current'),
    orders.load(id),
  ]);
  if (!customer) return { me: null };
  const { profile } = customer;
  const purposes = purposesAt(versions, now);
  const byPurpose = new Map(current.map((one) => [one.purpose, one]));
  const answers = Array.from(purposes.values(), (purpose) => ({
    purpose,
    ...may(purpose, byPurpose.get(purpose.key) ?? null, now),
  }));
  const permitted = answers.filter((one) => one.permitted).map(({ purpose }) => purpose.key);
  const [sellers, users] = await Promise.all([
    Promise.all(bought.map(({ storeId }) => stores.load(storeId))),
    Promise.all(given.map(({ clientId }) => apps.load(clientId))),
  ]);
  const membership = account && ({ customerId: id, accounts: [account] } as const);
  const course = membership && courseOf(membership, DEFAULT_PROGRAMME, now);
  const member = membership && memberOf(membership, 0, DEFAULT_PROGRAMME, now);
  const facts = { now, place: null, person: { member, signals: [], used: new Set<string>() }, shop: null };
  return {
    me: {
      id,
      name: profile.name ? { full: profile.name.full } : null,
      emails: profile.emails.map(({ value, verified }) => ({ value, verified })),
      phones: profile.phones.map(({ value }) => ({ value })),
      addresses: profile.addresses.map(({ value: { line1 = null, postcode = null, city = null } }) => ({
        value: { line1, postcode, city },
      })),
      language: profile.language ? { value: profile.language.value } : null,
      preferences: profile.preferences.map(({ kind, value }) => ({ kind, value })),
      consents: answers.map(({ state, permitted: is, purpose: { key, current: version } }) => ({
        state,
        permitted: is,
        purpose: { key, title: textFor(version, 'en').text.title },
      })),
      orders: {
        edges: bought.map(({ _id, state, placedAt, totalMinor, currency, lines, pickup }, index) => ({
          node: {
            id: _id,
            state,
            placedAt,
            total: { amountMinor: totalMinor, currency },
            store: sellers[index] ? { id: sellers[index]._id, name: sellers[index].name } : null,
            lines: lines.map(({ sku, description, quantity, amountMinor }) => ({
              sku,
              description,
              quantity,
              amount: { amountMinor, currency },
            })),
            pickup: pickup
              ? {
                  code: CODE_STATES.includes(state) ? pickupCode(_id, pickup.codeGeneration, keyring) : null,
                  heldUntil: pickup.heldUntil ?? null,
                  readyAt: pickup.readyAt ?? null,
                }
              : null,
          },
        })),
      },
      loyaltyAccount: account && {
        balance: account.balance,
        tier: course?.tier,
        nextTier: course?.toNext && { tier: course.toNext.tier, pointsToGo: course.toNext.amount },
        joinedAt: account.joinedAt,
      },
      offers: permitted.includes('personalisation')
        ? offersFor(all, facts).map(({ _id, title, text, validUntil }) => ({
            id: _id,
            title,
            text,
            validUntil,
          }))
        : null,
      grants: given.map((grant, index) => ({
        id: grant._id,
        state: grantState(grant, permitted, now),
        attributes: grant.attributes,
        purposes: grant.purposes,
        expiresAt: grant.expiresAt,
        app: { id: grant.clientId, name: users[index]?.name },
      })),
    },
  };
}

async function list20() {
  const found = await products.find().sort({ _id: 1 }).limit(21).toArray();
  const page = found.slice(0, 20);
  return {
    products: {
      edges: page.map(({ _id, name, brand = null, category = null, variants }) => ({
        node: {
          id: _id,
          name,
          brand,
          category,
          variants: variants.map((variant) => ({
            sku: variant.sku,
            size: variant.size ?? null,
            colour: variant.colour ?? null,
            price: priceIn(variant, 'EUR'),
          })),
        },
      })),
      pageInfo: { hasNextPage: found.length > 20, endCursor: page.at(-1)?._id ?? null },
    },
  };
}

async function tiny(id: string) {
  const customer = await customers.load(id);
  return {
    me: customer && { id, name: customer.profile.name ? { full: customer.profile.name.full } : null },
  };
}

const ANSWERS: Record<string, (customerId: string) => Promise<object>> = { customer360, list20, tiny };

/** The operation that a query text names; worked out once for each text. */
const named = new Map<string, string>();
function operationOf(query: string): string {
  let name = named.get(query);
  if (name === undefined) {
    const [first] = parse(query).definitions;
    name = (first?.kind === 'OperationDefinition' && first.name?.value) || '';
    named.set(query, name);
  }
  return name;
}

const app = fastify();
app.post<{ Body: { query: string } }>('/graphql', async (request, reply) => {
  const { actor } = await verifier.verify(request.headers.authorization?.slice('Bearer '.length) ?? '');
  const answer = ANSWERS[operationOf(request.body.query)];
  if (!answer || actor.kind !== 'customer') return reply.code(400).send({});
  void reply.header('content-type', 'application/json; charset=utf-8');
  return JSON.stringify({ data: await answer(actor.customerId) });
});
await app.listen({ port: gateway.port, host: '127.0.0.1' });
const end = async () => {
  await app.close();
  await client.close();
  process.exit(0);
};
process.once('SIGTERM', () => void end());
process.once('disconnect', () => void end());
process.send?.('ready');

import { readFileSync } from 'node:fs';
import {
  defaultFieldResolver,
  type GraphQLError,
  type GraphQLResolveInfo,
  isObjectType,
  parse,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { issueConsentProof } from '#shared/consent-proof.ts';
import { openCustomersInService } from '#shared/customers-in-service.ts';
import { openAccess } from '#shared/guard.ts';
import { issueMemberPass } from '#shared/member-pass.ts';
import { openMembers } from '#shared/members.ts';
import { newId } from '#shared/mongo.ts';
import { typeDefsOf } from '#shared/subgraph.ts';
import type { FetchReport } from '../../gateway/execute/connection.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { type GraphAnswer, useGraph } from '../support/graph.ts';
import { type Access, closedTypes, isMetBy, readAccess } from './access.ts';
import { accessMatrix, MATRIX_FILE, personalTypes } from './access-matrix.ts';
import { type Asked, differences, everythingOf, inOperations, printed, type Verdict } from './every-field.ts';
import {
  fillCards,
  fillCheckout,
  fillConnections,
  fillInferences,
  fillInStore,
  fillLedger,
  fillMerges,
  fillOffers,
  fillPartners,
  fillPickup,
  fillPreferences,
  fillReturns,
  fillRights,
  fillService,
  fillStock,
  fillTouchpoints,
  fillVouchers,
} from './fuller-world.ts';
import { argumentsOf, operationOf } from './inputs.ts';
import { ATTRIBUTES, CANARIES, fillWorld, PURPOSES, SKU, STORE, type World } from './world.ts';

type KindOfActor = {
  name: string;
  actor: (world: World) => Actor;
  /** Written down here, not asked of the code: this is what the code is compared with. */
  scopes: readonly string[];
  /** Whether Ada's facts are theirs to see at all. */
  touches?: true;
  isAda?: true;
};

const BASKET =
  '{ currency: "EUR", channel: "ONLINE", lines: [{ lineId: "l1", sku: "sku-1", amountMinor: 1000 }] }';

const KINDS: readonly KindOfActor[] = [
  { name: 'a visitor', actor: ({ actors }) => actors.visitor, scopes: [] },
  {
    name: 'the customer',
    actor: ({ actors }) => actors.ada,
    scopes: ['customer'],
    touches: true,
    isAda: true,
  },
  { name: 'another customer', actor: ({ actors }) => actors.ben, scopes: ['customer'] },
  {
    name: 'an associate who serves the customer',
    actor: ({ actors }) => actors.associate,
    scopes: ['associate'],
    touches: true,
  },
  {
    name: 'an associate of another store',
    actor: ({ actors }) => actors.associateElsewhere,
    scopes: ['associate'],
  },
  {
    name: 'a partner with every attribute',
    actor: ({ actors }) => actors.partner,
    scopes: ATTRIBUTES,
    touches: true,
  },
  ...ATTRIBUTES.map(
    (attribute): KindOfActor => ({
      name: `a partner with ${attribute} alone`,
      actor: ({ actors }) => ({ ...actors.partner, attributes: [attribute] }),
      scopes: [attribute],
      touches: true,
    }),
  ),
  {
    name: 'a partner with no attribute',
    actor: ({ actors }) => actors.partnerOfNothing,
    scopes: [],
    touches: true,
  },
  {
    name: 'a partner of another customer',
    actor: ({ actors }) => actors.partnerOfBen,
    scopes: ATTRIBUTES,
  },
  {
    name: 'a partner whose grant claims roles',
    actor: ({ actors }) => ({
      ...actors.partner,
      attributes: ['customer', 'service', 'privacy_officer', 'gateway'],
    }),
    scopes: [],
    touches: true,
  },
  { name: 'a device', actor: ({ actors }) => actors.device, scopes: ['device'] },
  { name: 'a service', actor: ({ actors }) => actors.service, scopes: ['service'], touches: true },
  {
    name: 'a service that imports',
    actor: ({ actors }) => actors.importer,
    scopes: ['service', 'import'],
    touches: true,
  },
  {
    name: 'a connected application',
    actor: () => ({ kind: 'service', serviceId: 'crm', scopes: ['sync'] }),
    scopes: ['service', 'sync'],
    touches: true,
  },
  {
    name: 'a card processor',
    actor: () => ({ kind: 'service', serviceId: 'bank', scopes: ['card_feed', 'card_link'] }),
    scopes: ['service', 'card_feed', 'card_link'],
    touches: true,
  },
  { name: 'an analyst', actor: ({ actors }) => actors.analyst, scopes: ['analyst'] },
  { name: 'a marketer', actor: ({ actors }) => actors.marketer, scopes: ['marketer'] },
  {
    name: 'a privacy officer',
    actor: ({ actors }) => actors.privacyOfficer,
    scopes: ['privacy_officer'],
    touches: true,
  },
  { name: 'an admin', actor: ({ actors }) => actors.admin, scopes: ['admin'] },
  { name: 'an app for itself', actor: () => ({ kind: 'app', clientId: 'music' }), scopes: ['app'] },
];

/** Nothing records these yet: the matrix sees that they are refused, not that they are read. */
const NEVER_FILLED = [
  'Checkout.storeCredit',
  'ConsentConflict.app',
  'ConsentConflict.consent',
  'ConsentConflict.decisions',
  'ConsentConflict.reach',
  'ConsentConflict.since',
  'ConsentHistoryCheck.brokenAt',
  'ConsentHistoryCheck.brokenId',
  'ConsentHistoryCheck.fault',
  'Customer.disclosureHistoryBreak',
  'CustomerConnection.lastDeliveredAt',
  'DisclosureBreak.problem',
  'DisclosureBreak.sequence',
  'GrantReach.attributes',
  'GrantReach.expiresAt',
  'GrantReach.lookBackDays',
  'GrantReach.purposes',
  'KeptData.count',
  'KeptData.reason',
  'KeptData.until',
  'KeptData.what',
  'Merge.unmergedAt',
  'MergeConflict.attribute',
  'MergeConflict.kept',
  'MergeConflict.other',
  'Order.owed',
  'Preference.store',
  'QualifyingAmount.purchases',
  'QualifyingAmount.spend',
  'QuotedLine.deliveryDate',
  'QuotedLine.fromStore',
  'QuotedLine.readyAt',
  'QuotedLine.tax',
  'RecognitionEvidence.category',
  'RecognitionEvidence.store',
  'Return.offset',
  'ReturnExchange.order',
  'ReturnRefund.amount',
  'ReturnRefund.state',
  'RightsScan.acknowledgements',
  'RightsScan.endedAt',
  'RightsScan.found',
  'RightsScan.orderedAt',
  'SubscriptionRequest.confirmedAt',
  'SyncConflict.endedAt',
  'TryReservation.declinedBecause',
  'UnusualRead.field',
  'UserError.field',
];

/** They have rules, and no way to be reached but through the object of which they are a part. */
const PARTS = [
  'AppointmentTimelineStep',
  'CommunicationChoice',
  'ConsentHistoryCheck',
  'ConsentIdentifier',
  'CustomerAddress',
  'CustomerBirthDate',
  'CustomerEmail',
  'CustomerIdentifier',
  'CustomerLanguage',
  'CustomerName',
  'CustomerPhone',
  'CustomerTone',
  'FittingNote',
  'FrequencyCap',
  'GrantTerms',
  'MatchComparison',
  'MergeConflict',
  'MergedIdentifier',
  'MergedValue',
  'Preference',
  'QuietHours',
  'RoomFinish',
  'RoomFixture',
  'RoomPlacement',
  'RoomShare',
  'RoomSize',
  'SaleCredit',
  'ShownPurpose',
  'TryLine',
  'TryTimelineStep',
];

/** The gateway takes 10,000 in one operation. */
const MOST_FIELDS = 9000;

const ROOTS = ['Query', 'Mutation'];
const UNAUTHORIZED = 'UNAUTHORIZED_FIELD_OR_TYPE';
const graph = useGraph();
const personal = personalTypes();
let world: World;
let supergraph: Access;
let closed: ReadonlySet<string>;
let args: Record<string, string>;

beforeAll(async () => {
  world = await fillWorld(graph);
  const pickedUp = await fillPickup(world.people);
  await fillPartners(world.people);
  await fillPreferences(world.people);
  const returnId = await fillReturns(world.people);
  const checkoutId = await fillCheckout(world.people);
  const rightsRequestId = await fillRights(world.people);
  await fillMerges(world.people);
  await fillConnections(world.people);
  await fillInferences(world.people);
  const { holdId, transferId } = await fillStock(world.people);
  const anonymousId = await fillTouchpoints(world.people);
  const inStore = await fillInStore(world.people, world.orderId);
  await fillVouchers(world.people);
  await fillLedger(world.people);
  await fillCards(world.people);
  await fillOffers(world.people);
  const atTill = { customerId: world.adaId, storeId: STORE };
  const { pass } = issueMemberPass(atTill, world.actors.associate, new Date(), graph.keyring);
  const bought = await graph
    .databaseOf('orders')
    .collection<{ _id: string }>('orders')
    .findOne({ customerId: world.adaId, imported: { $exists: true } });
  const served = await fillService(world.people, { sku: SKU, orderId: world.orderId });
  supergraph = readAccess(parse(graph.sdl));
  closed = closedTypes(supergraph, personal);
  args = {
    'Query.order.id': JSON.stringify(pickedUp),
    'Query.findPickup.text': JSON.stringify(pickedUp.slice(-6)),
    'Query.return.id': JSON.stringify(returnId),
    'Query.checkout.id': JSON.stringify(checkoutId),
    'Query.walkOut.id': JSON.stringify(inStore.walkOutId),
    'Query.scanSession.id': JSON.stringify(inStore.scanSessionId),
    'Query.identifiedMember.pass': JSON.stringify(pass),
    'Query.selfCheckout.id': JSON.stringify(inStore.selfCheckoutId),
    'Query.roomDesign.id': JSON.stringify(served.roomId),
    'Query.tryReservation.id': JSON.stringify(served.tryId),
    'Query.appointment.id': JSON.stringify(served.appointmentId),
    'Query.visitorCart.token': '"none"',
    'Query.cartAtTill.code': '"none"',
    'Query.checkoutQuote.input': `{ method: PICKUP, storeId: ${JSON.stringify(STORE)} }`,
    'Query.store.id': JSON.stringify(STORE),
    'Query.product.id': '"prd_coat"',
    'Query.stockHold.id': JSON.stringify(holdId),
    'Query.stockTransfer.id': JSON.stringify(transferId),
    'Query.fulfilmentPlan.lines': `[{ sku: ${JSON.stringify(SKU)}, quantity: 1 }]`,
    'Variant.price.channel': '"WEB"',
    'Variant.priceTag.channel': '"WEB"',
    'Query.partnerApp.id': '"music"',
    'Query.rightsRequest.id': JSON.stringify(rightsRequestId),
    'Query.appMayAct.id': '"music"',
    'Query.anonymousProfile.id': JSON.stringify(anonymousId),
    'Query.connectionDeliveries.connectionId': '"con_none"',
    'Query.customers.search': '{ identifier: { type: EMAIL, value: "canaria@example.com" } }',
    'Query.loyaltyReport.from': '"2026-01-01T00:00:00Z"',
    'Query.loyaltyReport.to': '"2026-02-01T00:00:00Z"',
    'Query.dryRunEarning.basket': BASKET,
    'Customer.dryRunEarning.basket': BASKET,
    'Query.tryEarningRules.input': `{ earning: { rules: [] }, basket: ${BASKET} }`,
    'LoyaltyAccount.explainEarning.orderId': JSON.stringify(bought?._id),
    'Customer.hasBenefit.code': '"EARLY_SALE"',
    'Customer.profileAsOf.at': JSON.stringify(new Date().toISOString()),
    'Query.mergePreview.customerIds': JSON.stringify([world.adaId, world.adaId]),
    'Query.webhookDeliveries.endpointId': '"whe_none"',
    'Query.shopNow.skus': JSON.stringify([SKU]),
    'Query.grantStanding.id': JSON.stringify(world.grantId),
    'Query.customerByIdentifier.type': 'EMAIL',
    'Query.customerByIdentifier.value': '"canaria@example.com"',
    sku: JSON.stringify(SKU),
    currency: '"EUR"',
    storeId: JSON.stringify(STORE),
    clientId: '"music"',
    customerId: JSON.stringify(world.adaId),
    channel: 'EMAIL',
    purpose: '"personalisation"',
    key: '"personalisation"',
    latitude: '52.37',
    longitude: '4.88',
  };
}, 300_000);

/** Arguments as this actor would send them. */
const argsOf = (kind: KindOfActor): Record<string, string> => ({
  ...args,
  'Query.customer.id': JSON.stringify(nameOfAda(kind.actor(world))),
});

/** What the actor calls Ada; an app that has no grant of hers can only guess. */
const nameOfAda = (actor: Actor): string =>
  actor.kind === 'partner' ? graph.pairwise(world.adaId, actor.clientId) : world.adaId;

const isUnauthorized = (error: FetchReport['errors'][number]) =>
  'extensions' in error && error.extensions?.code === UNAUTHORIZED;

const mayTouch = ({ touches }: KindOfActor): boolean => touches === true;

/** What stands in the way of a root field that names a customer. */
function atTheDoor(kind: KindOfActor, field: string): string | null {
  const serves = kind.scopes.includes('associate') ? mayTouch(kind) : true;
  switch (field) {
    case 'Query.customer':
      if (mayTouch(kind)) return null;
      return kind.name === 'a visitor' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    case 'Query.order':
    case 'Query.tryReservation':
    case 'Query.appointment':
    case 'Query.return':
    case 'Query.checkout':
    case 'Query.mergePreview':
    case 'Query.explainMatch':
    case 'Query.explainOffers':
      return mayTouch(kind) && serves ? null : 'FORBIDDEN';
    case 'Query.may':
    case 'Query.syncConflicts':
      return serves ? null : 'FORBIDDEN';
    case 'Query.walkOut':
    case 'Query.scanSession':
      return mayTouch(kind) ? null : 'FORBIDDEN';
    case 'Query.selfCheckout': // a till is no such machine
      return kind.scopes.includes('associate') && serves ? null : 'FORBIDDEN';
    case 'Store.scanAudits':
    case 'Store.corrections':
    case 'Store.unpaidOrders':
    case 'Store.sharedRoomDesigns':
    case 'Store.tryReservations':
    case 'Store.appointments':
    case 'Store.creditedSales':
    case 'Query.findPickup':
    case 'Store.arrivalQr':
    case 'Store.pickupQueue':
    case 'Store.stockMovements':
    case 'Store.stockTransfers':
    case 'Query.stockHold':
    case 'Query.stockTransfer':
      return serves ? null : 'FORBIDDEN';
    default:
      return null;
  }
}

function verdictFor(
  kind: KindOfActor,
  { access, isGateway, permitted }: { access: Access; isGateway: boolean; permitted: readonly string[] },
): Verdict {
  return ({ type, field }) => {
    const requirements = (isGateway ? access.through : access.on)(type, field);
    const signedIn = kind.name !== 'a visitor';
    if (!requirements.every((one) => isMetBy(one, signedIn, kind.scopes))) return UNAUTHORIZED;
    const refused = atTheDoor(kind, `${type}.${field}`);
    if (refused) return refused;
    const purpose = access.purposeOf(type, field);
    if (!purpose || (purpose.unlessSelf && kind.isAda)) return null;
    return permitted.includes(purpose.purpose) ? null : 'CONSENT_REQUIRED';
  };
}

const OF_A_STORE: ReadonlySet<string> = new Set([
  'appointments',
  'creditedSales',
  'sharedRoomDesigns',
  'tryReservations',
  'pickupQueue',
  'arrivalQr',
  'scanAudits',
  'corrections',
  'unpaidOrders',
  'stockMovements',
  'stockTransfers',
]);

/** Of types that hold nobody's facts only what has a rule, and one field so that there is something to ask. */
function isWanted(type: string, field: string, ancestors: readonly string[], access: Access): boolean {
  const fields = access.types.get(type) ?? [];
  if (!fields.some(({ name }) => name === field)) return false; // federation's own, or another subgraph's
  // Only of the store that we ask for: whose queue it is would differ from store to store.
  if (OF_A_STORE.has(field)) return ancestors.join() === 'Query';
  if (type === 'Query' || closed.has(type) || access.ruled.has(`${type}.${field}`)) return true;
  const leaf = fields.find(({ returns }) => !access.types.has(returns)) ?? fields[0];
  return leaf?.name === field;
}

/** Everybody whose answer could hold something of Ada's that isn't theirs. */
function expectNoCanary(kind: KindOfActor, { data, errors }: GraphAnswer): void {
  const text = JSON.stringify(mayTouch(kind) ? errors : [data, errors]);
  expect(CANARIES.filter((canary) => text.includes(canary))).toEqual([]);
  // No app learns by which id anybody but itself knows a customer: not in a cursor, nor in an error.
  if (kind.actor(world).kind !== 'partner') return;
  const whole = JSON.stringify([data, errors]);
  const plain = `${whole} ${[...whole.matchAll(/[\w+/-]{12,}={0,2}/g)].map(([one]) => decoded(one)).join(' ')}`;
  expect([world.adaId, world.benId].filter((id) => plain.includes(id))).toEqual([]);
}

const decoded = (text: string): string => Buffer.from(text, 'base64url').toString('latin1');

const everyField = new Set<string>();
const read = new Set<string>();

function note(asked: readonly Asked[]): void {
  for (const { type, field, selections } of asked) {
    everyField.add(`${type}.${field}`);
    if (selections) note(selections);
  }
}

describe.each<[string, readonly string[]]>([
  ['when the customer permits every purpose', PURPOSES],
  ['when the customer has withdrawn every purpose', []],
])('%s', (_, permitted) => {
  beforeAll(async () => {
    if (permitted.length) return;
    for (const purpose of PURPOSES) {
      await world.tell(world.actors.ada, 'withdrawConsent', {
        purpose,
        surface: 'web:account',
        idempotencyKey: newId('key'),
      });
    }
  });

  describe.each(KINDS)('$name', (kind) => {
    /** `me` of another customer is about that customer. */
    const asksForMe = !(kind.name === 'another customer' || kind.name === 'a partner of another customer');

    it('reads through the gateway what the directives say, and is told why not of everything else', async () => {
      const asked = everythingOf(graph.schema, 'Query', {
        args: argsOf(kind),
        isWanted: (type, field, ancestors) =>
          isWanted(type, field, ancestors, supergraph) && (field !== 'me' || asksForMe),
      });
      note(asked);
      const verdict = verdictFor(kind, { access: supergraph, isGateway: true, permitted });
      for (const operation of inOperations(asked, MOST_FIELDS)) {
        const answer = await graph.ask(kind.actor(world), `query ${printed(operation)}`);
        expect(differences(answer, operation, verdict, read)).toEqual([]);
        expectNoCanary(kind, answer);
        // What the gateway can refuse by itself it never asks for.
        const refusedBehind = answer.fetches.flatMap(({ errors }) => errors).filter(isUnauthorized);
        expect(refusedBehind).toEqual([]);
      }
    });

    it('reads no more of a subgraph itself, which does not rely on the gateway', async () => {
      const actor = kind.actor(world);
      for (const { name, definition, schema } of subgraphs.map((one) => graph.running(one.name))) {
        const access = readAccess(typeDefsOf(definition));
        const options = {
          args: argsOf(kind),
          isWanted: (type: string, field: string, ancestors: readonly string[]) =>
            isWanted(type, field, ancestors, access) && (field !== 'me' || asksForMe),
        };
        const roots = everythingOf(schema, 'Query', options);
        const answer = await graph.askSubgraph(name, { actor }, `query ${printed(roots)}`);
        // No proof comes with a root field, so nothing that needs one is shown.
        const unproven = verdictFor(kind, { access, isGateway: false, permitted: [] });
        expect(differences(answer, roots, unproven, read), name).toEqual([]);
        expectNoCanary(kind, answer);

        const entity = everythingOf(schema, 'Customer', options);
        const requestId = newId('req');
        const consentProof = issueConsentProof(
          {
            members: await openMembers(graph.databaseOf('identity')).of(world.adaId),
            actor,
            requestId,
            now: new Date(),
          },
          { purposes: [...permitted], version: null },
          graph.keyring,
        );
        for (const [its, purposes] of [
          [{}, []],
          [{ consentProof }, permitted],
        ] as const) {
          const found = await graph.askSubgraph(
            name,
            { actor, requestId },
            `query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer ${printed(entity)} } }`,
            { r: [{ __typename: 'Customer', id: nameOfAda(actor), ...its }] },
          );
          expectNoCanary(kind, found);
          if (mayTouch(kind)) {
            const verdict = verdictFor(kind, { access, isGateway: false, permitted: purposes });
            expect(differences(found, entity, verdict, read, ['_entities', 0]), name).toEqual([]);
          } else {
            const code = kind.name === 'a visitor' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
            expect([found.data, found.codes], name).toEqual([{ _entities: [null] }, [code]]);
          }
        }
      }
    });
  });
});

describe.each(KINDS)('$name', (kind) => {
  it('is refused at each field by itself, however its object was come by', async () => {
    const problems: string[] = [];
    const actor = kind.actor(world);
    const isOfAda = { id: world.adaId, _id: world.adaId, customerId: world.adaId };
    for (const { definition, schema, data, db } of subgraphs.map((one) => graph.running(one.name))) {
      const access = readAccess(typeDefsOf(definition));
      const verdict = verdictFor(kind, { access, isGateway: false, permitted: [] });
      const inService = openCustomersInService(db, () => new Date());
      for (const [type, fields] of access.types) {
        const definedType = schema.getType(type);
        const isAbout = Object.hasOwn(definition.personal, type);
        if (!isObjectType(definedType)) continue;
        for (const { name } of fields) {
          const expected =
            verdict({ type, field: name, args: '', selections: null }) ??
            (isAbout && !mayTouch(kind) ? 'FORBIDDEN' : null);
          if (expected === null || ROOTS.includes(type) || atTheDoor(kind, `${type}.${name}`)) continue;
          const { resolve = defaultFieldResolver } = definedType.getFields()[name] ?? {};
          const context = {
            ...data,
            actor,
            requestId: null,
            access: openAccess(actor, { inService, members: openMembers(db), pairwise: graph.pairwise }),
          };
          const code = await Promise.resolve()
            .then(() => resolve(isOfAda, {}, context, { fieldName: name } as GraphQLResolveInfo))
            .then(
              () => 'read',
              (error: GraphQLError) => error.extensions?.code,
            );
          // Whose it is may be asked before what for.
          const isRefused = code === expected || (!mayTouch(kind) && code === 'FORBIDDEN');
          if (!isRefused) problems.push(`${type}.${name}: ${String(code)} instead of ${expected}`);
        }
      }
    }
    expect(problems).toEqual([]);
  });

  it('changes nothing through a mutation that is not for them', async () => {
    const problems: string[] = [];
    const verdict = verdictFor(kind, { access: supergraph, isGateway: true, permitted: PURPOSES });
    for (const field of Object.values(graph.schema.getMutationType()?.getFields() ?? {})) {
      const asked: Asked = { type: 'Mutation', field: field.name, args: '', selections: [] };
      if (verdict(asked) === null) continue;
      const variables = argumentsOf(field, { known: { customerId: world.adaId, orderId: world.orderId } });
      const query = operationOf('mutation', field, variables, '{ __typename }');
      const actor = kind.actor(world);
      const owner = subgraphs.find(
        ({ name }) => graph.running(name).schema.getMutationType()?.getFields()[field.name],
      );
      const answers = [
        await graph.ask(actor, query, variables),
        await graph.askSubgraph(owner?.name ?? '', { actor }, query, variables),
      ];
      for (const { data, codes } of answers) {
        if (data !== null || codes.join() !== UNAUTHORIZED) problems.push(`${field.name}: ${codes.join()}`);
      }
    }
    expect(problems).toEqual([]);
  });
});

it('every field of every type about customers was asked for, and somebody read it', () => {
  const fields = [...closed].flatMap((type) =>
    (supergraph.types.get(type) ?? [])
      .filter(({ isInaccessible }) => !isInaccessible)
      .map(({ name }) => `${type}.${name}`),
  );
  expect(fields.length).toBeGreaterThan(200);
  expect(fields.filter((field) => !everyField.has(field))).toEqual([]);
  expect(fields.filter((field) => !read.has(field)).sort()).toEqual(NEVER_FILLED);
});

it('types that don’t say whose they are hold parts of those that do', () => {
  const anonymous = [...closed].filter(
    (type) =>
      !personal.has(type) &&
      supergraph.types.get(type)?.some(({ name }) => supergraph.on(type, name).length > 0),
  );
  expect(anonymous.sort()).toEqual(PARTS);
});

it('the ledger of all these reads is whole', async () => {
  const ask = () =>
    graph.ask(
      world.actors.privacyOfficer,
      'query($id: ID!) { customer(id: $id) { disclosureHistoryIntact disclosureHistoryBreak { sequence problem } } }',
      { id: world.adaId },
    );
  expect((await ask()).data.customer).toEqual({
    disclosureHistoryIntact: true,
    disclosureHistoryBreak: null,
  });
});

it('nothing failed on the way', () => {
  expect(graph.logged).toEqual([]);
});

it('docs/access-matrix.md says the same', () => {
  expect(readFileSync(MATRIX_FILE, 'utf8')).toBe(accessMatrix(supergraph, personal));
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { issueConsentProof } from '#shared/consent-proof.ts';
import { newId } from '#shared/mongo.ts';
import type { Membership } from '../../subgraphs/loyalty/data/memberships.ts';
import { offersFor } from '../../subgraphs/loyalty/offers/choose.ts';
import { type Member, memberOf } from '../../subgraphs/loyalty/offers/member.ts';
import type { Audience, OfferTerms } from '../../subgraphs/loyalty/offers/terms.ts';
import { DEFAULT_PROGRAMME } from '../../subgraphs/loyalty/rules/programme.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { aKeyring, aService, useSubgraph } from '../support/subgraph.ts';
import { aHandedOverOrder, asCustomer, asPartner } from './builders.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

describe('offersFor', () => {
  const anOffer = (its: Partial<OfferTerms> = {}): OfferTerms => ({
    code: 'any',
    validFrom: daysAgo(1),
    validUntil: daysAgo(-1),
    ...its,
  });
  const aMember = (its: Partial<Member> = {}): Member => ({
    tier: 'SILVER',
    joinedAt: daysAgo(400),
    lastEarnedAt: daysAgo(10),
    balance: 0,
    ...its,
  });
  const given = (member: Member | null, offers: OfferTerms[], storeId: string | null = null) =>
    offersFor(offers, {
      now: NOW,
      place: storeId === null ? null : { storeId, timeZone: 'UTC' },
      person: member && { member, signals: [], used: new Set() },
      shop: null,
    }).map(({ code, reason }) => [code, reason.codes]);

  it.each<[string, Partial<OfferTerms>, boolean]>([
    ['from its first moment', { validFrom: NOW }, true],
    ['not a moment before', { validFrom: new Date(NOW.getTime() + 1) }, false],
    ['to just before its end', { validUntil: new Date(NOW.getTime() + 1) }, true],
    ['not at its end', { validUntil: NOW }, false],
  ])('an offer holds %s', (_, its, holds) => expect(given(null, [anOffer(its)])).toHaveLength(holds ? 1 : 0));

  it.each<[string[] | undefined, string | null, boolean]>([
    [undefined, 'sto_1', true],
    [['sto_1', 'sto_2'], 'sto_1', true],
    [['sto_2'], 'sto_1', false],
    [['sto_2'], null, true],
  ])('an offer of stores %o, looked at in %s: %s', (storeIds, storeId, holds) => {
    const offer = anOffer(storeIds ? { storeIds } : {});
    expect(given(null, [offer], storeId)).toHaveLength(holds ? 1 : 0);
  });

  it.each<[Audience, Partial<Member>, string[] | null]>([
    [{ tiers: ['GOLD'] }, { tier: 'GOLD' }, ['TIER']],
    [{ tiers: ['GOLD'] }, { tier: 'SILVER' }, null],
    [{ tiers: ['SILVER', 'GOLD'] }, { tier: 'SILVER' }, ['TIER']],
    [{ joinedWithinDays: 30 }, { joinedAt: daysAgo(30) }, ['JOINED_LATELY']],
    [{ joinedWithinDays: 30 }, { joinedAt: daysAgo(30.01) }, null],
    [{ quietForDays: 90 }, { lastEarnedAt: daysAgo(90) }, ['QUIET_LATELY']],
    [{ quietForDays: 90 }, { lastEarnedAt: daysAgo(89) }, null],
    [{ quietForDays: 90 }, { lastEarnedAt: null, joinedAt: daysAgo(90) }, ['QUIET_LATELY']],
    [{ quietForDays: 90 }, { lastEarnedAt: null, joinedAt: daysAgo(89) }, null],
    [
      { tiers: ['GOLD'], joinedWithinDays: 30 },
      { tier: 'GOLD', joinedAt: daysAgo(2) },
      ['TIER', 'JOINED_LATELY'],
    ],
    [{ tiers: ['GOLD'], joinedWithinDays: 30 }, { tier: 'GOLD' }, null],
  ])('an offer for %o is given to %o because of %o', (audience, member, codes) =>
    expect(given(aMember(member), [anOffer({ audience })])).toEqual(codes ? [['any', codes]] : []),
  );

  it('nobody’s conditions are met, so somebody unknown gets only what is for everybody', () => {
    const offers = [
      anOffer({ code: 'tier', audience: { tiers: ['BRONZE', 'SILVER', 'GOLD'] } }),
      anOffer({ code: 'new', audience: { joinedWithinDays: 3650 } }),
      anOffer({ code: 'quiet', audience: { quietForDays: 1 } }),
      anOffer({ code: 'all' }),
    ];
    expect(given(null, offers)).toEqual([['all', ['FOR_EVERYBODY']]]);
  });

  it('puts those for few first, then those that end soonest, and stops at 20', () => {
    const offers = [
      anOffer({ code: 'all-soon', validUntil: daysAgo(-1) }),
      anOffer({ code: 'few-late', validUntil: daysAgo(-9), audience: { tiers: ['SILVER'] } }),
      anOffer({ code: 'few-soon', validUntil: daysAgo(-5), audience: { tiers: ['SILVER'] } }),
      ...Array.from({ length: 30 }, (_, i) => anOffer({ code: `all-${i}`, validUntil: daysAgo(-2) })),
    ];
    const codes = given(aMember(), offers).map(([code]) => code);
    expect(codes.slice(0, 3)).toEqual(['few-soon', 'few-late', 'all-soon']);
    expect(codes).toHaveLength(20);
  });

  it('a member is what the accounts say', () => {
    const day = (on: string, points: number) => ({ day: on, points, spendMinor: 0, purchases: 1 });
    const joinedAt = daysAgo(500);
    const membership = (activity: ReturnType<typeof day>[]): Membership => {
      const account = { _id: 'acc_1', customerId: 'cus_1', joinedAt, balance: 0, sequence: 0, activity };
      return { customerId: 'cus_1', accounts: [account] };
    };
    const earned = membership([day('2026-02-01', 4_000), day('2026-02-20', 1_000)]);
    expect(memberOf(earned, 7, DEFAULT_PROGRAMME, NOW)).toEqual({
      tier: 'GOLD',
      joinedAt,
      lastEarnedAt: new Date('2026-02-20'),
      balance: 7,
    });
    expect(memberOf(membership([]), 0, DEFAULT_PROGRAMME, NOW)).toEqual({
      tier: 'BRONZE',
      joinedAt,
      lastEarnedAt: null,
      balance: 0,
    });
  });
});

describe('in the graph', () => {
  const graph = useSubgraph(loyalty);
  const IMPORT = `mutation($input: ImportOffersInput!) {
    importOffers(input: $input) { added changed userErrors { code field message } }
  }`;
  const anOffer = (its: Record<string, unknown> = {}) => ({
    code: 'spring',
    title: '10 % off',
    text: 'On everything.',
    percentOff: 10,
    validFrom: '2026-03-01T00:00:00Z',
    validUntil: '2026-04-01T00:00:00Z',
    ...its,
  });
  const importOffers = (...offers: object[]) => graph.ask(aService('import'), IMPORT, { input: { offers } });

  beforeAll(async () => {
    await importOffers(
      anOffer(),
      anOffer({
        code: 'gold',
        title: 'Triple points',
        percentOff: null,
        pointsMultiplier: 3,
        audience: { tiers: ['GOLD'] },
        storeIds: ['sto_1'],
      }),
      anOffer({ code: 'silver', audience: { tiers: ['SILVER'] } }),
      anOffer({ code: 'over', validUntil: '2026-03-02T10:00:00Z' }),
    );
  });

  async function aGoldMember(): Promise<string> {
    const id = newId('cus');
    await graph.deliver(aHandedOverOrder({ customerId: id, points: 5_000 }));
    return id;
  }

  const OFFERS = '{ offers { id title percentOff pointsMultiplier stores { id } reason { codes text } } }';

  describe('Customer.offers', () => {
    it('gives those who agreed what is meant for them, and says why', async () => {
      const id = await aGoldMember();
      const { data, errors } = await graph.entity(
        asCustomer(id),
        { id, purposes: ['personalisation'] },
        OFFERS,
      );
      expect(errors).toBeUndefined();
      expect(data.offers).toEqual([
        {
          id: 'off_gold',
          title: 'Triple points',
          percentOff: null,
          pointsMultiplier: 3,
          stores: [{ id: 'sto_1' }],
          reason: { codes: ['TIER'], text: 'You are a GOLD member.' },
        },
        {
          id: 'off_spring',
          title: '10 % off',
          percentOff: 10,
          pointsMultiplier: null,
          stores: null,
          reason: { codes: ['FOR_EVERYBODY'], text: 'This offer is for everybody.' },
        },
      ]);
    });

    it('leaves out what does not hold in the store asked for', async () => {
      const id = await aGoldMember();
      const { data } = await graph.entity(
        asCustomer(id),
        { id, purposes: ['personalisation'] },
        '{ offers(storeId: "sto_2") { id } }',
      );
      expect(data.offers).toEqual([{ id: 'off_spring' }]);
    });

    it('gives somebody who agreed but is no member what is for everybody', async () => {
      const id = newId('cus');
      const { data } = await graph.entity(
        asCustomer(id),
        { id, purposes: ['personalisation'] },
        '{ offers { id } }',
      );
      expect(data.offers).toEqual([{ id: 'off_spring' }]);
    });

    it('a partner with the attribute sees the offers but not the reasons, and the purpose is recorded', async () => {
      const id = await aGoldMember();
      const { data, codes } = await graph.entity(
        asPartner(id, 'loyalty.offers'),
        { id, purposes: ['personalisation'] },
        '{ offers { id reason { text } } }',
      );
      expect(data.offers).toEqual([
        { id: 'off_gold', reason: null },
        { id: 'off_spring', reason: null },
      ]);
      expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHORIZED_FIELD_OR_TYPE']);
      const [disclosure] = (await graph.published('patron.disclosure.recorded.v1')).filter(
        ({ subject }) => subject === id,
      );
      expect(disclosure?.data).toMatchObject({ fields: ['Customer.offers'], purposes: ['personalisation'] });
    });

    it.each<[string, (id: string) => Actor]>([
      ['a partner without the attribute', (id) => asPartner(id, 'loyalty.balance')],
      ['a service', () => aService()],
    ])('is refused to %s, proof or not', async (_, actorFor) => {
      const id = await aGoldMember();
      const { data, codes } = await graph.entity(
        actorFor(id),
        { id, purposes: ['personalisation'] },
        '{ offers { id } }',
      );
      expect({ data, codes }).toEqual({ data: { offers: null }, codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
    });
  });

  describe('without a proof that holds', () => {
    type Proof = { actor: Actor; members: string[]; requestId: string; now: Date; purposes: string[] };
    const proofOf = (its: Partial<Proof>, id: string, keyring = graph.keyring) => {
      const { purposes = ['personalisation'], ...request } = its;
      return issueConsentProof(
        { actor: asCustomer(id), members: [id], requestId: 'req_test', now: NOW, ...request },
        { purposes, version: null },
        keyring,
      );
    };
    const altered = (proof: string) => {
      const [key, payload = '', mac] = proof.split('.');
      const claims = Buffer.from(payload, 'base64url').toString().replace('analytics', 'personalisation');
      return `${key}.${Buffer.from(claims).toString('base64url')}.${mac}`;
    };

    it('holds with everything right, so that what follows fails for its own reason', async () => {
      const id = await aGoldMember();
      const { data } = await graph.entity(
        asCustomer(id),
        { id, reference: { consentProof: proofOf({}, id) } },
        '{ offers { id } }',
      );
      expect(data.offers).toHaveLength(2);
    });

    it.each<[string, (id: string) => unknown]>([
      ['there is none', () => undefined],
      ['it is null', () => null],
      ['it is the word for the purpose', () => 'personalisation'],
      ['it is a list of purposes', () => ['personalisation']],
      ['it is signed by somebody else', (id) => proofOf({}, id, aKeyring())],
      ['its purposes were altered', (id) => altered(proofOf({ purposes: ['analytics'] }, id))],
      ['it was made for another customer', (id) => proofOf({ members: ['cus_other'] }, id)],
      ['it was made for another actor', (id) => proofOf({ actor: asPartner(id, 'loyalty.offers') }, id)],
      ['it was made for another request', (id) => proofOf({ requestId: 'req_other' }, id)],
      ['it has expired', (id) => proofOf({ now: new Date(NOW.getTime() - 31_000) }, id)],
      ['it comes from the future', (id) => proofOf({ now: new Date(NOW.getTime() + 6_000) }, id)],
    ])('offers are refused when %s, and the rest answers', async (_, proof) => {
      const id = await aGoldMember();
      const consentProof = proof(id);
      const { data, errors } = await graph.entity(
        asCustomer(id),
        { id, reference: consentProof === undefined ? {} : { consentProof } },
        '{ loyaltyAccount { balance } offers { id } }',
      );
      expect(data).toEqual({ loyaltyAccount: { balance: 5_000 }, offers: null });
      expect(errors?.map(({ extensions, path }) => ({ ...extensions, field: path?.at(-1) }))).toEqual([
        { code: 'CONSENT_REQUIRED', purpose: 'personalisation', field: 'offers' },
      ]);
    });

    it('offers are refused when it permits other purposes', async () => {
      const id = await aGoldMember();
      const { data, codes } = await graph.entity(
        asCustomer(id),
        { id, purposes: ['email_marketing', 'analytics'] },
        '{ offers { id } }',
      );
      expect({ data, codes }).toEqual({ data: { offers: null }, codes: ['CONSENT_REQUIRED'] });
    });
  });

  describe('Query.offersForEverybody', () => {
    it('shows a visitor what needs no knowledge of anybody', async () => {
      const { data, errors } = await graph.ask(
        { kind: 'visitor' },
        '{ offersForEverybody { id text validFrom validUntil } }',
      );
      expect(errors).toBeUndefined();
      expect(data.offersForEverybody).toEqual([
        {
          id: 'off_spring',
          text: 'On everything.',
          validFrom: new Date('2026-03-01T00:00:00Z'),
          validUntil: new Date('2026-04-01T00:00:00Z'),
        },
      ]);
    });
  });

  describe('importOffers', () => {
    it('changes a known code whole: what is not given any more is gone', async () => {
      const code = newId('code');
      const full = anOffer({ code, audience: { tiers: ['GOLD'] }, storeIds: ['sto_1'] });
      expect((await importOffers(full)).data.importOffers).toEqual({ added: 1, changed: 0, userErrors: [] });
      const plain = anOffer({
        code,
        percentOff: null,
        pointsMultiplier: 2,
        validUntil: '2026-03-02T09:00:00Z',
      });
      expect((await importOffers(plain)).data.importOffers).toEqual({ added: 0, changed: 1, userErrors: [] });
      expect(await graph.db.collection('offers').findOne({ code })).toEqual({
        _id: `off_${code}`,
        code,
        title: '10 % off',
        text: 'On everything.',
        pointsMultiplier: 2,
        validFrom: new Date('2026-03-01T00:00:00Z'),
        validUntil: new Date('2026-03-02T09:00:00Z'),
      });
    });

    it.each([
      ['neither advantage', { percentOff: null }, ['percentOff']],
      ['both advantages', { pointsMultiplier: 2 }, ['percentOff']],
      ['more than all off', { percentOff: 101 }, ['percentOff']],
      ['points multiplied by 1', { percentOff: null, pointsMultiplier: 1 }, ['pointsMultiplier']],
      ['an end at its beginning', { validUntil: '2026-03-01T00:00:00Z' }, ['validUntil']],
      ['an audience without a condition', { audience: {} }, ['audience']],
      ['an audience of no tier', { audience: { tiers: [] } }, ['audience', 'tiers']],
      ['an audience of negative days', { audience: { quietForDays: -1 } }, ['audience', 'quietForDays']],
      ['a list of no stores', { storeIds: [] }, ['storeIds']],
    ])('imports nothing when there is %s', async (_, its, path) => {
      const code = newId('code');
      const { data } = await importOffers(anOffer({ code: newId('code') }), anOffer({ code, ...its }));
      expect(data.importOffers).toEqual({
        added: 0,
        changed: 0,
        userErrors: [
          {
            code: 'INVALID_VALUE',
            field: ['input', 'offers', '1', ...path],
            message: expect.stringMatching(/^Expected .+\.$/),
          },
        ],
      });
      expect(await graph.db.collection('offers').findOne({ code })).toBeNull();
    });

    it.each<[string, Actor]>([
      ['a visitor', { kind: 'visitor' }],
      ['a customer', asCustomer('cus_1')],
      ['a marketer', { kind: 'staff', staffId: 'stf_1', role: 'marketer' }],
    ])('is refused to %s', async (_, actor) => {
      const { codes } = await graph.ask(actor, IMPORT, { input: { offers: [anOffer()] } });
      expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    });
  });
});

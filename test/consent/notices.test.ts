import { describe, expect, it } from 'vitest';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, asCustomer, asPartner, mutationsOf, PRIVACY_OFFICER } from './consenting.ts';

const consent = useSubgraph(definition);
const { give, history, publish, showNotice, standing, withdraw } = mutationsOf(consent);
const START = consent.clock.now;
const PURPOSES = [
  { purpose: 'email_marketing', purposeVersion: 1 },
  { purpose: 'analytics', purposeVersion: 1 },
  { purpose: 'location', purposeVersion: 1 },
];

describe('recordNoticeShown', () => {
  it('keeps which texts a customer had in front of them, in their language', async () => {
    const ada = asCustomer(aCustomerId());
    expect(await showNotice(ada, { purposes: PURPOSES, language: 'ar' })).toEqual({
      notice: {
        id: expect.stringMatching(/^ntc_[0-9a-f]{32}$/),
        shownAt: START,
        language: 'ar',
        surface: 'storefront.account',
        store: null,
        purposes: PURPOSES.map((shown) => ({ ...shown, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })),
      },
      userErrors: [],
      idempotentReplay: false,
    });
  });

  it('asks only where it says so, and only for what nobody has decided', async () => {
    const id = aCustomerId();
    const ada = asCustomer(id);
    await showNotice(ada, { purposes: PURPOSES });
    expect(await standing(id, 'email_marketing')).toMatchObject({ state: 'UNKNOWN' });
    await give(ada, 'location');
    const { notice } = await showNotice(ada, { purposes: PURPOSES, asksForDecision: true });
    expect(await standing(id, 'email_marketing')).toEqual({
      state: 'REQUESTED',
      permitted: false,
      reason: 'REQUESTED',
    });
    expect(await standing(id, 'location')).toMatchObject({ state: 'GIVEN', permitted: true });
    expect(await standing(id, 'analytics')).toMatchObject({ state: 'UNKNOWN', permitted: true });
    await showNotice(ada, { purposes: PURPOSES, asksForDecision: true });
    const { intact, decisions } = await history(id, 'state purpose notice { id }');
    expect(intact).toBe(true);
    expect(decisions).toEqual([
      { state: 'REQUESTED', purpose: 'email_marketing', notice: { id: notice.id } },
      { state: 'GIVEN', purpose: 'location', notice: null },
    ]);
  });

  it('is recorded once for a key', async () => {
    const ada = asCustomer(aCustomerId());
    const first = await showNotice(ada, { idempotencyKey: 'shown-once' });
    expect(await showNotice(ada, { idempotencyKey: 'shown-once' })).toEqual({
      ...first,
      idempotentReplay: true,
    });
  });

  it.each<[string, string[], object]>([
    ['INVALID_VALUE', ['input', 'purposes'], { purposes: [] }],
    ['INVALID_VALUE', ['input', 'purposes'], { purposes: [PURPOSES[0], PURPOSES[0]] }],
    ['INVALID_VALUE', ['input', 'language'], { language: 'ja' }],
    ['INVALID_VALUE', ['input', 'surface'], { surface: '' }],
    [
      'PURPOSE_NOT_FOUND',
      ['input', 'purposes', '1'],
      { purposes: [PURPOSES[0], { purpose: 'none', purposeVersion: 1 }] },
    ],
    [
      'NOTICE_OUTDATED',
      ['input', 'purposes', '0'],
      { purposes: [{ purpose: 'location', purposeVersion: 2 }] },
    ],
  ])('is refused with %s at %j for %j', async (code, field, its) => {
    expect(await showNotice(asCustomer(aCustomerId()), its)).toEqual({
      notice: null,
      userErrors: [{ code, field }],
      idempotentReplay: false,
    });
  });

  it('is not for a partner, nor for the privacy officer', async () => {
    for (const actor of [asPartner({ id: 'grt_1', customerId: aCustomerId() }), PRIVACY_OFFICER]) {
      expect(await showNotice(actor)).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
    }
  });
});

describe('a choice', () => {
  it('refers to the notice that was shown, in the history and in the receipt', async () => {
    const id = aCustomerId();
    const ada = asCustomer(id);
    const { notice } = await showNotice(ada, { purposes: PURPOSES, language: 'fr' });
    const given = await give(ada, 'location', { language: 'fr', noticeId: notice.id });
    expect(given).toMatchObject({ decision: { state: 'GIVEN', language: 'fr' }, userErrors: [] });
    const { decisions, intact } = await history(
      id,
      'notice { id shownAt language purposes { purpose purposeVersion sha256 } } receipt',
    );
    expect(intact).toBe(true);
    expect(decisions[0].notice).toEqual({
      id: notice.id,
      shownAt: START,
      language: 'fr',
      purposes: notice.purposes,
    });
    const [, payload = ''] = decisions[0].receipt.split('.');
    const { record } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(record.purposes[0].privacy_notice).toMatchObject({
      version: 1,
      sha256: notice.purposes[2].sha256,
      shown_notice_id: notice.id,
    });
  });

  it('stays whole when the notice is erased', async () => {
    const id = aCustomerId();
    const ada = asCustomer(id);
    const { notice } = await showNotice(ada);
    await give(ada, 'personalisation', { noticeId: notice.id });
    await consent.db.collection('shownNotices').deleteMany({ customerId: id });
    expect(await history(id, 'state notice { id }')).toEqual({
      intact: true,
      decisions: [{ state: 'GIVEN', notice: null }],
    });
  });

  it.each<[string, string, object]>([
    ['NOTICE_NOT_FOUND', 'noticeId', { noticeId: 'ntc_none' }],
    ['INVALID_VALUE', 'purpose', { purpose: 'sms_marketing' }],
    ['INVALID_VALUE', 'language', { language: 'de' }],
  ])('that refers to another notice is refused with %s at %s', async (code, field, its) => {
    const ada = asCustomer(aCustomerId());
    const { notice } = await showNotice(ada);
    expect(await give(ada, 'personalisation', { noticeId: notice.id, ...its })).toMatchObject({
      decision: null,
      userErrors: [{ code, field: ['input', field] }],
    });
  });

  it('cannot refer to what another customer was shown', async () => {
    const { notice } = await showNotice(asCustomer(aCustomerId()));
    expect(await give(asCustomer(aCustomerId()), 'personalisation', { noticeId: notice.id })).toMatchObject({
      userErrors: [{ code: 'NOTICE_NOT_FOUND' }],
    });
  });

  it('refers to the version that was shown, not to one published since', async () => {
    const ada = asCustomer(aCustomerId());
    const shown = { purposes: [{ purpose: 'personalisation', purposeVersion: 1 }] };
    const { notice } = await showNotice(ada, shown);
    await publish();
    expect(await give(ada, 'personalisation', { purposeVersion: 2, noticeId: notice.id })).toMatchObject({
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'purposeVersion'] }],
    });
    expect(await give(ada, 'personalisation', { purposeVersion: 1, noticeId: notice.id })).toMatchObject({
      decision: { state: 'GIVEN', purposeVersion: 1 },
    });
    expect(await withdraw(ada, 'personalisation')).toMatchObject({ decision: { state: 'WITHDRAWN' } });
  });
});

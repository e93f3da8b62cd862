import type { Actor } from '#shared/actor.ts';
import type { Ask } from '../import/importer.ts';

/** As the payment provider of the demo names its only card. */
const PAR = 'V0010013816180398947326400396';

const STORE = 'sto_amsterdam';
const ERRORS = 'userErrors { code field message }';

/** Left by a load that was stopped half-way. */
const ALREADY_THERE = new Set(['REFERRED_BEFORE']);

type Payload = { userErrors: { code: string; message: string }[] } & Record<string, unknown>;

export type Members = {
  ada: string;
  /** Customers who have bought nothing yet; ada has brought them. */
  friends: readonly string[];
  /** As whom loyalty is asked. */
  as(actor: Actor): Ask;
};

/**
 * What members do besides buying: ada answers surveys, pays with a card that its processor has linked, has a voucher and brings
 * friends; a correction of each waits for a second person, and one doesn't need any. Done again, it changes nothing.
 */
export async function seedMembership({ ada, friends, as }: Members): Promise<void> {
  const tell = async (actor: Actor, mutation: string, input: object, fields = ''): Promise<Payload> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} ${ERRORS} } }`;
    const payload = (await as(actor)(query, { input }))[mutation] as Payload;
    const problem = payload.userErrors.find((error) => !ALREADY_THERE.has(error.code));
    if (problem) throw new Error(`demo world, ${mutation}: ${problem.message}`);
    return payload;
  };
  const self = (customerId: string): Actor => ({ kind: 'customer', customerId });

  for (const customerId of [ada, ...friends]) await tell(self(customerId), 'joinProgramme', { customerId });
  for (const survey of ['fitting-rooms', 'opening-hours']) {
    const about = { customerId: ada, activity: 'SURVEY', reference: `${survey}/ada` };
    await tell(SURVEYS, 'recordEngagement', about);
  }
  const coffee = { rewardId: 'rwd_coffee', idempotencyKey: 'demo-coffee' };
  await tell(self(ada), 'redeemReward', coffee);

  const { code } = await tell(self(ada), 'openReferralCode', { customerId: ada }, 'code');
  for (const friend of friends) await tell(self(friend), 'enterReferralCode', { code });

  await payByCard(tell, self(ada), ada);

  for (const [index, customerId] of [ada, ...friends].entries()) {
    const reference = `ticket-${4711 + index}`;
    const waiting = { customerId, points: 1500 + index * 250, reason: 'GOODWILL', reference };
    await tell(ADMIN, 'adjustPoints', { ...waiting, idempotencyKey: `demo-${reference}` });
  }
  const small = { customerId: ada, points: 40, reason: 'CORRECTION', reference: 'receipt-0815' };
  await tell(ADMIN, 'adjustPoints', { ...small, idempotencyKey: 'demo-receipt-0815' });
}

/** A purchase that redeems an offer by itself, one of which a part went back, and one that isn't cleared yet. */
async function payByCard(
  tell: (actor: Actor, mutation: string, input: object, fields?: string) => Promise<Payload>,
  self: Actor,
  ada: string,
): Promise<void> {
  await tell(self, 'activateOffer', { offerId: 'off_by-card', idempotencyKey: 'demo-by-card' });
  const linking = { customerId: ada, par: PAR, label: 'Blue card' };
  const { card } = await tell(PROCESSOR, 'linkEarningCard', linking, 'card { linkedAt }');
  const linkedAt = new Date((card as { linkedAt: string | Date }).linkedAt);
  const paid = (reference: string, kind: string, amountMinor: number, minutes: number) => ({
    ...{
      id: `${reference}/${kind}`,
      reference,
      kind,
      par: PAR,
      storeId: STORE,
      amountMinor,
      currency: 'EUR',
    },
    at: new Date(linkedAt.getTime() + minutes * 60_000).toISOString(),
  });
  const transactions = [
    paid('demo-coat', 'AUTHORISED', 18_990, 1),
    paid('demo-coat', 'CLEARED', 18_990, 1),
    paid('demo-shoes', 'CLEARED', 12_900, 2),
    paid('demo-shoes', 'REFUNDED', 4_900, 3),
    paid('demo-socks', 'AUTHORISED', 1_450, 4),
  ];
  await tell(PROCESSOR, 'reportCardTransactions', { transactions });
}

const SURVEYS: Actor = { kind: 'service', serviceId: 'surveys', scopes: ['engagement'] };
const PROCESSOR: Actor = { kind: 'service', serviceId: 'acquirer', scopes: ['card_link', 'card_feed'] };
const ADMIN: Actor = { kind: 'staff', staffId: 'demo', role: 'admin' };

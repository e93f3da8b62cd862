import { html, nothing, type TemplateResult } from 'lit-html';
import { type Graph, Refused } from '../shared/graph.ts';
import { type openPage, points, timeOf, words } from '../shared/page.ts';
import { formOf } from './code-form.ts';

type Member = {
  pass: string;
  until: string;
  customer: { id: string; name?: { full: string } | null } | null;
  loyaltyAccount: { balance: number; tier: string } | null;
};
type Reward = {
  id: string;
  name: string;
  text: string;
  points: number;
  left: number | null;
  tiers: string[] | null;
  stores: { id: string }[] | null;
};
/** What was just used up at this till. */
type Used = { title: string; text: string };

const MEMBER = `member {
  pass until
  customer { id }
  loyaltyAccount { balance tier }
}`;
const ACCOUNT = 'member { loyaltyAccount { balance tier } }';
const NAME = 'query Name($id: ID!) { customer(id: $id) { id name { full } } }';
const REWARDS = 'query Rewards { rewards { id name text points left tiers stores { id } } }';

type Parts = { graph: Graph; page: ReturnType<typeof openPage>; storeId: () => string };

const NAME_TRIES = 10;
const NAME_AGAIN_MS = 1000;

/** Members at the till: who shows a code, and what they redeem. */
export function openMembers({ graph, page, storeId }: Parts) {
  let member: Member | null = null;
  let rewards: Reward[] = [];
  let used: Used | null = null;
  /** Who taps again after the network was gone redeems once. */
  const intents = new Map<string, string>();

  async function identify(code: string): Promise<string> {
    const payload = await graph.change<{ member: Member }>(
      'identifyMember',
      { code, storeId: storeId() },
      MEMBER,
    );
    ({ member } = payload);
    used = null;
    ({ rewards } = await graph.ask<{ rewards: Reward[] }>(REWARDS));
    void nameOf(payload.member);
    return 'They are a member.';
  }

  /** What else a store may know of who stands there it may know a moment after they were identified. */
  async function nameOf(identified: Member): Promise<void> {
    const { customer } = identified;
    for (let tries = 0; customer && member === identified && tries < NAME_TRIES; tries += 1) {
      const answer = await graph
        .ask<{ customer: Member['customer'] }>(NAME, { id: customer.id })
        .catch(() => null);
      if (answer?.customer?.name) {
        identified.customer = answer.customer;
        page.redraw();
        return;
      }
      await new Promise((done) => setTimeout(done, NAME_AGAIN_MS));
    }
  }

  async function useVoucher(code: string): Promise<string> {
    const { voucher } = await once<{ voucher: { reward: Reward } }>(
      'redeemVoucher',
      { code, storeId: storeId() },
      'voucher { reward { name text } } usedAt',
    );
    used = { title: voucher.reward.name, text: voucher.reward.text };
    return 'The voucher is used up. Hand it out.';
  }

  async function useOffer(code: string): Promise<string> {
    const { offer } = await once<{ offer: { title: string; text: string } }>(
      'redeemOffer',
      { code, storeId: storeId() },
      'offer { title text } redeemedAt',
    );
    used = offer;
    return 'The offer is used up. Give it to them.';
  }

  const takeReward = ({ id, name, text }: Reward, { pass }: Member) =>
    page.act(async () => {
      const after = await once<{ member: Member }>('redeemForMember', { pass, rewardId: id }, ACCOUNT);
      if (member) member.loyaltyAccount = after.member.loyaltyAccount;
      used = { title: name, text };
      return 'Paid with points. Hand it out.';
    });

  /** With one key for one intent: after the network was gone the same key asks what came of it. */
  async function once<Payload>(
    mutation: string,
    input: Record<string, unknown>,
    fields: string,
  ): Promise<Payload> {
    used = null;
    const intent = JSON.stringify([mutation, input]);
    const idempotencyKey = intents.get(intent) ?? crypto.randomUUID();
    intents.set(intent, idempotencyKey);
    try {
      const done = await graph.change<Payload>(mutation, { ...input, idempotencyKey }, fields);
      intents.delete(intent);
      return done;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      intents.delete(intent);
      throw refusedAtTill(error);
    }
  }

  function close(): void {
    member = null;
    used = null;
  }

  function leave(): void {
    close();
    page.say('');
  }

  function drawMember(open: Member): TemplateResult {
    const { customer, loyaltyAccount: account, until } = open;
    return html`
      <button class="plain" @click=${leave}>← Done</button>
      <article aria-labelledby="member">
        <h1 id="member">${customer?.name?.full ?? 'A member'}</h1>
        ${
          account
            ? html`<p><span class="badge">${words(account.tier)}</span> <strong>${points(account.balance)}</strong></p>`
            : html`<p>They have no points yet.</p>`
        }
        <p><small>You may act for them until ${timeOf(until)}.</small></p>
      </article>
      ${account ? drawRewards(open, account) : nothing}
    `;
  }

  function drawRewards(
    open: Member,
    { balance, tier }: { balance: number; tier: string },
  ): TemplateResult | typeof nothing {
    const affordable = rewards.filter(
      (reward) =>
        reward.points <= balance &&
        reward.left !== 0 &&
        (reward.tiers?.includes(tier) ?? true) &&
        (reward.stores?.some(({ id }) => id === storeId()) ?? true),
    );
    if (!affordable.length) return nothing;
    return html`<section class="panel" aria-labelledby="rewards">
      <h2 id="rewards">They can take</h2>
      <ul class="rows">${affordable.map(
        (reward) => html`<li class="row">
          <span>${reward.name}<br><small>${points(reward.points)}</small></span>
          <button aria-label=${`Redeem ${reward.name} for ${points(reward.points)}`} @click=${takeReward(reward, open)}>Redeem</button>
        </li>`,
      )}</ul>
    </section>`;
  }

  return {
    /** Does what a code of the programme is for; null when it is none. */
    follow(text: string): Promise<string> | null {
      used = null;
      switch (formOf(text)) {
        case 'MEMBER':
          return identify(text);
        case 'VOUCHER':
          return useVoucher(text);
        case 'OFFER':
          return useOffer(text);
        case 'OTHER':
          return null;
      }
    },
    close,
    draw: (): TemplateResult | null => (member ? drawMember(member) : null),
    /** What was just used up, for the associate to hand out. */
    drawUsed: (): TemplateResult | typeof nothing =>
      used
        ? html`<section class="done" aria-label="Redeemed"><h2>${used.title}</h2><p>${used.text}</p></section>`
        : nothing,
  };
}

/** In the words of a till. */
function refusedAtTill(refused: Refused): Refused {
  const { code, payload } = refused;
  const { usedAt, redeemedAt } = (payload ?? {}) as { usedAt?: string | null; redeemedAt?: string | null };
  const when = usedAt ?? redeemedAt;
  const texts: Record<string, string> = {
    ALREADY_REDEEMED: `It was used already${when ? `: ${timeOf(when)}` : ''}. Don’t hand it out again.`,
    VOUCHER_NOT_FOUND: 'No voucher has this code.',
    OFFER_GRANT_NOT_FOUND: 'No offer has this code.',
    OFFER_OVER: 'The time of this offer is over.',
    WRONG_STORE: 'It doesn’t hold in this store.',
    NOT_ENOUGH_POINTS: 'They have too few points.',
  };
  return new Refused({ code, message: texts[code] ?? refused.message }, payload);
}

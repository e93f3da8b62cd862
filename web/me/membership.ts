import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { qrCode } from '../shared/codes.ts';
import { type Graph, Refused } from '../shared/graph.ts';
import { dayOf, money, type openPage, points, timeOf, words } from '../shared/page.ts';
import { DAY_MS, timeLeft } from '../shared/time-left.ts';
import {
  type Account,
  type Amount,
  type ChosenOffer,
  type Grant,
  JOIN,
  MEMBER_CODE,
  MEMBERSHIP,
  type Membership,
  MORE_POSTINGS,
  MORE_VOUCHERS,
  type Offer,
  type Posting,
  REPORT_POSITION,
  type Reported,
  type Reward,
  type Voucher,
} from './membership-queries.ts';

type Parts = { graph: Graph; page: ReturnType<typeof openPage> };

/** A member's code is good once, for two minutes; a new one is there before the old one ends. */
const CODE_LIVES_MS = 2 * 60_000;
const CODE_RENEWED_MS = 10_000;
/** While a code is held under a scanner, what became of it is asked for so often: points have no subscription. */
const LOOK_MS = 3000;
/** And so often otherwise. */
const IDLE_LOOK_MS = 15_000;
const TICK_MS = 1000;
const POSITION_WITHIN_MS = 10_000;
/** Of the offers that are used up the last ones are shown. */
const MOST_USED = 3;

/** Instead of a voucher's id: the member's own code. */
const MEMBER = 'member';

const KINDS: Record<string, string> = {
  EARNED: 'Purchase',
  REDEEMED: 'Reward',
  RESERVED: 'Reward',
  RELEASED: 'Reward given back',
  CLAWED_BACK: 'Brought back',
  MATURED: 'Ready to spend',
  ADJUSTED: 'Correction',
  ENGAGED: 'Taking part',
  REFERRED: 'Somebody you brought',
};

/** Why a phone that tells where it is gets nothing of its own. */
const WITHHELD: Record<string, string> = {
  LOCATION_NOT_PERMITTED: 'Offers at stores need your leave to use your location. It was not looked at.',
  PERSONALISATION_NOT_PERMITTED: 'Offers at stores need your leave for personal offers.',
  CONSENT_UNKNOWN: 'It can’t be found out now what you permit. Try again later.',
};

/** The customer's place in the loyalty programme. */
export function openMembership({ graph, page }: Parts) {
  let now = Date.now();
  let known: Membership | null = null;
  let code: { text: string; until: string } | null = null;
  /** Whose QR code is shown: a voucher's by its id, or the member's. */
  let shown: string | null = null;
  let lookedAt = 0;
  let ticking: ReturnType<typeof setInterval> | undefined;
  /** Keys of what was asked for and not answered. */
  const intents = new Map<string, string>();

  async function read(): Promise<void> {
    lookedAt = Date.now();
    const before = known;
    known = await graph.ask<Membership>(MEMBERSHIP);
    if (!before || historyOf(before)[0]?.id !== historyOf(known)[0]?.id) return;
    // Nothing new: older entries that were asked for stay.
    const [old, fresh] = [before.me?.loyaltyAccount, known.me?.loyaltyAccount];
    if (old && fresh) fresh.postings = old.postings;
  }

  const historyOf = (membership: Membership | null): Posting[] =>
    (membership?.me?.loyaltyAccount?.postings.edges ?? []).map(({ node }) => node);

  async function makeCode(): Promise<void> {
    const { me } = await graph.ask<{ me: { memberCode: string | null } | null }>(MEMBER_CODE);
    if (!me?.memberCode) return;
    code = { text: me.memberCode, until: new Date(Date.now() + CODE_LIVES_MS).toISOString() };
  }

  /** Once a second: time goes on, codes are renewed, and what a till did is seen. */
  async function tick(): Promise<void> {
    now = Date.now();
    if (document.hidden) return;
    page.redraw();
    if (now - lookedAt < (shown ? LOOK_MS : IDLE_LOOK_MS)) return;
    lookedAt = now;
    try {
      if (shown === MEMBER && (!code || Date.parse(code.until) - now < CODE_RENEWED_MS)) await makeCode();
      await read();
    } catch {
      return; // offline for a moment; the page says so, and the next look is near
    }
    page.redraw();
  }

  const show = (id: string) =>
    page.act(async () => {
      shown = shown === id ? null : id;
      code = null;
      if (shown === MEMBER) await makeCode();
      return undefined;
    });

  /** With one key for one intent, so that it is done once also when the first answer got lost. */
  async function once<Payload>(mutation: string, input: Record<string, unknown>, fields: string) {
    const intent = JSON.stringify([mutation, input]);
    const idempotencyKey = intents.get(intent) ?? crypto.randomUUID();
    intents.set(intent, idempotencyKey);
    try {
      const payload = await graph.change<Payload>(mutation, { ...input, idempotencyKey }, fields);
      intents.delete(intent);
      return payload;
    } catch (error) {
      if (error instanceof Refused) intents.delete(intent);
      throw error;
    }
  }

  const join = page.act(async () => {
    if (!known?.me) return undefined;
    await graph.ask(JOIN, { input: { customerId: known.me.id } });
    await read();
    return 'Welcome. You earn points from now on.';
  });

  const take = ({ id, name, kind }: Reward) =>
    page.act(async () => {
      const { redemption } = await once<{ redemption: { id: string } }>(
        'redeemReward',
        { rewardId: id },
        'redemption { id }',
      );
      shown = redemption.id;
      await read();
      return kind === 'DONATION' ? 'Thank you.' : `${name} is yours.`;
    });

  const takeOffer = ({ id, title }: Offer) =>
    page.act(async () => {
      const { grant } = await once<{ grant: { id: string } }>(
        'activateOffer',
        { offerId: id },
        'grant { id }',
      );
      shown = grant.id;
      await read();
      return `${title}: it is yours.`;
    });

  const lookAround = page.act(async () => {
    const position = await positionNow();
    if (!position) return 'This phone doesn’t say where it is.';
    const { reportPosition } = await graph.ask<{ reportPosition: Reported }>(REPORT_POSITION, {
      input: { position },
    });
    const { grants, withheld } = reportPosition;
    await read();
    const [grant] = grants;
    if (grant) return `${grant.offer.title}${grant.store ? `, at ${grant.store.name}` : ''}`;
    return withheld ? WITHHELD[withheld] : 'There is no offer for you here just now.';
  });

  const giveBack = ({ id, points: paid }: Voucher) =>
    page.act(async () => {
      await once('cancelRedemption', { redemptionId: id }, 'redemption { id }');
      await read();
      return `${points(paid)} are yours again.`;
    });

  const older = page.act(async () => {
    const account = known?.me?.loyaltyAccount;
    if (!account) return undefined;
    const { me } = await graph.ask<Pick<Membership, 'me'>>(MORE_POSTINGS, {
      after: account.postings.pageInfo.endCursor,
    });
    const next = me?.loyaltyAccount?.postings;
    if (next) account.postings = { ...next, edges: [...account.postings.edges, ...next.edges] };
    return undefined;
  });

  const olderVouchers = page.act(async () => {
    const account = known?.me?.loyaltyAccount;
    if (!account) return undefined;
    const { me } = await graph.ask<Pick<Membership, 'me'>>(MORE_VOUCHERS, {
      after: account.redemptions.pageInfo.endCursor,
    });
    const next = me?.loyaltyAccount?.redemptions;
    if (next) account.redemptions = { ...next, edges: [...account.redemptions.edges, ...next.edges] };
    return undefined;
  });

  function drawAccount(account: Account): TemplateResult {
    return html`
      <section class="panel" aria-labelledby="balance">
        <h1 id="balance" class="figure">${points(account.balance)}</h1>
        ${
          account.balance < 0
            ? html`<p>Goods came back whose points were spent. What you earn next pays for them.</p>`
            : nothing
        }
        ${account.pendingPoints > 0 ? html`<p>${points(account.pendingPoints)} more are on their way: they count once goods can’t be brought back any more.</p>` : nothing}
        ${account.reservedPoints > 0 ? html`<p><small>${points(account.reservedPoints)} are set aside for your vouchers.</small></p>` : nothing}
        ${drawStanding(account)}
      </section>
      ${drawCode()} ${drawVouchers(account)}
    `;
  }

  const nameOf = (tier: string): string =>
    known?.programme?.tiers.ladder.find((level) => level.tier === tier)?.name ?? words(tier);

  function drawStanding(account: Account): TemplateResult {
    const { standing, benefits } = account;
    const { tier, toNext, toKeep, keptUntil, isLifetime, warning } = standing;
    const counted = sizeOf(standing.explanation.counted);
    return html`<p><span class="badge">${nameOf(tier)}</span>${isLifetime ? ' for good' : ''}</p>
      ${
        toNext
          ? html`<label>${amountText(toNext.amount)} to ${nameOf(toNext.tier)}
              <progress max=${counted + sizeOf(toNext.amount)} value=${counted}></progress>
            </label>`
          : nothing
      }
      ${warning ? html`<p class="less"><strong>From ${dayOf(warning.at)} you are ${nameOf(warning.to)}</strong>, unless you earn more.</p>` : nothing}
      ${toKeep && keptUntil ? html`<p>${amountText(toKeep.amount)} more until ${dayOf(keptUntil)}, and you stay ${nameOf(tier)}.</p>` : nothing}
      ${
        benefits?.length
          ? html`<ul class="lines">${benefits.map(({ text }) => html`<li>${text}</li>`)}</ul>`
          : nothing
      }
      <details class="plain">
        <summary>How this comes about</summary>
        <p>${account.explanation?.text}</p>
        <p>${standing.explanation.text}</p>
      </details>`;
  }

  function drawCode(): TemplateResult {
    const left = code && timeLeft(code.until, now);
    return html`<section class="panel" aria-labelledby="code">
      <h2 id="code">At the till</h2>
      ${
        shown === MEMBER && code && left
          ? html`${qrCode(code.text, 'QR code of your membership, for a till to scan')}
              <p class="centre">Good once, ${left}.</p>`
          : nothing
      }
      <button class="first" aria-expanded=${shown === MEMBER} @click=${show(MEMBER)}>${shown === MEMBER ? 'Hide my code' : 'Show my code'}</button>
    </section>`;
  }

  function drawVouchers({ redemptions: { edges, pageInfo } }: Account): TemplateResult | typeof nothing {
    if (!edges.length) return nothing;
    return html`<section class="panel" aria-labelledby="vouchers">
      <h2 id="vouchers">Vouchers</h2>
      <ul class="rows">${repeat(
        edges.map(({ node }) => node),
        ({ id }) => id,
        drawVoucher,
      )}</ul>
      ${pageInfo.hasNextPage ? html`<button @click=${olderVouchers}>Older vouchers</button>` : nothing}
    </section>`;
  }

  function drawVoucher(voucher: Voucher): TemplateResult {
    const { id, reward, voucherCode, state } = voucher;
    const isShown = shown === id && voucherCode !== null && state !== 'CANCELLED' && state !== 'LAPSED';
    const canShow = voucherCode !== null && (state === 'ISSUED' || reward.kind === 'PARTNER');
    return html`<li>
      <div class="row">
        <span><strong>${reward.name}</strong><br><small>${stateText(voucher)}</small></span>
        ${
          canShow
            ? html`<button aria-expanded=${isShown} aria-label=${`${isShown ? 'Hide' : 'Show'} the code of ${reward.name}`} @click=${show(id)}>${isShown ? 'Hide' : 'Show'}</button>`
            : nothing
        }
      </div>
      ${
        isShown && canShow
          ? html`<p>${reward.text}</p>
              ${qrCode(voucherCode, `QR code of ${reward.name}, for a till to scan`)}
              <p class="digits small">${voucherCode}</p>
              ${reward.kind === 'VOUCHER' ? html`<button class="plain" @click=${giveBack(voucher)}>Give it back for ${points(voucher.points)}</button>` : nothing}`
          : nothing
      }
    </li>`;
  }

  function drawOffers({ me, offersForEverybody }: Membership): TemplateResult {
    const grants = (me?.offerGrants ?? []).filter(
      ({ state, validUntil }) => state === 'GRANTED' && timeLeft(validUntil, now),
    );
    const used = (me?.offerGrants ?? []).filter(({ state }) => state === 'REDEEMED').slice(0, MOST_USED);
    const had = new Set(grants.map(({ offer }) => offer.id));
    const offers: (Offer | ChosenOffer)[] = (me?.offers ?? offersForEverybody ?? []).filter(
      ({ id, validUntil }) => !had.has(id) && timeLeft(validUntil, now),
    );
    return html`<section class="panel" aria-labelledby="offers">
      <h2 id="offers">Offers</h2>
      ${grants.length || offers.length ? nothing : html`<p>There are none just now.</p>`}
      <ul class="rows">
        ${repeat(grants, ({ id }) => id, drawGrant)} ${repeat(offers, ({ id }) => id, drawOffer)}
        ${repeat(
          used,
          ({ id }) => id,
          ({ offer, redeemedAt }) =>
            html`<li>${offer.title}<br><small>Used ${redeemedAt ? timeOf(redeemedAt) : ''}</small></li>`,
        )}
      </ul>
      <button @click=${lookAround}>Is there one where I am?</button>
      ${
        me?.offers
          ? nothing
          : html`<p><small>These are for everybody. Offers that are chosen for you need your leave:
              <a href="/privacy/preferences">decide about it</a>.</small></p>`
      }
    </section>`;
  }

  function drawGrant(grant: Grant): TemplateResult {
    const { id, offer, store, code: tillCode, reason, validUntil } = grant;
    const isShown = shown === id && tillCode !== null;
    return html`<li>
      <div class="row"><strong>${offer.title}</strong><span class="badge">${advantage(grant)}</span></div>
      <p>${offer.text}</p>
      <p><strong class=${Date.parse(validUntil) - now < DAY_MS ? 'waiting' : ''}>${timeLeft(validUntil, now)}</strong>${store ? ` · ${store.name}` : ''}</p>
      <p><small>${reason.text}</small></p>
      ${
        tillCode
          ? html`<button aria-expanded=${isShown} aria-label=${`${isShown ? 'Hide' : 'Show'} the code of ${offer.title}`} @click=${show(id)}>${isShown ? 'Hide' : 'Show'}</button>`
          : html`<p><small>${offer.redeemBy === 'CARD' ? 'It comes off when you pay with a card that you have linked.' : 'It counts by itself when you buy.'}</small></p>`
      }
      ${
        isShown
          ? html`${qrCode(tillCode, `QR code of ${offer.title}, for a till to scan`)}<p class="digits small">${tillCode}</p>`
          : nothing
      }
    </li>`;
  }

  function drawOffer(offer: Offer | ChosenOffer): TemplateResult {
    const { title, text, validUntil, stores, isGivenOnArrival } = offer;
    return html`<li>
      <div class="row"><strong>${title}</strong><span class="badge">${advantage(offer)}</span></div>
      <p>${text}</p>
      <p><small>${timeLeft(validUntil, now)}${stores ? ` · ${stores.map(({ name }) => name).join(', ')}` : ''}</small></p>
      ${'reason' in offer && offer.reason ? html`<p><small>${offer.reason.text}</small></p>` : nothing}
      ${isGivenOnArrival ? nothing : html`<button aria-label=${`Take it: ${title}`} @click=${takeOffer(offer)}>Take it</button>`}
    </li>`;
  }

  function drawRewards(membership: Membership): TemplateResult | typeof nothing {
    const { rewards, me } = membership;
    const account = me?.loyaltyAccount;
    if (!rewards?.length || !account) return nothing;
    return html`<section class="panel" aria-labelledby="rewards">
      <h2 id="rewards">Rewards</h2>
      <ul class="rows">${repeat(
        rewards,
        ({ id }) => id,
        (reward) => drawReward(reward, account),
      )}</ul>
    </section>`;
  }

  function drawReward(reward: Reward, { balance, standing }: Account): TemplateResult {
    const { name, text, kind, cause, tiers, left, stores } = reward;
    const missing = reward.points - balance;
    const isGift = kind === 'DONATION';
    const refusal =
      tiers && !tiers.includes(standing.tier)
        ? `For ${tiers.map(nameOf).join(' and ')}.`
        : left === 0
          ? 'There are none left.'
          : missing > 0
            ? `${points(missing)} more to go.`
            : null;
    const facts = [
      cause && `For ${cause}`,
      left && `${left} left`,
      stores?.map((store) => store.name).join(', '),
    ];
    return html`<li>
      <div class="row"><strong>${name}</strong><span>${points(reward.points)}</span></div>
      <p>${text}</p>
      ${facts.some(Boolean) ? html`<p><small>${facts.filter(Boolean).join(' · ')}</small></p>` : nothing}
      ${
        refusal
          ? html`<p><small>${refusal}</small></p>`
          : html`<button aria-label=${`${isGift ? 'Give' : 'Take it'}: ${name}`} @click=${take(reward)}>${isGift ? 'Give' : 'Take it'}</button>`
      }
    </li>`;
  }

  const drawExpiries = ({ upcomingExpiries }: Account): TemplateResult | typeof nothing =>
    upcomingExpiries.length
      ? html`<section class="panel" aria-labelledby="expiries">
          <h2 id="expiries">Points that expire</h2>
          <ul class="rows">${upcomingExpiries.map(
            (expiry) =>
              html`<li class="row"><span>${points(expiry.points)}</span><span>${dayOf(expiry.expiresAt)}</span></li>`,
          )}</ul>
        </section>`
      : nothing;

  function drawHistory({ postings: { edges, pageInfo } }: Account): TemplateResult {
    return html`<section class="panel" aria-labelledby="history">
      <h2 id="history">History</h2>
      ${edges.length ? nothing : html`<p>Nothing yet: your first purchase is the beginning.</p>`}
      <ol class="rows">${repeat(
        edges.map(({ node }) => node).filter((posting) => posting.points || posting.pendingPoints),
        ({ id }) => id,
        drawPosting,
      )}</ol>
      ${pageInfo.hasNextPage ? html`<button @click=${older}>Older entries</button>` : nothing}
    </section>`;
  }

  function drawPosting({ kind, points: count, pendingPoints, occurredAt }: Posting): TemplateResult {
    const change = count || pendingPoints;
    return html`<li class="row">
      <span>${KINDS[kind] ?? words(kind)}<br><small>${dayOf(occurredAt)}${count ? '' : ', on their way'}</small></span>
      <strong class=${change < 0 ? 'less' : 'more'}>${change > 0 ? '+' : ''}${points(change)}</strong>
    </li>`;
  }

  return {
    /** Reads it again, and keeps it up to date while it is looked at. */
    async open(): Promise<undefined> {
      clearInterval(ticking);
      await read();
      now = Date.now();
      ticking = setInterval(() => void tick(), TICK_MS);
      return undefined;
    },

    /** Stops looking. */
    close(): void {
      clearInterval(ticking);
      shown = null;
      code = null;
    },

    draw(): TemplateResult {
      if (!known) return html`<h1>Points</h1>`;
      const account = known.me?.loyaltyAccount;
      if (!account) {
        return html`<section class="panel" aria-labelledby="join">
            <h1 id="join">${known.programme?.name ?? 'Our programme'}</h1>
            <p>Members earn points with what they buy and take rewards for them.</p>
            <button class="first" @click=${join}>Join</button>
          </section>
          ${drawOffers(known)}`;
      }
      return html`${drawAccount(account)} ${drawOffers(known)} ${drawRewards(known)} ${drawExpiries(account)} ${drawHistory(account)}`;
    },
  };
}

/** Where this phone is; null when it doesn't know or may not say. */
const positionNow = (): Promise<{ latitude: number; longitude: number } | null> =>
  new Promise((done) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => done({ latitude, longitude }),
      () => done(null),
      { enableHighAccuracy: true, timeout: POSITION_WITHIN_MS },
    ),
  );

const advantage = ({
  percentOff,
  pointsMultiplier,
}: Pick<Offer, 'percentOff' | 'pointsMultiplier'>): string =>
  percentOff ? `${percentOff} % off` : `${pointsMultiplier} × points`;

const sizeOf = ({ points: count, spend, purchases }: Amount): number =>
  count ?? spend?.amountMinor ?? purchases ?? 0;

function amountText({ points: count, spend, purchases }: Amount): string {
  if (spend) return money(spend);
  return purchases === null ? points(count ?? 0) : `${purchases} ${purchases === 1 ? 'order' : 'orders'}`;
}

function stateText({ reward, state, redeemedAt, usedAt, validUntil, store }: Voucher): string {
  if (reward.kind === 'DONATION') return `Given on ${dayOf(redeemedAt)}`;
  switch (state) {
    case 'USED':
      return `Used ${usedAt ? timeOf(usedAt) : ''}${store ? `, ${store.name}` : ''}`;
    case 'CANCELLED':
      return 'Given back for its points';
    case 'LAPSED':
      return 'Not used in time; its points are yours again';
    default:
      return validUntil ? `Good until ${timeOf(validUntil)}` : `Taken on ${dayOf(redeemedAt)}`;
  }
}

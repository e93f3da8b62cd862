import type { ClientSession } from 'mongodb';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Ledger } from '../data/ledger.ts';
import type { CurrentProgramme } from '../programme/programmes.ts';
import type { Grants } from './grants.ts';
import type { Facts, Person } from './judge.ts';
import { memberOf } from './member.ts';
import type { Signals } from './signals.ts';
import { type Channel, type OfferTerms, PERSONAL, PURPOSE_OF, WHEREABOUTS } from './terms.ts';

/** What a customer permits at this moment. */
export type Permits = { personalisation: boolean; location: boolean; channels: Channel[] };

export const NOTHING_PERMITTED: Permits = { personalisation: false, location: false, channels: [] };

type Sources = { ledger: Ledger; programmes: CurrentProgramme; signals: Signals; grants: Grants };

/** What offers are looked at with. Each thing is read, or asked, only when an offer depends on it. */
export function openFacts(
  { permitsNow, shopNow, log, clock }: Pick<Dependencies, 'permitsNow' | 'shopNow' | 'log' | 'clock'>,
  { ledger, programmes, signals, grants }: Sources,
) {
  return {
    /** Asks consent. Null when it can't be asked: then nothing is permitted. */
    async permitsOf(customerId: string, offers: readonly OfferTerms[]): Promise<Permits | null> {
      const wanted = [...new Set(offers.flatMap(({ channels = [] }) => channels))];
      const permits = (purpose: string) => permitsNow({ customerId, purpose });
      try {
        const [personalisation, location, ...channels] = await Promise.all([
          permits(PERSONAL),
          permits(WHEREABOUTS),
          ...wanted.map((channel) => permits(PURPOSE_OF[channel])),
        ]);
        return { personalisation, location, channels: wanted.filter((_, index) => channels[index]) };
      } catch (error) {
        log.warn({ err: error }, 'consent could not be asked: no offers');
        return null;
      }
    },

    /** What may be known of a customer who permits personal offers. */
    async personOf(
      ids: readonly string[],
      offers: readonly OfferTerms[],
      session?: ClientSession,
    ): Promise<Person> {
      const now = clock();
      const hasSignals = offers.some(
        ({ behaviour: b }) => b && (b.viewedProductIds || b.leftBag || b.readContentIds),
      );
      const [account, programme, noted, used] = await Promise.all([
        ledger.membershipOf(ids),
        programmes.current(),
        hasSignals ? signals.of(ids, now) : [],
        offers.some(({ singleUse }) => singleUse) ? grants.usedOf(ids, session) : [],
      ]);
      const asksBalance = offers.some(({ audience }) => audience?.balanceAtLeast !== undefined);
      const balance = account && asksBalance ? await ledger.balanceOf(account) : 0;
      const member = account && memberOf(account, balance, programme, now);
      return { member, signals: noted, used: new Set(Array.from(used, (id) => id.replace(/^off_/, ''))) };
    },

    /** What orders know that these offers depend on. Null when it can't be asked: then what depends on it isn't met. */
    async shopFor(
      offers: readonly OfferTerms[],
      { customerId, storeId }: { customerId: string | null; storeId: string | null },
    ): Promise<Facts['shop']> {
      const skus = storeId === null ? [] : [...new Set(offers.flatMap(({ stock }) => stock?.skus ?? []))];
      const looksIn = offers.some(({ behaviour: b }) => b && (b.bagSkus || b.wishSkus || b.leftBag));
      const whose = looksIn ? customerId : null;
      if (!skus.length && whose === null) return null;
      try {
        return (await shopNow?.({ customerId: whose, storeId, skus: skus.slice(0, MAX_SKUS) })) ?? null;
      } catch (error) {
        log.warn({ err: error }, 'orders could not be asked: no offers that depend on stock, bag or wishes');
        return null;
      }
    },
  };
}

/** Of which orders say the stock at once. What isn't asked for counts as not there. */
const MAX_SKUS = 500;

export type OfferFacts = ReturnType<typeof openFacts>;

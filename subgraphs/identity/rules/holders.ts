import { MAX_HOLDERS, STANDINGS, type Standing } from './identifiers.ts';
import type { HeldIdentifier } from './traits.ts';

/** A customer who holds an identifier. */
export type Holder = Pick<HeldIdentifier, 'value' | 'standing' | 'source' | 'firstSeen' | 'lastSeen'> & {
  customerId: string;
};

/** Who holds one identifier; at most {@link MAX_HOLDERS} of each standing. */
export type Holding = {
  holders: Holder[];
  /** There would be more: the identifier is nobody's and links nothing. Stays so. */
  crowded?: true;
};

/** Puts a holder in, or brings the entry up to date. Returns the same object when it says so already, or there is no room and nothing to say. */
export function withHolder<Held extends Holding>(holding: Held, holder: Holder): Held {
  const others = holding.holders.filter(({ customerId }) => customerId !== holder.customerId);
  const known = holding.holders.find(({ customerId }) => customerId === holder.customerId);
  if (others.filter(({ standing }) => standing === holder.standing).length >= MAX_HOLDERS) {
    // Claims are anybody's to make, so any number of them says nothing about the identifier.
    const isClaim = holder.standing === 'claimed';
    if (!known && (isClaim || holding.crowded)) return holding;
    return { ...holding, holders: others, ...(!isClaim && { crowded: true }) };
  }
  const firstSeen = known && known.firstSeen < holder.firstSeen ? known.firstSeen : holder.firstSeen;
  if (known && isSame(known, { ...holder, firstSeen })) return holding;
  return { ...holding, holders: [...others, { ...holder, firstSeen }] };
}

/** Whether the same is said of an identifier. */
export const isSame = (one: Omit<Holder, 'customerId'>, other: Omit<Holder, 'customerId'>): boolean =>
  one.value === other.value &&
  one.standing === other.standing &&
  one.source === other.source &&
  one.firstSeen.getTime() === other.firstSeen.getTime() &&
  one.lastSeen.getTime() === other.lastSeen.getTime();

export const withoutHolder = <Held extends Holding>(holding: Held, customerId: string): Held => ({
  ...holding,
  holders: holding.holders.filter((holder) => holder.customerId !== customerId),
});

/** The one customer whom an identifier leads to: of those with the best standing, if it is one; else null. */
export function soleHolder({ holders, crowded }: Holding): string | null {
  const standings: readonly Standing[] = crowded ? ['verified'] : STANDINGS;
  for (const standing of standings) {
    const [holder, another] = holders.filter((one) => one.standing === standing);
    if (holder) return another ? null : holder.customerId;
  }
  return null;
}

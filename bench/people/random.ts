/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = {
  /** From 0 up to but not 1. */
  next(): number;
  /** A whole number from 0 up to but not `bound`. */
  below(bound: number): number;
  /** True in this share of the calls. */
  chance(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** The first items often, the last ones seldom, as names are given. */
  pickEarly<Item>(items: readonly Item[], steepness?: number): Item;
};

/** @param seeds whole numbers; another one anywhere gives unrelated numbers. */
export function randomOf(...seeds: number[]): Random {
  let state = seeds.reduce(
    (mixed, seed) => mix(mixed ^ Math.imul(seed + 0x9e3779b9, 0x85ebca6b)),
    0x2545f491,
  );
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    return (mix(state) >>> 0) / 4_294_967_296;
  };
  const at = <Item>(items: readonly Item[], share: number): Item => {
    const item = items[Math.floor(share * items.length)];
    if (item === undefined) throw new Error('there is nothing to pick from');
    return item;
  };
  return {
    next,
    below: (bound) => Math.floor(next() * bound),
    chance: (share) => next() < share,
    pick: (items) => at(items, next()),
    pickEarly: (items, steepness = 2) => at(items, next() ** steepness),
  };
}

/** Finalizer of MurmurHash3. */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/**
 * How ids became one customer, as a tree: one joining for each merge, with what it joined. Facts stay under the id that they
 * were recorded for, and say by their tick whether they came before or after a joining.
 */
export type Joining = {
  /** What was recorded after it, under any of its ids, has a higher tick. Clocks don't matter. */
  tick: number;
  /** When consent heard of it; absent for what it hasn't heard of. */
  at?: Date;
  /** Two or more. */
  parts: Part[];
};

/** An id, or ids that had become one before. */
export type Part = string | Joining;

/** The ids of a part, in no order that means anything. */
export const idsOf = (part: Part): string[] =>
  typeof part === 'string' ? [part] : part.parts.flatMap(idsOf);

/** What is left of a part when it loses all other ids; null when nothing is. */
export function kept(part: Part, ids: ReadonlySet<string>): Part | null {
  if (typeof part === 'string') return ids.has(part) ? part : null;
  const parts = part.parts.flatMap((one) => kept(one, ids) ?? []);
  const [first] = parts;
  if (first === undefined) return null;
  const { tick, at } = part;
  return parts.length === 1 ? first : { tick, ...(at && { at }), parts };
}

/** These ids as one customer: as they were joined, and those of whose joining nothing is known as if it were just now. */
export function together(ids: readonly string[], joining: Joining | null): Part {
  const wanted = new Set(ids);
  const known = joining && kept(joining, wanted);
  const covered = new Set(known === null ? [] : idsOf(known));
  const parts: Part[] = [...(known === null ? [] : [known]), ...ids.filter((id) => !covered.has(id))];
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { tick: Number.POSITIVE_INFINITY, parts };
}

/** After which tick two ids of a part are one. */
export function togetherAfter(part: Part, one: string, other: string): number {
  if (typeof part === 'string') return 0;
  const both = part.parts.find((inner) => {
    const ids = idsOf(inner);
    return ids.includes(one) && ids.includes(other);
  });
  return both === undefined ? part.tick : togetherAfter(both, one, other);
}

/** What an id says. Without a tick it was said while the id was a customer by itself. */
export type Said = { tick?: number };

/**
 * What holds of what the ids said: the newest that was said after they had become one, or else all that was said before, side
 * by side. Then the stricter holds, which the caller finds.
 */
export function holding<Fact extends Said>(part: Part, saidBy: (id: string) => Fact | null): Fact[] {
  if (typeof part === 'string') {
    const said = saidBy(part);
    return said ? [said] : [];
  }
  const newest = newestAfter(part, saidBy);
  return newest ? [newest] : part.parts.flatMap((one) => holding(one, saidBy));
}

function newestAfter<Fact extends Said>(joining: Joining, saidBy: (id: string) => Fact | null): Fact | null {
  let newest: Fact | null = null;
  for (const id of idsOf(joining)) {
    const said = saidBy(id);
    if (said && (said.tick ?? 0) > Math.max(joining.tick, newest?.tick ?? 0)) newest = said;
  }
  return newest;
}

/** The first joining by which what holds began to differ; null while it doesn't. */
export function disagreement<Fact extends Said>(
  part: Part,
  saidBy: (id: string) => Fact | null,
  differ: (facts: readonly Fact[]) => boolean,
): Joining | null {
  if (typeof part === 'string' || !differ(holding(part, saidBy))) return null;
  for (const inner of part.parts) {
    const earlier = disagreement(inner, saidBy, differ);
    if (earlier) return earlier;
  }
  return part;
}

/**
 * The trees of customers who are now one or have parted, from those of before.
 * @param customers the ids of each customer, as they are now.
 */
export function rejoined(
  customers: readonly (readonly string[])[],
  before: readonly Joining[],
  { tick, at }: { tick: number; at: Date },
): Joining[] {
  return customers.flatMap((ids) => {
    const wanted = new Set(ids);
    const known = before.flatMap((joining) => kept(joining, wanted) ?? []);
    const covered = new Set(known.flatMap(idsOf));
    const parts = [...known, ...ids.filter((id) => !covered.has(id))];
    if (parts.length > 1) return [{ tick, at, parts }];
    return parts.filter((part): part is Joining => typeof part !== 'string');
  });
}

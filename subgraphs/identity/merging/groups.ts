/** That two ids are one customer: `into` is on the side whose id the customer went by from then on. */
export type Joint = { into: string; from: string };

/**
 * The customers that joints make of ids, each with the id that they go by first. The joints in the order in which they were
 * made; one that joins what is joined already changes nothing.
 */
export function groupsOf(ids: readonly string[], joints: readonly Joint[]): string[][] {
  const groupOf = new Map(ids.map((id): [string, string[]] => [id, [id]]));
  for (const { into, from } of joints) {
    const [stays, goes] = [groupOf.get(into), groupOf.get(from)];
    if (!stays || !goes || stays === goes) continue;
    const joined = [...stays, ...goes];
    for (const id of joined) groupOf.set(id, joined);
  }
  return [...new Set(groupOf.values())];
}

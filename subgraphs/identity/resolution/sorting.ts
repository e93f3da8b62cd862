/** Indexes 0 to `keys.length - 1` by ascending key (unsigned); equal keys keep their order. Linear (radix sort). */
export function sortedIndexes(keys: Int32Array, order: Uint32Array = indexes(keys.length)): Uint32Array {
  let from: Uint32Array = order;
  let to: Uint32Array = new Uint32Array(order.length);
  for (const [shift, width] of [
    [0, 11],
    [11, 11],
    [22, 10],
  ] as const) {
    const buckets = new Uint32Array((1 << width) + 1);
    const mask = (1 << width) - 1;
    for (let i = 0; i < from.length; i += 1) {
      const bucket = ((keys[from[i] as number] as number) >>> shift) & mask;
      buckets[bucket + 1] = (buckets[bucket + 1] as number) + 1;
    }
    for (let i = 1; i <= mask; i += 1) buckets[i] = (buckets[i] as number) + (buckets[i - 1] as number);
    for (let i = 0; i < from.length; i += 1) {
      const index = from[i] as number;
      const bucket = ((keys[index] as number) >>> shift) & mask;
      const at = buckets[bucket] as number;
      to[at] = index;
      buckets[bucket] = at + 1;
    }
    [from, to] = [to, from];
  }
  return from;
}

function indexes(count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) order[i] = i;
  return order;
}

/**
 * Where an empty variable of an operation comes from: by its name, places in what was answered before, e.g.
 * `me/grants/app.id=music/id`, in which `app.id=music` is the first of the list that has it.
 */
export type Sources = Readonly<Record<string, readonly string[]>>;

/** What nothing answers: made anew for each run. */
const FRESH: Readonly<Record<string, () => string>> = {
  key: () => crypto.randomUUID(),
  observedAt: () => new Date().toISOString(),
};

/** Remembers what operations answered, so that the next one needs no copying of ids. What somebody has written stays. */
export function openCarried(sources: Sources) {
  const known = new Map<string, string>();
  return {
    keep(data: unknown): void {
      for (const [name, places] of Object.entries(sources)) {
        for (const place of places) {
          const value = at(data, place);
          if (typeof value === 'string' && value) known.set(name, value);
        }
      }
    },

    /** `names`: those that the operation declares. `missing`: those that nothing has answered yet. */
    fill(names: readonly string[], variables: Readonly<Record<string, unknown>>) {
      const filled = { ...variables };
      const missing: string[] = [];
      for (const name of names) {
        if (filled[name] !== undefined && filled[name] !== '') continue;
        const value = FRESH[name]?.() ?? known.get(name);
        if (value !== undefined) filled[name] = value;
        else if (sources[name]) missing.push(name);
      }
      return { variables: filled, missing };
    },
  };
}

/** Undefined when there is no such place. */
function at(data: unknown, place: string): unknown {
  let found = data;
  for (const step of place.split('/')) {
    const [path = '', wanted] = step.split('=');
    found =
      wanted === undefined
        ? field(found, path)
        : Array.isArray(found) && found.find((item) => path.split('.').reduce(field, item) === wanted);
  }
  return found;
}

const field = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[name] : undefined;

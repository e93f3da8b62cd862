/**
 * One row of a journey's table: who may take a step from a state, and where it leads. Each journey (pickup, return, …)
 * adds to its rows what happens in the same transaction. What has no row is refused.
 */
export type Row<State extends string = string, Step extends string = string, By extends string = string> = {
  from: State;
  step: Step;
  /** The same as `from`: the step has been taken already, and taking it again changes nothing in the state. */
  to: State;
  by: readonly By[];
  /** Name of the mutation that takes the step, where it isn't the step's own. */
  mutation?: string;
};

/** Patron itself, when time runs out or something outside answers. No person takes its steps. */
const SYSTEM = 'SYSTEM';

/** The row that this step is for this actor, or null when the table has none. */
export function transitionIn<Its extends Row>(
  table: readonly Its[],
  from: Its['from'],
  step: Its['step'],
  actor: Its['by'][number],
): Its | null {
  return table.find((row) => row.from === from && row.step === step && row.by.includes(actor)) ?? null;
}

/**
 * Mutations that a person may take from here, with who may, e.g. `cancelOrder (customer, associate)`, in the table's order.
 * Empty when it is over.
 */
export function allowedIn<Its extends Row>(table: readonly Its[], from: Its['from']): string[] {
  const whoMay = new Map<string, Set<string>>();
  for (const { step, mutation = step, by } of table.filter((row) => row.from === from)) {
    const people = whoMay.get(mutation) ?? new Set();
    for (const one of by) if (one !== SYSTEM) people.add(one.toLowerCase());
    if (people.size) whoMay.set(mutation, people);
  }
  return Array.from(whoMay, ([mutation, people]) => `${mutation} (${[...people].join(', ')})`);
}

/** Why a step is refused, with what is possible instead; for developers. */
export function refusalIn<Its extends Row>(
  table: readonly Its[],
  from: Its['from'],
  step: string,
  what: string,
): string {
  const allowed = allowedIn(table, from);
  const next = allowed.length ? `Allowed next: ${allowed.join(', ')}.` : 'Nothing is allowed any more.';
  return `${step} is not possible when the ${what} is ${from}. ${next}`;
}

/** States that something leads out of: the journey isn't over. */
export const openStatesOf = <Its extends Row>(table: readonly Its[]): readonly Its['from'][] => [
  ...new Set(table.filter(({ from, to }) => from !== to).map(({ from }) => from)),
];

/** Every state that the table names. */
export const statesOf = <Its extends Row>(table: readonly Its[]): readonly Its['from'][] => [
  ...new Set(table.flatMap(({ from, to }) => [from, to])),
];

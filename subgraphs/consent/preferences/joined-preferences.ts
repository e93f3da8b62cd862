import { holding, type Part } from '../rules/joining.ts';
import {
  type Choice,
  type FrequencyCap,
  type Period,
  type Preferences,
  preferencesIn,
} from './preferences.ts';

/** What one id's customer chose. */
export type ChosenById = Preferences & {
  customerId: string;
  /** Of the last time that all was set, see `rules/joining.ts`. */
  tick?: number;
  /** Of the last snooze, or the end of one. */
  snoozeTick?: number;
};

/**
 * What holds for a customer of several ids: preferences side by side, each of which takes away by itself. What was set last since they
 * became one holds alone, but for what was refused by a letter after it; before that, all that was set.
 */
export function joinedPreferences(part: Part, chosen: readonly ChosenById[]): Preferences[] {
  const byId = new Map(chosen.map((one) => [one.customerId, one]));
  const held = holding(part, (id) => byId.get(id) ?? null);
  const since = Math.max(0, ...held.map(({ tick = 0 }) => tick));
  const refused = chosen
    .filter((one) => !held.includes(one))
    .flatMap(({ choices }) => choices.filter(({ wanted, tick = 0 }) => !wanted && tick > since));
  const snoozes = holding(part, (id) => snoozeOf(byId.get(id)));
  const snoozedUntil = latest(snoozes.map(({ until }) => until));
  const others: Preferences[] = refused.length
    ? [{ choices: refused, frequencyCaps: [], doNotApproach: false }]
    : [];
  return [...held, ...others].map((one) => {
    const { snoozedUntil: _, ...preferences } = preferencesIn(one);
    return { ...preferences, ...(snoozedUntil && { snoozedUntil }) };
  });
}

type Snooze = { tick?: number; until?: Date };

function snoozeOf(chosen: ChosenById | undefined): Snooze | null {
  if (!chosen) return null;
  const { snoozedUntil: until, snoozeTick: tick } = chosen;
  if (!until && tick === undefined) return null;
  return { ...(tick !== undefined && { tick }), ...(until && { until }) };
}

const latest = (times: readonly (Date | undefined)[]): Date | undefined =>
  times.reduce((last, time) => (time && (!last || time > last) ? time : last), undefined);

const DAYS: Record<Period, number> = { DAY: 1, WEEK: 7, MONTH: 30 };

/** Preferences that hold side by side as one text: of two quiet hours, languages or tones the first is shown, and all hold. */
export function shownTogether(all: readonly Preferences[]): Preferences {
  const [first, ...others] = all;
  if (!first) return { choices: [], frequencyCaps: [], doNotApproach: false };
  let shown = first;
  for (const one of others) {
    shown = {
      ...one,
      ...shown,
      choices: withRefusals(shown.choices, one.choices),
      frequencyCaps: stricterCaps(shown.frequencyCaps, one.frequencyCaps),
      doNotApproach: shown.doNotApproach || one.doNotApproach,
    };
  }
  return shown;
}

/** Of two choices about the same the one that says no. */
function withRefusals(choices: readonly Choice[], others: readonly Choice[]): Choice[] {
  const chosen = new Map<string, Choice>();
  for (const choice of [...choices, ...others]) {
    const key = JSON.stringify([choice.purpose, choice.channel, choice.topic]);
    if (!chosen.has(key) || !choice.wanted) chosen.set(key, choice);
  }
  return [...chosen.values()];
}

function stricterCaps(caps: readonly FrequencyCap[], others: readonly FrequencyCap[]): FrequencyCap[] {
  const chosen = new Map<string, FrequencyCap>();
  for (const cap of [...caps, ...others]) {
    const before = chosen.get(cap.channel);
    if (!before || cap.most / DAYS[cap.per] < before.most / DAYS[before.per]) chosen.set(cap.channel, cap);
  }
  return [...chosen.values()];
}

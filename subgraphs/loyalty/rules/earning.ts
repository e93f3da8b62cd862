import { minorUnitsPerUnit } from '#shared/money.ts';
import { isOpen, type Period, type Window } from './windows.ts';

/** What earns points. */
export type EarningRules = {
  rules: readonly EarningRule[];
  /** Whether the tax in a line's amount earns, too. A line whose tax isn't known counts as if there were none in it. */
  tax: 'INCLUDING' | 'EXCLUDING';
  /** Of several multipliers for a line, of rules and offers: the one that gives most, or all on top of what the line earned. */
  multipliers: 'BEST' | 'ADD';
  /** What earns nothing by any rule, e.g. gift cards. */
  excluded?: Selection;
  /** IANA: by which caps begin again; windows go by it where no store's is known. */
  timeZone: string;
};

/** Which purchases and lines. What is absent leaves all in; of what is there, all must be met. */
export type Selection = {
  skus?: string[];
  categories?: string[];
  storeIds?: string[];
  channels?: string[];
  /** Who has one of these tiers when it earns. */
  tiers?: string[];
};

/** How often, or how much, one rule gives one customer in a period. */
export type Cap = { per: Period; points?: number; times?: number };

/** What a customer may do other than buy. */
export const ACTIVITIES = ['REVIEW', 'CHECK_IN', 'SURVEY', 'PROFILE_COMPLETED', 'OTHER'] as const;
export type EngagementActivity = (typeof ACTIVITIES)[number];

export const ROUNDINGS = ['DOWN', 'NEAREST', 'UP'] as const;
type Rounding = (typeof ROUNDINGS)[number];

/**
 * How a rule goes with others for the same line, or for the same purchase: all of `ADD` add up; of `BEST`, the one that gives most,
 * comes to them; an `EXCLUSIVE` one of the highest priority gives alone.
 */
export const STACKINGS = ['ADD', 'BEST', 'EXCLUSIVE'] as const;
type Stacking = (typeof STACKINGS)[number];

/** What a rule gives for. */
export type Award =
  /** `points` for each `perUnits` whole units of currency that are paid for a line. */
  | { kind: 'SPEND'; points: number; perUnits: number; rounding: Rounding }
  /** `points` for each piece. */
  | { kind: 'ITEM'; points: number }
  /** `points` once, whatever was bought; they are shared over the lines by what was paid, so that a return takes its part. */
  | { kind: 'PURCHASE'; points: number }
  /** `percent` of what the line has by `SPEND` and `ITEM`, instead of 100. */
  | { kind: 'MULTIPLIER'; percent: number; rounding: Rounding }
  /** `points` each time. */
  | { kind: 'ENGAGEMENT'; points: number; activity: EngagementActivity };

export type EarningRule = Award & {
  /** Unique in the programme, and the same from version to version: caps and explanations go by it. */
  code: string;
  /** For customers, e.g. `1 point for each euro`. */
  name: string;
  only?: Selection;
  except?: Selection;
  /** ISO 4217. Absent: any. */
  currency?: string;
  /** Least that must be paid for the lines that it is about, in minor units of `currency`, together. */
  minimumMinor?: number;
  from?: Date;
  /** Until just before then. */
  until?: Date;
  window?: Window;
  caps?: readonly Cap[];
  stacking: Stacking;
  /** Higher comes first; at the same priority the code decides. */
  priority: number;
  /** Whether its points count for a tier. */
  qualifying: boolean;
};

export const DEFAULT_EARNING: EarningRules = {
  rules: [
    {
      code: 'spend',
      name: '1 point for each whole unit of currency',
      kind: 'SPEND',
      points: 1,
      perUnits: 1,
      rounding: 'DOWN',
      stacking: 'ADD',
      priority: 0,
      qualifying: true,
    },
  ],
  tax: 'INCLUDING',
  multipliers: 'BEST',
  timeZone: 'UTC',
};

export type BasketLine = {
  lineId: string;
  sku: string;
  quantity: number;
  amountMinor: number;
  category?: string;
  taxMinor?: number;
};

/** Something that is bought, wherever it is known from. */
export type Basket = {
  /** ISO 4217 code of all amounts. */
  currency: string;
  channel: string;
  storeId: string | null;
  /** When it earns: at the handover or, if it was imported, when it was placed. */
  at: Date;
  lines: readonly BasketLine[];
};

/** What multiplies points besides rules; `source` is `offer/` and its id. */
export type Multiplier = { source: string; name: string; percent: number };

/** What a rule has given a customer in the period of each of its caps. */
export type Used = { points: number; times: number };

/** What decides, besides the purchase and the rules. */
export type Circumstances = {
  /** Of the store. Null: that of the programme. */
  timeZone: string | null;
  /** Code of the customer's tier when it earns: where everybody begins, for who is no member yet. */
  tier: string;
  multipliers: readonly Multiplier[];
  /** By {@link capKey}. Absent: nothing. */
  used: ReadonlyMap<string, Used>;
  /** Codes of rules that gave for other lines of the same order before: it is the same time, and for `PURCHASE` it has been. */
  gave: ReadonlySet<string>;
};

/** Why a rule gave what it did, or nothing. */
export const VERDICTS = [
  'GAVE',
  'CAPPED',
  'CAP_REACHED',
  'TOO_LITTLE',
  'NOT_NOW',
  'BELOW_MINIMUM',
  'OUTDONE',
  'GAVE_BEFORE',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What one rule or offer did for one line. */
export type Finding = { source: string; name: string; verdict: Verdict; points: number };

/** Points of one lot by where they come from: a rule's code, or `offer/` and its id. */
export type Part = { ruleId: string; points: number };

/** What one line earns, so that a return can take back exactly that. */
export type LineEarning = {
  lineId: string;
  /** What counts of what was paid for it, in minor units. It earns nothing where that isn't above 0, e.g. for a discount. */
  paidMinor: number;
  /** Whole points: the sum of the parts. */
  points: number;
  /** Of the points, those that count for a tier: of rules that say so, not of offers. */
  qualifyingPoints: number;
  parts: Part[];
  /** Of every rule that is about the line, in the order of the programme, then offers. */
  findings: Finding[];
};

export type Earning = {
  lines: LineEarning[];
  points: number;
  /** What each rule gave, for its caps. */
  given: Map<string, Used>;
};

/** Names a cap of a rule, without its period. */
export const capKey = (code: string, per: Period): string => `${code}/${per}`;

/** The whole points of a share `numerator / denominator`, both at least 0. */
function rounded(numerator: number, denominator: number, rounding: Rounding): number {
  if (rounding === 'UP') return Math.ceil(numerator / denominator);
  if (rounding === 'NEAREST') return Math.floor((2 * numerator + denominator) / (2 * denominator));
  return Math.floor(numerator / denominator);
}

type Rule<Kind extends Award['kind']> = EarningRule & { kind: Kind };

const isA =
  <Kind extends Award['kind']>(...kinds: Kind[]) =>
  (rule: EarningRule): rule is Rule<Kind> =>
    (kinds as string[]).includes(rule.kind);

const has = (list: readonly string[] | undefined, value: string | null | undefined): boolean =>
  !list || (value != null && list.includes(value));

/** Who buys, or takes part, and where. */
type Setting = { storeId: string | null; channel: string | null; tier: string };

/** Whether what happens in a setting may be in a selection at all. */
const suits = ({ storeIds, channels, tiers }: Selection, { storeId, channel, tier }: Setting): boolean =>
  has(storeIds, storeId) && has(channels, channel) && has(tiers, tier);

const holdsGoods = ({ skus, categories }: Selection, { sku, category }: BasketLine): boolean =>
  has(skus, sku) && has(categories, category);

/** An empty selection excludes nothing. */
const excludes = (selection: Selection | undefined, line: BasketLine, setting: Setting): boolean =>
  selection !== undefined &&
  Object.values(selection).some((list) => list !== undefined) &&
  suits(selection, setting) &&
  holdsGoods(selection, line);

/** Whether a rule is about a line at all. */
function isAbout(
  { only = {}, except, currency }: EarningRule,
  line: BasketLine,
  setting: Setting & { currency: string },
): boolean {
  if (currency !== undefined && currency !== setting.currency) return false;
  return suits(only, setting) && holdsGoods(only, line) && !excludes(except, line, setting);
}

function holdsAt({ from, until, window }: EarningRule, at: Date, timeZone: string): boolean {
  if ((from && at < from) || (until && at >= until)) return false;
  return !window || isOpen(window, at, timeZone);
}

const inOrder = (a: EarningRule, b: EarningRule): number =>
  b.priority - a.priority || (a.code < b.code ? -1 : 1);

/** Counts what rules give, and how much of it their caps leave. */
function openCaps({ used, gave }: Pick<Circumstances, 'used' | 'gave'>) {
  const given = new Map<string, Used>();
  return {
    given,
    /** Whole points that the rule may still give. */
    left({ code, caps = [] }: EarningRule): number {
      const now = given.get(code) ?? { points: 0, times: 0 };
      const isSameTime = now.times > 0 || gave.has(code);
      let left = Number.POSITIVE_INFINITY;
      for (const { per, points, times } of caps) {
        const before = used.get(capKey(code, per)) ?? { points: 0, times: 0 };
        if (points !== undefined) left = Math.min(left, points - before.points - now.points);
        if (times !== undefined && !isSameTime && before.times >= times) left = 0;
      }
      return Math.max(0, left);
    },
    give({ code }: EarningRule, points: number): void {
      const now = given.get(code);
      if (now) now.points += points;
      else given.set(code, { points, times: gave.has(code) ? 0 : 1 });
    },
  };
}

type Caps = ReturnType<typeof openCaps>;

/** A rule that would give points to a line, or to a purchase. */
type Candidate = { rule: EarningRule; points: number; wanted: number };

/** Which of the candidates give, by how they go together. */
function winners(candidates: readonly Candidate[]): Set<Candidate> {
  const ordered = [...candidates].sort((a, b) => inOrder(a.rule, b.rule));
  const alone = ordered.find(({ rule }) => rule.stacking === 'EXCLUSIVE');
  if (alone) return new Set([alone]);
  const won = new Set(ordered.filter(({ rule }) => rule.stacking === 'ADD'));
  const [first, ...others] = ordered.filter(({ rule }) => rule.stacking === 'BEST');
  if (first) won.add(others.reduce((best, one) => (one.points > best.points ? one : best), first));
  return won;
}

/** What each rule finds, and the points of those that give. Caps are drawn on by those alone. */
function decide<Kind extends EarningRule>(
  rules: readonly Kind[],
  caps: Caps,
  worth: (rule: Kind) => number | Verdict,
): { findings: Map<string, Finding>; given: { rule: Kind; points: number }[] } {
  const findings = new Map<string, Finding>();
  const note = ({ code, name }: EarningRule, verdict: Verdict, points = 0) =>
    findings.set(code, { source: code, name, verdict, points });
  const candidates: Candidate[] = [];
  for (const rule of rules) {
    const wanted = worth(rule);
    if (typeof wanted === 'string') note(rule, wanted);
    else if (wanted === 0) note(rule, 'TOO_LITTLE');
    else {
      const points = Math.min(wanted, caps.left(rule));
      if (points === 0) note(rule, 'CAP_REACHED');
      else candidates.push({ rule, points, wanted });
    }
  }
  const won = winners(candidates);
  const given: { rule: Kind; points: number }[] = [];
  for (const candidate of candidates) {
    const { rule, points, wanted } = candidate;
    if (!won.has(candidate)) {
      note(rule, 'OUTDONE');
      continue;
    }
    caps.give(rule, points);
    given.push({ rule: rule as Kind, points });
    note(rule, points < wanted ? 'CAPPED' : 'GAVE', points);
  }
  return { findings, given };
}

/**
 * What a purchase earns, line by line. Pure: a dry run and a posting call it with the same and get the same. Lines for which
 * nothing is paid earn nothing. First the lines by `SPEND` and `ITEM`, in their order, which is also that in which they draw on
 * caps; then `PURCHASE`; then multipliers of what the lines have by `SPEND` and `ITEM`.
 */
export function earningOf(basket: Basket, programme: EarningRules, circumstances: Circumstances): Earning {
  const { rules, tax, excluded } = programme;
  const timeZone = circumstances.timeZone ?? programme.timeZone;
  const setting = { ...basket, tier: circumstances.tier };
  const caps = openCaps(circumstances);
  const lines = basket.lines.map((line): Draft => {
    const { amountMinor, taxMinor = 0 } = line;
    const paid = tax === 'EXCLUDING' ? amountMinor - taxMinor : amountMinor;
    const paidMinor = excludes(excluded, line, setting) ? 0 : paid;
    return { line, paidMinor, base: 0, parts: [], findings: new Map() };
  });
  const paying = lines.filter(({ paidMinor }) => paidMinor > 0);
  const linesOf = new Map(
    rules.map((rule) => [rule, paying.filter(({ line }) => isAbout(rule, line, setting))]),
  );
  const about = (rule: EarningRule) => linesOf.get(rule) ?? [];
  /** What keeps a rule from giving anything in this purchase, or null. */
  const hindrances = new Map(
    rules.map((rule): [EarningRule, Verdict | null] => {
      if (!holdsAt(rule, basket.at, timeZone)) return [rule, 'NOT_NOW'];
      return [rule, paidFor(about(rule)) < (rule.minimumMinor ?? 0) ? 'BELOW_MINIMUM' : null];
    }),
  );
  const hindrance = (rule: EarningRule) => hindrances.get(rule) ?? null;

  for (const draft of paying) {
    const mine = rules.filter(isA('SPEND', 'ITEM')).filter((rule) => about(rule).includes(draft));
    const { findings, given } = decide(
      mine,
      caps,
      (rule) => hindrance(rule) ?? worthOf(rule, draft, basket.currency),
    );
    for (const [source, finding] of findings) draft.findings.set(source, finding);
    for (const { rule, points } of given) {
      draft.parts.push({ ruleId: rule.code, points });
      draft.base += points;
    }
  }
  earnPurchase(rules.filter(isA('PURCHASE')), { about, hindrance, caps, gave: circumstances.gave });
  for (const draft of paying) {
    const mine = rules.filter(isA('MULTIPLIER')).filter((rule) => about(rule).includes(draft));
    multiply(draft, mine, { programme, circumstances, caps, hindrance });
  }
  return summed(lines, programme, caps);
}

/** A line while it is looked at. */
type Draft = {
  line: BasketLine;
  paidMinor: number;
  /** What multipliers multiply. */
  base: number;
  parts: Part[];
  findings: Map<string, Finding>;
};

const paidFor = (drafts: readonly Draft[]): number =>
  drafts.reduce((sum, { paidMinor }) => sum + paidMinor, 0);

function worthOf(rule: Rule<'SPEND' | 'ITEM'>, { line, paidMinor }: Draft, currency: string): number {
  if (rule.kind === 'ITEM') return rule.points * Math.max(0, line.quantity);
  const { points, perUnits, rounding } = rule;
  return rounded(paidMinor * points, minorUnitsPerUnit(currency) * perUnits, rounding);
}

function earnPurchase(
  rules: readonly Rule<'PURCHASE'>[],
  {
    about,
    hindrance,
    caps,
    gave,
  }: {
    about: (rule: EarningRule) => Draft[];
    hindrance: (rule: EarningRule) => Verdict | null;
    caps: Caps;
    gave: ReadonlySet<string>;
  },
): void {
  const { findings, given } = decide(
    rules.filter((rule) => about(rule).length > 0),
    caps,
    (rule) => hindrance(rule) ?? (gave.has(rule.code) ? 'GAVE_BEFORE' : rule.points),
  );
  for (const rule of rules) {
    const shares = shared(given.find((one) => one.rule === rule)?.points ?? 0, about(rule));
    for (const [index, draft] of about(rule).entries()) {
      const finding = findings.get(rule.code);
      const points = shares[index] ?? 0;
      if (finding) draft.findings.set(rule.code, { ...finding, points });
      if (points > 0) draft.parts.push({ ruleId: rule.code, points });
    }
  }
}

/** Whole points over lines by what was paid for each: rounded down, and what is left goes to the largest fractions, first lines first. */
function shared(points: number, drafts: readonly Draft[]): number[] {
  const paid = paidFor(drafts);
  const exact = drafts.map(({ paidMinor }) => (paid ? (points * paidMinor) / paid : 0));
  const shares = exact.map(Math.floor);
  const byFraction = exact
    .map((share, index) => ({ index, fraction: share - Math.floor(share) }))
    .sort((a, b) => b.fraction - a.fraction || a.index - b.index);
  let left = points - shares.reduce((sum, share) => sum + share, 0);
  for (const { index } of byFraction) {
    if (left <= 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}

/** Something that multiplies what a line has. */
type Extra = { source: string; name: string; points: number; wanted: number; rule: EarningRule | null };

function multiply(
  draft: Draft,
  rules: readonly Rule<'MULTIPLIER'>[],
  {
    programme: { multipliers: together },
    circumstances,
    caps,
    hindrance,
  }: {
    programme: EarningRules;
    circumstances: Circumstances;
    caps: Caps;
    hindrance: (rule: EarningRule) => Verdict | null;
  },
): void {
  const note = ({ source, name }: Pick<Extra, 'source' | 'name'>, verdict: Verdict, points = 0) =>
    draft.findings.set(source, { source, name, verdict, points });
  const extras: Extra[] = [];
  const offer = (one: Omit<Extra, 'points'>) => {
    const points = Math.min(one.wanted, one.rule ? caps.left(one.rule) : one.wanted);
    if (one.wanted === 0) note(one, 'TOO_LITTLE');
    else if (points === 0) note(one, 'CAP_REACHED');
    else extras.push({ ...one, points });
  };
  for (const rule of [...rules].sort(inOrder)) {
    const { code: source, name, percent, rounding } = rule;
    const hindered = hindrance(rule);
    if (hindered) note({ source, name }, hindered);
    else offer({ source, name, rule, wanted: rounded(draft.base * (percent - 100), 100, rounding) });
  }
  for (const { source, name, percent } of circumstances.multipliers) {
    offer({ source, name, rule: null, wanted: rounded(draft.base * (percent - 100), 100, 'DOWN') });
  }
  const [first, ...others] = extras;
  const best = first && others.reduce((most, one) => (one.points > most.points ? one : most), first);
  for (const extra of extras) {
    if (together === 'BEST' && extra !== best) {
      note(extra, 'OUTDONE');
      continue;
    }
    const { source, rule, wanted } = extra;
    const points = rule ? Math.min(extra.points, caps.left(rule)) : extra.points;
    if (rule) caps.give(rule, points);
    note(extra, points < wanted ? 'CAPPED' : 'GAVE', points);
    draft.parts.push({ ruleId: source, points });
  }
}

const total = (parts: readonly Part[]): number => parts.reduce((sum, { points }) => sum + points, 0);

function summed(drafts: readonly Draft[], { rules }: EarningRules, { given }: Caps): Earning {
  const places = new Map(rules.map(({ code }, index) => [code, index]));
  const placeOf = ({ source }: Finding) => places.get(source) ?? rules.length;
  const counts = new Set(rules.filter(({ qualifying }) => qualifying).map(({ code }) => code));
  const lines = drafts.map(({ line, paidMinor, parts, findings }): LineEarning => {
    const qualifyingPoints = total(parts.filter(({ ruleId }) => counts.has(ruleId)));
    const { lineId } = line;
    return {
      lineId,
      paidMinor,
      points: total(parts),
      qualifyingPoints,
      parts,
      findings: [...findings.values()].sort((a, b) => placeOf(a) - placeOf(b)),
    };
  });
  return { lines, points: total(lines.flatMap(({ parts }) => parts)), given };
}

/** What lines earn by a programme, of whoever buys them, without what multiplies points. Lines that earn nothing are left out. */
export function pointsPerLine(
  lines: readonly { lineId: string; amountMinor: number }[],
  currency: string,
  { earning }: { earning: EarningRules },
): { lineId: string; points: number }[] {
  const basket = {
    currency,
    channel: '',
    storeId: null,
    at: new Date(),
    lines: lines.map((line) => ({ sku: '', quantity: 1, ...line })),
  };
  const alone = { timeZone: null, tier: '', multipliers: [], used: new Map(), gave: new Set<string>() };
  return earningOf(basket, earning, alone)
    .lines.filter(({ points }) => points > 0)
    .map(({ lineId, points }) => ({ lineId, points }));
}

/** Something that a customer did other than buy. */
export type Engagement = {
  activity: EngagementActivity;
  storeId: string | null;
  channel: string | null;
  at: Date;
};

export type EngagementEarning = Pick<LineEarning, 'points' | 'qualifyingPoints' | 'parts' | 'findings'> &
  Pick<Earning, 'given'>;

/** What taking part earns: points that no line has. Multipliers are for purchases. */
export function earningOfEngagement(
  { activity, storeId, channel, at }: Engagement,
  programme: EarningRules,
  circumstances: Pick<Circumstances, 'timeZone' | 'tier' | 'used'>,
): EngagementEarning {
  const caps = openCaps({ ...circumstances, gave: new Set() });
  const timeZone = circumstances.timeZone ?? programme.timeZone;
  const mine = programme.rules
    .filter(isA('ENGAGEMENT'))
    .filter(
      (rule) =>
        rule.activity === activity && suits(rule.only ?? {}, { storeId, channel, tier: circumstances.tier }),
    );
  const { findings, given } = decide(mine, caps, (rule) =>
    holdsAt(rule, at, timeZone) ? rule.points : 'NOT_NOW',
  );
  const parts = given.map(({ rule, points }) => ({ ruleId: rule.code, points }));
  return {
    parts,
    findings: [...findings.values()],
    points: total(parts),
    qualifyingPoints: total(parts.filter((_, index) => given[index]?.rule.qualifying)),
    given: caps.given,
  };
}

/** Those that have a say in what a purchase earns. */
export const ofPurchases = (earning: EarningRules): EarningRules => ({
  ...earning,
  rules: earning.rules.filter(({ kind }) => kind !== 'ENGAGEMENT'),
});

/** Whether a window goes by the clock of the store, which has to be asked then. */
export const goesByClock = ({ rules }: EarningRules): boolean => rules.some(({ window }) => window);

/** Caps of rules: what has to be known of what they gave before. */
export const capsOf = ({ rules }: EarningRules): { code: string; per: Period }[] =>
  rules.flatMap(({ code, caps = [] }) => caps.map(({ per }) => ({ code, per })));

import { z } from 'zod';
import { ACTIVITIES, type EarningRule, type EarningRules, ROUNDINGS, STACKINGS } from './earning.ts';
import { present } from './imports.ts';
import { isTimeZone, isWindow, PERIODS } from './windows.ts';

const MOST_RULES = 100;
const MOST_IN_SELECTION = 500;
/** Points that one rule gives at once; so that amounts of money times it stay exact. */
const MOST_POINTS = 10_000;
const MOST_IN_PERIOD = 1_000_000_000;

const whole = (least: number, most: number) =>
  z
    .number()
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, `${least} to ${most}`);
const names = z
  .array(z.string().refine((name) => name.length >= 1 && name.length <= 200, '1 to 200 characters'))
  .refine(({ length }) => length >= 1 && length <= MOST_IN_SELECTION, `1 to ${MOST_IN_SELECTION} entries`);

const selection = z
  .object({
    skus: names.nullish(),
    categories: names.nullish(),
    storeIds: names.nullish(),
    channels: names.nullish(),
    tiers: names.nullish(),
  })
  .refine((lists) => Object.values(lists).some((list) => list != null), 'at least one list')
  .transform(present);

const cap = z
  .object({
    per: z.enum(PERIODS),
    points: whole(1, MOST_IN_PERIOD).nullish(),
    times: whole(1, MOST_IN_PERIOD).nullish(),
  })
  .refine(({ points, times }) => points != null || times != null, 'points, times or both')
  .transform(present);

const window = z
  .object({ startsAt: z.string(), recurrence: z.string(), duration: z.string() })
  .refine(
    isWindow,
    'a start like 2026-01-03T10:00, an RRULE of RFC 5545 from DAILY to YEARLY that comes at least once, and a duration like PT4H or P1D',
  );

/** Which fields a kind of rule has besides those of all; the others have to be left out. */
const OF_KIND = {
  SPEND: ['points', 'perUnits', 'rounding'],
  ITEM: ['points'],
  PURCHASE: ['points'],
  MULTIPLIER: ['percent', 'rounding'],
  ENGAGEMENT: ['points', 'activity'],
} as const;
const NEEDED: Record<keyof typeof OF_KIND, readonly string[]> = {
  SPEND: ['points'],
  ITEM: ['points'],
  PURCHASE: ['points'],
  MULTIPLIER: ['percent'],
  ENGAGEMENT: ['points', 'activity'],
};
const KINDED = ['points', 'perUnits', 'rounding', 'percent', 'activity'] as const;
/** What taking part has nothing of. */
const OF_GOODS = ['except', 'currency', 'minimumMinor'] as const;

const givenRule = z
  .object({
    code: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,63}$/,
        '1 to 64 small letters, digits or "-", beginning with one of the first two',
      ),
    name: z.string().refine((name) => name.trim() !== '' && name.length <= 120, '1 to 120 characters'),
    kind: z.enum(['SPEND', 'ITEM', 'PURCHASE', 'MULTIPLIER', 'ENGAGEMENT']),
    points: whole(1, MOST_POINTS).nullish(),
    perUnits: whole(1, 1_000_000).nullish(),
    percent: whole(101, 1000).nullish(),
    rounding: z.enum(ROUNDINGS).nullish(),
    activity: z.enum(ACTIVITIES).nullish(),
    only: selection.nullish(),
    except: selection.nullish(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'a code of ISO 4217')
      .nullish(),
    minimumMinor: whole(1, MOST_IN_PERIOD).nullish(),
    from: z.date().nullish(),
    until: z.date().nullish(),
    window: window.nullish(),
    caps: z
      .array(cap)
      .refine(({ length }) => length <= PERIODS.length, `at most ${PERIODS.length} caps`)
      .refine((caps) => new Set(caps.map(({ per }) => per)).size === caps.length, 'one cap for each period')
      .nullish(),
    stacking: z.enum(STACKINGS).nullish(),
    priority: whole(-1000, 1000).nullish(),
    qualifying: z.boolean().nullish(),
  })
  .superRefine((one, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    for (const field of NEEDED[one.kind]) {
      if (one[field as keyof typeof one] == null) refuse(field, `a value, for a rule of kind ${one.kind}`);
    }
    for (const field of KINDED) {
      const has = OF_KIND[one.kind] as readonly string[];
      if (one[field] != null && !has.includes(field))
        refuse(field, `nothing, for a rule of kind ${one.kind}`);
    }
    if (one.kind === 'MULTIPLIER' && one.stacking && one.stacking !== 'ADD') {
      refuse('stacking', 'nothing: `multipliers` says how multipliers go together');
    }
    if (one.kind === 'ENGAGEMENT') {
      for (const field of OF_GOODS)
        if (one[field] != null) refuse(field, 'nothing, for a rule of kind ENGAGEMENT');
      if (one.only && (one.only.skus || one.only.categories))
        refuse('only', 'no goods, for a rule of kind ENGAGEMENT');
    }
    if (one.minimumMinor != null && one.currency == null)
      refuse('currency', 'the currency of `minimumMinor`');
    if (one.from && one.until && one.from >= one.until) refuse('until', 'a time after `from`');
  });

const rule = givenRule.transform(ruleOf);

/** With what holds where nothing is said. */
function ruleOf(given: z.output<typeof givenRule>): EarningRule {
  const { kind, perUnits, rounding, stacking, priority, qualifying } = given;
  return {
    ...present(given),
    ...(kind === 'SPEND' && { perUnits: perUnits ?? 1 }),
    ...((kind === 'SPEND' || kind === 'MULTIPLIER') && { rounding: rounding ?? 'DOWN' }),
    stacking: stacking ?? 'ADD',
    priority: priority ?? 0,
    qualifying: qualifying ?? kind !== 'ENGAGEMENT',
  } as EarningRule;
}

/** What `setProgramme` takes for this part. */
export const earningInput = z
  .object({
    rules: z
      .array(rule)
      .refine(({ length }) => length <= MOST_RULES, `at most ${MOST_RULES} rules`)
      .superRefine((rules, context) => {
        const seen = new Set<string>();
        for (const [index, { code }] of rules.entries()) {
          if (seen.has(code)) {
            context.addIssue({ code: 'custom', path: [index, 'code'], message: 'a code that is given once' });
          }
          seen.add(code);
        }
      }),
    tax: z.enum(['INCLUDING', 'EXCLUDING']),
    multipliers: z.enum(['BEST', 'ADD']),
    excluded: selection.nullish(),
    timeZone: z.string().refine(isTimeZone, 'an IANA time zone, e.g. Europe/Berlin'),
  })
  .transform((given): EarningRules => present(given));

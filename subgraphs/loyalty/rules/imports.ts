import { z } from 'zod';

const MAX_BATCH = 500;
const MAX_REFUSALS = 100;

const code = z.string().regex(/^[\w-]{1,64}$/, '1 to 64 letters, digits, "-" or "_"');
const text = (most: number) =>
  z.string().refine((value) => value.trim() !== '' && value.length <= most, `1 to ${most} characters`);
const whole = (least: number, most: number) =>
  z.number().refine((value) => value >= least && value <= most, `${least} to ${most}`);
const batchOf = <Item extends z.ZodType<{ code: string }>>(item: Item) =>
  z
    .array(item)
    .refine((items) => items.length >= 1 && items.length <= MAX_BATCH, `1 to ${MAX_BATCH} entries`)
    .superRefine((items, context) => {
      const seen = new Set<string>();
      for (const [index, one] of items.entries()) {
        const path = [index, 'code'];
        if (seen.has(one.code))
          context.addIssue({ code: 'custom', path, message: 'a code that is given once' });
        seen.add(one.code);
      }
    });

const reward = z
  .object({
    code,
    name: text(120),
    text: text(1000),
    points: whole(1, 10_000_000),
    availableFrom: z.date(),
    availableUntil: z.date().nullish(),
  })
  .refine(({ availableFrom: from, availableUntil: until }) => !until || from < until, {
    path: ['availableUntil'],
    message: 'a time after availableFrom',
  });

const audience = z
  .object({
    tiers: z
      .array(z.enum(['BRONZE', 'SILVER', 'GOLD']))
      .min(1, 'at least one tier')
      .nullish(),
    joinedWithinDays: whole(1, 3650).nullish(),
    quietForDays: whole(1, 365).nullish(),
  })
  .refine((conditions) => Object.values(conditions).some((one) => one != null), 'at least one condition');

const offer = z
  .object({
    code,
    title: text(120),
    text: text(1000),
    percentOff: whole(1, 100).nullish(),
    pointsMultiplier: whole(2, 10).nullish(),
    audience: audience.nullish(),
    storeIds: z
      .array(z.string())
      .refine(({ length }) => length >= 1 && length <= 500, '1 to 500 stores')
      .nullish(),
    validFrom: z.date(),
    validUntil: z.date(),
  })
  .refine(({ percentOff, pointsMultiplier }) => (percentOff == null) !== (pointsMultiplier == null), {
    path: ['percentOff'],
    message: 'either percentOff or pointsMultiplier',
  })
  .refine(({ validFrom, validUntil }) => validFrom < validUntil, {
    path: ['validUntil'],
    message: 'a time after validFrom',
  });

const rewards = z.object({ rewards: batchOf(reward) });
const offers = z.object({ offers: batchOf(offer) });

/** A value that was refused. `field` is its path below the mutation's `input`. */
export type Refusal = { code: 'INVALID_VALUE'; field: string[]; message: string };

/** What is wrong with rewards or offers to import, at most 100 things; empty when nothing is. */
export const refusedRewards = (input: unknown): Refusal[] => refusals(rewards, input);
export const refusedOffers = (input: unknown): Refusal[] => refusals(offers, input);

function refusals(schema: z.ZodType, input: unknown): Refusal[] {
  const { error } = schema.safeParse(input);
  return (error?.issues ?? []).slice(0, MAX_REFUSALS).map(({ path, message }) => ({
    code: 'INVALID_VALUE',
    field: ['input', ...path.map(String)],
    message: `Expected ${message}.`,
  }));
}

type Absent<Value> = null extends Value ? true : undefined extends Value ? true : false;
type Present<Input> = {
  [Key in keyof Input as Absent<Input[Key]> extends true ? never : Key]: Input[Key];
} & {
  [Key in keyof Input as Absent<Input[Key]> extends true ? Key : never]?: NonNullable<Input[Key]>;
};

/** The same without what is null: absent is how we store it. */
export const present = <Input extends object>(input: Input): Present<Input> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value != null)) as Present<Input>;

import { z } from 'zod';
import { REWARD_KINDS } from '../rewards/reward.ts';

const MAX_BATCH = 500;
const MAX_REFUSALS = 100;

export const code = z.string().regex(/^[\w-]{1,64}$/, '1 to 64 letters, digits, "-" or "_"');
export const text = (most: number) =>
  z.string().refine((value) => value.trim() !== '' && value.length <= most, `1 to ${most} characters`);
export const whole = (least: number, most: number) =>
  z.number().refine((value) => value >= least && value <= most, `${least} to ${most}`);
export const batchOf = <Item extends z.ZodType<{ code: string }>>(item: Item) =>
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

const listOf = <Item extends z.ZodType>(item: Item, most: number, what: string) =>
  z.array(item).refine(({ length }) => length >= 1 && length <= most, `1 to ${most} ${what}`);

/** Which fields belong to which kind of reward, and whether it needs them. */
const KIND_FIELDS = [
  ['cause', 'DONATION', true],
  ['clientId', 'PARTNER', true],
  ['voucherDays', 'VOUCHER', false],
  ['storeIds', 'VOUCHER', false],
] as const;

const reward = z
  .object({
    code,
    name: text(120),
    text: text(1000),
    points: whole(1, 10_000_000),
    availableFrom: z.date(),
    availableUntil: z.date().nullish(),
    kind: z.enum(REWARD_KINDS),
    cause: text(120).nullish(),
    clientId: text(120).nullish(),
    tiers: listOf(z.string(), 20, 'tiers').nullish(),
    perMember: whole(1, 1000).nullish(),
    stock: whole(1, 10_000_000).nullish(),
    voucherDays: whole(1, 3650).nullish(),
    storeIds: listOf(z.string(), 500, 'stores').nullish(),
  })
  .superRefine((given, context) => {
    for (const [field, kind, isNeeded] of KIND_FIELDS) {
      const isGiven = given[field] != null;
      const message = given.kind === kind ? 'a value' : 'nothing for this kind';
      const isWrong = given.kind === kind ? isNeeded && !isGiven : isGiven;
      if (isWrong) context.addIssue({ code: 'custom', path: [field], message });
    }
  })
  .refine(({ availableFrom: from, availableUntil: until }) => !until || from < until, {
    path: ['availableUntil'],
    message: 'a time after availableFrom',
  });

const rewards = z.object({ rewards: batchOf(reward) });

/** A value that was refused. `field` is its path below the mutation's `input`. */
export type Refusal = { code: 'INVALID_VALUE'; field: string[]; message: string };

/** What is wrong with rewards to import, see {@link refusals}. */
export const refusedRewards = (input: unknown): Refusal[] => refusals(rewards, input);

/** What is wrong with an input, at most 100 things; empty when nothing is. */
export function refusals(schema: z.ZodType, input: unknown): Refusal[] {
  const { error } = schema.safeParse(input);
  return error ? refusalsIn(error) : [];
}

/** What is wrong with the input of a mutation, at most 100 things. The messages of a schema say what was expected. */
export const refusalsIn = ({ issues }: z.ZodError): Refusal[] =>
  issues.slice(0, MAX_REFUSALS).map(({ path, message }) => ({
    code: 'INVALID_VALUE',
    field: ['input', ...path.map(String)],
    message: `Expected ${message}.`,
  }));

type Absent<Value> = null extends Value ? true : undefined extends Value ? true : false;
type Present<Input> = {
  [Key in keyof Input as Absent<Input[Key]> extends true ? never : Key]: Input[Key];
} & {
  [Key in keyof Input as Absent<Input[Key]> extends true ? Key : never]?: NonNullable<Input[Key]>;
};

/** The same without what is null: absent is how we store it. */
export const present = <Input extends object>(input: Input): Present<Input> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value != null)) as Present<Input>;

import { z } from 'zod';
import { batchOf, code, text, whole } from '../rules/imports.ts';
import { TIME_OF_DAY } from './local-spans.ts';
import { CHANNELS, MAX_CAP_DAYS, WEEKDAYS } from './terms.ts';

const MAX_IDS = 200;
const MAX_HOURS = 20;
const MAX_VALID_MINUTES = 43_200;

const ids = (most: number) =>
  z
    .array(text(200))
    .refine(({ length }) => length >= 1 && length <= most, `1 to ${most} entries`)
    .nullish();
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1, 'at least one');
const isGiven = (conditions: object) => Object.values(conditions).some((one) => one != null);

const audience = z
  .object({
    // Of which tiers there are, the programme decides; one that is gone is met by nobody.
    tiers: z.array(code).min(1, 'at least one tier').max(20, 'at most 20 tiers').nullish(),
    joinedWithinDays: whole(1, 3650).nullish(),
    quietForDays: whole(1, 365).nullish(),
    earnedWithinDays: whole(1, 365).nullish(),
    balanceAtLeast: whole(1, 10_000_000).nullish(),
  })
  .refine(isGiven, 'at least one condition');

const behaviour = z
  .object({
    bagSkus: ids(MAX_IDS),
    wishSkus: ids(MAX_IDS),
    viewedProductIds: ids(MAX_IDS),
    leftBag: z.string().nullish(),
    readContentIds: ids(MAX_IDS),
    withinDays: whole(1, MAX_CAP_DAYS).nullish(),
  })
  .refine(({ withinDays: _, ...conditions }) => isGiven(conditions), 'at least one condition');

const trigger = z.object({
  by: some(z.enum(['POSITION', 'BEACON', 'ZONE'])),
  radiusMetres: whole(10, 50_000).nullish(),
  zoneIds: ids(MAX_IDS),
});

const timeOfDay = z.string().regex(TIME_OF_DAY, 'a time of the day, HH:MM');
const hours = z.object({ days: some(z.enum(WEEKDAYS)), from: timeOfDay, to: timeOfDay });
const cap = z.object({ times: whole(1, 100), days: whole(1, MAX_CAP_DAYS) });

const offer = z
  .object({
    code,
    title: text(120),
    text: text(1000),
    percentOff: whole(1, 100).nullish(),
    pointsMultiplier: whole(2, 10).nullish(),
    redeemBy: z.string().nullish(),
    audience: audience.nullish(),
    behaviour: behaviour.nullish(),
    trigger: trigger.nullish(),
    storeIds: z
      .array(z.string())
      .refine(({ length }) => length >= 1 && length <= 500, '1 to 500 stores')
      .nullish(),
    hours: z.array(hours).min(1, 'at least one span').max(MAX_HOURS, `at most ${MAX_HOURS} spans`).nullish(),
    stock: z
      .object({
        skus: z.array(text(200)).refine(({ length }) => length >= 1 && length <= 20, '1 to 20 SKUs'),
        atLeast: whole(1, 10_000),
      })
      .nullish(),
    singleUse: z.boolean().nullish(),
    cap: cap.nullish(),
    validMinutes: whole(1, MAX_VALID_MINUTES).nullish(),
    channels: some(z.enum(CHANNELS)).nullish(),
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
  })
  .refine(({ cap: given, trigger: by }) => !given || by, {
    path: ['cap'],
    message: 'a trigger: only what is given to who comes has a cap',
  });

export const importedOffers = z.object({ offers: batchOf(offer) });

export const offerRulesInput = z.object({
  quietHours: z.object({ from: timeOfDay, to: timeOfDay }).nullish(),
  cap,
  minutesBetween: whole(0, 1440),
});

import type { Ask } from '../import/importer.ts';

/** What a shop decides to begin with. */
export type LoyaltySettings = {
  name: string;
  points: number;
  per: number;
  months: number;
  timeZone: string;
  /** Categories that earn nothing. */
  exclude?: string[];
  /** `Free coffee=100`. */
  reward?: string[];
  engagement: boolean;
  replace?: boolean;
};

const REWARDS = ['Free coffee=100', 'Voucher for 5=500'];

/** The input of `setProgramme`. */
export function programmeOf({ name, points, per, months, timeZone, exclude, engagement }: LoyaltySettings) {
  const some = points === 1 ? '1 point' : `${points} points`;
  const each = per === 1 ? 'each whole unit of currency' : `every ${per} units of currency`;
  const spend = {
    ...{ code: 'spend', name: `${some} for ${each}`, kind: 'SPEND', points },
    perUnits: per,
  };
  const takePart = (code: string, activity: string, its: object) => ({
    ...{ code, kind: 'ENGAGEMENT', activity },
    ...its,
  });
  const engaged = [
    takePart('review', 'REVIEW', { name: 'A review', points: 20, caps: [{ per: 'WEEK', times: 2 }] }),
    takePart('check-in', 'CHECK_IN', { name: 'A visit', points: 5, caps: [{ per: 'DAY', times: 1 }] }),
    takePart('survey', 'SURVEY', { name: 'A survey', points: 30, caps: [{ per: 'MONTH', times: 2 }] }),
  ];
  return {
    name,
    points: { monthsAlive: months },
    earning: {
      rules: [spend, ...(engagement ? engaged : [])],
      timeZone,
      ...(exclude?.length && { excluded: { categories: exclude } }),
    },
  };
}

/**
 * The input of `importRewards`.
 * @throws {Error} for one that doesn't say its points.
 */
export function rewardsOf({ reward = REWARDS }: Pick<LoyaltySettings, 'reward'>, now: Date) {
  return reward.map((text) => {
    const [, name = '', points = ''] = /^(.+)=(\d{1,8})$/.exec(text.trim()) ?? [];
    if (!name.trim() || Number(points) < 1) {
      throw new Error(`--reward "${text}": expected a name and whole points, e.g. "Free coffee=100".`);
    }
    const code =
      name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '') || 'reward';
    return {
      ...{ code: code.slice(0, 64), name: name.trim(), text: `${name.trim()} for ${points} points.` },
      ...{ points: Number(points), availableFrom: now.toISOString() },
    };
  });
}

type Outcome = { userErrors: { field: string[] | null; message: string }[] };

/**
 * Sets the programme by one mutation and adds the rewards by another. Doing it again changes the rewards that have the same name.
 * @throws {Error} in words for the reader: a programme was set before, or something was refused.
 */
export async function initLoyalty(
  ask: Ask,
  settings: LoyaltySettings,
  now: Date,
): Promise<{ version: number; rewards: number }> {
  const rewards = rewardsOf(settings, now);
  const { programme } = await ask('{ programme { version name } }', {});
  const { version, name } = programme as { version: number; name: string };
  if (version > 0 && !settings.replace) {
    throw new Error(`"${name}" holds already (version ${version}). --replace sets earning anew.`);
  }
  const { setProgramme } = await ask(
    'mutation($input: SetProgrammeInput!) { setProgramme(input: $input) { programme { version } userErrors { field message } } }',
    { input: programmeOf(settings) },
  );
  const set = setProgramme as Outcome & { programme: { version: number } | null };
  if (!set.programme) throw refusal(set);
  const { importRewards } = await ask(
    'mutation($input: ImportRewardsInput!) { importRewards(input: $input) { userErrors { field message } } }',
    { input: { rewards } },
  );
  if ((importRewards as Outcome).userErrors.length) throw refusal(importRewards as Outcome);
  return { version: set.programme.version, rewards: rewards.length };
}

const refusal = ({ userErrors }: Outcome): Error =>
  new Error(
    userErrors.map(({ field, message }) => `${field?.slice(1).join('.') ?? 'input'}: ${message}`).join('\n'),
  );

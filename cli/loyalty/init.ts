import { openAsk } from '../graph-client.ts';
import { initLoyalty, type LoyaltySettings, programmeOf, rewardsOf } from './programme.ts';

export type InitFlags = LoyaltySettings & { print?: boolean; url: string; token?: string };

/** `patron loyalty init`: a loyalty programme that works from now on. */
export async function init({ print, url, token, ...settings }: InitFlags): Promise<void> {
  const now = new Date();
  if (print) {
    const input = { programme: programmeOf(settings), rewards: rewardsOf(settings, now) };
    process.stdout.write(`${JSON.stringify(input, null, 2)}\n`);
    return;
  }
  const ask = openAsk(url, token ?? process.env.PATRON_TOKEN, 'admin');
  const { version, rewards } = await initLoyalty(ask, settings, now);
  process.stderr.write(
    [
      `${settings.name} holds now (version ${version}), with ${rewards} rewards.`,
      'Customers earn from their next purchase on; the first opens their account.',
      `They see their points at ${url.replace(/\/+$/, '')}/me.`,
      '',
    ].join('\n'),
  );
}

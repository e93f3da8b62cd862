import { join } from 'node:path';
import { isEmailAddress } from '#shared/messages/queue.ts';
import type { MailSettings } from '#shared/messages/transport.ts';

/**
 * How mail leaves, by `PATRON_SMTP_URL` and `PATRON_MAIL_FROM`; without the first it goes into a folder of the data folder.
 * @throws {Error} that names the setting; never with its value, which holds credentials.
 */
export function mailSettings(
  environment: NodeJS.ProcessEnv,
  { dataDir, publicUrl }: { dataDir: string; publicUrl: string | null },
): MailSettings {
  const smtpUrl = environment.PATRON_SMTP_URL || null;
  if (smtpUrl !== null && !(URL.canParse(smtpUrl) && /^smtps?:$/.test(new URL(smtpUrl).protocol))) {
    throw new Error('PATRON_SMTP_URL: expected a URL like smtps://user:password@mail.example:465');
  }
  const host = publicUrl && URL.canParse(publicUrl) ? new URL(publicUrl).hostname : 'localhost';
  const from = environment.PATRON_MAIL_FROM || `no-reply@${host}`;
  const [, address = from] = /<([^<>]+)>\s*$/.exec(from) ?? [];
  if (!isEmailAddress(address.trim()) || /[\r\n]/.test(from)) {
    throw new Error('PATRON_MAIL_FROM: expected an address like "Shop <news@shop.example>"');
  }
  return { smtpUrl, mailbox: join(dataDir, 'mailbox'), from };
}

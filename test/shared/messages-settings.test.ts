import { expect, it } from 'vitest';
import { mailSettings } from '../../cli/mail.ts';

const at = { dataDir: '/data', publicUrl: 'https://shop.example' };

it('letters go into a folder of the data folder as long as nothing else is said', () => {
  expect(mailSettings({}, at)).toEqual({
    smtpUrl: null,
    mailbox: '/data/mailbox',
    from: 'no-reply@shop.example',
  });
  expect(mailSettings({}, { ...at, publicUrl: null }).from).toBe('no-reply@localhost');
});

it('letters leave by the server and in the name that are given', () => {
  const given = {
    PATRON_SMTP_URL: 'smtps://user:pass%40word@mail.example',
    PATRON_MAIL_FROM: 'Shop <news@shop.example>',
  };
  expect(mailSettings(given, at)).toEqual({
    smtpUrl: given.PATRON_SMTP_URL,
    mailbox: '/data/mailbox',
    from: given.PATRON_MAIL_FROM,
  });
});

it.each([
  ['PATRON_SMTP_URL', 'mail.example:25'],
  ['PATRON_SMTP_URL', 'https://user:hunter2@mail.example'],
  ['PATRON_MAIL_FROM', 'Shop'],
  ['PATRON_MAIL_FROM', 'Shop <news@shop.example, other@shop.example>'],
  ['PATRON_MAIL_FROM', 'Shop\r\nBcc: <ada@example.com>'],
])('%s %j is refused by its name, without what may be a secret', (name, value) => {
  expect(() => mailSettings({ [name]: value }, at)).toThrow(new RegExp(`^${name}: expected`));
  expect(() => mailSettings({ [name]: value }, at)).not.toThrow(/hunter2/);
});

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Message } from './queue.ts';

/** How an installation sends mail. */
export type MailSettings = {
  /** `smtp://` or `smtps://` with credentials. Null: letters are put into the mailbox folder instead of being sent. */
  smtpUrl: string | null;
  /** Folder for letters that nobody sends, one `.eml` file each. Made when it is first needed. */
  mailbox: string;
  /** Who writes, e.g. `Shop <news@shop.example>`. */
  from: string;
};

/** A message with its id and the time at which it is sent. */
export type Letter = Omit<Message, 'kind' | 'customerId'> & { id: string; date: Date };

export type Transport = {
  /** Resolves when the receiver has taken responsibility. @throws {DeliveryFailed} */
  deliver(letter: Letter): Promise<void>;
  close(): void;
};

/** A letter was not taken. */
export class DeliveryFailed extends Error {
  /** `EENVELOPE 550`: the step and the reply's code, never the reply, which may repeat the address. */
  readonly reason: string;
  /** The receiver will never take it (RFC 5321, section 4.2.1), so that trying again is of no use. */
  readonly final: boolean;
  constructor(reason: string, final: boolean) {
    super('The letter was not taken.');
    this.name = 'DeliveryFailed';
    this.reason = reason;
    this.final = final;
  }
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
const CONNECTIONS = 4;

/** Nothing that stands in a message makes us read a file or fetch an address. */
const SAFE = { disableFileAccess: true, disableUrlAccess: true } as const;

export function openTransport({ smtpUrl, mailbox, from }: MailSettings): Transport {
  return smtpUrl === null ? intoMailbox(mailbox, from) : overSmtp(smtpUrl, from);
}

function overSmtp(url: string, from: string): Transport {
  const { hostname, port, protocol, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const smtp = createTransport({
    pool: true,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    ...SAFE,
  });
  return {
    async deliver(letter) {
      try {
        await smtp.sendMail(mailOf(letter, from));
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => smtp.close(),
  };
}

function intoMailbox(folder: string, from: string): Transport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...SAFE });
  return {
    async deliver(letter) {
      const { message } = await composer.sendMail(mailOf(letter, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${letter.id}.eml`);
      await writeFile(`${file}.part`, message, { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    close: () => composer.close(),
  };
}

/** As RFC 5322 says. The id stays the same when a letter is sent again, so that a receiver can tell. */
const mailOf = ({ id, to, subject, text, html, language, headers, date }: Letter, from: string) =>
  ({
    from,
    to: { name: '', address: to },
    subject,
    text,
    ...(html !== undefined && { html }),
    date,
    messageId: `<${id}@${domainOf(from)}>`,
    // RFC 3834: no holiday replies to what a machine wrote.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language, ...headers },
  }) satisfies SendMailOptions;

const domainOf = (from: string): string => /@([^\s>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';

type SmtpError = { code?: unknown; responseCode?: unknown };

function failureOf(error: unknown): DeliveryFailed {
  const { code, responseCode } = error as SmtpError;
  const step = typeof code === 'string' ? code : 'UNKNOWN';
  const reply = typeof responseCode === 'number' ? responseCode : null;
  // About this letter, and not about our connection, our credentials or the server's state.
  const aboutLetter = step === 'EENVELOPE' || step === 'EMESSAGE';
  return new DeliveryFailed(
    reply === null ? step : `${step} ${reply}`,
    aboutLetter && reply !== null && reply >= 500,
  );
}

import formBody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorId, VISITOR } from '#shared/actor.ts';
import { openErased } from '#shared/erased.ts';
import { type Html, html, PAGE_HEADERS, type PageOptions, page } from '#shared/html.ts';
import { type Language, languageFor } from '#shared/language.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { Data } from '../context.ts';
import type { DecisionMeans } from '../rules/decision.ts';
import { textFor } from '../rules/purpose.ts';
import { type Confirmation, confirm, lookAt } from './confirming.ts';
import { type Target, targetOf, unsubscribe } from './unsubscribing.ts';
import { WORDS } from './words.ts';

/** Prefix of what {@link mountSubscriptionPages} serves. */
export const SUBSCRIPTION_PATHS = ['/consent'] as const;

/** A form with a token; nobody has more to send. */
const BODY_BYTES = 4096;

/**
 * Where links in letters lead: confirming a subscription, and ending one (RFC 8058). Without login, cookie or script. A GET
 * shows a form and changes nothing, because scanners of mail open every link.
 */
export async function mountSubscriptionPages(data: Data, app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(formBody, { bodyLimit: BODY_BYTES });
    scope.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'string', bodyLimit: BODY_BYTES },
      (_request, body, done) => done(null, fieldsOfMultipart(String(body))),
    );
    mountConfirm(data, scope);
    mountUnsubscribe(data, scope);
  });
}

function mountConfirm(data: Data, app: FastifyInstance): void {
  app.get('/consent/confirm', async (request, reply) => {
    const token = text(request.query, 'token');
    const confirmation = await lookAt(data, token);
    return show(request, reply, ({ language }) => confirmPage(confirmation, token, language), token);
  });
  app.post('/consent/confirm', async (request, reply) => {
    const confirmation = await confirm(data, text(request.body, 'token'), {
      means: 'BUTTON',
      surface: 'mail.confirm',
    });
    return show(request, reply, ({ language }) => confirmedPage(confirmation, language));
  });
}

function mountUnsubscribe(data: Data, app: FastifyInstance): void {
  const { keyring } = data.dependencies;
  const erased = openErased(data.dependencies.db);

  // A wildcard: the length of a named parameter is limited.
  app.get('/consent/unsubscribe/*', async (request, reply) => {
    const target = targetOf(text(request.params, '*'), keyring);
    const what = target && (await nameOf(data, target));
    return show(request, reply, ({ language }) =>
      target && what ? unsubscribePage(what(language), target, language) : invalidPage(language),
    );
  });

  app.post('/consent/unsubscribe/*', async (request, reply) => {
    const target = targetOf(text(request.params, '*'), keyring);
    const what = target && (await nameOf(data, target));
    // RFC 8058, section 3.1: exactly this, so that nothing else that happens to post here ends anything.
    const isMeant = text(request.body, 'List-Unsubscribe') === 'One-Click';
    if (!target || !what || !isMeant) {
      return show(request, reply, ({ language }) => invalidPage(language));
    }
    const onPage = text(request.body, 'from') === 'page';
    const everything = onPage && text(request.body, 'all') === 'yes';
    const meant: Target = everything ? { customerId: target.customerId } : target;
    const how: { means: DecisionMeans; surface: string } = onPage
      ? { means: 'BUTTON', surface: 'mail.unsubscribe-page' }
      : { means: 'SIGNAL', surface: 'mail.list-unsubscribe' };
    if (!(await erased.has(target.customerId))) {
      await inTransaction(data.dependencies.client, (session) =>
        unsubscribe(
          data,
          meant,
          { decidedBy: 'SELF', recordedBy: actorId(VISITOR), ...how }, // who holds the letter needs no login
          session,
        ),
      );
    }
    const ended = everything ? await nameOf(data, meant) : what;
    return show(request, reply, ({ language }) => unsubscribedPage(ended(language), language));
  });
}

type Shown = { status: number; title: string; body: Html };

/** Answers with a page in the reader's language. A POST sets no cookie: whoever sends it for somebody keeps none. */
function show(
  request: FastifyRequest,
  reply: FastifyReply,
  render: (reader: { language: Language }) => Shown,
  token?: string,
) {
  const { language, headers } = languageFor(request);
  const { status, title, body } = render({ language });
  const isGet = request.method === 'GET';
  const options: PageOptions = isGet
    ? { language, inLanguage: (other) => `?${new URLSearchParams({ ...(token && { token }), lang: other })}` }
    : { language };
  return reply
    .code(status)
    .headers({ ...PAGE_HEADERS, ...(isGet && headers) })
    .send(page(title, body, options));
}

function confirmPage({ problem, ...found }: Confirmation, token: string, language: Language): Shown {
  const words = WORDS[language];
  if (problem !== null) return problemPage(problem, language);
  const { version } = found as Extract<Confirmation, { problem: null }>;
  const { title, explanation, benefit } = textFor(version, language).text;
  return {
    status: 200,
    title: words.confirm.title,
    body: html`<h2>${title}</h2>
<p>${explanation}</p>
<p>${benefit}</p>
<form method="post" action="/consent/confirm">
<p>${words.confirm.ask}</p>
<input type="hidden" name="token" value="${token}">
<button class="first">${words.confirm.button}</button>
</form>`,
  };
}

function confirmedPage({ problem }: Confirmation, language: Language): Shown {
  if (problem !== null) return problemPage(problem, language);
  const { doneTitle, done } = WORDS[language].confirm;
  return { status: 200, title: doneTitle, body: html`<p role="status">${done}</p>` };
}

function problemPage(problem: NonNullable<Confirmation['problem']>, language: Language): Shown {
  const { problemTitle, problems, confirm: words } = WORDS[language];
  const isDone = problem === 'TOKEN_USED';
  return {
    status: isDone ? 200 : 410,
    title: isDone ? words.doneTitle : problemTitle,
    body: html`<p role="status">${problems[problem]}</p>`,
  };
}

function unsubscribePage(what: string, target: Target, language: Language): Shown {
  const words = WORDS[language].unsubscribe;
  const isAll = target.purpose === undefined && target.channel === undefined && target.topic === undefined;
  const form = (asked: string, button: string, all: boolean) => html`<form method="post">
<p>${asked}</p>
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<input type="hidden" name="from" value="page">
${all ? html`<input type="hidden" name="all" value="yes">` : html``}
<button class="first">${button}</button>
</form>`;
  return {
    status: 200,
    title: words.title,
    body: html`${form(words.ask(what), words.button, false)}
${isAll ? html`` : html`<h2>${words.allTitle}</h2>${form(words.allAsk, words.allButton, true)}`}`,
  };
}

function unsubscribedPage(what: string, language: Language): Shown {
  const { doneTitle, done, kept } = WORDS[language].unsubscribe;
  return {
    status: 200,
    title: doneTitle,
    body: html`<p role="status">${done(what)}</p>
<p>${kept}</p>`,
  };
}

function invalidPage(language: Language): Shown {
  const { invalidTitle, invalid } = WORDS[language].unsubscribe;
  return { status: 400, title: invalidTitle, body: html`<p role="status">${invalid}</p>` };
}

/** What a link ends, in the words of the purpose or topic that it names. */
async function nameOf(data: Data, { purpose, topic }: Target): Promise<(language: Language) => string> {
  const named = topic === undefined ? undefined : (await data.topics.newest()).get(topic);
  const version = purpose === undefined ? undefined : (await data.purposes.now()).get(purpose)?.current;
  return (language) => {
    if (named) return textIn(named.texts, language);
    return version ? textFor(version, language).text.title : WORDS[language].unsubscribe.everything;
  };
}

const textIn = (texts: Record<string, { title: string }>, language: Language): string =>
  (texts[language] ?? Object.values(texts)[0])?.title ?? '';

/** A field of a form or a query; empty when it isn't there, or there more than once. */
function text(fields: unknown, name: string): string {
  const value = (fields as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

/** The fields of a small form (RFC 7578), without files. What isn't one has none. */
function fieldsOfMultipart(body: string): Record<string, string> {
  const [boundary = ''] = body.split('\r\n', 1);
  if (!/^--[\x21-\x7e]{1,70}$/.test(boundary)) return {};
  const fields: Record<string, string> = {};
  for (const part of body.split(boundary).slice(1)) {
    const found =
      /^\r\ncontent-disposition: *form-data; *name="([^"\r\n]{1,64})"\r\n(?:[^\r\n]+\r\n)*\r\n/i.exec(part);
    const name = found?.[1];
    if (found && name) fields[name] = part.slice(found[0].length).replace(/\r\n$/, '');
  }
  return fields;
}

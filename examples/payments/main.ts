import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { endWithStarter, untilEnded } from '../shared/settings.ts';
import { serve, type Web } from '../shared/web.ts';
import { type Asked, type Entry, openBooks } from './books.ts';

endWithStarter();
const { env } = process;
const secret = required('PAYMENTS_SECRET');
const books = await openBooks(required('MONGODB_URI'), env.DATABASE ?? 'example_payments');
const webhook = new Webhook(secret);
/** Where Patron is told of what was decided. Absent: nobody is told, and Patron asks. */
const notifyUrl = env.NOTIFY_URL;
/** After so many answers this process ends like one that was killed between doing and answering. Absent: never. */
const diesAfter = Number(env.DIES_AFTER ?? Number.POSITIVE_INFINITY);
let answers = 0;

const stop = await serve({ port: Number(env.PORT ?? 4205), routes: mount });
untilEnded(async () => {
  await stop();
  await books.close();
});

function mount(app: Web): void {
  app.post('/operations', async (request, reply) => {
    const body = String(request.body);
    if (!isSigned(body, request.headers)) return reply.status(401).send({ error: 'not signed' });
    const asked = JSON.parse(body) as Asked;
    const entry = await books.do(asked);
    answers += 1;
    if (answers > diesAfter) process.kill(process.pid, 'SIGKILL');
    if (asked.token === 'tok_twice') for (const _ of ['once', 'twice']) void tell(entry);
    if (!isKnown(entry)) setTimeout(() => void tell(entry), entry.knownAt.getTime() - Date.now() + 1).unref();
    return reply.send(answerOf(entry));
  });

  app.get<{ Params: { key: string } }>('/operations/:key', async (request, reply) => {
    if (!isSigned(JSON.stringify(request.url), request.headers)) {
      return reply.status(401).send({ error: 'not signed' });
    }
    const entry = await books.find(request.params.key);
    return entry ? reply.send(answerOf(entry)) : reply.status(404).send({ error: 'never came' });
  });
}

const isKnown = ({ knownAt }: Entry): boolean => knownAt.getTime() <= Date.now();

const answerOf = (entry: Entry) => (isKnown(entry) ? entry.outcome : { state: 'PENDING' });

function isSigned(text: string, headers: Record<string, unknown>): boolean {
  try {
    webhook.verify(text, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}

/** At least once when it arrives, never when it doesn't: Patron asks by itself as well. */
async function tell({ _id: key, outcome }: Entry): Promise<void> {
  if (!notifyUrl) return;
  const id = `msg_${randomUUID()}`;
  const now = new Date();
  const body = JSON.stringify({ key, state: outcome.state });
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': webhook.sign(id, now, body),
  };
  await fetch(notifyUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(3000) }).catch(
    () => {},
  );
}

function required(name: string): string {
  const value = env[name];
  if (!value) throw new Error(`Set ${name}; examples/payments/README.md says how.`);
  return value;
}

import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { eventually } from '../support/eventually.ts';
import { type Mode, type RunningPatron, startPatron } from '../support/patron.ts';
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts';

/** An app with a server is told of a customer's decisions, with a token of Patron's own OAuth server. */
describe.each<Mode>(['one process', 'distributed'])('in %s, webhooks', (mode) => {
  let patron: RunningPatron;
  let receiver: Receiver;
  let customer: string;
  let token: string;
  let secret: string;

  const tell = async (as: string, mutation: string, input: object, selection: string) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code } } }`;
    const { data, errors } = await patron.ask(as, query, { input });
    const payload = data?.[mutation];
    if (errors || payload.userErrors.length) throw new Error(JSON.stringify(errors ?? payload.userErrors));
    return payload;
  };
  const byButton = () => ({ surface: 'web:account', idempotencyKey: randomUUID() });

  beforeAll(async () => {
    patron = await startPatron(mode, { PATRON_WEBHOOK_ALLOW_PRIVATE: 'true' });
    receiver = await startReceiver();
    const admin = await patron.sign({ sub: 'stf_1', scope: 'admin' });
    const declared = {
      id: 'tunes',
      name: 'Tunes',
      owner: 'Tunes Ltd',
      description: 'Plays.',
      redirectUris: ['https://tunes.example/callback'],
      confidential: true,
      requestedAttributes: [
        { attribute: 'playlist.read', necessity: 'REQUIRED', purpose: 'partner_sharing', reason: 'To play.' },
      ],
      lookBackDays: 30,
      durationDays: 90,
    };
    const { clientSecret } = await tell(admin, 'registerPartnerApp', declared, 'clientSecret');
    await tell(admin, 'reviewPartnerApp', { id: 'tunes', reviewState: 'APPROVED', note: 'Fine.' }, '');
    const response = await fetch(`${patron.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`tunes:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    token = ((await response.json()) as { access_token: string }).access_token;
    customer = await patron.sign({ sub: newId('cus'), scope: 'customer' });
  }, 240_000);
  afterAll(async () => {
    await receiver?.stop();
    await patron?.stop();
  });

  it('are registered by the app', async () => {
    const input = { url: receiver.url, eventTypes: ['GRANT_CHANGED', 'PLAYLIST_CHANGED'] };
    ({ secret } = await tell(token, 'registerWebhookEndpoint', input, 'secret'));
    expect(secret).toMatch(/^whsec_/);
    receiver.hold(secret);
  });

  it('tell of a grant, of what it lets the app read, and of its end', async () => {
    const yes = { purpose: 'partner_sharing', purposeVersion: 1, language: 'en', ...byButton() };
    await tell(customer, 'giveConsent', yes, '');
    const terms = { attributes: ['playlist.read'], purposes: ['partner_sharing'], lookBackDays: 30 };
    const asked = { clientId: 'tunes', ...terms, language: 'en', ...byButton() };
    const { grant } = await tell(customer, 'grantAccess', asked, 'grant { id }');
    const told = () => receiver.calls.map(({ type, data }) => [type, data.grant]);
    await eventually(told).toEqual([['grant.changed', grant.id]]);

    const track = { isrc: 'DEA232600017', title: 'Fjord', artist: 'Nordlys', idempotencyKey: randomUUID() };
    await tell(customer, 'saveTrack', track, '');
    await eventually(told).toHaveLength(2);
    await tell(customer, 'revokeGrant', { grantId: grant.id, ...byButton() }, '');
    await eventually(told).toEqual(
      ['grant.changed', 'playlist.changed', 'grant.ended'].map((type) => [type, grant.id]),
    );
    expect(new Set(receiver.calls.map((call) => call.customer)).size).toBe(1);
    expect(receiver.calls[0]?.customer).toMatch(/^pcu_/);
  }, 120_000);

  it('verify with the standard library', () => {
    for (const { id, body, sentAt, verified } of receiver.calls) {
      expect(verified).toBe(true);
      const signature = new Webhook(secret).sign(id, sentAt, body);
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': String(sentAt.getTime() / 1000),
        'webhook-signature': signature,
      };
      expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    }
  });

  it('can be pulled as well, without what the app may not be told any more', async () => {
    const { data } = await patron.ask(
      token,
      '{ webhookEvents(first: 10) { edges { node { id eventType } } } }',
    );
    expect(
      data.webhookEvents.edges.map(({ node }: { node: { eventType: string } }) => node.eventType),
    ).toEqual(['GRANT_ENDED']);
    expect(data.webhookEvents.edges[0].node.id).toBe(receiver.calls.at(-1)?.id);
  });
});

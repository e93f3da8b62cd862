import { beforeAll, describe, expect, it } from 'vitest';
import { openProofVerifier, ProofRefused } from '#shared/dpop.ts';
import { aKey } from '../attacks/oauth-world.ts';

const URL_OF_GRAPH = 'https://graph.example/graphql';
const request = { method: 'POST', url: URL_OF_GRAPH, token: 'token' };
const NOW = 1_772_445_600;
let now = NOW;
const proofs = openProofVerifier({ clock: () => new Date(now * 1000) });
let key: Awaited<ReturnType<typeof aKey>>;
beforeAll(async () => {
  key = await aKey();
});
const made = (claims: object = {}, its: Partial<typeof request> = {}) =>
  key.proof({ ...request, ...its }, { claims: { iat: NOW, ...claims } });

describe('a proof', () => {
  it('tells of which key it is', async () => {
    expect(await proofs.verify(await made({ jti: 'a' }), request)).toEqual({ jkt: key.jkt, jti: 'a' });
  });

  it.each([
    ['on the second', 0, true],
    ['a minute later', 60, true],
    ['a second after that', 61, false],
    ['by a clock that is five seconds behind', -5, true],
    ['by one that is further behind', -6, false],
  ])('is good %s: %i', async (_, seconds, good) => {
    now = NOW + seconds;
    const checked = proofs.verify(await made(), request);
    await (good
      ? expect(checked).resolves.toMatchObject({ jkt: key.jkt })
      : expect(checked).rejects.toThrow(ProofRefused));
    now = NOW;
  });

  it.each([
    ['a query', `${URL_OF_GRAPH}?a=b`],
    ['a fragment', `${URL_OF_GRAPH}#a`],
    ['another case of the host', 'https://GRAPH.example/graphql'],
    ['the port that goes without saying', 'https://graph.example:443/graphql'],
  ])('may say the address with %s', async (_, url) => {
    expect(await proofs.verify(await made({}, { url }), request)).toMatchObject({ jkt: key.jkt });
  });

  it.each([
    ['http', 'http://graph.example/graphql'],
    ['another port', 'https://graph.example:8443/graphql'],
    ['another path', 'https://graph.example/graphql/'],
    ['another case of the path', 'https://graph.example/GraphQL'],
    ['no address at all', 'graphql'],
  ])('is not for %s', async (_, url) => {
    await expect(proofs.verify(await made({}, { url }), request)).rejects.toThrow('made for another place');
  });

  it('is used up once, and the same id with another key is another proof', async () => {
    proofs.use({ jkt: 'k1', jti: 'b' });
    expect(() => proofs.use({ jkt: 'k1', jti: 'b' })).toThrow(ProofRefused);
    expect(() => proofs.use({ jkt: 'k2', jti: 'b' })).not.toThrow();
  });
});

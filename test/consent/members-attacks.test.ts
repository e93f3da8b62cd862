import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { verifyConsentProof } from '#shared/consent-proof.ts';
import { grantIn, withGrant } from '#shared/live-grant.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { loyalty as ownerDefinition } from '../../subgraphs/loyalty/subgraph.ts';
import { aKeyring, aPairwise, aService, useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, asCustomer, asPartner, mutationsOf } from './consenting.ts';
import { identityOf } from './merging.ts';

const keyring = aKeyring();
const pairwise = aPairwise();
const consent = useSubgraph(definition, { keyring, pairwise });
const owner = useSubgraph(ownerDefinition, { keyring, pairwise });
const { give, grant, history, narrow, standing, withdraw } = mutationsOf(consent);
const KEY = 'personalisation';

type Told = ReturnType<ReturnType<typeof identityOf>['merging']>;
const tellOwner = (told: Told) => owner.deliver(told);
const tellConsent = (told: Told) => consent.deliver(told);

const nameFor = (actor: Actor, id: string) => (actor.kind === 'partner' ? pairwise(id, actor.clientId) : id);

async function proofFor(actor: Actor, id: string): Promise<string> {
  const named = { id, reference: { id: nameFor(actor, id) } };
  return (await consent.entity(actor, named, '{ consentProof }')).data?.consentProof;
}

/** Whether a purpose-bound field of another subgraph opens, by a proof that is made for this read. */
async function readOffers(actor: Actor, id: string, proof?: string) {
  const reference = { id: nameFor(actor, id), consentProof: proof ?? (await proofFor(actor, id)) };
  const { codes } = await owner.entity(actor, { id, reference }, '{ offers { id } }');
  return codes ?? 'OPEN';
}

async function twoWhoPermit() {
  const [a, b] = [aCustomerId(), aCustomerId()];
  await give(asCustomer(a), KEY);
  await give(asCustomer(b), KEY);
  return { a, b };
}

describe('a read of another subgraph', () => {
  it('is refused while that one knows of a merge and consent doesn’t, and opens when consent does', async () => {
    const { a, b } = await twoWhoPermit();
    const told = identityOf(consent).merging(a, b);
    expect(await readOffers(asCustomer(a), a)).toBe('OPEN');
    await tellOwner(told);
    expect(await readOffers(asCustomer(a), a)).toEqual(['CONSENT_REQUIRED']);
    expect(await readOffers(asCustomer(b), b)).toEqual(['CONSENT_REQUIRED']);
    await tellConsent(told);
    expect(await readOffers(asCustomer(a), a)).toBe('OPEN');
    expect(await readOffers(asCustomer(b), b)).toBe('OPEN');
  });

  it('is refused by a no of before under the other id as soon as consent knows, whoever else doesn’t', async () => {
    const { a, b } = await twoWhoPermit();
    await withdraw(asCustomer(b), KEY);
    const told = identityOf(consent).merging(a, b);
    await tellConsent(told);
    expect(await readOffers(asCustomer(a), a)).toEqual(['CONSENT_REQUIRED']);
    await tellOwner(told);
    expect(await readOffers(asCustomer(a), a)).toEqual(['CONSENT_REQUIRED']);
    await give(asCustomer(b), KEY);
    expect(await readOffers(asCustomer(a), a)).toBe('OPEN');
  });

  it('is refused from a withdrawal under the old id on', async () => {
    const { a, b } = await twoWhoPermit();
    const told = identityOf(consent).merging(a, b);
    await tellConsent(told);
    await tellOwner(told);
    expect(await readOffers(asCustomer(a), a)).toBe('OPEN');
    await withdraw(asCustomer(b), KEY);
    expect(await readOffers(asCustomer(a), a)).toEqual(['CONSENT_REQUIRED']);
  });

  it('is refused while that one hasn’t heard that they have parted', async () => {
    const { a, b } = await twoWhoPermit();
    const identity = identityOf(consent);
    const told = identity.merging(a, b);
    await tellConsent(told);
    await tellOwner(told);
    const parted = identity.parting(b);
    await tellConsent(parted);
    expect(await readOffers(asCustomer(a), a)).toEqual(['CONSENT_REQUIRED']);
    await tellOwner(parted);
    expect(await readOffers(asCustomer(a), a)).toBe('OPEN');
  });

  it('by an app is by the no of every id, also of one that its grant doesn’t open', async () => {
    const { a, b } = await twoWhoPermit();
    await give(asCustomer(a), 'partner_sharing');
    const { id } = (await grant(asCustomer(a), { attributes: ['loyalty.offers'] })).grant;
    const app = asPartner({ id, customerId: a }, { attributes: ['loyalty.offers'] });
    expect(await readOffers(app, a)).toBe('OPEN');
    await tellConsent(identityOf(consent).merging(a, b));
    expect(await readOffers(app, a)).toBe('OPEN');
    await withdraw(asCustomer(b), KEY);
    expect(await readOffers(app, a)).toEqual(['CONSENT_REQUIRED']);
  });
});

describe('an app', () => {
  /** The app as the gateway makes it, with what its grant allows at this moment. */
  async function asApp(grantId: string, customerId: string): Promise<Actor> {
    const { data } = await consent.ask(
      aService('gateway'),
      'query($id: ID!) { grantStanding(id: $id) { customerId clientId attributes purposes lookBackDays state expiresAt members } }',
      { id: grantId },
    );
    const bare = asPartner({ id: grantId, customerId });
    return bare.kind === 'partner' ? withGrant(bare, grantIn({ data })) : bare;
  }

  it('never reaches another id before consent knows of the merge, nor after it knows of the unmerge', async () => {
    const { a, b } = await twoWhoPermit();
    await give(asCustomer(a), 'partner_sharing');
    const { id } = (await grant(asCustomer(a), { attributes: ['loyalty.offers'] })).grant;
    const covers = async (...members: string[]) => {
      const actor = await asApp(id, a);
      const request = { members, actor, requestId: 'req_test', now: consent.clock.now };
      return verifyConsentProof(await proofFor(actor, a), request, keyring) !== null;
    };
    const identity = identityOf(consent);
    const told = identity.merging(a, b);
    await tellOwner(told);
    expect(await asApp(id, a)).toMatchObject({ members: [a] });
    expect([await covers(a), await covers(a, b)]).toEqual([true, false]);
    // What the owner takes for one customer is narrowed to what the grant opens: nothing of the other is read.
    expect(await readOffers(await asApp(id, a), a)).toBe('OPEN');
    await tellConsent(told);
    expect(await asApp(id, a)).toMatchObject({ members: [a, b] });
    expect(await covers(a, b)).toBe(true);
    await tellConsent(identity.parting(b));
    expect(await asApp(id, a)).toMatchObject({ members: [a] });
    expect([await covers(a), await covers(a, b)]).toEqual([true, false]);
  });

  it('with the grants of two ids gets by neither what one of them doesn’t allow', async () => {
    const { a, b } = await twoWhoPermit();
    const grants: { id: string; customerId: string }[] = [];
    for (const customerId of [a, b]) {
      await give(asCustomer(customerId), 'partner_sharing');
      await give(asCustomer(customerId), 'analytics');
      const { id } = (
        await grant(asCustomer(customerId), { attributes: ['loyalty.offers'], purposes: [KEY, 'analytics'] })
      ).grant;
      grants.push({ id, customerId });
    }
    const told = identityOf(consent).merging(a, b);
    await tellConsent(told);
    await tellOwner(told);
    const readsOf = () =>
      Promise.all(
        grants.map(async ({ id, customerId }) => readOffers(await asApp(id, customerId), customerId)),
      );
    expect(await readsOf()).toEqual(['OPEN', 'OPEN']);
    await narrow(asCustomer(b), grants[1]?.id ?? '', { purposes: ['analytics'] });
    expect(await readsOf()).toEqual([['CONSENT_REQUIRED'], ['CONSENT_REQUIRED']]);
  });
});

type Op =
  | { do: 'give' | 'withdraw'; who: number }
  | { do: 'merge'; who: number; other: number }
  | { do: 'unmerge'; who: number };

const anOp: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('give' as const, 'withdraw' as const), who: fc.nat(2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('merge' as const), who: fc.nat(2), other: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unmerge' as const), who: fc.nat(2) }) },
);

/** A tree of who became one with whom, and when by a count of everything that happened. */
type Tree = number | { at: number; of: [Tree, Tree] };

/** What the rule says, told by itself: everything that was decided, in the order in which it was. */
class Model {
  count = 0;
  readonly said: { who: number; yes: boolean; at: number }[] = [];
  trees: Tree[] = [0, 1, 2];

  leaves = (tree: Tree): number[] => (typeof tree === 'number' ? [tree] : tree.of.flatMap(this.leaves));
  treeOf = (who: number): Tree => this.trees.find((tree) => this.leaves(tree).includes(who)) ?? who;

  /** Null: undecided. */
  answer(tree: Tree): boolean | null {
    const leaves = this.leaves(tree);
    const since = typeof tree === 'number' ? 0 : tree.at;
    const newest = this.said.filter(({ who, at }) => leaves.includes(who) && at > since).at(-1);
    if (newest) return newest.yes;
    if (typeof tree === 'number') return null;
    const answers = tree.of.map((one) => this.answer(one)).filter((one) => one !== null);
    return answers.length ? answers.every((one) => one) : null;
  }

  without(tree: Tree, who: number): Tree | null {
    if (typeof tree === 'number') return tree === who ? null : tree;
    const [one, other] = tree.of.map((part) => this.without(part, who));
    return one == null ? (other ?? null) : other == null ? one : { at: tree.at, of: [one, other] };
  }

  say(who: number, yes: boolean): void {
    this.count += 1;
    // A no where a no holds already, and nobody disagrees, is not said again.
    this.said.push({ who, yes, at: this.count });
  }

  merge(who: number, other: number): boolean {
    const [one, two] = [this.treeOf(who), this.treeOf(other)];
    if (one === two) return false;
    this.count += 1;
    this.trees = [
      ...this.trees.filter((tree) => tree !== one && tree !== two),
      { at: this.count, of: [one, two] },
    ];
    return true;
  }

  unmerge(who: number): boolean {
    const tree = this.treeOf(who);
    const rest = this.without(tree, who);
    if (rest === null) return false;
    this.trees = [...this.trees.filter((one) => one !== tree), rest, who];
    return true;
  }
}

const aTrio = () => [aCustomerId(), aCustomerId(), aCustomerId()] as const;
const permits = async (id: string) => (await standing(id, KEY)).permitted as boolean;

describe('whatever is decided, merged and parted', () => {
  it('in turn, each id permits what the rule says, and its history has what was decided under it and no more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anOp, { minLength: 4, maxLength: 12 }), async (ops) => {
        const ids = aTrio();
        const model = new Model();
        const identity = identityOf(consent);
        const idOf = (who: number) => ids[who as 0 | 1 | 2];
        for (const op of ops) {
          const id = idOf(op.who);
          if (op.do === 'merge') {
            if (model.merge(op.who, op.other)) await identity.merge(id, idOf(op.other));
          } else if (op.do === 'unmerge') {
            if (model.unmerge(op.who)) await identity.unmerge(id);
          } else if (op.do === 'give') {
            await give(asCustomer(id), KEY);
            model.say(op.who, true);
          } else {
            const { decisions } = await history(id, 'id');
            await withdraw(asCustomer(id), KEY);
            if ((await history(id, 'id')).decisions.length > decisions.length) model.say(op.who, false);
          }
          for (const who of [0, 1, 2]) {
            expect(await permits(idOf(who))).toBe(model.answer(model.treeOf(who)) ?? false);
          }
        }
        for (const who of [0, 1, 2]) if (model.unmerge(who)) await identity.unmerge(idOf(who));
        for (const who of [0, 1, 2]) {
          const said = model.said.filter((one) => one.who === who);
          const { decisions, intact } = await history(idOf(who), 'state');
          expect(intact).toBe(true);
          expect(decisions).toHaveLength(said.length);
          expect(await permits(idOf(who))).toBe(said.at(-1)?.yes ?? false);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('all at once, no withdrawal is lost: who began to withdraw after the last yes was acknowledged is heard', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('give' as const, 'withdraw' as const), fc.nat(2)), {
          minLength: 6,
          maxLength: 16,
        }),
        fc.nat(3),
        async (decisions, joinsAfter) => {
          const ids = aTrio();
          const identity = identityOf(consent);
          const told = [identity.merging(ids[0], ids[1]), identity.merging(ids[0], ids[2])];
          let now = 0;
          const done: { yes: boolean; who: number; began: number; ended: number }[] = [];
          const decide = async (what: 'give' | 'withdraw', who: number) => {
            const began = ++now;
            await (what === 'give' ? give : withdraw)(asCustomer(ids[who as 0 | 1 | 2]), KEY);
            done.push({ yes: what === 'give', who, began, ended: ++now });
          };
          const half = Math.ceil(decisions.length / 2);
          await Promise.all(decisions.slice(0, joinsAfter).map(([what, who]) => decide(what, who)));
          let joined = 0;
          const merging = (async () => {
            for (const one of told) expect(await consent.deliver(one)).toEqual([null]);
            joined = ++now;
          })();
          await Promise.all([
            merging,
            ...decisions.slice(joinsAfter, half).map(([what, who]) => decide(what, who)),
          ]);
          await Promise.all(decisions.slice(half).map(([what, who]) => decide(what, who)));

          const answers = await Promise.all(ids.map(permits));
          expect(new Set(answers).size).toBe(1);
          const since = done.filter(({ began }) => began > joined);
          const lastYes = Math.max(0, ...since.filter(({ yes }) => yes).map(({ ended }) => ended));
          const lastNo = Math.max(0, ...since.filter(({ yes }) => !yes).map(({ ended }) => ended));
          if (since.some(({ yes, began }) => !yes && began > lastYes) || !lastYes) {
            // Nobody said yes since, or somebody said no after all who did.
            const before = done.filter(({ began }) => began <= joined);
            if (lastNo) expect(answers[0]).toBe(false);
            else if (answers[0]) expect(before.some(({ yes }) => yes)).toBe(true);
          } else if (since.some(({ yes, began }) => yes && began > lastNo)) {
            expect(answers[0]).toBe(true);
          }
          for (const id of ids) expect((await history(id)).intact).toBe(true);
          // Every decision of several ids has its own place among them.
          const stored = await consent.db
            .collection('decisions')
            .find({ customerId: { $in: [...ids] }, tick: { $exists: true } })
            .toArray();
          expect(new Set(stored.map(({ tick }) => tick)).size).toBe(stored.length);
        },
      ),
      { numRuns: 10 },
    );
  }, 120_000);

  it('in whatever order the news of merges arrives, and however often, no more is permitted than in order', async () => {
    const someNews = fc.record({
      decided: fc.tuple(...[0, 1, 2].map(() => fc.constantFrom('yes' as const, 'no' as const, null))),
      parted: fc.option(fc.nat(2)),
      order: fc.array(fc.nat(5), { minLength: 3, maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(someNews, async ({ decided, parted, order }) => {
        async function answersWhen(disordered: boolean) {
          const ids = aTrio();
          const identity = identityOf(consent);
          for (const [who, what] of decided.entries()) {
            const id = ids[who as 0 | 1 | 2];
            if (what) await give(asCustomer(id), KEY);
            if (what === 'no') await withdraw(asCustomer(id), KEY);
          }
          const news = [identity.merging(ids[0], ids[1]), identity.merging(ids[2], ids[0])];
          if (parted !== null) news.push(identity.parting(ids[parted as 0 | 1 | 2]));
          const arriving = disordered
            ? [...order.flatMap((index) => news[index % news.length] ?? []), ...[...news].reverse()]
            : news;
          for (const one of arriving) expect(await consent.deliver(one)).toEqual([null]);
          const joinings = await consent.db
            .collection('joinings')
            .find({ members: { $in: [...ids] } })
            .toArray();
          return {
            answers: await Promise.all(ids.map(permits)),
            members: joinings.map(({ members }) => members.length),
          };
        }
        const inOrder = await answersWhen(false);
        const outOfOrder = await answersWhen(true);
        expect(outOfOrder.members).toEqual(inOrder.members);
        for (const [index, answer] of outOfOrder.answers.entries()) {
          if (answer) expect(inOrder.answers[index]).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('read while it happens, an acknowledged withdrawal under either id closes every read that starts after it', async () => {
    const { a, b } = await twoWhoPermit();
    const identity = identityOf(consent);
    await tellConsent(identity.merging(a, b));
    let closedSince: number | null = null;
    let count = 0;
    let leaks = 0;
    let reads = 0;
    let over = false;
    const reader = async (id: string) => {
      while (!over) {
        const began = ++count;
        const proof = await proofFor(asCustomer(id), id);
        const request = {
          members: [a, b],
          actor: asCustomer(id),
          requestId: 'req_test',
          now: consent.clock.now,
        };
        const open = verifyConsentProof(proof, request, keyring)?.has(KEY) ?? false;
        reads += 1;
        if (open && closedSince !== null && began > closedSince) leaks += 1;
      }
    };
    const readers = [a, b, a, b].map(reader);
    for (let round = 0; round < 12; round += 1) {
      closedSince = null;
      await give(asCustomer(round % 2 ? a : b), KEY);
      await withdraw(asCustomer(round % 3 ? a : b), KEY);
      closedSince = ++count;
      const seen = reads;
      while (reads < seen + 8) await new Promise((resolve) => setImmediate(resolve));
    }
    over = true;
    await Promise.all(readers);
    expect(leaks).toBe(0);
    expect(reads).toBeGreaterThan(90);
  }, 60_000);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { factsAsOf } from '../../subgraphs/identity/profile-as-of/facts-as-of.ts';
import { identity as definition } from '../../subgraphs/identity/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerFrom, asAssociate, asCustomer, asPartner, asStaff, importing, updating } from './people.ts';

const identity = useSubgraph(definition);
const START = identity.clock.now.getTime();
const at = (hours: number) => new Date(START + hours * 3_600_000);

async function profile(id: string, time: Date, actor: Actor = asCustomer(id)) {
  const { data, codes } = await identity.entity(
    actor,
    { id },
    `{ profileAsOf(at: "${time.toISOString()}") { at name { full source } emails { value } phones { value } addresses { value { city } } birthDate { value } language { value } preferences { value } } }`,
  );
  return { was: data?.profileAsOf, codes };
}

describe('a profile as it stood', () => {
  it('says what was known then: earlier versions of records, earlier words, and nothing that came later', async () => {
    identity.clock.now = at(0);
    const record = {
      recordId: 'ada',
      fullName: 'Ada Bakker',
      email: 'ada@example.com',
      city: 'Delft',
      address1: 'Kade 1',
    };
    const ada = await aCustomerFrom(identity, record);
    identity.clock.now = at(1);
    await importing(identity, [{ ...record, city: 'Gouda' }]);
    identity.clock.now = at(2);
    await updating(identity, ada, {
      name: { full: 'Ada de Bakker' },
      addPreferences: [{ kind: 'COLOUR', value: 'blue' }],
    });
    identity.clock.now = at(3);

    expect((await profile(ada, at(0))).was).toEqual({
      at: at(0),
      name: { full: 'Ada Bakker', source: 'till' },
      emails: [{ value: 'ada@example.com' }],
      phones: [],
      addresses: [{ value: { city: 'Delft' } }],
      birthDate: null,
      language: null,
      preferences: [],
    });
    expect((await profile(ada, at(1))).was).toMatchObject({
      name: { full: 'Ada Bakker' },
      addresses: [{ value: { city: 'Gouda' } }],
    });
    expect((await profile(ada, at(2))).was).toMatchObject({
      name: { full: 'Ada de Bakker', source: 'customer' },
      addresses: [{ value: { city: 'Gouda' } }],
      preferences: [{ value: 'blue' }],
    });
    expect((await profile(ada, at(-1))).was).toBeNull();
    expect((await profile(ada, at(4))).codes).toEqual(['BAD_USER_INPUT']);
  });

  it('is for the customer and the privacy officer', async () => {
    const ada = await aCustomerFrom(identity, { recordId: 'other', fullName: 'Ada Other' });
    expect((await profile(ada, at(3), asStaff('privacy_officer'))).was).toMatchObject({
      name: { full: 'Ada Other' },
    });
    expect((await profile(ada, at(3), asPartner(ada, 'profile.name'))).codes).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
    expect((await profile(ada, at(3), asAssociate('sto_1'))).codes).toEqual(['FORBIDDEN']);
  });

  it('of a record is the one version that held', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(times, fc.integer({ min: -5, max: 105 }), (received, moment) => {
        const sorted = received.toSorted((a, b) => a - b);
        const versions = sorted.map((hour, index) => {
          const next = sorted[index + 1];
          return {
            source: 'till',
            recordedAt: at(hour),
            receivedAt: at(hour),
            attributes: { identifiers: [], language: String(hour) },
            ...(next !== undefined && { supersededAt: at(next) }),
          };
        });
        const { records } = factsAsOf({ records: versions, edits: [] }, at(moment));
        const expected = sorted.filter((hour) => hour <= moment).at(-1);
        expect(records.map(({ attributes }) => attributes.language)).toEqual(
          expected === undefined ? [] : [String(expected)],
        );
      }),
    );
  });
});

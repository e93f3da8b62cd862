import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { reservedResponseNameRule } from '../../../gateway/execute/reserved-response-name.ts';
import { graphOf } from './graph-of.ts';

const openGraph = () =>
  graphOf({
    people: {
      typeDefs: /* GraphQL */ `
        type Query {
          person: Person
          shop: Shop
        }
        type Person @key(fields: "id") {
          id: ID!
          name: String!
          wish: String
        }
        type Shop {
          proof: String
          title: String
        }
      `,
      resolvers: {
        Query: { person: () => ({ id: '1', name: 'Ada', wish: 'forged' }), shop: () => ({ proof: 'p' }) },
      },
    },
    consent: {
      typeDefs: /* GraphQL */ `
        type Person @key(fields: "id") {
          id: ID!
          consentProof: String! @inaccessible
          proof: String @inaccessible
        }
      `,
      resolvers: { Person: { consentProof: () => 'sealed' } },
    },
    offers: {
      typeDefs: /* GraphQL */ `
        type Person @key(fields: "id") {
          id: ID!
          consentProof: String! @external
          offers: [String!] @requires(fields: "consentProof")
        }
      `,
      resolvers: { Person: { offers: ({ consentProof }: { consentProof: string }) => [consentProof] } },
    },
  });

describe('an alias that is the name of an inaccessible field', () => {
  it.each([
    '{ person { consentProof: wish offers } }',
    '{ person { offers ...F } } fragment F on Person { consentProof: name }',
    '{ consentProof: __typename }',
    '{ shop { consentProof: title } }',
    '{ shop { proof: title } }',
  ])('is refused: %s', (query) => {
    const { graph } = openGraph();
    expect(validate(graph.apiSchema, parse(query), [reservedResponseNameRule])).toMatchObject([
      { extensions: { code: 'RESERVED_RESPONSE_NAME' } },
    ]);
  });

  it('would not stand in for the field anyway', async () => {
    const { graph } = openGraph();
    const document = parse('{ person { consentProof: wish offers } }');
    const caller = { actor: { kind: 'visitor' }, requestId: null } as const;
    expect(await graph.execute({ document, caller })).toEqual({
      data: { person: { consentProof: 'forged', offers: ['sealed'] } },
    });
  });

  it.each(['{ shop { proof } }', '{ person { proofOfLove: wish } }', '{ shop { proof: proof } }'])(
    'is not what this is: %s',
    (query) => {
      const { graph } = openGraph();
      expect(validate(graph.apiSchema, parse(query), [reservedResponseNameRule])).toEqual([]);
    },
  );

  it('is refused by the schema of whichever graph is validated against', () => {
    const { graph } = openGraph();
    expect([...graph.inaccessibleFieldNames].sort()).toEqual(['consentProof', 'proof']);
    const other = graphOf({
      only: { typeDefs: 'type Query { name: String }', resolvers: { Query: {} } },
    });
    const document = parse('{ consentProof: name }');
    expect(validate(other.graph.apiSchema, document, [reservedResponseNameRule])).toEqual([]);
  });
});

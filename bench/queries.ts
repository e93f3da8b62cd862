/** What the contestants are asked. Each has an operation name, by which the hand-written limit knows it. */
export type BenchQuery = { name: 'customer360' | 'list20' | 'tiny'; about: string; text: string };

export const QUERIES: readonly BenchQuery[] = [
  {
    name: 'customer360',
    about: 'everything about one customer, from all five subgraphs; `offers` needs the consent proof',
    text: /* GraphQL */ `
      query customer360 {
        me {
          id
          name { full }
          emails { value verified }
          phones { value }
          addresses { value { line1 postcode city } }
          language { value }
          preferences { kind value }
          consents { state permitted purpose { key title } }
          orders(first: 5) {
            edges {
              node {
                id
                state
                placedAt
                total { amountMinor currency }
                store { id name }
                lines { sku description quantity amount { amountMinor currency } }
                pickup { code heldUntil readyAt }
              }
            }
          }
          loyaltyAccount { balance tier nextTier { tier pointsToGo } joinedAt }
          offers { id title text validUntil }
          grants { id state attributes purposes expiresAt app { id name } }
        }
      }
    `,
  },
  {
    name: 'list20',
    about: 'a page of 20 products with their variants and prices, from one subgraph',
    text: /* GraphQL */ `
      query list20 {
        products(first: 20) {
          edges {
            node {
              id
              name
              brand
              category
              variants { sku size colour price(currency: "EUR") { amountMinor currency } }
            }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    `,
  },
  {
    name: 'tiny',
    about: 'id and name of one customer, from one subgraph',
    text: /* GraphQL */ `
      query tiny { me { id name { full } } }
    `,
  },
];

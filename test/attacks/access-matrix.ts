/** Who may read what, from the schemas' directives. Run by itself it writes `docs/access-matrix.md`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'graphql';
import { composeSupergraph } from '../../gateway/compose.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { type Access, closedTypes, isMetBy, type Requirement, readAccess } from './access.ts';

/** Who holds a role scope. Scopes with a dot are attributes of a partner's grant. */
const HOLDERS: Readonly<Record<string, string>> = {
  customer: 'customers',
  associate: 'associates',
  app: 'apps for themselves',
  device: 'devices',
  service: 'services',
  import: 'services with `import`',
  messages: 'services with `messages`',
  touchpoints: 'services with `touchpoints`',
  inference: 'services with `inference`',
  sync: 'services with `sync`',
  fulfilment: 'services with `fulfilment`',
  explain: 'services with `explain`',
  engagement: 'services with `engagement`',
  gateway: 'the gateway',
  privacy_officer: 'privacy officers',
  analyst: 'analysts',
  marketer: 'marketers',
  till: 'services with `till`',
  card_link: 'card processors with `card_link`',
  card_feed: 'card processors with `card_feed`',
  admin: 'admins',
};
const ROOTS = ['Query', 'Mutation'];

export function accessMatrix(access: Access, personal: ReadonlySet<string>): string {
  const closed = closedTypes(access, personal);
  const shown = [...access.types].filter(
    ([type, fields]) =>
      closed.has(type) ||
      ROOTS.includes(type) ||
      fields.some(({ name }) => access.ruled.has(`${type}.${name}`)),
  );
  const section = (type: string): string => {
    const isOpen = !closed.has(type);
    const fields = (access.types.get(type) ?? []).filter(
      ({ name, isInaccessible }) =>
        !isInaccessible && (!isOpen || ROOTS.includes(type) || access.ruled.has(`${type}.${name}`)),
    );
    // Fields that say the same share a row.
    const rows = new Map<string, string[]>();
    for (const { name } of fields) {
      const purpose = access.purposeOf(type, name);
      const unless = purpose?.unlessSelf ? ', except for the customer' : '';
      const what = purpose ? `\`${purpose.purpose}\`${unless}` : '';
      const row = `${holdersOf(access, type, name)} | ${what}`;
      rows.set(row, [...(rows.get(row) ?? []), `\`${name}\``]);
    }
    if (!rows.size) return '';
    const lines = Array.from(rows, ([row, names]) => `| ${names.join(', ')} | ${row} |`);
    return [`## ${type}`, '', '| Fields | Who may | Purpose |', '|---|---|---|', ...lines, ''].join('\n');
  };
  const order = (type: string) => (ROOTS.includes(type) ? 2 : closed.has(type) ? 0 : 1);
  const types = shown.map(([type]) => type).sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  return [HEADER, ...types.map(section).filter(Boolean)].join('\n');
}

const HEADER = `# Who may read what

Written by \`npx tsx test/attacks/access-matrix.ts\` from the directives of the schemas; \`test/attacks/access-matrix.test.ts\`
asks for every field as every kind of actor, through the gateway and of each subgraph behind it, and fails when an answer
or this page says something else.

- First the types that hold facts about a customer, then fields elsewhere that have a rule, then queries and mutations.
- Of the customers' facts everybody sees only what is theirs to see: customers their own, partners those of the one customer
  of their grant, associates those of the customers whom their stores serve now, services and privacy officers anybody's.
- A partner holds what its grant names, while the grant and the consents under it stand.
- What needs a purpose answers \`CONSENT_REQUIRED\` until the customer permits it.
- "As what holds it": who may read the field that leads here may read this.
`;

function holdersOf(access: Access, type: string, field: string): string {
  const requirements = access.through(type, field);
  if (!requirements.length) return ROOTS.includes(type) ? 'everybody' : 'as what holds it';
  const scopes = requirements.filter((one): one is Exclude<Requirement, string> => one !== 'authenticated');
  if (!scopes.length) return 'everybody who is signed in';
  const candidates = [...new Set(scopes.flat())];
  const holding = candidates.filter((scope) => scopes.every((one) => isMetBy(one, true, [scope])));
  const attributes = holding.filter((scope) => scope.includes('.')).map((scope) => `\`${scope}\``);
  const holders = holding.filter((scope) => !scope.includes('.')).map(holderOf);
  if (attributes.length) holders.push(`partners with ${attributes.join(' or ')}`);
  return holders.join(', ') || 'nobody';
}

function holderOf(scope: string): string {
  const holder = HOLDERS[scope];
  if (!holder) throw new Error(`say who holds the scope ${scope}`);
  return holder;
}

/** Types of all subgraphs that are about one customer. */
export const personalTypes = (): ReadonlySet<string> =>
  new Set(subgraphs.flatMap(({ personal }) => Object.keys(personal)));

export const MATRIX_FILE = 'docs/access-matrix.md';

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { sdl } = await composeSupergraph('supergraph.yaml');
  writeFileSync(MATRIX_FILE, accessMatrix(readAccess(parse(sdl)), personalTypes()));
}

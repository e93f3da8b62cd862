import { requireCustomer } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../../context.ts';
import type { IdentifierPolicies } from '../../rules/identifiers.ts';
import { readProfileUpdate } from '../../rules/profile-changes.ts';
import type { MutationResolvers, SyncChangesInput, SyncProfileInput } from '../../schema.generated.ts';
import { attributeNamed, SYNCED_ATTRIBUTES } from '../rules/attributes.ts';
import { versionIn } from '../rules/scim.ts';
import { readSourceVersion } from '../rules/source-version.ts';
import { type Stated, statedIn } from '../rules/statements.ts';
import { invalid } from './terms.ts';

const MAX_RECORD_ID = 128;

export const syncProfile: MutationResolvers['syncProfile'] = async (_, { input }, context) => {
  const { actor, applications, dossiers, once, clock, policies } = context;
  const connection = actor.kind === 'service' ? await applications.connections.byId(actor.serviceId) : null;
  if (!connection)
    return refused(rejected('CONNECTION_NOT_FOUND', null, 'You are no connected application.'));
  if (connection.pauseReason === 'ADMIN')
    return refused(rejected('CONNECTION_PAUSED', null, 'An admin has paused this connection.'));
  const version = readSourceVersion(input.sourceVersion);
  if (version === null) return refused(invalid('sourceVersion', 'a whole number of at most 18 digits'));
  const seen = input.ifMatch == null ? null : versionIn(input.ifMatch);
  if (input.ifMatch != null && seen === null) return refused(invalid('ifMatch', 'an `etag` of syncProfile'));
  const reading = readChanges(input.changes, clock(), await policies.all());
  if ('problem' in reading)
    return refused(rejected('INVALID_VALUE', reading.problem.field, reading.problem.message));
  const whose = await whoseRecord(input, connection._id, context);
  if (typeof whose !== 'string') return refused(whose);
  // Asked before the change, as a read of consent can't be a part of it.
  const leeway = await applications.leave.leewayOf(connection, whose);

  return once({ actor, mutation: 'syncProfile', input }, async (session) => {
    const customer = await dossiers.whoHas(whose, session);
    if (!customer) return noSuchCustomer(input);
    if (seen !== null && seen !== customer.version) {
      const message = `The profile has version ${customer.version} by now. Take it over first.`;
      return rejected('VERSION_CONFLICT', ['input', 'ifMatch'], message);
    }
    const heard = {
      customerId: whose,
      recordId: input.recordId ?? null,
      version,
      recordedAt: input.recordedAt ?? null,
      hasSeenAll: seen !== null,
      stated: reading.stated,
    };
    const outcome = await applications.sync.hear(connection, heard, leeway, session);
    if (!outcome) return noSuchCustomer(input);
    const results = SYNCED_ATTRIBUTES.flatMap((attribute) => {
      const became = outcome.outcomes.get(attribute);
      return became ? [{ attribute, outcome: became }] : [];
    });
    return { customerId: outcome.customerId, version: outcome.version, results, userErrors: [] };
  });
};

const refused = <Refusal extends object>(refusal: Refusal) => ({ ...refusal, idempotentReplay: false });

const noSuchCustomer = ({ customerId }: Pick<SyncProfileInput, 'customerId'>) =>
  rejected(
    'CUSTOMER_NOT_FOUND',
    ['input', customerId == null ? 'recordId' : 'customerId'],
    'There is no such customer.',
  );

/** Under which id the word stands: that which was named, or which the application's own id has named before. */
async function whoseRecord(
  { customerId, recordId }: Pick<SyncProfileInput, 'customerId' | 'recordId'>,
  connectionId: string,
  context: Context,
) {
  const { applications, records } = context;
  if (recordId != null && (!recordId || recordId.length > MAX_RECORD_ID))
    return invalid('recordId', `1 to ${MAX_RECORD_ID} characters`);
  const known =
    recordId == null
      ? null
      : ((await applications.holdings.customerOf(connectionId, recordId)) ??
        (await records.ownerOf(connectionId, recordId)));
  if (customerId == null) return known ?? noSuchCustomer({});
  const current = await requireCustomer(context, customerId);
  if (known !== null && !(await applications.membersOf(current)).includes(known)) {
    const message = 'Your record of this id is another customer’s.';
    return rejected('RECORD_OF_ANOTHER', ['input', 'recordId'], message);
  }
  return customerId;
}

/** The fields of `SyncChangesInput` by the names under which a customer's own change has them. */
const LISTS = { emails: 'addEmails', phones: 'addPhones', addresses: 'addAddresses' } as const;
const NAMES_HERE = new Map<string, string>(Object.entries(LISTS).map(([here, there]) => [there, here]));

type ChangesReading = { stated: Stated[] } | { problem: { field: string[]; message: string } };

/** What an application says, or the first thing in it that can't be right, with its path. */
function readChanges(input: SyncChangesInput, now: Date, policies: IdentifierPolicies): ChangesReading {
  const { clear, emails, phones, addresses, ...single } = input;
  const reading = readProfileUpdate(
    { ...single, addEmails: emails, addPhones: phones, addAddresses: addresses },
    now,
    policies,
  );
  if ('problem' in reading) {
    const [, first = '', ...rest] = reading.problem.field;
    const field = ['input', 'changes', NAMES_HERE.get(first) ?? first, ...rest];
    return { problem: { field, message: reading.problem.message } };
  }
  const cleared = new Set((clear ?? []).map(attributeNamed));
  const said = SYNCED_ATTRIBUTES.filter((attribute) => input[attribute] != null);
  const both = said.find((attribute) => cleared.has(attribute));
  if (both) {
    const message = 'Expected attributes of which nothing is said at the same time.';
    return { problem: { field: ['input', 'changes', 'clear'], message } };
  }
  const all = SYNCED_ATTRIBUTES.filter((attribute) => cleared.has(attribute) || said.includes(attribute));
  if (!all.length) {
    return { problem: { field: ['input', 'changes'], message: 'Expected at least one attribute.' } };
  }
  return { stated: all.map((attribute) => statedIn(attribute, reading.changes)) };
}

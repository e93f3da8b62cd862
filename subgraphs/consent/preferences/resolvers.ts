import { requireCustomer } from '#shared/guard.ts';
import { exactTextFor } from '../rules/purpose.ts';
import type { CustomerResolvers, MutationResolvers, QueryResolvers, Resolvers } from '../schema.generated.ts';
import { answerFor, preferencesOf } from './answering.ts';
import { shownTogether } from './joined-preferences.ts';
import { NO_PREFERENCES } from './preferences.ts';
import { publishTopicVersion } from './publish-topic-version.ts';
import { recordContact } from './record-contact.ts';
import { setCommunicationPreferences } from './set-communication-preferences.ts';
import { snoozeCommunication } from './snooze-communication.ts';
import type { TopicVersion } from './topics.ts';
import { unsubscribeFromAll } from './unsubscribe-from-all.ts';

export const preferencesQueries = {
  topics: async (_, { language }, { topics }) =>
    Array.from((await topics.now()).values(), (version) => ({ version, language })),
  may: async (_, { customerId, ...question }, context) =>
    answerFor(context, await requireCustomer(context, customerId), question),
} satisfies Partial<QueryResolvers>;

export const preferencesMutations = {
  setCommunicationPreferences,
  snoozeCommunication,
  unsubscribeFromAll,
  recordContact,
  publishTopicVersion,
} satisfies Partial<MutationResolvers>;

export const preferencesOfCustomer = {
  async communicationPreferences({ id }, { version }, context) {
    const { actor, access, preferences } = context;
    const ids = await access.members(id);
    // Whose version a change goes by: customers write under the id under which they are signed in.
    const own = actor.kind === 'customer' && ids.includes(actor.customerId) ? actor.customerId : id;
    if (version != null && version !== 0) return preferences.version(own, version);
    const nothing = { ...NO_PREFERENCES, customerId: own, version: 0 };
    if (version === 0) return nothing;
    const mine = await preferences.of(own);
    if (ids.length < 2) return mine ?? nothing;
    const shown = { ...nothing, ...shownTogether((await preferencesOf(context, ids)).chosen) };
    // How it came about is said of what is theirs alone.
    return mine ? { ...shown, version: mine.version, changedAt: mine.changedAt } : shown;
  },
  async doNotApproach({ id }, _, context) {
    const { chosen } = await preferencesOf(context, await context.access.members(id));
    return chosen.some((one) => one.doNotApproach);
  },
  may: ({ id }, question, context) => answerFor(context, id, question),
} satisfies Partial<CustomerResolvers>;

export const preferencesTypes = {
  CommunicationPreferences: {
    changedAt: ({ changedAt }) => changedAt ?? null,
    quietHours: ({ quietHours }) => quietHours ?? null,
    snoozedUntil: ({ snoozedUntil }, _, { clock }) =>
      snoozedUntil && snoozedUntil > clock() ? snoozedUntil : null,
    language: ({ language }) => language ?? null,
    tone: ({ tone }) => tone ?? null,
  },
  CommunicationChoice: {
    purpose: ({ purpose }) => purpose ?? null,
    channel: ({ channel }) => channel ?? null,
    topic: ({ topic }) => topic ?? null,
  },
  Topic: {
    key: ({ version }) => version.key,
    version: ({ version }) => version.version,
    publishedAt: ({ version }) => version.publishedAt,
    language: ({ version, language }) => textIn(version, language).language,
    title: ({ version, language }) => textIn(version, language).text.title,
    explanation: ({ version, language }) => textIn(version, language).text.explanation,
    wantedByDefault: ({ version }) => version.wantedByDefault,
  },
  PermissionAnswer: {
    decision: ({ decisionId }, _, { history }) => (decisionId === null ? null : history.byId(decisionId)),
  },
} satisfies Partial<Resolvers>;

function textIn({ texts }: TopicVersion, language: string) {
  const [first] = Object.entries(texts);
  const found = exactTextFor(texts, language) ?? (first && { language: first[0], text: first[1] });
  if (!found) throw new Error('A topic has no text.');
  return found;
}

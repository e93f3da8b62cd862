import { createHash } from 'node:crypto';
import type { ClientSession, MongoClient } from 'mongodb';
import type { Outbox } from '#shared/events/outbox.ts';
import type { AskPermitsNow } from '#shared/live-consent.ts';
import type { Members } from '#shared/members.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { StoredCustomer } from '../data/dossiers.ts';
import type { Conflicts } from './data/conflicts.ts';
import type { Connection } from './data/connections.ts';
import type { Holding, Holdings } from './data/holdings.ts';
import type { Note, Notes } from './data/notes.ts';
import {
  digestOf,
  isSynced,
  NOTHING,
  SYNCED_ATTRIBUTES,
  type SyncedAttribute,
  valueIn,
} from './rules/attributes.ts';
import { scimOf, type Telling, tellingOf } from './rules/scim.ts';

/**
 * What the customer's decision lets an application do: `HOLD` what its connection names; `NOTHING`, and it has to remove what it
 * has; `WAIT`, while the customer has had processing restricted (GDPR Art. 18): it is told nothing, and removes nothing.
 */
export type Leeway = 'HOLD' | 'NOTHING' | 'WAIT';

/** Rests on the contract, so only a restriction, or an erasure, ends it. */
const BY_CONTRACT = 'service';

/** What one note tells. */
export type Message = {
  /** The id that the customer goes by. */
  customerId: string;
  body: string;
  /** Of each attribute that it names, as it will be known to be held. */
  digests: { [Attribute in SyncedAttribute]?: string };
  /** Attributes of which it gives a value. */
  disclosed: SyncedAttribute[];
  whenRead: Holding | null;
};

type Settings = {
  client: MongoClient;
  outbox: Outbox;
  clock: () => Date;
  members: Members;
  permitsNow: AskPermitsNow;
  /** The customer who has this id. */
  customerOf(id: string): Promise<StoredCustomer | null>;
  notes: Notes;
  holdings: Holdings;
  conflicts: Conflicts;
};

/** What may leave for an application, asked of consent anew each time. */
export function openLeave({
  client,
  outbox,
  clock,
  members,
  permitsNow,
  customerOf,
  notes,
  holdings,
  conflicts,
}: Settings) {
  /** @throws when consent can't be asked: then nothing may be sent. */
  async function leewayOf({ purpose }: Connection, customerId: string): Promise<Leeway> {
    if (await permitsNow({ customerId, purpose })) return 'HOLD';
    if (purpose === BY_CONTRACT) return 'WAIT';
    return (await permitsNow({ customerId, purpose: BY_CONTRACT })) ? 'NOTHING' : 'WAIT';
  }

  /** Writes into the customer's ledger what an application is about to know. */
  async function disclose(
    { _id, purpose }: Pick<Connection, '_id' | 'purpose'>,
    customerId: string,
    attributes: readonly SyncedAttribute[],
    requestId: string | null,
    session?: ClientSession,
  ): Promise<void> {
    if (!attributes.length) return;
    const data = {
      customerId,
      requestId,
      recipient: `service:${_id}`,
      recipientKind: 'service',
      grantId: null,
      fields: attributes.map((attribute) => `Customer.${attribute}`).sort(),
      purposes: [purpose],
    };
    const event = {
      type: 'patron.disclosure.recorded.v1' as const,
      subject: customerId,
      time: clock(),
      data,
    };
    await outbox.append([event], session);
  }

  async function prepare(
    { _id, disclosed: before = [] }: Note,
    connection: Connection,
    { customerId, digests, disclosed, whenRead }: Message,
    bodyDigest: string | null,
    session: ClientSession,
  ): Promise<boolean> {
    const whose = { connectionId: connection._id, customerId };
    const attributes = Object.keys(digests).filter(isSynced);
    if (!(await holdings.aboutToTell(whose, attributes, whenRead, session))) return false;
    const further = disclosed.filter((attribute) => !before.includes(attribute));
    const sent = {
      ...(further.length && { disclosed: [...before, ...further].sort() }),
      ...(bodyDigest !== null && { bodyDigest }),
    };
    await notes.noteSent(_id, sent, session);
    await disclose(connection, customerId, further, null, session);
    return true;
  }

  return {
    leewayOf,
    disclose,

    /** What a note tells at this moment; null when there is nothing to tell. @throws when consent can't be asked. */
    async messageOf(note: Note, connection: Connection): Promise<Message | null> {
      const { _id: connectionId } = connection;
      const ids = await members.of(note.customerId);
      if (note.type === 'customer.erased') {
        const data = { customer: note.customerId, request: note.requestId };
        return {
          customerId: note.customerId,
          body: bodyOf(note, data),
          digests: {},
          disclosed: [],
          whenRead: null,
        };
      }
      const [customerId = note.customerId] = ids;
      // Before the values: whatever the application says of them in between is noticed when they are about to leave.
      const whenRead = await holdings.of(connectionId, customerId);
      const customer = await customerOf(customerId);
      if (customer?._id !== customerId) return null; // erased meanwhile, and told so; or merged, and told of
      const leeway = await leewayOf(connection, customerId);
      if (leeway === 'WAIT') return null;
      const undecided = await conflicts.openWith(connectionId, ids);
      const allowed = new Set(
        leeway === 'HOLD' ? connection.attributes.map(({ attribute }) => attribute) : [],
      );
      const known = Object.keys(whenRead?.held ?? {}).filter(isSynced);
      const heldNow = (attribute: SyncedAttribute) => whenRead?.held[attribute]?.digest ?? NOTHING;
      const sayable = <Attribute extends SyncedAttribute>(attribute: Attribute) =>
        allowed.has(attribute) ? valueIn(customer.profile, attribute) : null;
      const attributes = SYNCED_ATTRIBUTES.filter((attribute) => {
        if (!allowed.has(attribute) && !known.includes(attribute)) return false;
        if (undecided.has(attribute) && allowed.has(attribute)) return false; // somebody decides first
        return note.whole || digestOf(sayable(attribute)) !== heldNow(attribute);
      });
      if (!attributes.length && note.type === 'customer.changed') return null;
      const telling: Telling = tellingOf(sayable, attributes);
      const digests = Object.fromEntries(
        attributes.map((attribute) => [attribute, digestOf(sayable(attribute))]),
      );
      const head = {
        id: customerId,
        externalId: whenRead?.recordId ?? null,
        version: customer.version,
        changedAt: customer.updatedAt,
      };
      const formerly = ids.filter((id) => id !== customerId);
      const data = {
        customer: customerId,
        ...(formerly.length && { formerly }),
        sequence: note.sequence,
        version: customer.version,
        resource: scimOf(telling, head),
      };
      return {
        customerId,
        body: bodyOf(note, data),
        digests,
        disclosed: attributes.filter((attribute) => sayable(attribute) !== null),
        whenRead,
      };
    },

    /**
     * Before it is shown: writes down that it is, for the customer's ledger and for what the application may have from now on. False
     * when the application has told us something meanwhile: what it is to be told has to be found out anew.
     */
    prepare: (note: Note, connection: Connection, message: Message): Promise<boolean> =>
      inTransaction(client, (session) => prepare(note, connection, message, null, session)),

    /**
     * As {@link prepare}, before it is sent. Under one id the same is sent at each attempt, as the application may have taken the
     * first: when something else is to be told by now, that is put in line under an id of its own, and this is over.
     */
    prepareToSend: (note: Note, connection: Connection, message: Message): Promise<boolean> =>
      inTransaction(client, async (session) => {
        const bodyDigest = createHash('sha256').update(message.body).digest('base64url');
        if (note.bodyDigest === undefined || note.bodyDigest === bodyDigest) {
          return prepare(note, connection, message, bodyDigest, session);
        }
        const { connectionId, customerId, type, whole } = note;
        await notes.end(note, 'PASSED', null, session);
        await notes.enqueue([{ connectionId, customerId, type, ...(whole && { whole }) }], session);
        return false;
      }),
  };
}

export type Leave = ReturnType<typeof openLeave>;

const bodyOf = ({ type, at }: Note, data: object): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data });

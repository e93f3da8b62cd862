import type { StoredDisclosure } from '../../subgraphs/partners/data/disclosures.ts';
import { outboxOf } from '../../subgraphs/shared/events/outbox.ts';
import { allDelivered, type Databases } from './audit.ts';
import type { Field, Read, Reading } from './reading.ts';
import type { OpenReport } from './report.ts';

/** Whose outbox the record of each field stands in, before the answer leaves. */
const OWNERS: Record<Field, string> = { name: 'identity', offers: 'loyalty' };

/**
 * Everything that the partner was shown stands in its owner's outbox under that very request, and, when all events are
 * delivered, in the customer's ledger. Shows that a record that is taken away would be missed.
 */
export async function checkRecords(dbOf: Databases, reading: Reading, report: OpenReport): Promise<void> {
  await allDelivered(dbOf);
  const reads = reading.reads.filter(({ reader, shown }) => reader === 'partner' && shown.length > 0);
  const [one] = reads;
  if (!one) throw new Error('the partner was never shown anything');
  for (const missing of await unrecorded(dbOf, reads)) report.check(false, missing);
  report.add('fields that the partner was shown, each on record', reads.flatMap(({ shown }) => shown).length);

  const outbox = outboxOf(dbOf('identity'));
  const entry = await outbox.findOneAndDelete({ 'event.data.requestId': one.requestId });
  report.check((await unrecorded(dbOf, reads)).length > 0, 'the audit does not miss a record in the outbox');
  if (entry) await outbox.insertOne(entry);
  const ledger = dbOf('partners').collection<StoredDisclosure>('disclosures');
  const link = await ledger.findOneAndDelete({ requestId: one.requestId });
  report.check((await unrecorded(dbOf, reads)).length > 0, 'the audit does not miss a record in the ledger');
  if (link) await ledger.insertOne(link);
}

async function unrecorded(dbOf: Databases, reads: readonly Read[]): Promise<string[]> {
  const problems: string[] = [];
  for (const [field, owner] of Object.entries(OWNERS) as [Field, string][]) {
    const inOutbox: Set<unknown> = new Set(
      await outboxOf(dbOf(owner)).distinct('event.data.requestId', {
        'event.type': 'patron.disclosure.recorded.v1',
        'event.data.fields': `Customer.${field}`,
        'event.data.recipientKind': 'partner',
      }),
    );
    const inLedger: Set<unknown> = new Set(
      await dbOf('partners')
        .collection<StoredDisclosure>('disclosures')
        .distinct('requestId', { fields: `Customer.${field}`, recipientKind: 'partner' }),
    );
    for (const { requestId, shown } of reads) {
      if (!shown.includes(field)) continue;
      if (!inOutbox.has(requestId)) problems.push(`${field} was shown in ${requestId} and is not on record`);
      if (!inLedger.has(requestId))
        problems.push(`${field} was shown in ${requestId} and is not in the ledger`);
    }
  }
  return problems;
}

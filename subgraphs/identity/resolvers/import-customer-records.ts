import { rejected } from '#shared/user-errors.ts';
import type { IncomingRecord } from '../data/records.ts';
import { inPieces } from '../resolving/in-pieces.ts';
import { readCountry } from '../rules/countries.ts';
import { type RecordProblem, readRecord } from '../rules/records.ts';
import type { ImportProblem, ImportProblemCode, MutationResolvers } from '../schema.generated.ts';

const SOURCE_NAME = /^[a-z][a-z0-9_-]{0,63}$/;
const MAX_RECORDS = 500;

export const importCustomerRecords: MutationResolvers['importCustomerRecords'] = async (
  _,
  { input: { source, verified, defaultCountry, lawfulBasis, records: inputs } },
  { records, policies, clock },
) => {
  if (!SOURCE_NAME.test(source)) {
    return refused(['source'], '1 to 64 lower-case letters, digits, - and _, a letter first');
  }
  if (inputs.length < 1 || inputs.length > MAX_RECORDS)
    return refused(['records'], `1 to ${MAX_RECORDS} records`);
  const country = defaultCountry == null ? null : readCountry(defaultCountry);
  if (country && !('value' in country)) return refused(['defaultCountry'], country.expected);

  const now = clock();
  const reading = {
    ...{ verified: verified ?? [], country: country?.value, lawfulBasis, now },
    policies: await policies.all(),
  };
  const readings = await inPieces(inputs, (input, index) => {
    const { recordId, recordedAt = null } = input;
    const record = readRecord(input, reading);
    return { index, recordId, recordedAt, record };
  });
  const incoming: (IncomingRecord & { index: number })[] = readings.flatMap(
    ({ index, recordedAt, record }) => ('rejected' in record ? [] : [{ index, recordedAt, record }]),
  );
  const imported = await records.import(source, incoming);
  const done = new Map(imported.map((result, position) => [incoming[position]?.index, result]));
  const results = readings.map(({ index, recordId, record }) => {
    const result = done.get(index);
    if (!result || 'rejected' in record) {
      const problems = 'rejected' in record ? [problem('REJECTED_VALUE', record.rejected)] : [];
      return { index, recordId, outcome: 'REJECTED' as const, problems };
    }
    return {
      index,
      recordId,
      ...result,
      problems: record.ignored.map((one) => problem('IGNORED_VALUE', one)),
    };
  });
  const count = (outcome: (typeof results)[number]['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  return {
    results,
    accepted: count('ACCEPTED'),
    unchanged: count('UNCHANGED'),
    rejected: count('REJECTED'),
    userErrors: [],
  };
};

const refused = (field: string[], expected: string) => ({
  ...rejected('INVALID_VALUE', ['input', ...field], `Expected ${expected}.`),
  results: [],
  accepted: 0,
  unchanged: 0,
  rejected: 0,
});

const problem = (code: ImportProblemCode, { field, message }: RecordProblem): ImportProblem => ({
  code,
  field,
  message,
});

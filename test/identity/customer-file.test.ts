import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../cli/import/csv-rows.ts';
import { type ReadCustomerRecord, readCustomerRecords } from '../../cli/import/customers.ts';

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const read = (...chunks: (string | Buffer)[]): Promise<ReadCustomerRecord[]> =>
  all(readCustomerRecords(Readable.from(chunks)));

it('every known column becomes a field, and the others are kept under their name', async () => {
  const columns = [
    'record_id',
    'given_name',
    'surname',
    'full_name',
    'date_of_birth',
    'email',
    'phone',
    'street_number',
    'address_1',
    'address_2',
    'suburb',
    'city',
    'postcode',
    'state',
    'country',
    'soc_sec_id',
    'gender',
    'loyalty_card',
    'language',
    'Shoe size',
  ];
  const values = [
    'r1',
    'Ada',
    'Bakker',
    'Ada Bakker',
    '19891210',
    'ada@example.com',
    '+31612345678',
    '1',
    'Kerkstraat',
    'Flat 2',
    'Centrum',
    'Amsterdam',
    '1012 AB',
    'Noord-Holland',
    'NL',
    '123',
    'f',
    '29000001',
    'nl',
    '39',
  ];
  expect(await read(`${columns.join(',')}\n${values.join(',')}\n`)).toEqual([
    {
      line: 2,
      record: {
        recordId: 'r1',
        givenName: 'Ada',
        surname: 'Bakker',
        fullName: 'Ada Bakker',
        dateOfBirth: '19891210',
        email: 'ada@example.com',
        phone: '+31612345678',
        streetNumber: '1',
        address1: 'Kerkstraat',
        address2: 'Flat 2',
        suburb: 'Centrum',
        city: 'Amsterdam',
        postcode: '1012 AB',
        state: 'Noord-Holland',
        country: 'NL',
        socSecId: '123',
        gender: 'f',
        loyaltyCard: '29000001',
        language: 'nl',
        other: [{ column: 'Shoe size', value: '39' }],
      },
    },
  ]);
});

it('bad rows are rejected with their line, column and reason, and the rest is read', async () => {
  const file = [
    '\uFEFFRecord_ID, given_name, email, date_of_birth',
    'r1, Ada, ada@example.com, 19891210',
    '',
    ', Ben, ben@example.com,',
    'r3, Cleo, cleo at home,',
    'r4, Dirk, dirk@example.com, spring',
    'r5, Eve, eve@example.com',
    'r6, Finn, finn@example.com,, ',
    'r7,,,',
    'r8, "Gus, ""the"" cat", gus@example.com, 03/04/1990',
    'r9, Hope" , hope@example.com,',
    'r10, Ivo\u0000, ivo@example.com,',
    'r11, Kim, kim@example.com,',
  ].join('\r\n');
  expect(await read(file)).toEqual([
    {
      line: 2,
      record: { recordId: 'r1', givenName: 'Ada', email: 'ada@example.com', dateOfBirth: '19891210' },
    },
    { line: 4, rejected: { field: 'record_id', message: expect.any(String) } },
    { line: 5, rejected: { field: 'email', message: expect.any(String) } },
    { line: 6, rejected: { field: 'date_of_birth', message: expect.any(String) } },
    { line: 7, rejected: { field: 'row', message: 'The row has 3 cells, the header 4.' } },
    { line: 8, rejected: { field: 'row', message: 'The row has 5 cells, the header 4.' } },
    { line: 9, rejected: { field: 'row', message: expect.any(String) } },
    {
      line: 10,
      record: {
        recordId: 'r8',
        givenName: 'Gus, "the" cat',
        email: 'gus@example.com',
        dateOfBirth: '03/04/1990',
      },
    },
    { line: 11, rejected: { field: 'row', message: expect.any(String) } },
    { line: 12, rejected: { field: 'given_name', message: expect.any(String) } },
    { line: 13, record: { recordId: 'r11', givenName: 'Kim', email: 'kim@example.com' } },
  ]);
});

it('a row that is not in UTF-8 is rejected', async () => {
  const latin1 = Buffer.from('record_id,given_name\nr1,Zoë\nr2,Ada\n', 'latin1');
  expect(await read(latin1)).toEqual([
    { line: 2, rejected: { field: 'row', message: 'The row is not in UTF-8.' } },
    { line: 3, record: { recordId: 'r2', givenName: 'Ada' } },
  ]);
});

describe('a file is refused', () => {
  it.each([
    ['without a header', '', 'record_id'],
    ['without a column record_id', 'id,given_name\n1,Ada\n', 'record_id'],
    ['with a column twice', 'record_id,email,EMAIL\n', 'email'],
  ])('%s', async (_, file, named) => {
    await expect(read(file)).rejects.toThrow(named);
  });
});

describe('rows', () => {
  const rows = (text: string) => all(csvRows(Readable.from([text])));

  it('may run over lines inside quotes', async () => {
    expect(await rows('a,b\n1,"x\ny"\n2,z')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\ny'] },
      { line: 4, cells: ['2', 'z'] },
    ]);
  });

  it('with a quote that is never closed cost only themselves', async () => {
    const after = Array.from({ length: 20 }, (_, n) => `${n},x`);
    const read20 = await rows(['a,b', '1,"x', ...after].join('\n'));
    expect(read20).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: null },
      ...after.map((text, n) => ({ line: n + 3, cells: text.split(',') })),
    ]);
    expect(await rows('1,"x\n2,y')).toEqual([
      { line: 1, cells: null },
      { line: 2, cells: ['2', 'y'] },
    ]);
  });

  it('with a stray quote don’t swallow the rows up to the next quote', async () => {
    expect(await rows('1,"x\n2,y\n3,"z"\n4,w')).toEqual([
      { line: 1, cells: null },
      { line: 2, cells: ['2', 'y'] },
      { line: 3, cells: ['3', 'z'] },
      { line: 4, cells: ['4', 'w'] },
    ]);
  });

  it('are the same however the file is cut into chunks', async () => {
    const cell = fc.stringMatching(/^[a-zé€😀]{1,4}$/u);
    const written = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        written,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 5 }),
        async (cells, end, size) => {
          const bytes = Buffer.from(cells.map(([a, b]) => `"${a}",${b}`).join(end));
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
            bytes.subarray(n * size, (n + 1) * size),
          );
          const expected = cells.map((pair, n) => ({ line: n + 1, cells: pair }));
          expect(await all(csvRows(Readable.from(chunks)))).toEqual(expected);
        },
      ),
    );
  });

  it('end with the error of the stream', async () => {
    const broken = new Readable({ read: () => broken.destroy(new Error('disk gone')) });
    await expect(all(csvRows(broken))).rejects.toThrow('disk gone');
  });
});

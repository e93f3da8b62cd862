import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadOrderLine, readOrderLines } from '../../cli/import/orders.ts';

const HEADER =
  'order_id,record_id,source,ordered_at,store_id,channel,sku,description,quantity,amount,currency';
const GOOD = 'A1,R1,till,2026-01-05T10:00:00Z,s1,STORE,001,Scarf,2,59.90,EUR';

const row = {
  source: 'till',
  orderId: 'A1',
  recordId: 'R1',
  orderedAt: '2026-01-05T10:00:00.000Z',
  storeId: 's1',
  channel: 'STORE',
  sku: '001',
  description: 'Scarf',
  quantity: 2,
  amount: { amountMinor: 5990, currency: 'EUR' },
};

async function read(...chunks: string[]): Promise<ReadOrderLine[]> {
  const found = [];
  for await (const line of readOrderLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))))
    found.push(line);
  return found;
}

const readRows = (...rows: string[]) => read([HEADER, ...rows].join('\n'));

/** A good row with one cell changed. */
const withCell = (column: string, value: string): string => {
  const cells = GOOD.split(',');
  cells[HEADER.split(',').indexOf(column)] = value;
  return cells.join(',');
};

describe('readOrderLines', () => {
  it('gives each row with its line number', async () => {
    expect(await readRows(GOOD, '', withCell('sku', '002'))).toEqual([
      { line: 2, row },
      { line: 4, row: { ...row, sku: '002' } },
    ]);
  });

  it('takes the columns in any order, a byte order mark, CRLF, quotes and line ends in quotes', async () => {
    const file =
      '\uFEFFcurrency,amount,quantity,description,sku,channel,store_id,ordered_at,source,record_id,order_id,line_id\r\n' +
      'eur,"59.90",2,"Scarf, ""long""\r\nwarm",001,STORE,s1,2026-01-05 10:00,till,,A1,7\r\n' +
      'EUR,59.90,2,,001,STORE,s1,2026-01-05,till,R1,A1,\r\n';
    const { recordId: _, ...noRecord } = row;
    const { description: __, ...bare } = row;
    expect(await read(file)).toEqual([
      { line: 2, row: { ...noRecord, lineId: '7', description: 'Scarf, "long"\nwarm' } },
      { line: 4, row: { ...bare, orderedAt: '2026-01-05T00:00:00.000Z' } },
    ]);
  });

  it.each([
    ['2026-01-05T10:00:00+02:00', '2026-01-05T08:00:00.000Z'],
    ['2026-01-05 10:00:00.5', '2026-01-05T10:00:00.500Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('reads %s as %s', async (given, orderedAt) => {
    expect(await readRows(withCell('ordered_at', given))).toEqual([{ line: 2, row: { ...row, orderedAt } }]);
  });

  it.each([
    ['59.9', 'EUR', 5990],
    ['0', 'EUR', 0],
    ['0.07', 'EUR', 7],
    ['1250', 'JPY', 1250],
    ['1.234', 'KWD', 1234],
    ['21474836.47', 'EUR', 2_147_483_647],
  ])('reads %s %s as %i minor units', async (amount, currency, amountMinor) => {
    const text = withCell('amount', amount).replace('EUR', currency);
    expect(await readRows(text)).toEqual([{ line: 2, row: { ...row, amount: { amountMinor, currency } } }]);
  });

  it.each([
    ['order_id', ''],
    ['source', ''],
    ['store_id', ''],
    ['channel', ''],
    ['sku', ' '],
    ['ordered_at', '05/01/2026'],
    ['ordered_at', '2026-02-30'],
    ['ordered_at', '2026-01-05T25:00:00Z'],
    ['quantity', '0'],
    ['quantity', '-1'],
    ['quantity', '1.5'],
    ['amount', '12,50'],
    ['amount', '-1.00'],
    ['amount', '1.005'],
    ['amount', '1e3'],
    ['amount', ''],
    ['amount', '21474836.48'],
    ['currency', 'EURO'],
    ['currency', ''],
  ])('rejects a row whose %s is %j and goes on', async (column, value) => {
    const cell = value.includes(',') ? `"${value}"` : value;
    expect(await readRows(withCell(column, cell), GOOD)).toEqual([
      { line: 2, rejected: { field: column, message: expect.any(String) } },
      { line: 3, row },
    ]);
  });

  it('loses only the row whose quotes do not match', async () => {
    const [first, second] = [withCell('description', '"Scarf'), withCell('description', '"Sc"arf')];
    const good = Array.from({ length: 20 }, () => GOOD);
    const found = await readRows(first, ...good, second, GOOD);
    expect(found.filter((one) => 'rejected' in one)).toEqual([
      { line: 2, rejected: { field: 'row', message: expect.any(String) } },
      { line: 23, rejected: { field: 'row', message: expect.any(String) } },
    ]);
    expect(found.filter((one) => 'row' in one)).toHaveLength(21);
  });

  it('loses nothing between two rows whose quotes do not match', async () => {
    const broken = withCell('description', '"Scarf');
    const found = await readRows(broken, GOOD, broken, GOOD);
    expect(found.map((one) => [one.line, 'row' in one])).toEqual([
      [2, false],
      [3, true],
      [4, false],
      [5, true],
    ]);
  });

  it('rejects a row with more cells than the header', async () => {
    expect(await readRows(`${GOOD},more`)).toEqual([
      { line: 2, rejected: { field: 'row', message: expect.any(String) } },
    ]);
  });

  it.each([
    ['', 'order_id'],
    ['order_id,record_id\nA1,R1', 'source'],
  ])('throws when the header lacks columns: %j', async (file, missing) => {
    await expect(read(file)).rejects.toThrow(missing);
  });

  it('passes on that the file could not be read', async () => {
    const broken = new Readable({ read: () => {} });
    const reading = readOrderLines(broken).next();
    broken.destroy(new Error('the disk is gone'));
    await expect(reading).rejects.toThrow('the disk is gone');
  });

  it('never throws for what stands below the header, however it is cut into chunks', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '1', 'é') });
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), async (garbage, cut) => {
        const file = `${HEADER}\n${garbage}\n${GOOD}`;
        const at = cut % file.length;
        const found = await read(file.slice(0, at), file.slice(at));
        expect(found.every(({ line }) => line >= 2)).toBe(true);
        if (!garbage.includes('"')) expect(found.at(-1)).toMatchObject({ row });
      }),
    );
  });
});

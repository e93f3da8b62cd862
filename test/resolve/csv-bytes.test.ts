import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../cli/import/csv-rows.ts';
import { readCsvBytes } from '../../cli/resolve/csv-bytes.ts';

type Row = { line: number; cells: string[] | null };

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield Uint8Array.from(bytes.subarray(at, at + size));
}

async function read(text: string | Uint8Array, size = 1 << 16): Promise<Row[]> {
  const rows: Row[] = [];
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  await readCsvBytes(inChunks(bytes, size), ({ line, count, bytes: all, from, to, problem }) => {
    const cellAt = (index: number) => Buffer.from(all.subarray(from[index], to[index])).toString('utf8');
    rows.push({ line, cells: problem === null ? Array.from({ length: count }, (_, i) => cellAt(i)) : null });
  });
  return rows;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('CSV as bytes', () => {
  it('is read like the rows of an import, however the bytes are cut into chunks', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ' ', ',', '"', 'é', '山', 'ع', '\n', '.'),
      maxLength: 6,
    });
    const file = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        file,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, size, end) => {
          const text = rows.map((cells) => cells.map(quoted).join(',')).join(end);
          const expected: Row[] = [];
          for await (const row of csvRows(inChunks(Buffer.from(text), 7))) expected.push(row);
          expect(await read(text, size)).toEqual(expected);
        },
      ),
    );
  });

  it('loses its byte order mark, also when it comes in pieces', async () => {
    expect(await read('\uFEFFa,b\n', 1)).toEqual([{ line: 1, cells: ['a', 'b'] }]);
  });

  it('keeps line breaks and doubled quotes of a quoted cell, and counts its lines', async () => {
    expect(await read('a,"x ""y""\r\nz"\nb,c')).toEqual([
      { line: 1, cells: ['a', 'x "y"\r\nz'] },
      { line: 3, cells: ['b', 'c'] },
    ]);
  });

  it('leaves empty lines out, and keeps rows of empty cells', async () => {
    expect(await read('a,b\n\n  \n,\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 4, cells: ['', ''] },
    ]);
  });

  it.each([
    ['a quote inside a cell that isn’t quoted', 'a,b\n5" pipe,c\nd,"e"', 2],
    ['text behind a closing quote', 'a,b\n"x"y,c\nd,e', 2],
    ['a quote that is never closed', 'a,b\nc,"d\ne,f', 2],
  ])('refuses %s at its line', async (_, text, line) => {
    const rows = await read(text);
    expect(rows.find(({ cells }) => cells === null)?.line).toBe(line);
  });

  it('takes a cell of half a MiB', async () => {
    const long = 'x'.repeat(1 << 19);
    expect(await read(`a,"${long}"\nb,c`, 1 << 14)).toEqual([
      { line: 1, cells: ['a', long] },
      { line: 2, cells: ['b', 'c'] },
    ]);
  });

  it('refuses a row of more than a MiB and reads on after it', async () => {
    expect(await read(`a,b\nc,${'x'.repeat((1 << 20) + 1)}\nd,e\n`)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: null },
      { line: 3, cells: ['d', 'e'] },
    ]);
  });

  it('is nothing when the file is empty', async () => {
    expect(await read('')).toEqual([]);
  });
});

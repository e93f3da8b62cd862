import { describe, expect, it } from 'vitest';
import { accuracyOfGroups } from '../../bench/people/accuracy.ts';
import { peopleRows } from '../../bench/people/generator.ts';
import { SHAPES, type ShapeName } from '../../bench/people/shapes.ts';
import { clustersOf } from '../../cli/resolve/clusters.ts';
import { readPeople } from '../../cli/resolve/read-people.ts';

type Row = readonly string[];

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

async function resolved(rows: readonly Row[], threads = 1): Promise<Map<string, string>> {
  const text = rows.map((cells) => cells.map(quoted).join(',')).join('\n');
  const chunks = (async function* () {
    yield text;
  })();
  const result = await clustersOf(readPeople(chunks), {
    threads,
    model: null,
    apart: [],
    together: [],
    onProgress: () => {},
  });
  const [, ...lines] = Buffer.concat([...result.rows()])
    .toString()
    .trim()
    .split('\n');
  return new Map(lines.map((line) => line.split(',') as [string, string]));
}

function generated(shape: ShapeName, records: number, seed: number) {
  const people = [...peopleRows(SHAPES[shape], records, seed)];
  return {
    rows: [['record_id', ...SHAPES[shape].columns], ...people.map(({ id, cells }) => [id, ...cells])],
    truth: new Map(people.map(({ id, truth }) => [id, String(truth)])),
  };
}

describe('files of any shape', () => {
  it.each(Object.keys(SHAPES) as ShapeName[])('%s: who is put together is one person', async (shape) => {
    // Two files: in one so small a single wrong cluster of ten records is more than one pair in a hundred.
    const [clusters, truth] = [new Map<string, string>(), new Map<string, string>()];
    for (const seed of [21, 22]) {
      const file = generated(shape, 1500, seed);
      for (const [id, cluster] of await resolved(file.rows))
        clusters.set(`${seed} ${id}`, `${seed} ${cluster}`);
      for (const [id, person] of file.truth) truth.set(`${seed} ${id}`, `${seed} ${person}`);
    }

    const { precision, largest, clusters: found, people } = accuracyOfGroups(clusters, truth);

    if (SHAPES[shape].rows === 1) expect(found).toBeGreaterThanOrEqual(0.999 * people);
    else expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(largest).toBeLessThanOrEqual(2 * SHAPES[shape].rows);
  });

  it('finds most of a person’s records where names, contacts and birth dates are there', async () => {
    for (const shape of ['shop', 'census', 'regulars'] as const) {
      const { rows, truth } = generated(shape, 1500, 12);
      expect(accuracyOfGroups(await resolved(rows), truth).f1).toBeGreaterThanOrEqual(0.9);
    }
  });

  it('gives the same people in any order of rows and columns, with any number of threads', async () => {
    const { rows } = generated('shop', 3000, 13);
    const [head = [], ...people] = rows;
    const turned = [head, ...people.toReversed()].map(([id = '', ...cells]) => [...cells.toReversed(), id]);

    const [one, other] = [await resolved(rows), await resolved(turned, 3)];

    expect(groupsOf(other)).toEqual(groupsOf(one));
  });

  it('takes the same file twice to the same result', async () => {
    const { rows } = generated('variants', 800, 14);
    expect(await resolved(rows)).toEqual(await resolved(rows));
  });
});

function groupsOf(clusters: ReadonlyMap<string, string>): string[] {
  const groups = new Map<string, string[]>();
  for (const [id, cluster] of clusters) groups.set(cluster, [...(groups.get(cluster) ?? []), id]);
  return [...groups.values()].map((ids) => ids.sort().join(' ')).sort();
}

describe('people who are easily taken for one', () => {
  const HEAD = [
    'record_id',
    'given_name',
    'surname',
    'date_of_birth',
    'email',
    'phone',
    'street_number',
    'address_1',
    'postcode',
    'city',
  ];
  const home = ['12', 'Lindenstraat', '3511 AB', 'Utrecht'];
  /** Others, so that there is something to learn from: also that people live together. */
  const others = generated('households', 900, 15).rows.slice(1);
  const togetherOf = async (...people: Row[]): Promise<string[]> => {
    const clusters = await resolved([HEAD, ...people, ...others]);
    const ids = people.map(([id = '']) => id);
    return ids.map((id) => clusters.get(id) ?? '');
  };

  it.each([
    [
      'twins',
      ['a', 'Noor', 'Zwanenburg', '1990-05-17', '', '+31 30 2345678', ...home],
      ['b', 'Thijs', 'Zwanenburg', '1990-05-17', '', '+31 30 2345678', ...home],
    ],
    [
      'father and son of one name',
      ['a', 'Jan', 'Zwanenburg', '1950-01-02', 'jan@zwanenburg.example', '+31 30 2345678', ...home],
      ['b', 'Jan', 'Zwanenburg', '1979-08-30', 'janjr@zwanenburg.example', '+31 30 2345678', ...home],
    ],
    [
      'a couple with one email',
      ['a', 'Els', 'Zwanenburg', '1961-04-12', 'fam@zwanenburg.example', '+31 30 2345678', ...home],
      ['b', 'Wouter', 'Zwanenburg', '1959-09-03', 'fam@zwanenburg.example', '+31 30 2345678', ...home],
    ],
    [
      'namesakes in one town',
      [
        'a',
        'Jan',
        'de Jong',
        '1961-04-12',
        'jan@dejong.example',
        '',
        '3',
        'Kerkstraat',
        '3512 CD',
        'Utrecht',
      ],
      ['b', 'Jan', 'de Jong', '1988-12-01', 'j@jong.example', '', '77', 'Dorpslaan', '3527 XY', 'Utrecht'],
    ],
    [
      'people of whom only the placeholder agrees',
      ['a', 'Noor', 'Zwanenburg', '1900-01-01', 'test@example.org', '0000000000', '', 'unknown', '', ''],
      ['b', 'Bram', 'Kuipers', '1900-01-01', 'test@example.org', '0000000000', '', 'unknown', '', ''],
    ],
    [
      'rows with nothing in them',
      ['a', '', '', '', '', '', '', '', '', ''],
      ['b', '', '', '', '', '', '', '', '', ''],
    ],
  ])('%s stay two', async (_, one, other) => {
    expect(await togetherOf(one, other)).toEqual(['a', 'b']);
  });

  it.each([
    [
      'a surname’s prefix in another place',
      ['a', 'Willem', 'van den Heuvelrode', '1971-02-03', '', '', ...home],
      ['b', 'Willem', 'Heuvelrode, v.d.', '1971-02-03', '', '', ...home],
    ],
    [
      'given name and surname exchanged',
      ['a', 'Willem', 'Heuvelrode', '1971-02-03', '', '', ...home],
      ['b', 'Heuvelrode', 'Willem', '1971-02-03', '', '', ...home],
    ],
    [
      'day and month exchanged',
      ['a', 'Willem', 'Heuvelrode', '1971-02-03', 'w.heuvelrode@example.org', '', ...home],
      ['b', 'Willem', 'Heuvelrode', '1971-03-02', 'w.heuvelrode@example.org', '', ...home],
    ],
    [
      'a short form',
      ['a', 'Willem', 'Heuvelrode', '1971-02-03', 'w.heuvelrode@example.org', '', ...home],
      ['b', 'Wim', 'Heuvelrode', '1971-02-03', 'w.heuvelrode@example.org', '', ...home],
    ],
    [
      'Arabic script and a transliteration',
      ['a', 'محمد', 'المصري', '1985-06-07', '', '+20 10 1234 9876', '', '', '', 'Cairo'],
      ['b', 'Mohamed', 'El Masri', '1985-06-07', '', '+201012349876', '', '', '', 'Cairo'],
    ],
  ])('%s is one person', async (_, one, other) => {
    expect(await togetherOf(one, other)).toEqual(['a', 'a']);
  });
});

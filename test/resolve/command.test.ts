import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patron-resolve-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Ended = { code: number; told: string };

function patron(...args: string[]): Promise<Ended> {
  return new Promise((ended) => {
    execFile(process.execPath, ['cli/bin.js', 'resolve', ...args], (error, _, told) =>
      ended({ code: error ? Number(error.code) : 0, told }),
    );
  });
}

const fileOf = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const PEOPLE = `\uFEFFRecord_ID,given_name,surname,date_of_birth,email,address_1,city,"favourite ""colour"""
7,Ada,Winterbourne,1981-03-09,ada.winterbourne@example.org,"3 Mill Lane
Top floor",Leeds,teal
1,Bartholomew,Quigley,1955-11-30,b.quigley@example.net,9 Hope Street,York,red
"a,3",Ada,Winterborne,1981-03-09,ada.winterbourne@example.org,3 Mill Lane,Leeds,teal
`;

describe('patron resolve', () => {
  it('names a cluster after its first record, in the order of the file, and reports how', async () => {
    const [input, out, report] = [
      fileOf('in.csv', PEOPLE),
      join(folder, 'out.csv'),
      join(folder, 'report.json'),
    ];

    const { code } = await patron(input, '--out', out, '--report', report);

    expect(code).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe('record_id,cluster_id\n7,7\n1,1\n"a,3",7\n');
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      records: 3,
      clusters: 2,
      largestCluster: 2,
      pairs: { scored: expect.any(Number), review: 0 },
      thresholds: { merge: expect.any(Number), review: expect.any(Number) },
      seconds: expect.any(Number),
      secondsByPhase: expect.objectContaining({ reading: expect.any(Number), scoring: expect.any(Number) }),
      peakMemoryMiB: expect.any(Number),
      model: { records: 3, prior: expect.any(Number), fields: expect.any(Array) },
    });
  });

  it.each([
    ['an empty file', '', [/line 1: the file is empty/]],
    ['a header without record_id', 'id,surname\n1,Quigley\n', [/line 1: .*record_id/]],
    ['a column that is there twice', 'record_id,email,Email\n', [/line 1: .*email twice/]],
    ['a column without a name', 'record_id,,email\n', [/line 1: column 2/]],
    ['a row without record id', 'record_id,surname\n1,Quigley\n ,Secret\n', [/line 3: record_id is empty/]],
    [
      'rows of another length',
      'record_id,surname\n1\n2,Secret,x\n',
      [/line 2: 1 cells .* 2/, /line 3: 3 cells .* 2/],
    ],
    [
      'a record id that is there twice',
      'record_id,surname\n1,Quigley\n2,Secret\n1,Secret\n',
      [/line 4: .*line 2/],
    ],
    ['a quote that is never closed', 'record_id,surname\n1,"Secret\n2,Quigley\n', [/line 2: a quote/]],
  ])('refuses %s with the line, writes nothing and shows nobody’s data', async (_, text, complaints) => {
    const input = fileOf('in.csv', text);

    const { code, told } = await patron(
      input,
      '--out',
      join(folder, 'out.csv'),
      '--report',
      join(folder, 'r.json'),
    );

    expect(code).toBe(1);
    for (const complaint of complaints) expect(told).toMatch(complaint);
    expect(told).not.toContain('Secret');
    expect(readdirSync(folder)).toEqual(['in.csv']);
  });

  it('leaves an older result as it was when the new file can’t be read', async () => {
    const out = fileOf('out.csv', 'older');
    await patron(fileOf('in.csv', 'record_id,surname\n1\n'), '--out', out);
    expect(readFileSync(out, 'utf8')).toBe('older');
  });

  it('resolves a file with a header row only to nobody', async () => {
    const out = join(folder, 'out.csv');
    const { code } = await patron(fileOf('in.csv', 'record_id,surname\n'), '--out', out);
    expect([code, readFileSync(out, 'utf8')]).toEqual([0, 'record_id,cluster_id\n']);
  });

  it('keeps to what people decided', async () => {
    const out = join(folder, 'out.csv');
    const input = fileOf('in.csv', PEOPLE);
    const apart = fileOf('apart.csv', 'record_id,record_id\n7,"a,3"\n');
    const together = fileOf('together.csv', '1,7\nunknown,7\n');

    await patron(input, '--out', out, '--apart', apart, '--together', together);

    expect(readFileSync(out, 'utf8')).toBe('record_id,cluster_id\n7,7\n1,7\n"a,3","a,3"\n');
  });

  it('resolves again with the parameters of a report, to the same clusters', async () => {
    const input = fileOf('in.csv', PEOPLE);
    const [out, again, report] = ['out.csv', 'again.csv', 'report.json'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await patron(input, '--out', out, '--report', report);
    const { code } = await patron(input, '--out', again, '--model', report);
    expect([code, readFileSync(again, 'utf8')]).toEqual([0, readFileSync(out, 'utf8')]);
  });

  it('says what is wrong with its options', async () => {
    const input = fileOf('in.csv', PEOPLE);
    const out = join(folder, 'out.csv');
    const told = await Promise.all([
      patron(join(folder, 'none.csv'), '--out', out),
      patron(input),
      patron(input, '--out', out, '--threads', '0'),
      patron(input, '--out', out, '--apart', fileOf('three.csv', 'a,b,c\n')),
      patron(input, '--out', join(folder, 'no/such/out.csv')),
      patron(input, '--out', out, '--model', fileOf('model.json', '{}')),
    ]);
    expect(told).toEqual([
      { code: 1, told: expect.stringMatching(/no file/) },
      { code: 1, told: expect.stringMatching(/--out/) },
      { code: 1, told: expect.stringMatching(/from 1 to 256/) },
      { code: 1, told: expect.stringMatching(/line 1: expected two record ids/) },
      { code: 1, told: expect.stringMatching(/can't be written/) },
      { code: 1, told: expect.stringMatching(/expected a report/) },
    ]);
  }, 60_000);
});

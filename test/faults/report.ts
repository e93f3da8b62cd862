import type { RunningPatron } from '../support/patron.ts';

/** How a harness is run. */
export type FaultOptions = {
  /** How much is done; each harness says of what. */
  ops: number;
  /** What is random follows from it; when which process is killed depends on the machine as well. */
  seed: number;
  /** Told what happens while it happens. */
  tell(text: string): void;
  /** A distributed Patron to use where one does, left running and well; otherwise the harness starts its own. */
  patron?: RunningPatron;
};

/** What a harness did, counted and found. */
export type Report = {
  name: string;
  /** What was done, in order, in plain words. */
  did: string[];
  counted: Record<string, number>;
  /** What must not happen and did. Empty: all held. */
  violations: string[];
};

export type OpenReport = Report & {
  /** Notes what was done. */
  note(text: string): void;
  add(counter: string, by?: number): void;
  /** Notes the greatest of all values. */
  most(counter: string, value: number): void;
  /** Notes a violation unless `holds`. */
  check(holds: boolean, otherwise: string): void;
};

/** Listed at most; a broken system needs no more to be seen. */
const MAX_VIOLATIONS = 50;

export function openReport(name: string, tell: (text: string) => void): OpenReport {
  const report: Report = { name, did: [], counted: {}, violations: [] };
  return {
    ...report,
    note(text) {
      report.did.push(text);
      tell(`${name}: ${text}`);
    },
    add(counter, by = 1) {
      report.counted[counter] = (report.counted[counter] ?? 0) + by;
    },
    most(counter, value) {
      report.counted[counter] = Math.max(report.counted[counter] ?? 0, Math.round(value));
    },
    check(holds, otherwise) {
      if (holds || report.violations.length >= MAX_VIOLATIONS) return;
      report.violations.push(otherwise);
      tell(`${name}: VIOLATION: ${otherwise}`);
    },
  };
}

/** The report as people read it. */
export function textOf({ name, did, counted, violations }: Report): string {
  return [
    `${name}: ${violations.length ? `${violations.length} violations` : 'held'}`,
    ...did.map((text) => `  ${text}`),
    ...Object.entries(counted).map(([counter, count]) => `  ${counter}: ${count}`),
    ...violations.map((violation) => `  VIOLATION: ${violation}`),
    '',
  ].join('\n');
}

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../../tests/support/database.ts';
import { writeLeiFile } from '../../../tests/support/lei-file.ts';
import { processEnvironment } from '../../../tests/support/process-environment.ts';
import { testKey } from '../../../tests/support/templates.ts';

const program = fileURLToPath(new URL('main.ts', import.meta.url));
const records = process.env.GUILDHALL_LONG === undefined ? 5_000 : 1_000_000;
const minute = 60_000;
/** What the import may hold at its peak, whatever the size of the file, MB. */
const mostMb = 500;

interface Import {
  readonly report: Record<string, unknown>;
  readonly peakMb: number;
  readonly seconds: number;
  readonly progress: { bytes: number; totalBytes: number; records: number }[];
}

/** Runs the command as a process of its own and watches how much memory it holds at its peak. */
async function importFile(databaseUrl: string, file: string): Promise<Import> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, 'import', 'lei', file], {
    env: processEnvironment({ DATABASE_URL: databaseUrl, GUILDHALL_KEY: testKey }),
  });
  let [out, err, peakMb] = ['', '', 0];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const watch = setInterval(() => (peakMb = Math.max(peakMb, peakOf(child.pid))), 100);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(watch);
  expect(code, err.slice(-500)).toBe(0);
  const progress = err
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { progress: Import['progress'][number] }).progress);
  // The report is the one line on stdout.
  return {
    report: JSON.parse(out) as Record<string, unknown>,
    peakMb,
    seconds: (performance.now() - started) / 1_000,
    progress,
  };
}

/** The most memory that the process ever held; 0 where the system does not tell. */
function peakOf(pid: number | undefined): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

test(
  `${records} records are taken in within ${mostMb} MB, and once more as the same state`,
  { timeout: 180 * minute },
  async () => {
    await using fresh = await freshDatabase();
    const directory = mkdtempSync(join(tmpdir(), 'guildhall-import-'));
    try {
      const file = join(directory, 'records.jsonl');
      const bad = await writeLeiFile(file, records);
      const first = await importFile(fresh.url, file);
      expect(first.report).toMatchObject({
        records,
        created: records - bad,
        unchanged: 0,
        rejected: bad,
        broken: null,
      });
      expect(first.peakMb).toBeLessThan(mostMb);
      expect(first.progress.at(-1)).toEqual({ bytes: statSync(file).size, totalBytes: statSync(file).size, records });
      const count = () =>
        fresh.query(
          'select (select count(*) from enterprises.facts) as facts, (select count(*) from enterprises.fact_versions) as versions',
        );
      const before = await count();
      const second = await importFile(fresh.url, file);
      expect(second.report).toMatchObject({ created: 0, updated: 0, unchanged: records - bad });
      expect(await count()).toEqual(before);
      const told = [first, second].map(
        ({ seconds, peakMb }) => `${seconds.toFixed(0)} s, ${peakMb.toFixed(0)} MB at the peak`,
      );
      process.stdout.write(`${records} LEI records: ${told.join('; again: ')}\n`);
    } finally {
      rmSync(directory, { recursive: true });
    }
  },
);

import { SingleBar } from 'cli-progress';
import type { CliConfig } from './config.ts';
import { runServer, type Answer } from './server-command.ts';
import type { Speak } from './words.ts';

interface Fault {
  readonly enterpriseId: string;
  readonly position: string;
  readonly kind: 'changed' | 'missing' | 'cut' | 'unanchored';
  readonly line: Readonly<Record<string, string>> | null;
}
type Result = Readonly<Record<string, unknown>>;

export async function migrate(config: CliConfig, say: Speak, json: boolean): Promise<number> {
  const answer = await runServer(config, ['migrate']);
  return tell(answer, say, json, ({ applied }) => [
    say('migrated', { count: Array.isArray(applied) ? applied.length : 0 }),
  ]);
}

export async function importLei(
  config: CliConfig,
  say: Speak,
  json: boolean,
  { file, rejected }: { file: string; rejected: string | null },
): Promise<number> {
  const bar = progressBar(say('importing'), json);
  const args = ['import', 'lei', file, ...(rejected === null ? [] : ['--rejected', rejected])];
  const answer = await runServer(config, args, ({ bytes, totalBytes, records }) => {
    if (bytes !== undefined && totalBytes !== undefined) bar.show(bytes, totalBytes, records ?? 0);
  });
  bar.stop();
  return tell(answer, say, json, (report) => {
    const lines = [say('imported', numbers(report))];
    if (typeof report['rejectedFile'] === 'string') lines.push(say('keptAside', { file: report['rejectedFile'] }));
    const { broken } = report;
    if (typeof broken === 'object' && broken !== null) lines.push(say('brokenFile', numbers({ ...broken })));
    return lines;
  });
}

export async function auditVerify(config: CliConfig, say: Speak, json: boolean): Promise<number> {
  const bar = progressBar(say('auditing'), json);
  const answer = await runServer(config, ['audit', 'verify'], ({ chains, chainsTotal }) => {
    if (chains !== undefined && chainsTotal !== undefined) bar.show(chains, chainsTotal, chains);
  });
  bar.stop();
  return tell(answer, say, json, (report) => {
    // As the server program writes them.
    const faults = (Array.isArray(report['faults']) ? report['faults'] : []) as Fault[];
    if (faults.length === 0) return [say('auditHolds', numbers(report))];
    return [
      say('auditBroken', { ...numbers(report), count: faults.length }),
      ...faults.map(({ enterpriseId, position, kind, line }) =>
        say('chainFault', { enterpriseId, position, reason: say(`fault_${kind}`, line ?? {}) }),
      ),
    ];
  });
}

export async function doctor(config: CliConfig, say: Speak, json: boolean): Promise<number> {
  const answer = await runServer(config, ['doctor']);
  return tell(answer, say, json, ({ checks }) => {
    const all = (Array.isArray(checks) ? checks : []) as { name: string; ok: boolean; detail: string }[];
    const bad = all.filter((check) => !check.ok).length;
    return [
      ...all.map((check) => `${check.ok ? '✓' : '✗'} ${check.name}: ${check.detail}`),
      bad === 0 ? say('healthy') : say('unhealthy', { count: bad, all: all.length }),
    ];
  });
}

export async function keysRotate(config: CliConfig, say: Speak, json: boolean, bank: string): Promise<number> {
  const answer = await runServer(config, ['keys', 'rotate', bank]);
  return tell(answer, say, json, (result) => [say('rotated', numbers(result))]);
}

function tell({ code, result }: Answer, say: Speak, json: boolean, inWords: (result: Result) => string[]): number {
  if (result === null) {
    // The program has said why; this line is for those it killed before it could.
    if (code !== 0 && code !== 2) process.stderr.write(`${say('failed', { code })}\n`);
    return code;
  }
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${inWords(result).join('\n')}\n`);
  return code;
}

function numbers(result: Result): Record<string, string | number> {
  const entries = Object.entries(result).filter(([, value]) => typeof value === 'number' || typeof value === 'string');
  // Filtered to the two kinds above.
  return Object.fromEntries(entries) as Record<string, string | number>;
}

interface Bar {
  show(done: number, total: number, counted: number): void;
  stop(): void;
}

/** A bar on stderr while a person looks on; nothing otherwise. `counted` is what the number beside it counts. */
function progressBar(counting: string, json: boolean): Bar {
  if (json || !process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: `{bar} {percentage}% · {counted} ${counting} · {eta_formatted}`,
    etaBuffer: 50,
    hideCursor: true,
  });
  let started = false;
  return {
    show: (done, total, counted) => {
      if (!started) bar.start(total, 0, { counted: 0 });
      started = true;
      bar.setTotal(total);
      bar.update(done, { counted });
    },
    stop: () => bar.stop(),
  };
}

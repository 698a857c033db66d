import { join } from 'node:path';
import type { DataDir, WorldRecord } from './launch/data-dir.ts';
import { openDataDir, writeWhole, writeWholeText } from './launch/data-dir.ts';
import type { Databases } from './launch/databases.ts';
import { openEmbedded, openGiven } from './launch/databases.ts';
import type { Addresses } from './launch/environment.ts';
import { makeAddresses, serverEnvironment } from './launch/environment.ts';
import { takeLock } from './launch/instance-lock.ts';
import { endNoted } from './launch/process-identity.ts';
import type { Program } from './launch/program.ts';
import { makeBank, makeMailSink, makeServer, pidFile } from './launch/programs.ts';
import type { Report } from './launch/report.ts';
import { silent } from './launch/report.ts';
import { repository, serverMain } from './launch/repository.ts';
import { runOnce } from './launch/run-once.ts';
import { awaitTakeUp } from './launch/take-up.ts';
import { movedAside, takenUp, texts } from './launch/texts.ts';
import { buildWeb } from './launch/web-build.ts';
import { makeRecord } from './launch/world-record.ts';
import type { BankId } from './sample-world/enterprise.ts';
import { bankIds } from './sample-world/enterprise.ts';
import type { SampleWorld } from './sample-world/sample-world.ts';
import { expectedEntries, makeSampleWorld } from './sample-world/sample-world.ts';

/** Server and banks have this long to leave before they are killed; PostgreSQL then needs a fraction of a second. */
const graceMs = 1_900;
/** How long the start waits while no sample data arrives; afterwards it goes on in the background. */
const takeUpPatienceMs = 120_000;

export type WorldOptions = {
  dataDir: string;
  /** 0, the default, takes a free port: the same as last time where the directory knows one. */
  port?: number;
  /** Port of huayue, lanjiang takes the next one; 0, the default, as above. */
  bankPort?: number;
  /** Port of the mail sink's pages, its SMTP takes the next one; 0, the default, as above. */
  mailPort?: number;
  /** The sample world's today; the first start of a directory fixes it. Default: now. */
  now?: Date;
  sampleData?: 'none' | 'small' | 'full';
  /** A PostgreSQL of one's own instead of the embedded one. */
  databaseUrl?: string | null;
  /** Settings of the embedded PostgreSQL, such as `fsync: 'off'` in tests. */
  postgresSettings?: Record<string, string>;
  /** Builds the web client first; without it the network serves what is there. Default: false. */
  web?: boolean;
  /** More environment for the network's program. */
  serverEnv?: Record<string, string>;
  /** Arguments of the network's program, such as `--roles=api`. */
  serverArgs?: string[];
  report?: Report;
  /** Called when a program ends without having been told to. */
  onLost?: (message: string) => void;
  /** Gives the start up; what was started by then is stopped. */
  signal?: AbortSignal;
};

export type World = {
  dataDir: string;
  urls: Addresses;
  databases: { network: string; banks: Record<BankId, string> };
  /** The generated sample data, null without any. */
  sample: SampleWorld | null;
  server: Program;
  banks: Record<BankId, Program>;
  /** Takes in the network's e-mail and shows it. */
  mail: Program;
  /** Runs a command of the network's program, such as `['audit', 'verify']`, and resolves what it wrote. */
  command: (args: string[]) => Promise<string>;
  /** Stops everything in order, within three seconds; again does no harm. */
  stop: () => Promise<void>;
};

type Start = { options: WorldOptions; data: DataDir; report: Report; stops: (() => Promise<void> | void)[] };

/**
 * Starts PostgreSQL, both banks and the network on a data directory, and settles the sample data in it. Throws
 * StartRefused when the person can put the reason right, and any other Error with the failing program's last words;
 * whatever was started by then is stopped.
 */
export async function startWorld(options: WorldOptions): Promise<World> {
  const start: Start = { options, data: openDataDir(options.dataDir), report: options.report ?? silent, stops: [] };
  const stop = once(async () => {
    for (const end of start.stops.toReversed()) await end();
  });
  try {
    const launched = launch(start);
    return Object.assign(await (options.signal ? Promise.race([launched, aborted(options.signal)]) : launched), {
      stop,
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function launch(start: Start): Promise<Omit<World, 'stop'>> {
  const { options, data, report, stops } = start;
  const record = await takePossession(start);
  const sample = record.size === 'none' ? null : makeSampleWorld({ now: new Date(record.now), size: record.size });
  const built = options.web
    ? report.step(texts.web, () => buildWeb(data.file('logs', 'web-build.log'), options.signal))
    : null;
  // A failing build is reported where it is awaited; until then it must not count as unhandled.
  built?.catch(() => undefined);
  const databases = await openDatabases(start);

  const addresses = makeAddresses(record.port, record.bankPorts, record.mailPorts);
  const parts = { data, databases, addresses, sample, onLost: options.onLost ?? (() => undefined) };
  const env = { ...serverEnvironment(parts, sample?.operator ?? null), ...options.serverEnv };
  const server = makeServer(parts, env, options.serverArgs ?? []);
  const banks = { huayue: makeBank(parts, 'huayue'), lanjiang: makeBank(parts, 'lanjiang') };
  const mail = makeMailSink(parts);
  stops.push(async () => {
    const programs = [server, ...Object.values(banks), mail].map((program) => program.stop(graceMs));
    await Promise.all([...programs, databases.prepareStop()]);
  });
  // What a command writes can be written again; it need not wait for the disk at every step.
  const commandEnv = { ...env, PGOPTIONS: '-c synchronous_commit=off' };
  const logFile = data.file('logs', 'commands.log');
  const program = { program: process.execPath, cwd: repository, env: commandEnv, logFile };
  const command = (args: string[]): Promise<string> =>
    runOnce({ ...program, args: [serverMain, ...args] }, options.signal);
  await Promise.all([
    report.step(texts.migrate, () => command(['migrate'])),
    report.step(texts.banks, () => Promise.all([...Object.values(banks), mail].map((program) => program.start()))),
  ]);
  await built;
  options.signal?.throwIfAborted();
  await report.step(texts.server, () => server.start());
  if (sample !== null && !record.settled) await settle(start, { record, sample, command, network: addresses.network });
  return { dataDir: data.path, urls: addresses, databases, sample, server, banks, mail, command };
}

/** Makes sure that nobody else works on the directory, and ends what a killed launcher left running there. */
async function takePossession({ options, data, report, stops }: Start): Promise<Required<WorldRecord>> {
  const known = data.readWorld();
  const lockFile = data.file('launcher.json');
  stops.push(takeLock(lockFile, `http://localhost:${options.port || known?.port || ''}`));
  const names = ['server', ...bankIds, 'mail'];
  const ended = await Promise.all(names.map((name) => endNoted(pidFile(data, name), graceMs)));
  if (ended.some(Boolean)) report.note(texts.orphans);
  const record = await makeRecord(options, known);
  takeLock(lockFile, `http://localhost:${record.port}`);
  data.writeWorld(record);
  return record;
}

async function openDatabases({ options, data, report, stops }: Start): Promise<Databases> {
  const settings = options.postgresSettings;
  const embedded = { dataDir: join(data.path, 'postgres'), password: data.secrets.postgresPassword };
  const opening = report.step(texts.database, () =>
    options.databaseUrl
      ? openGiven(options.databaseUrl)
      : openEmbedded(settings ? { ...embedded, settings } : embedded),
  );
  // Registered before it is there: a start that is given up meanwhile must not leave it behind.
  stops.push(() =>
    opening.then(
      ({ stop }) => stop(),
      () => undefined,
    ),
  );
  const databases = await opening;
  if (databases.reused) report.note(texts.reused);
  if (databases.dataDir !== null && databases.dataDir !== embedded.dataDir) report.note(movedAside(databases.dataDir));
  options.signal?.throwIfAborted();
  return databases;
}

type Settling = { record: WorldRecord; sample: SampleWorld; command: World['command']; network: string };

/** Waits for the sample data to arrive, and establishes what the sample people would have done on the network. */
async function settle({ data, report }: Start, { record, sample, command, network }: Settling): Promise<void> {
  const file = data.file('seed', 'relations.json');
  writeWhole(file, sample.relations);
  const tell = (applied: number, expected: number): void => report.note(takenUp(applied, expected));
  const arrived = await report
    .step(texts.takeUp, () => awaitTakeUp(network, expectedEntries(sample), takeUpPatienceMs, tell))
    .then(
      () => true,
      () => false,
    );
  if (!arrived) report.note(texts.takeUpLate);
  const registry = data.file('seed', 'lei.jsonl');
  writeWholeText(registry, sample.registry.map((line) => `${line}\n`).join(''));
  try {
    await report.step(texts.relations, async () => {
      await command(['import', 'lei', registry]);
      await command(['sample-relations', file]);
    });
    data.writeWorld({ ...record, settled: arrived });
  } catch {
    report.note(texts.relationsFailed);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, fail) => {
    signal.addEventListener('abort', () => fail(new Error('the start was given up', { cause: signal.reason })));
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= work());
}

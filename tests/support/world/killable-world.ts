import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  expectedEntries,
  makeSampleWorld,
  type SampleWorld,
} from '../../../apps/dev-env/src/sample-world/sample-world.ts';
import { awaitTakeUp } from '../../../apps/dev-env/src/launch/take-up.ts';
import { freshDatabase, type FreshDatabase } from '../database.ts';
import { freePorts } from '../ports.ts';
import { processEnvironment } from '../process-environment.ts';
import { workedOff } from './worked-off.ts';
import { arrivalMs, networkEnvironment, openBank, prepareBank, type BankId } from './world.ts';

/** Two sandbox banks and a network; the network, and the bank `huayue`, run as processes of their own, so that they can be killed. */
export interface KillableWorld extends AsyncDisposable {
  url: string;
  banks: Record<BankId, string>;
  sample: SampleWorld;
  db: FreshDatabase;
  /** The database of each bank, where its ledger is. */
  ledgers: Record<BankId, FreshDatabase>;
  settled(): Promise<void>;
  /** Ends the network by SIGKILL, without any chance to tidy up, and starts it again. */
  killAndRestart(): Promise<void>;
  /** Ends the bank `huayue` in the same way; it is gone until it is started again. */
  killBank(): Promise<void>;
  startBank(): Promise<void>;
}

const root = join(import.meta.dirname, '../../..');
/** A process that starts beside a whole test run may wait long for its turn. */
const readyMs = 240_000;

/**
 * @param between puts something between the network and the bank `huayue`: told the port to listen on and the bank's own.
 * @param options of the network, besides those that it needs to run.
 */
export async function startKillableWorld(
  between: ((port: number, bank: number) => Promise<AsyncDisposable>) | null = null,
  options: Record<string, string> = {},
): Promise<KillableWorld> {
  await using stack = new AsyncDisposableStack();
  const sample = makeSampleWorld({ now: new Date(), size: 'small' });
  const port = await freePorts(4);
  const url = `http://localhost:${port}`;
  const banks = { huayue: `http://localhost:${port + 1}`, lanjiang: `http://localhost:${port + 2}` };
  const ownPort = String(between === null ? port + 1 : port + 3);
  const huayue = await prepareBank(stack, 'huayue', banks.huayue, url, sample, { port: ownPort });
  const ledgers = { huayue: huayue.db, lanjiang: await openBank(stack, 'lanjiang', banks.lanjiang, url, sample) };
  if (between !== null) stack.use(await between(port + 1, Number(ownPort)));
  let bank = await startBankProcess(banks.huayue, huayue.environment);
  stack.defer(() => kill(bank));
  const db = stack.use(await freshDatabase('server'));
  const environment = { ...networkEnvironment(port, db.url, banks, sample), ...options };
  let network = await startNetwork(url, environment);
  stack.defer(() => kill(network));
  const opened = stack.move();
  return {
    url,
    banks,
    sample,
    db,
    ledgers,
    settled: async () => {
      await awaitTakeUp(url, expectedEntries(sample), arrivalMs, () => undefined);
      await workedOff(db, arrivalMs);
    },
    killAndRestart: async () => {
      await kill(network);
      network = await startNetwork(url, environment);
    },
    killBank: () => kill(bank),
    startBank: async () => {
      bank = await startBankProcess(banks.huayue, huayue.environment);
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** Starts the network as a process and waits until it is ready; what it writes is not kept. */
export function startNetwork(url: string, environment: Record<string, string>): Promise<ChildProcess> {
  return start('apps/server/src/main.ts', environment, `${url}/readyz`);
}

function startBankProcess(issuer: string, environment: Record<string, string>): Promise<ChildProcess> {
  return start('apps/sandbox-bank/src/main.ts', environment, `${issuer}/.well-known/openid-configuration`);
}

async function start(program: string, environment: Record<string, string>, ready: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, program)], {
    env: processEnvironment(environment),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const end = Date.now() + readyMs; Date.now() < end; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
    const answer = await fetch(ready).catch(() => null);
    if (answer?.status === 200) return child;
  }
  await kill(child);
  throw new Error(`${program} does not get ready`);
}

/** Ends a process by SIGKILL, without any chance to tidy up. */
export function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

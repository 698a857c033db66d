import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../apps/dev-env/src/postgres.ts';
import { createServer, type Server } from '../apps/server/src/app.ts';
import { readConfig } from '../apps/server/src/config.ts';
import { systemClock } from '../apps/server/src/platform/clock.ts';
import { Sealer } from '../apps/server/src/platform/crypto/seal.ts';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { systemRole } from '../apps/server/src/platform/db/roles.ts';
import { limits } from '../apps/server/src/platform/limits.ts';
import { FakeTables } from '../tests/support/access/fake-tables.ts';
import { holder, tableOf } from '../tests/support/access/sample-tables.ts';
import { freePorts } from '../tests/support/ports.ts';
import { FakeBankSignIn } from '../tests/support/server/fake-bank.ts';
import { FakeEnterpriseDirectory } from '../tests/support/server/fake-enterprise-directory.ts';
import type { Told } from './revocation/node.ts';
import { rounded, type Bench, type BenchLine, type BenchOptions } from './bench.ts';

const floor = 0.1;
const bank = 'example';
const customerId = '7730-1942';
const publicUrl = 'http://localhost:4999';
/** Others of the customer whose sessions follow every change of the table. */
const colleagues = 20;
/** What has not come by then is wrong: a revocation takes effect within a second. */
const lateAfterMs = 1_000;

export const bench: Bench = {
  name: 'revocation',
  about:
    'from the commit of a table without the holder to the refusal of his request by another process, against a bare pg_notify round trip after the same gathering',
  run: async (options) => {
    const directory = await mkdtemp(join(tmpdir(), 'guildhall-bench-'));
    const settings = { fsync: 'off', synchronous_commit: 'off', shared_buffers: '256MB' };
    const postgres = await startPostgres({ dataDir: directory, password: 'bench', settings });
    await using stack = new AsyncDisposableStack();
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    stack.defer(() => postgres.stop());
    await postgres.ensureDatabase('revocation');
    return await measure(options, postgres.url('revocation'), stack);
  },
};

async function measure({ quick, say }: BenchOptions, url: string, stack: AsyncDisposableStack): Promise<BenchLine[]> {
  const key = Buffer.alloc(32, 9).toString('base64url');
  const sealer = new Sealer(key);
  await migrate(url, sealer);
  const [here, there] = [await freePorts(1), await freePorts(1)];
  const environment = (port: number) => environmentOf(url, key, port);
  const elsewhere = await startNode(environment(there));
  stack.defer(() => stopped(elsewhere));
  const server = await createServer(readConfig(environment(here)));
  stack.defer(() => server.stop());
  const { host, port } = new pg.Client({ connectionString: url });
  const target = { host, port, database: 'revocation', user: systemRole, password: sealer.rolePassword(systemRole) };
  const bare = await openBare(target);
  stack.defer(() => bare.close());
  const world = await openWorld(server, `http://127.0.0.1:${there}/v1/notifications/unread-count`);
  const rounds = quick ? 60 : 600;
  const [ours, limit]: [number[], number[]] = [[], []];
  let wrong = 0;
  for (let n = -10; n < rounds; n += 1) {
    const took = await world.revoke();
    const direct = await bare.roundTrip();
    // The first ones warm up.
    if (n < 0) continue;
    ours.push(took);
    limit.push(direct);
    wrong += took > lateAfterMs ? 1 : 0;
  }
  say(`p50 ${rounded(at(ours, 0.5))} ms, p99 ${rounded(at(ours, 0.99))} ms, longest ${rounded(at(ours, 1))} ms`);
  return (['p50', 'p99'] as const).map((which): BenchLine => {
    const part = which === 'p50' ? 0.5 : 0.99;
    const [one, other] = [at(ours, part), at(limit, part)];
    const figures = { ours: rounded(one), limit: rounded(other), ratio: rounded(other / one) };
    return { bench: 'revocation', case: which, unit: 'ms', ...figures, floor, peers: {}, wrong };
  });
}

/** People who sign in through a bank that is stood in for, and what the bank's table says of them. */
async function openWorld(server: Server, address: string) {
  const tables = new FakeTables(systemClock);
  const signIns = new FakeBankSignIn(tables);
  server.ports.tableSource.standIn(tables);
  server.ports.bankSignIn.standIn(signIns);
  server.ports.enterpriseDirectory.standIn(new FakeEnterpriseDirectory());
  await server.http.ready();
  await server.platform.bus.start();
  const place = { connectionId: signIns.connectionOf(bank), bank, customerId };
  const others = Array.from({ length: colleagues }, (_, n) => holder(`colleague-${n}`, 'viewer'));
  const withLi = tableOf({ holders: [...others, holder('li', 'treasurer')] });
  const withoutLi = tableOf({ holders: others });
  const signIn = (subject: string, roleId: string) => cookieOf(server, signIns, { subject, roleId });
  tables.publish(place, withLi);
  for (const { subject } of others) await signIn(subject, 'viewer');
  return {
    /** Signs li in, takes his mandate away, and asks elsewhere until he is refused. @returns how long that took, ms. */
    revoke: async (): Promise<number> => {
      await server.access.takeTable(tables.publish(place, withLi));
      const cookie = await signIn('li', 'treasurer');
      const ask = async (): Promise<number> => {
        const answer = await fetch(address, { headers: { cookie } });
        await answer.arrayBuffer();
        return answer.status;
      };
      const before = await ask();
      if (before !== 200) throw new Error(`the other process answers ${before} before anything is taken away`);
      await server.access.takeTable(tables.publish(place, withoutLi));
      const committedAt = performance.now();
      while ((await ask()) === 200 && performance.now() - committedAt < 2 * lateAfterMs);
      return performance.now() - committedAt;
    },
  };
}

async function cookieOf(
  server: Server,
  signIns: FakeBankSignIn,
  who: { subject: string; roleId: string },
): Promise<string> {
  const begun = await server.http.inject({
    method: 'POST',
    url: '/v1/sign-in/bank',
    headers: { origin: publicUrl },
    payload: { bank },
  });
  const state = new URL(begun.json<{ redirectTo: string }>().redirectTo).searchParams.get('state') ?? '';
  const code = signIns.codeFor({ bank, customerId, ...who });
  const cookie = begun.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const url = `/v1/sign-in/banks/${bank}/callback?${new URLSearchParams({ code, state }).toString()}`;
  const answer = await server.http.inject({ url, headers: { cookie } });
  const session = answer.cookies.find(({ value }) => value !== '');
  if (session === undefined) throw new Error(`the sign-in ended at ${String(answer.headers.location)}`);
  return `${session.name}=${session.value}`;
}

/** A signal as bare as it can be: gathered for as long as ours, sent by one connection, heard by another. */
async function openBare(target: pg.ClientConfig) {
  const [speaker, listener] = [new pg.Client(target), new pg.Client(target)];
  await Promise.all([speaker.connect(), listener.connect()]);
  await listener.query('listen bare');
  return {
    roundTrip: async (): Promise<number> => {
      const heard = once(listener, 'notification');
      const started = performance.now();
      await new Promise((resolve) => setTimeout(resolve, limits.notifyFlushMs));
      await Promise.all([speaker.query(`select pg_notify('bare', 'x')`), heard]);
      return performance.now() - started;
    },
    close: async () => void (await Promise.all([speaker.end(), listener.end()])),
  };
}

/** Both processes have one public address, so that a cookie has one name. */
function environmentOf(url: string, key: string, port: number): Record<string, string> {
  const names = { nameZh: '示例银行', nameEn: 'Example', mark: '例', color: '#22406F' };
  return {
    PATH: process.env.PATH ?? '',
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    DATABASE_URL: url,
    GUILDHALL_KEY: key,
    GUILDHALL_BANKS: JSON.stringify([{ slug: bank, issuer: 'https://bank.example', clientId: 'guildhall', ...names }]),
    REQUESTS_PER_MINUTE: '100000000',
    LOG_LEVEL: 'warn',
  };
}

async function startNode(env: Record<string, string>): Promise<ChildProcess> {
  const node = fork(join(import.meta.dirname, 'revocation/node.ts'), { env });
  await once(node, 'message');
  return node;
}

async function stopped(node: ChildProcess): Promise<void> {
  if (node.exitCode !== null) return;
  node.send('stop' satisfies Told);
  await once(node, 'exit');
}

/** The value below which this part of the values lies. */
function at(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

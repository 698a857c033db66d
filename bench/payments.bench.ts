import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../apps/dev-env/src/postgres.ts';
import { createServer, type Server } from '../apps/server/src/app.ts';
import { readConfig } from '../apps/server/src/config.ts';
import { createAuditModule } from '../apps/server/src/modules/audit/index.ts';
import { InstructionService, permissionsOf } from '../apps/server/src/modules/payments/index.ts';
import type { ActingContext } from '../apps/server/src/platform/acting-context.ts';
import { systemClock } from '../apps/server/src/platform/clock.ts';
import { Sealer } from '../apps/server/src/platform/crypto/seal.ts';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { appRole } from '../apps/server/src/platform/db/roles.ts';
import { actingAs } from '../tests/support/access/acting.ts';
import { FakeTables } from '../tests/support/access/fake-tables.ts';
import { basic } from '../tests/support/access/sample-table.ts';
import { FakeBankPayments } from '../tests/support/payments/fake-bank-payments.ts';
import { bank, customerId, paymentTable } from '../tests/support/payments/payment-table.ts';
import { FakeBankSignIn } from '../tests/support/server/fake-bank.ts';
import { FakeEnterpriseDirectory } from '../tests/support/server/fake-enterprise-directory.ts';
import { median, rounded, type Bench, type BenchLine, type BenchOptions } from './bench.ts';
import { again, recorded, replay, type Statement } from './payments/replay.ts';

const floor = 0.4;
const clients = 8;
const publicUrl = 'http://localhost:4999';

export const bench: Bench = {
  name: 'payments',
  about:
    'initiations accepted per second (asked of the permission table, limits consumed, put up for signing, audited) against raw SQL transactions that write the same rows by the same statements',
  run: async (options) => {
    const directory = await mkdtemp(join(tmpdir(), 'guildhall-bench-'));
    // Money is durable: fsync and synchronous_commit stay on.
    const settings = { shared_buffers: '256MB', max_wal_size: '4GB' };
    const postgres = await startPostgres({ dataDir: directory, password: 'bench', settings });
    await using stack = new AsyncDisposableStack();
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    stack.defer(() => postgres.stop());
    await postgres.ensureDatabase('payments');
    return [await measure(options, postgres.url('payments'), stack)];
  },
};

async function measure({ quick, say }: BenchOptions, url: string, stack: AsyncDisposableStack): Promise<BenchLine> {
  const key = Buffer.alloc(32, 9).toString('base64url');
  const sealer = new Sealer(key);
  await migrate(url, sealer);
  const server = await createServer(readConfig(environmentOf(url, key)));
  stack.defer(() => server.stop());
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  stack.defer(() => owner.end());
  const context = await actorOf(server, owner);
  const service = serviceOf(server);
  let accepted = 0;
  const initiate = async (): Promise<void> => {
    await service.create(context, { ...content, amount: `${1 + (accepted % 90)}.00` }, randomUUID());
    accepted += 1;
  };
  await initiate();
  const statements = await recorded(initiate);
  const known = new Set(Object.values(context).filter((value) => typeof value === 'string'));
  const { host, port } = new pg.Client({ connectionString: url });
  const login = { host, port, database: 'payments', user: appRole, password: sealer.rolePassword(appRole) };
  const pool = new pg.Pool({ ...login, max: clients });
  stack.defer(() => pool.end());
  let written = 0;
  const write = async (): Promise<void> => {
    await replay(pool, context.enterpriseId, again(statements, known));
    written += 1;
  };
  const [rounds, seconds] = quick ? [3, 3] : [7, 8];
  const [ours, limit]: [number[], number[]] = [[], []];
  // The first round warms both up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const [one, other] = [await rush(initiate, seconds), await rush(write, seconds)];
    say(`accepted ${rounded(one)}/s, the same ${statements.length} writes by raw SQL ${rounded(other)}/s`);
    if (round === 0) continue;
    ours.push(one);
    limit.push(other);
  }
  const [one, other] = [median(ours), median(limit)];
  const figures = { ours: rounded(one), limit: rounded(other), ratio: rounded(one / other) };
  const wrong = await wrongOf(owner, { accepted, written, statements });
  return { bench: 'payments', case: 'accepted', unit: 'initiations/s', ...figures, floor, peers: {}, wrong };
}

const content = {
  debtorAccount: basic,
  creditorName: '恒信贸易有限公司',
  creditorAccount: '6228480100007733',
  creditorBank: '澜江银行',
  currency: 'CNY',
  remittance: '货款 7 号合同',
};

function serviceOf(server: Server): InstructionService {
  const { platform, access, identity } = server;
  const stands = {
    ...platform,
    audit: createAuditModule(platform),
    identity,
    permissions: permissionsOf(access),
    signing: access.approvals,
    bankPayments: new FakeBankPayments(),
  };
  // Preparing asks for none of the rest.
  return new InstructionService(
    stands as unknown as ConstructorParameters<typeof InstructionService>[0],
    new WeakSet(),
  );
}

/** Somebody who has signed in and may prepare payments, whose limits hold as many as are measured. */
async function actorOf(server: Server, owner: pg.Client): Promise<ActingContext> {
  const tables = new FakeTables(systemClock);
  const signIns = new FakeBankSignIn(tables);
  server.ports.tableSource.standIn(tables);
  server.ports.bankSignIn.standIn(signIns);
  server.ports.enterpriseDirectory.standIn(new FakeEnterpriseDirectory());
  await server.http.ready();
  await server.platform.bus.start();
  const connectionId = signIns.connectionOf(bank);
  const most = 10n ** 15n;
  const roomy = paymentTable.grants.map((one) => ({
    ...one,
    limits: {
      ...one.limits,
      ...(one.limits.dayAmountMinor === null ? {} : { dayAmountMinor: most }),
      ...(one.limits.dayCount === null ? {} : { dayCount: 1_000_000_000 }),
      ...(one.limits.monthAmountMinor === null ? {} : { monthAmountMinor: most }),
      ...(one.limits.monthCount === null ? {} : { monthCount: 1_000_000_000 }),
      ...(one.limits.counterpartyDayMinor === null ? {} : { counterpartyDayMinor: most }),
    },
  }));
  tables.publish({ connectionId, bank, customerId }, { ...paymentTable, grants: roomy });
  const who = { bank, customerId, subject: 'p-accountant', roleId: 'accountant', departmentId: 'finance' };
  const headers = { origin: publicUrl };
  const begun = await server.http.inject({ method: 'POST', url: '/v1/sign-in/bank', headers, payload: { bank } });
  const state = new URL(begun.json<{ redirectTo: string }>().redirectTo).searchParams.get('state') ?? '';
  const cookie = begun.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const query = new URLSearchParams({ code: signIns.codeFor(who), state }).toString();
  await server.http.inject({ url: `/v1/sign-in/banks/${bank}/callback?${query}`, headers: { cookie } });
  const { rows } = await owner.query<Pick<ActingContext, 'enterpriseId' | 'personId' | 'mandateId'>>(
    `select enterprise_id as "enterpriseId", person_id as "personId", mandate_id as "mandateId" from identity.sessions`,
  );
  const [session] = rows;
  if (session === undefined) throw new Error('nobody has signed in');
  const actions = new Set(['payments:prepare', 'payments:read']);
  return actingAs({ ...session, ...who, connectionId, actions });
}

/** How often the work is done in a second, by several at once. */
async function rush(work: () => Promise<void>, seconds: number): Promise<number> {
  const started = performance.now();
  const end = started + seconds * 1_000;
  let done = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, worker));
  return (done * 1_000) / (performance.now() - started);
}

/** Both have written as many payments as they say, each with its whole history. */
async function wrongOf(
  owner: pg.Client,
  { accepted, written, statements }: { accepted: number; written: number; statements: readonly Statement[] },
): Promise<number> {
  const { rows } = await owner.query<{ payments: number; steps: number }>(
    `select (select count(*)::integer from payments.instructions where state = 'awaiting_approval') as payments,
       (select count(*)::integer from payments.steps) as steps`,
  );
  const [found] = rows;
  const expected = accepted + written;
  const missing = Math.abs(expected - (found?.payments ?? 0)) + Math.abs(2 * expected - (found?.steps ?? 0));
  return missing + (statements.length === 0 ? 1 : 0);
}

function environmentOf(url: string, key: string): Record<string, string> {
  const names = { nameZh: '示例银行', nameEn: 'Example', mark: '例', color: '#22406F' };
  return {
    PATH: process.env.PATH ?? '',
    PUBLIC_URL: publicUrl,
    DATABASE_URL: url,
    GUILDHALL_KEY: key,
    GUILDHALL_BANKS: JSON.stringify([{ slug: bank, issuer: 'https://bank.example', clientId: 'guildhall', ...names }]),
    REQUESTS_PER_MINUTE: '100000000',
    LOG_LEVEL: 'warn',
  };
}

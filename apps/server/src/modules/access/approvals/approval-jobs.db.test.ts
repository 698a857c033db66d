import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { limitDoor } from '../../../../../../tests/support/access/limit-door.ts';
import { basic } from '../../../../../../tests/support/access/sample-table.ts';
import { SigningWorld, type Signer } from '../../../../../../tests/support/access/signing-world.ts';
import { createAuditModule } from '../../audit/index.ts';
import { CompiledTables } from '../tables/compiled-tables.ts';
import type { ApprovalDeps } from './approval-deps.ts';
import type { EndedApproval } from './approval-subject.ts';
import { expireApprovals, remindSigners } from './approval-jobs.ts';
import { SigningService } from './signing-service.ts';
import { TablesInForce } from './tables-in-force.ts';

/** 3,000.00: one signature of a manager or treasurer; 80,000.00: the manager, then the treasurer. Both wait for 72 hours. */
const [small, middle] = [300_000n, 8_000_000n];
const hours = 72;
let world: SigningWorld;
let maker: Signer;
let manager: Signer;
let treasurer: Signer;
const told: EndedApproval[] = [];
beforeAll(async () => {
  world = await SigningWorld.create();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  told.length = 0;
  await drain();
  maker = await world.signIn('p-accountant', 'accountant');
  manager = await world.signIn('p-manager', 'finance-manager');
  treasurer = await world.signIn('p-treasurer', 'treasurer');
});

/** The deps of the jobs, on the database and the clock of the server. */
function deps(): ApprovalDeps {
  const { platform } = world.world.server;
  const tables = new TablesInForce(new CompiledTables(platform.db));
  // Nobody is named and nobody shows a passkey in these jobs.
  return { ...platform, audit: createAuditModule(platform), tables, limits: limitDoor } as unknown as ApprovalDeps;
}

const expire = (): Promise<number> => {
  const ended = (_tx: unknown, one: EndedApproval): Promise<void> => {
    told.push(one);
    return Promise.resolve();
  };
  return expireApprovals(deps(), new SigningService(deps(), new Map([['sample', { approved: ended, ended }]])));
};
const remind = (): Promise<number> => remindSigners(deps());
const advance = (by: { hours?: number; seconds?: number }): void => world.world.clock.advance(by);

/** What the approvals of the test before have written and left waiting is over. */
async function drain(): Promise<void> {
  advance({ hours: hours * 2 });
  await expire();
  told.length = 0;
  await world.world.db.query('delete from platform.outbox');
}

interface Told {
  readonly approvalId: string;
  readonly nextPersonIds: readonly string[];
}
async function eventsOf(topic: string): Promise<Told[]> {
  const rows = await world.world.db.query<{ payload: Told }>(
    'select payload from platform.outbox where topic = $1 order by event_id',
    [topic],
  );
  return rows.map(({ payload }) => payload);
}
const stateOf = async (approvalId: string): Promise<string | undefined> => {
  const [row] = await world.world.db.query<{ state: string }>(
    'select state from access.approvals where approval_id = $1',
    [approvalId],
  );
  return row?.state;
};

test('at its deadline an approval expires, once: its owner is told, its signatures are void, the log says who ended it', async () => {
  const open = await world.open(maker, world.request(middle));
  expect(await world.sign(manager, open)).toBe('waiting');
  advance({ hours, seconds: -1 });
  expect([await expire(), await stateOf(open.approvalId)]).toEqual([0, 'waiting']);
  advance({ seconds: 1 });
  expect([await expire(), await expire(), await stateOf(open.approvalId)]).toEqual([1, 0, 'expired']);
  expect(told).toMatchObject([{ approvalId: open.approvalId, state: 'expired', endedBy: null }]);
  const { db } = world.world;
  expect(
    await db.query('select void_reason from access.approval_signatures where approval_id = $1', [open.approvalId]),
  ).toEqual([{ void_reason: 'not_released' }]);
  expect(
    await db.query(
      `select details ->> 'account' as account, details ->> 'bank' as bank from audit.lines where target = $1
      and action = 'approval.expired'`,
      [`approval:${open.approvalId}`],
    ),
  ).toEqual([{ account: basic, bank: 'huayue' }]);
  expect(
    await db.query(`select actor_kind, actor_id from audit.lines where target = $1 and action = 'approval.expired'`, [
      `approval:${open.approvalId}`,
    ]),
  ).toEqual([{ actor_kind: 'system', actor_id: 'approvals' }]);
  expect(await eventsOf('access.approval_ended')).toMatchObject([{ approvalId: open.approvalId, state: 'expired' }]);
});

test('what was signed in time and what was withdrawn does not expire', async () => {
  const [signed, withdrawn] = [
    await world.open(maker, world.request(small)),
    await world.open(maker, world.request(small)),
  ];
  expect(await world.sign(manager, signed)).toBe('approved');
  await maker.visitor.post(`/v1/approvals/${withdrawn.approvalId}/withdrawal`);
  advance({ hours: hours + 1 });
  expect([await expire(), told]).toEqual([0, []]);
  expect([await stateOf(signed.approvalId), await stateOf(withdrawn.approvalId)]).toEqual(['approved', 'withdrawn']);
});

test('two processes that expire at the same moment tell it once', async () => {
  const open = await world.open(maker, world.request(small));
  advance({ hours });
  await Promise.all([expire(), expire(), expire()]);
  expect(told.map(({ approvalId }) => approvalId)).toEqual([open.approvalId]);
});

test('before the deadline those are reminded, once, who may sign next: neither the maker nor who has signed', async () => {
  const untouched = await world.open(maker, world.request(middle));
  const begun = await world.open(maker, world.request(middle));
  expect(await world.sign(manager, begun)).toBe('waiting');
  advance({ hours: hours / 2 });
  expect(await remind()).toBe(0);
  advance({ hours: hours / 2, seconds: -1 });
  expect([await remind(), await remind()]).toEqual([2, 0]);
  const reminded = new Map(
    (await eventsOf('access.approval_deadline_near')).map((one) => [one.approvalId, one.nextPersonIds]),
  );
  expect(reminded.get(untouched.approvalId)).toEqual([manager.context.personId]);
  expect(reminded.get(begun.approvalId)).toEqual([treasurer.context.personId]);
});

test('who signs in the stead of one who is away is told as he is; a deputy who made it is not', async () => {
  const deputy = await world.signIn('p-treasurer-2', 'treasurer');
  const open = await world.open(maker, world.request(middle));
  const own = await world.open(deputy, world.request(middle));
  advance({ hours, seconds: -1 });
  const today = world.world.clock.now().toISOString().slice(0, 10);
  const tomorrow = new Date(world.world.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  const fresh = await world.signIn('p-manager', 'finance-manager');
  const given = await fresh.visitor.post('/v1/delegations', {
    delegate: { subject: 'p-treasurer-2', roleId: 'treasurer', departmentId: 'finance' },
    fromOn: today,
    untilOn: tomorrow,
  });
  expect(given.statusCode).toBe(200);
  expect(await remind()).toBe(2);
  const reminded = new Map(
    (await eventsOf('access.approval_deadline_near')).map((one) => [one.approvalId, one.nextPersonIds]),
  );
  expect(new Set(reminded.get(open.approvalId))).toEqual(new Set([manager.context.personId, deputy.context.personId]));
  expect(reminded.get(own.approvalId)).toEqual([manager.context.personId]);
  await fresh.visitor.delete(`/v1/delegations/${given.json<{ id: string }>().id}`);
});

test('nobody is reminded of what is over or has expired', async () => {
  const signed = await world.open(maker, world.request(small));
  await world.open(maker, world.request(small));
  expect(await world.sign(manager, signed)).toBe('approved');
  advance({ hours });
  await remind();
  expect(await eventsOf('access.approval_deadline_near')).toEqual([]);
});

test('other content has another deadline, and its signers are reminded anew', async () => {
  const open = await world.open(maker, world.request(middle));
  advance({ hours: hours - 1 });
  expect(await remind()).toBe(1);
  const { db } = world.world.server.platform;
  await db.as(maker.context, (tx) =>
    world.access.approvals.replaceContent(tx, maker.context, open.approvalId, world.request(small)),
  );
  expect(await remind()).toBe(0);
  advance({ hours: hours - 1 });
  expect(await remind()).toBe(1);
  expect(await eventsOf('access.approval_deadline_near')).toHaveLength(2);
});

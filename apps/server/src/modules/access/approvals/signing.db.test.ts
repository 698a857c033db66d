import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SigningWorld, signingTable, type Signer } from '../../../../../../tests/support/access/signing-world.ts';
import { basic } from '../../../../../../tests/support/access/sample-table.ts';
import { newId } from '../../../platform/ids.ts';

/** 3,000.00: one signature of a manager or treasurer; 80,000.00: the manager, then the treasurer; 600,000.00: by class, with a passkey. */
const [small, middle, large] = [300_000n, 8_000_000n, 60_000_000n];
let world: SigningWorld;
let maker: Signer;
let manager: Signer;
let treasurer: Signer;
let viewer: Signer;
beforeAll(async () => {
  world = await SigningWorld.create();
  maker = await world.signIn('p-accountant', 'accountant');
  manager = await world.signIn('p-manager', 'finance-manager');
  treasurer = await world.signIn('p-treasurer', 'treasurer');
  viewer = await world.signIn('p-viewer', 'viewer', 'enterprise');
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => {
  world.told.length = 0;
  world.onEnd = () => Promise.resolve();
});

const auditOf = async (approvalId: string): Promise<string[]> => {
  const rows = await world.world.db.query<{ action: string }>(
    `select action from audit.lines where target = $1 order by line_id`,
    [`approval:${approvalId}`],
  );
  return rows.map((row) => row.action);
};

test('the demand is met in its order, and the last signature releases, with audit lines and one telling', async () => {
  const open = await world.open(maker, world.request(middle));
  expect(await world.sign(treasurer, open)).toBe('access.signature_not_needed');
  expect(await world.sign(manager, open)).toBe('waiting');
  expect(world.told).toEqual([]);
  const detail = await world.read(treasurer, open.approvalId);
  expect(detail).toMatchObject({ given: 1, needed: 2, last: true, can: ['sign', 'reject'], whyNot: null });
  expect(detail.signatures).toMatchObject([
    { role: { id: 'finance-manager' }, signatureClass: 'B', method: 'session' },
  ]);
  expect(detail.signAs).toMatchObject({ role: { id: 'treasurer', name: { en: 'Treasurer' } }, signatureClass: 'A' });
  expect(await world.sign(treasurer, open)).toBe('approved');
  expect(world.told).toMatchObject([
    {
      state: 'approved',
      signatures: [{ subject: 'p-manager' }, { subject: 'p-treasurer' }],
      maker: { subject: 'p-accountant' },
    },
  ]);
  expect(await auditOf(open.approvalId)).toEqual([
    'approval.opened',
    'approval.signed',
    'approval.signed',
    'approval.approved',
  ]);
  expect(await world.sign(treasurer, open)).toBe('access.signature_over');
});

test('signatures stand in the order in which they were given, also of processes whose clocks differ', async () => {
  const open = await world.open(maker, world.request(middle));
  expect(await world.sign(manager, open)).toBe('waiting');
  // As a process writes it whose clock is ahead: a later id and a later moment.
  await world.world.db.query(
    `update access.approval_signatures set signature_id = 'ffffffff-ffff-7fff-bfff-ffffffffffff',
       signed_at = signed_at + interval '1 minute' where approval_id = $1`,
    [open.approvalId],
  );
  expect(await world.sign(treasurer, open)).toBe('approved');
  const { signatures } = await world.read(maker, open.approvalId);
  expect(signatures.map(({ role }) => role.id)).toEqual(['finance-manager', 'treasurer']);
  // The other tests list what was signed by that moment.
  await world.world.db.query(
    `update access.approval_signatures set signed_at = signed_at - interval '1 minute'
     where approval_id = $1 and signature_id = 'ffffffff-ffff-7fff-bfff-ffffffffffff'`,
    [open.approvalId],
  );
});

test('nobody checks his own, nor under a second mandate, and nobody without a grant signs', async () => {
  const open = await world.open(maker, world.request(small));
  const asOwner = await world.signIn('p-accountant', 'owner', 'enterprise');
  expect(await world.sign(maker, open)).toBe('access.signature_own');
  expect(await world.sign(asOwner, open)).toBe('access.signature_own');
  expect(await world.sign(viewer, open)).toBe('access.no_signing_authority');
  expect((await viewer.visitor.get(`/v1/approvals/${open.approvalId}`)).json()).toMatchObject({
    status: 403,
    code: 'access.approval_other_mandate',
  });
  expect(await world.read(maker, open.approvalId)).toMatchObject({ can: ['withdraw'], whyNot: 'own' });
});

test('a second mandate of the same person counts no second time', async () => {
  const open = await world.open(maker, world.request(middle));
  const asTreasurer = await world.signIn('p-manager', 'treasurer');
  expect(await world.sign(manager, open)).toBe('waiting');
  expect(await world.sign(asTreasurer, open)).toBe('access.signature_already_signed');
});

test('what is not what was read is not signed, and a change voids what was signed', async () => {
  const request = world.request(middle);
  const open = await world.open(maker, request);
  expect(await world.sign(manager, { ...open, contentHash: 'f'.repeat(64) })).toBe('access.signature_content_changed');
  expect(await world.sign(manager, open)).toBe('waiting');
  const next = world.request(small);
  const changed = await world.world.server.platform.db.as(maker.context, (tx) =>
    world.access.approvals.replaceContent(tx, maker.context, open.approvalId, next),
  );
  expect(changed.contentHash).not.toBe(open.contentHash);
  expect(await world.sign(treasurer, open)).toBe('access.signature_content_changed');
  const detail = await world.read(treasurer, open.approvalId);
  expect(detail.signatures).toMatchObject([{ voidReason: 'content_changed' }]);
  // The band of the new amount asks for one signature only.
  expect(await world.sign(treasurer, changed)).toBe('approved');
});

test('two who sign at once release once; of fifty requests one releases', async () => {
  const open = await world.open(maker, world.request(small));
  // Whoever ends it takes his time, so that the others come while it is being ended.
  world.onEnd = () =>
    new Promise((resolve) => {
      setTimeout(resolve, 1_000);
    });
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => world.sign(n % 2 === 0 ? manager : treasurer, open)),
  );
  expect(answers.filter((one) => one === 'approved')).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set(['approved', 'access.signature_over']));
  expect(world.told).toHaveLength(1);
});

test('the same request again has the same answer and signs once', async () => {
  const open = await world.open(maker, world.request(middle));
  const key = newId();
  expect([await world.sign(manager, open, { key }), await world.sign(manager, open, { key })]).toEqual([
    'waiting',
    'waiting',
  ]);
  expect((await world.read(manager, open.approvalId)).given).toBe(1);
});

test('what the owner of the subject refuses is not signed', async () => {
  const open = await world.open(maker, world.request(small));
  world.onEnd = () => Promise.reject(new Error('no money'));
  expect(await world.sign(manager, open)).not.toBe('approved');
  world.onEnd = () => Promise.resolve();
  expect(await world.read(maker, open.approvalId)).toMatchObject({ state: 'waiting', given: 0 });
  expect(await world.sign(manager, open)).toBe('approved');
});

test('who lost his authority between two signatures does not count; the approval goes on waiting', async () => {
  const open = await world.open(maker, world.request(middle));
  const other = await world.signIn('p-manager-2', 'finance-manager');
  expect(await world.sign(other, open)).toBe('waiting');
  await world.enforce((table) => ({
    ...table,
    holders: table.holders.filter((one) => one.subject !== 'p-manager-2'),
  }));
  expect(await world.sign(treasurer, open)).toBe('access.signature_not_needed');
  expect(await world.read(treasurer, open.approvalId)).toMatchObject({ given: 0, whyNot: 'not_needed' });
  expect(await world.sign(manager, open)).toBe('waiting');
  expect((await world.read(manager, open.approvalId)).signatures).toMatchObject([
    { voidReason: 'authority_lost' },
    { voidReason: null },
  ]);
  expect(await world.sign(treasurer, open)).toBe('approved');
  await world.enforce(() => signingTable);
});

test('who signs in the place of one who lost his authority takes what is given back of their common limit', async () => {
  const dayAmountMinor = 10_000_000n;
  const limited = world.table.grants.map((grant) =>
    grant.action === 'payments:approve' && grant.roleId === 'finance-manager'
      ? { ...grant, limits: { ...grant.limits, dayAmountMinor } }
      : grant,
  );
  await world.enforce((table) => ({ ...table, grants: limited }));
  const open = await world.open(maker, world.request(middle));
  const other = await world.signIn('p-manager-2', 'finance-manager');
  expect(await world.sign(other, open)).toBe('waiting');
  const second = await world.open(maker, world.request(middle));
  // 80,000.00 of 100,000.00 are taken.
  expect(await world.sign(manager, second)).toBe('access.signer_limit_exceeded');
  await world.enforce((table) => ({
    ...table,
    holders: table.holders.filter(({ subject }) => subject !== 'p-manager-2'),
  }));
  expect(await world.sign(manager, open)).toBe('waiting');
  expect(await world.sign(manager, second)).toBe('access.signer_limit_exceeded');
  expect(await world.sign(treasurer, open)).toBe('approved');
  await world.enforce(() => signingTable);
});

test('however it ends, the trail of its account has a line of it', async () => {
  const approved = await world.open(maker, world.request(small));
  const rejected = await world.open(maker, world.request(small));
  const withdrawn = await world.open(maker, world.request(small));
  expect(await world.sign(manager, approved)).toBe('approved');
  await manager.visitor.post(`/v1/approvals/${rejected.approvalId}/rejection`, { reason: 'no' });
  await maker.visitor.post(`/v1/approvals/${withdrawn.approvalId}/withdrawal`);
  const ended = [approved, rejected, withdrawn].map(({ approvalId }) => `approval:${approvalId}`);
  const lines = await world.world.db.query(
    `select action, details ->> 'account' as account, details ->> 'bank' as bank, details ->> 'customerId' as "customerId"
     from audit.lines where target = any($1) and action in ('approval.approved', 'approval.rejected', 'approval.withdrawn')
     order by action`,
    [ended],
  );
  const of = { account: basic, bank: 'huayue', customerId: world.customerId };
  expect(lines).toEqual(
    ['approval.approved', 'approval.rejected', 'approval.withdrawn'].map((action) => ({ action, ...of })),
  );
});

test('rejected with a reason by who could sign, withdrawn by the maker alone, each once', async () => {
  const [first, second] = [
    await world.open(maker, world.request(small)),
    await world.open(maker, world.request(small)),
  ];
  const reject = (signer: Signer, reason: string) =>
    signer.visitor.post(`/v1/approvals/${first.approvalId}/rejection`, { reason });
  expect((await reject(manager, '  ')).statusCode).toBe(400);
  expect((await reject(maker, 'no')).json()).toMatchObject({ code: 'access.signature_own' });
  expect((await reject(viewer, 'no')).json()).toMatchObject({ code: 'access.no_signing_authority' });
  expect((await reject(manager, 'Wrong payee')).json()).toEqual({ state: 'rejected' });
  expect((await reject(treasurer, 'again')).json()).toMatchObject({ code: 'access.approval_is_over' });
  expect(await world.read(maker, first.approvalId)).toMatchObject({
    state: 'rejected',
    endReason: 'Wrong payee',
    can: [],
  });
  const withdraw = (signer: Signer) => signer.visitor.post(`/v1/approvals/${second.approvalId}/withdrawal`);
  expect((await withdraw(manager)).json()).toMatchObject({ code: 'access.only_the_maker' });
  expect((await withdraw(maker)).json()).toEqual({ state: 'withdrawn' });
  expect(world.told.map((one) => one.state)).toEqual(['rejected', 'withdrawn']);
});

test('above the limit of the rule it takes a passkey', async () => {
  const open = await world.open(maker, world.request(large));
  expect(await world.sign(treasurer, open)).toBe('access.step_up_needed');
  expect(
    (
      await treasurer.visitor.post(`/v1/approvals/${open.approvalId}/signing`, { contentHash: open.contentHash })
    ).json(),
  ).toMatchObject({
    code: 'identity.no_passkey',
  });
});

test('tabs: what waits for me, what I signed, what is over; the badge counts the first', async () => {
  type Page = { items: { id: string }[]; nextCursor: string | null };
  const listOf = async ({ visitor }: Signer, tab: string): Promise<string[]> => {
    const items: { id: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const url = `/v1/approvals?tab=${tab}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page: Page = (await visitor.get(url)).json<Page>();
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items.map((one) => one.id);
  };
  const countOf = async ({ visitor }: Signer) =>
    (await visitor.get('/v1/approvals/count')).json<{ waiting: number }>().waiting;
  const before = await listOf(manager, 'waiting');
  const open = await world.open(maker, world.request(middle));
  expect(await listOf(manager, 'waiting')).toEqual(expect.arrayContaining([...before, open.approvalId]));
  expect(await countOf(manager)).toBe(before.length + 1);
  expect(await listOf(treasurer, 'waiting')).not.toContain(open.approvalId);
  expect(await listOf(maker, 'waiting')).not.toContain(open.approvalId);
  await world.sign(manager, open);
  expect(await countOf(manager)).toBe(before.length);
  expect((await listOf(manager, 'signed'))[0]).toBe(open.approvalId);
  expect(await listOf(treasurer, 'waiting')).toContain(open.approvalId);
  await world.sign(treasurer, open);
  expect((await listOf(maker, 'done'))[0]).toBe(open.approvalId);
  expect(await listOf(viewer, 'done')).toEqual([]);
  expect(new Set(await listOf(maker, 'done')).size).toBe((await listOf(maker, 'done')).length);
});

test('another enterprise, and another table of the same one, knows nothing of it', async () => {
  const open = await world.open(maker, world.request(small));
  const stranger = await world.signIn('stranger', 'owner', 'head_office', 'another-1');
  for (const answer of [
    await stranger.visitor.get(`/v1/approvals/${open.approvalId}`),
    await stranger.visitor.post(`/v1/approvals/${open.approvalId}/signatures`, { contentHash: open.contentHash }),
    await stranger.visitor.post(`/v1/approvals/${open.approvalId}/signing`, { contentHash: open.contentHash }),
    await stranger.visitor.post(`/v1/approvals/${open.approvalId}/rejection`, { reason: 'no' }),
    await stranger.visitor.post(`/v1/approvals/${open.approvalId}/withdrawal`),
  ])
    expect(answer.statusCode).toBe(404);
  const { db } = world.world.server.platform;
  for (const name of ['approvals', 'approval_signatures', 'delegations']) {
    const rows = await db.as(stranger.context, (tx) => sql`select 1 from access.${sql.raw(name)}`.execute(tx));
    expect([name, rows.rows]).toEqual([name, []]);
    await expect(db.as(stranger.context, (tx) => sql`delete from access.${sql.raw(name)}`.execute(tx))).rejects.toThrow(
      'permission denied',
    );
  }
});

test('under a mandate of another customer number the answer is 403 with the reason, whatever is asked', async () => {
  const open = await world.open(maker, world.request(small));
  // The same enterprise has another customer number, and this is of that one.
  await world.world.db.query(`update access.approvals set customer_id = 'signing-2' where approval_id = $1`, [
    open.approvalId,
  ]);
  const { contentHash, approvalId } = open;
  for (const answer of [
    await treasurer.visitor.get(`/v1/approvals/${approvalId}`),
    await treasurer.visitor.post(`/v1/approvals/${approvalId}/signatures`, { contentHash }),
    await treasurer.visitor.post(`/v1/approvals/${approvalId}/signing`, { contentHash }),
    await treasurer.visitor.post(`/v1/approvals/${approvalId}/rejection`, { reason: 'no' }),
  ])
    expect(answer.json()).toMatchObject({ status: 403, code: 'access.approval_other_mandate' });
});

test('what nobody signs in time expires, also without the job: nothing is released', async () => {
  const open = await world.open(maker, world.request(small));
  const late = await world.open(maker, world.request(middle));
  expect(await world.sign(manager, late)).toBe('waiting');
  world.world.clock.advance({ hours: 72 });
  const fresh = await world.signIn('p-treasurer', 'treasurer');
  expect(await world.sign(fresh, open)).toBe('access.signature_expired');
  expect(world.told).toMatchObject([{ approvalId: open.approvalId, state: 'expired', endedBy: null }]);
  const again = await world.signIn('p-accountant', 'accountant');
  expect(await world.read(again, open.approvalId)).toMatchObject({ state: 'expired', can: [] });
});

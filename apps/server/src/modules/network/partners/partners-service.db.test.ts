import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNetworkWorld, memberOf, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import { batchOf } from '../../../../../../tests/support/enterprises.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import { PartnersService } from './partners-service.ts';

let world: NetworkWorld;
let partners: PartnersService;
beforeAll(async () => {
  world = await createNetworkWorld();
  partners = new PartnersService(world.deps);
});
afterAll(() => world[Symbol.asyncDispose]());

/** Members of two verified enterprises that have nothing to do with each other yet. */
async function strangers(): Promise<[ActingContext, ActingContext]> {
  return [memberOf(await world.enterprise()), memberOf(await world.enterprise())];
}

const ask = (from: ActingContext, to: ActingContext, more: { note?: string; key?: string } = {}) =>
  partners.request(from, { partnerId: to.enterpriseId, note: more.note ?? null, key: more.key });

async function states(a: ActingContext, b: ActingContext): Promise<[string, string]> {
  const read = (from: EnterpriseId, to: EnterpriseId) =>
    world.db.as({ enterpriseId: from }, (tx) => world.enterprises.readRelation(tx, { a: from, b: to }));
  return [(await read(a.enterpriseId, b.enterpriseId)).state, (await read(b.enterpriseId, a.enterpriseId)).state];
}

const deeds = (about: ActingContext): Promise<{ action: string; kind: string }[]> =>
  world.fresh.query(`select action, actor_kind as kind from audit.lines where enterprise_id = $1 order by line_id`, [
    about.enterpriseId,
  ]);

test('a request is seen from both sides, with its note, and is accepted by the other', async () => {
  const [a, b] = await strangers();
  expect(await ask(a, b, { note: '我们是贵公司的供应商' })).toMatchObject({ state: 'requested', can: ['cancel'] });
  expect((await partners.list(b, { limit: 10 })).partners).toMatchObject([
    { state: 'received', note: '我们是贵公司的供应商', can: ['accept', 'decline'], enterprise: { id: a.enterpriseId } },
  ]);
  expect(await partners.accept(b, a.enterpriseId)).toMatchObject({ state: 'active', can: ['end'] });
  expect(await states(a, b)).toEqual(['active', 'active']);
});

test('both logs tell what was done; who did it is named only at home', async () => {
  const [a, b] = await strangers();
  await ask(a, b);
  await partners.accept(b, a.enterpriseId);
  expect(await deeds(a)).toEqual([
    { action: 'partner.requested', kind: 'person' },
    { action: 'partner.accepted', kind: 'system' },
  ]);
  expect(await deeds(b)).toEqual([
    { action: 'partner.requested', kind: 'system' },
    { action: 'partner.accepted', kind: 'person' },
  ]);
});

test('each step is one event', async () => {
  const [a, b] = await strangers();
  await ask(a, b);
  await ask(a, b);
  await partners.leave(a, b.enterpriseId);
  await ask(b, a);
  await partners.leave(a, b.enterpriseId);
  await ask(a, b);
  await ask(b, a);
  await partners.leave(b, a.enterpriseId);
  await partners.leave(a, b.enterpriseId);
  const rows = await world.fresh.query<{ topic: string }>(
    `select topic from platform.outbox where payload->>'enterpriseId' in ($1, $2) and topic like 'network.%' order by event_id`,
    [a.enterpriseId, b.enterpriseId],
  );
  expect(rows.map((row) => row.topic.replace('network.partner_', ''))).toEqual([
    'requested',
    'cancelled',
    'requested',
    'declined',
    'requested',
    'accepted',
    'ended',
  ]);
  expect(await states(a, b)).toEqual(['ended', 'ended']);
});

test('a cancelled request leaves nothing between the two', async () => {
  const [a, b] = await strangers();
  await ask(a, b);
  expect(await partners.leave(a, b.enterpriseId)).toMatchObject({ state: 'none', can: [] });
  expect((await partners.list(b, { limit: 10 })).partners).toEqual([]);
});

test('a request that was not made cannot be accepted', async () => {
  const [a, b] = await strangers();
  await expect(partners.accept(a, b.enterpriseId)).rejects.toMatchObject({ code: 'network.partner_not_requested' });
  await ask(a, b);
  await expect(partners.accept(a, b.enterpriseId)).rejects.toMatchObject({ code: 'network.partner_not_requested' });
});

test('only enterprises that a bank attests become partners, and none of itself', async () => {
  const [a] = await strangers();
  const unknown = memberOf(await world.enterprise('unclaimed'));
  await expect(ask(a, unknown)).rejects.toMatchObject({ code: 'network.partner_not_verified' });
  await expect(ask(unknown, a)).rejects.toMatchObject({ code: 'network.not_verified' });
  await expect(ask(a, a)).rejects.toMatchObject({ code: 'network.own_enterprise' });
  await expect(ask(a, memberOf(newId()))).rejects.toMatchObject({ status: 404 });
});

test('the same key gives the same answer and does nothing twice', async () => {
  const [a, b] = await strangers();
  const first = await ask(a, b, { key: 'k1' });
  await partners.leave(a, b.enterpriseId);
  expect(await ask(a, b, { key: 'k1' })).toEqual(first);
  expect(await states(a, b)).toEqual(['none', 'none']);
  await expect(ask(a, b, { key: 'k1', note: 'another' })).rejects.toMatchObject({ status: 422 });
});

test('a repeated answer shows of the other side only what it shows by now', async () => {
  const [a, b] = await strangers();
  const city = {
    key: 'city',
    category: 'identity',
    value: { type: 'text', text: { zh: null, en: 'Ningbo' } },
  } as const;
  await world.record(batchOf({ enterpriseId: b.enterpriseId, sourceId: world.banks[0], sequence: 1, facts: [city] }));
  await world.fresh.query(`update enterprises.disclosures set audience = 'network' where enterprise_id = $1`, [
    b.enterpriseId,
  ]);
  const shown = JSON.stringify(await ask(a, b, { key: 'seen' }));
  expect(shown).toContain('Ningbo');
  await world.fresh.query(`update enterprises.disclosures set audience = 'private' where enterprise_id = $1`, [
    b.enterpriseId,
  ]);
  const repeated = await ask(a, b, { key: 'seen' });
  expect(repeated).toMatchObject({ state: 'requested', enterprise: { id: b.enterpriseId } });
  expect(JSON.stringify(repeated)).not.toContain('Ningbo');
});

test('both asking at once makes them partners', async () => {
  for (let round = 0; round < 20; round += 1) {
    const [a, b] = await strangers();
    await Promise.all([ask(a, b), ask(b, a)]);
    expect(await states(a, b)).toEqual(['active', 'active']);
    expect((await deeds(a)).map((deed) => deed.action)).toEqual(['partner.requested', 'partner.accepted']);
  }
});

test('accepting and cancelling at once ends in one of the two, the same on both sides', async () => {
  for (let round = 0; round < 20; round += 1) {
    const [a, b] = await strangers();
    await ask(a, b);
    const accept = () => partners.accept(b, a.enterpriseId);
    const cancel = () => partners.leave(a, b.enterpriseId);
    const results = await Promise.allSettled(round % 2 === 0 ? [accept(), cancel()] : [cancel(), accept()]);
    const [mine, theirs] = await states(a, b);
    expect(mine).toBe(theirs);
    expect(['none', 'ended']).toContain(mine);
    const refused = results
      .filter((one) => one.status === 'rejected')
      .map((one) => (one.reason as { code: string }).code);
    expect(refused).toEqual(mine === 'none' ? ['network.partner_not_requested'] : []);
  }
});

test('the list goes on where the page before ended, and shows one state when asked', async () => {
  const [hub] = await strangers();
  const others: ActingContext[] = [];
  for (let n = 0; n < 5; n += 1) {
    const other = memberOf(await world.enterprise());
    others.push(other);
    world.clock.time = new Date(world.clock.time.getTime() + 1_000);
    await ask(other, hub);
  }
  const seen: string[] = [];
  let after: { since: Date; partnerId: string } | null = null;
  do {
    const page = await partners.list(hub, { limit: 2, after });
    seen.push(...page.partners.map((partner) => partner.enterprise.id));
    after = page.last;
  } while (after !== null);
  expect(seen).toEqual(others.map((other) => other.enterpriseId).toReversed());
  await partners.accept(hub, others[0]?.enterpriseId ?? '');
  expect((await partners.list(hub, { limit: 10, state: 'active' })).partners).toHaveLength(1);
});

test('nobody else learns of it', async () => {
  const [a, b] = await strangers();
  const c = memberOf(await world.enterprise());
  await ask(a, b);
  const rows = await world.db.as(c, (tx) =>
    world.enterprises.readRelation(tx, { a: a.enterpriseId, b: b.enterpriseId }),
  );
  expect(rows.state).toBe('none');
  const stranger = world.db.asPair(c, b, (tx) =>
    world.enterprises.writeRelation(tx, {
      a: a.enterpriseId,
      b: b.enterpriseId,
      state: 'active',
      since: new Date(),
      note: null,
    }),
  );
  await expect(stranger).rejects.toThrow('row-level security');
});

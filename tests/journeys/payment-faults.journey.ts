import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFaultyProxy, type FaultyProxy } from '../support/world/faulty-proxy.ts';
import { startKillableWorld, type KillableWorld } from '../support/world/killable-world.ts';
import { findMember } from '../support/world/members.ts';
import { authorisePayment, signIn } from '../support/world/sign-in.ts';
import { Visitor } from '../support/world/visitor.ts';

const long = process.env['GUILDHALL_LONG'] === '1';
const count = 1_000;
const atOnce = 6;
/** The network is killed so many times, in the midst of the others. */
const kills = 20;
const patienceMs = 3_600_000;

interface Payment {
  readonly id: string;
  readonly state: string;
  readonly approvalId: string | null;
}

let world: KillableWorld;
let proxy: FaultyProxy;
beforeAll(async () => {
  if (!long) return;
  world = await startKillableWorld(async (port, bank) => (proxy = await startFaultyProxy(port, bank)));
}, 300_000);
afterAll(async () => {
  if (long) await world[Symbol.asyncDispose]();
});

/** Tries until it is done: the network may be dead, and the bank unreachable, at any moment. */
async function persist<T>(work: () => Promise<T | null>): Promise<T> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(250)) {
    const done = await work().catch(() => null);
    if (done !== null) return done;
  }
  throw new Error('it was tried for long enough');
}

async function member(roleId: string): Promise<Visitor> {
  return persist(async () => {
    const visitor = new Visitor(world.url);
    // Where the bank's answer is lost on the way he ends at the page of the sign-in, with the reason.
    const end = await signIn(visitor, findMember(world.sample, roleId, 'qinghe'));
    return end === '/' ? visitor : null;
  });
}

/** Prepared by the one, signed and authorised at the bank by the other, whatever happens meanwhile. */
async function pay(maker: Visitor, signer: Visitor, place: number): Promise<{ id: string; ended: Promise<true> }> {
  const key = randomUUID();
  const body = {
    debtorAccount: '7730-1942-01',
    creditorName: '恒信贸易有限公司',
    creditorAccount: '6228480100007733',
    creditorBank: '江南银行',
    amount: amountOf(place),
    currency: 'CNY',
    remittance: `fault ${place}`,
  };
  const prepared = await persist(async () => {
    const answer = await maker.post<Payment>('/v1/payments', body, { 'idempotency-key': key });
    return answer.status === 200 ? answer.body : null;
  });
  const { id, approvalId } = prepared;
  const stateOf = async (): Promise<string> => (await signer.get<Payment>(`/v1/payments/${id}`)).body.state;
  await persist(async () => {
    if ((await stateOf()) !== 'awaiting_approval') return true;
    const { body: approval } = await signer.get<{ contentHash: string }>(`/v1/approvals/${approvalId}`);
    await signer.post(`/v1/approvals/${approvalId}/signatures`, { contentHash: approval.contentHash });
    return null;
  });
  const authorise = (until: (state: string) => boolean): Promise<true> =>
    persist(async () => {
      const state = await stateOf();
      if (until(state)) return true;
      if (state === 'authorizing')
        await authorisePayment(signer, id, findMember(world.sample, 'finance_manager', 'qinghe'));
      return null;
    });
  await authorise((state) => state !== 'authorizing');
  // Where the authorisation was lost on the way the signer is asked for it once more.
  return { id, ended: authorise((state) => state === 'executed' || state === 'failed') };
}

const amountOf = (place: number): string => `${10 + (place % 50)}.${String(place % 100).padStart(2, '0')}`;

/** Kills the network whenever another part of the payments is on its way, at some moment after that. */
async function killNowAndThen(isDone: () => number): Promise<void> {
  for (let kill = 1; kill <= kills; kill += 1) {
    while (isDone() < (kill * count) / (kills + 1)) await pause(50);
    await pause(Math.random() * 500);
    await world.killAndRestart();
  }
}

test.runIf(long)(
  `${count} payments, with requests and answers lost and the network killed, are each in the ledger of the bank once`,
  async () => {
    const people = await Promise.all(
      Array.from({ length: atOnce }, () => Promise.all([member('accountant'), member('finance_manager')])),
    );
    const places = Array.from({ length: count }, (_, place) => place).values();
    const ids = new Map<number, string>();
    const endings: Promise<true>[] = [];
    const killing = killNowAndThen(() => ids.size);
    await Promise.all(
      people.map(async ([maker, signer]) => {
        for (const place of places) {
          const { id, ended } = await pay(maker, signer, place);
          ids.set(place, id);
          endings.push(ended);
        }
      }),
    );
    await killing;
    await Promise.all(endings);
    await persist(async () => {
      const open = await world.db.query("select 1 from payments.instructions where state <> 'executed' limit 1");
      return open.length === 0 ? true : null;
    });
    proxy.calm();
    for (const fate of ['cut before', 'unavailable', 'cut after', 'late', 'nonsense'] as const)
      expect(proxy.fates.get(fate) ?? 0).toBeGreaterThan(0);

    const ledger = world.ledgers.huayue;
    const booked = await ledger.query<{ payment_id: string; amount_minor: string; remittance: string }>(
      "select payment_id, amount_minor, remittance from transfers where remittance like 'fault %' order by entry_no",
    );
    const expected = Array.from({ length: count }, (_, place) => [`fault ${place}`, amountOf(place).replace('.', '')]);
    const told = (pairs: string[][]): string[] =>
      pairs.map((pair) => pair.join(' ')).toSorted((a, b) => (a < b ? -1 : 1));
    expect(told(booked.map(({ remittance, amount_minor }) => [remittance, String(amount_minor)]))).toEqual(
      told(expected),
    );
    expect(new Set(booked.map(({ payment_id }) => payment_id)).size).toBe(count);
    const paid = await ledger.query<{ instruction_id: string; status: string }>(
      'select instruction_id, status from payments where instruction_id = any($1)',
      [[...ids.values()]],
    );
    expect(paid.map(({ status }) => status)).toEqual(Array.from({ length: count }, () => 'ACSC'));
    const sums = await ledger.query<{ sum: string }>(
      'select sum(balance_minor) as sum from accounts group by currency',
    );
    expect(sums.map(({ sum }) => Number(sum)).filter((sum) => sum !== 0)).toEqual([]);
    const here = await world.db.query<{ state: string }>('select distinct state from payments.instructions');
    expect(here).toEqual([{ state: 'executed' }]);
    const tokens = await world.db.query('select 1 from bank.payment_consents where token_sealed is not null');
    expect(tokens).toEqual([]);
  },
  patienceMs,
);

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { identification, qualification } from '../../../../../../tests/support/bank/records.ts';
import { SigningKey } from '../../../../../../tests/support/bank/signing-bank.ts';
import { newId } from '../../../platform/ids.ts';

const customer = '7730-0001';
let world: BankWorld;
beforeEach(async () => {
  world = await createBankWorld();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

async function cursor(): Promise<number> {
  const rows = await world.fresh.query<{ n: string }>(
    'select processed_sequence as n from bank.customers where customer_id = $1',
    [customer],
  );
  return Number(rows[0]?.n ?? 0);
}
async function employees(): Promise<number | null> {
  const rows = await world.fresh.query<{ n: number }>(
    "select (value ->> 'count')::int as n from enterprises.facts where key = 'employees'",
  );
  return rows[0]?.n ?? null;
}
/** The sequences whose evidence was written, in the order in which it was. */
async function evidence(): Promise<number[]> {
  const rows = await world.fresh.query<{ n: string }>(
    'select sequence as n from enterprises.evidence order by evidence_id',
  );
  return rows.map((row) => Number(row.n));
}
async function outcomes(): Promise<Record<string, string>> {
  const rows = await world.fresh.query<{ s: string; o: string }>(
    'select sequence as s, coalesce(outcome, state) as o from bank.inbox order by sequence',
  );
  return Object.fromEntries(rows.map((row) => [row.s, row.o]));
}

/** Takes up an enterprise with two entries, so that what follows is an event. */
async function begin(): Promise<void> {
  world.api.append(customer, 'identification', identification());
  world.api.append(customer, 'qualification', qualification(10));
  world.api.giveConsent(customer);
  await world.bank.tend('example');
}
const settled = (sequence: number) => expect.poll(cursor, { interval: 20 }).toBe(sequence);

describe('taking up', () => {
  test('a consent found in the list brings the whole journal, page by page, and the enterprise with it', async () => {
    world.api.pageItems = 3;
    world.api.append(customer, 'qualification', qualification(1));
    world.api.append(customer, 'identification', identification());
    for (let n = 2; n <= 9; n += 1) world.api.append(customer, 'qualification', qualification(n));
    world.api.giveConsent(customer);
    await world.bank.tend('example');

    expect(await cursor()).toBe(10);
    expect(await evidence()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await employees()).toBe(9);
    expect(await world.fresh.query('select status, name_en from enterprises.enterprises')).toEqual([
      { status: 'verified', name_en: 'Test Enterprise Co., Ltd.' },
    ]);
    expect(await world.fresh.query("select state, pages, records from bank.sync_runs where kind = 'records'")).toEqual([
      { state: 'finished', pages: 4, records: 10 },
    ]);
    // The signed text lies with the evidence alone.
    expect(await world.fresh.query('select 1 from bank.inbox where jws is not null')).toEqual([]);
  });

  test('a second sync asks only for what is behind the cursor', async () => {
    await begin();
    world.api.append(customer, 'qualification', qualification(11));
    await world.fresh.query(
      "update bank.customers set sync_wanted_at = now() - interval '1 year', sync_reason = 'asked'",
    );
    await world.bank.tend('example');
    expect(await evidence()).toEqual([1, 2, 3]);
    expect(
      await world.fresh.query("select records from bank.sync_runs where kind = 'records' order by run_id"),
    ).toEqual([{ records: 2 }, { records: 1 }]);
  });
});

describe('events', () => {
  test('arriving in any order, and several times, they are applied once and in order', async () => {
    await begin();
    const entries = [3, 4, 5, 6].map((n) => world.api.append(customer, 'qualification', qualification(n * 10)));
    const tokens = entries.map((entry) => world.api.event(customer, entry).token);
    for (const place of [2, 0, 0, 3, 1, 2, 1]) expect((await world.push(tokens[place]!)).status).toBe(202);
    await settled(6);
    expect(await evidence()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await employees()).toBe(60);
  });

  test('the same event delivered again changes nothing', async () => {
    await begin();
    const { token } = world.api.event(customer, world.api.append(customer, 'qualification', qualification(20)));
    await world.push(token);
    await settled(3);
    const before = await snapshot();
    expect((await world.push(token)).status).toBe(202);
    await world.bank.stop();
    expect(await snapshot()).toEqual(before);
  });

  test('a gap holds back what is behind it until the bank is asked for the missing entry', async () => {
    await begin();
    world.api.append(customer, 'qualification', qualification(30));
    const later = world.api.append(customer, 'qualification', qualification(40));
    await world.push(world.api.event(customer, later).token);
    await world.bank.stop();
    expect([await cursor(), await employees()]).toEqual([2, 10]);

    await world.bank.tend('example');
    // It is given a second to close by itself.
    expect(await cursor()).toBe(2);
    world.clock.time = new Date(world.clock.time.getTime() + 2_000);
    world.api.events.clear();
    await world.bank.tend('example');
    expect([await cursor(), await employees()]).toEqual([4, 40]);
  });

  test('what no push brings is polled, and acknowledged only when it is here', async () => {
    await begin();
    for (const n of [21, 22, 23])
      world.api.event(customer, world.api.append(customer, 'qualification', qualification(n)));
    await world.bank.tend('example');
    await settled(5);
    expect(world.api.events.size).toBe(0);
    expect(await employees()).toBe(23);
  });

  test.each([
    ['a wrong signature', () => ({ token: forged(), err: 'authentication_failed' })],
    [
      'another audience',
      () => ({ token: world.api.event(customer, next(), { aud: 'somebody' }).token, err: 'invalid_audience' }),
    ],
    [
      'an old event',
      () => ({ token: world.api.event(customer, next(), { iat: 1_700_000_000 }).token, err: 'invalid_request' }),
    ],
    ['no token at all', () => ({ token: 'nonsense', err: 'invalid_request' })],
  ])('%s is refused, recorded, and changes nothing', async (_what, make) => {
    await begin();
    const before = await snapshot();
    const { token, err } = make();
    expect(await world.push(token)).toMatchObject({ status: 400, body: { err } });
    await world.bank.stop();
    expect(await snapshot()).toEqual(before);
    expect(await world.fresh.query('select code, via, count from bank.refused_deliveries')).toEqual([
      { code: err, via: 'push', count: '1' },
    ]);
  });

  test('what is old news only in its delivery is read from the journal instead', async () => {
    await begin();
    const { token } = world.api.event(customer, next(), { iat: 1_700_000_000 });
    world.api.events.clear();
    await world.push(token);
    await world.bank.tend('example');
    expect(await cursor()).toBe(3);
  });
});

function next() {
  return world.api.append(customer, 'qualification', qualification(99));
}
function forged(): string {
  const { token } = world.api.event(customer, next());
  const [header, payload] = token.split('.');
  return `${header}.${payload}.${Buffer.alloc(64, 1).toString('base64url')}`;
}
/** Everything that an event could change. */
async function snapshot(): Promise<unknown[]> {
  const tables = [
    'bank.inbox',
    'bank.kept_aside',
    'enterprises.fact_versions',
    'enterprises.evidence',
    'audit.lines',
    'platform.outbox',
  ];
  const all: unknown[] = [];
  for (const table of tables) all.push(await world.fresh.query(`select * from ${table} order by 1, 2, 3`));
  return all;
}

describe('what does not fit', () => {
  test('is kept aside raw with the reason, and stops nothing behind it; a retry enters the history below what is newer', async () => {
    await begin();
    world.api.append(customer, 'qualification', qualification(30), { asOf: '2026-11-05T00:00:00Z' });
    world.api.append(customer, 'qualification', qualification(40));
    await world.bank.tend('example');
    for (const entry of world.api.journals.get(customer)!.slice(2))
      await world.push(world.api.event(customer, entry).token);
    await settled(4);
    expect(await outcomes()).toEqual({ 1: 'applied', 2: 'applied', 3: 'kept_aside', 4: 'applied' });
    expect(await employees()).toBe(40);
    const [kept] = await world.fresh.query<{ record_id: string; detail: string; raw: string }>(
      'select record_id, detail, raw from bank.kept_aside',
    );
    expect(kept?.detail).toBe('entry.asOf: lies in the future');
    expect(kept?.raw).toBe(world.api.journals.get(customer)![2]!.jws);

    const retry = () =>
      world.http.inject({
        method: 'POST',
        url: `/v1/operator/connections/example/kept-aside/${kept!.record_id}/retry`,
        headers: { 'x-enterprise': newId(), origin: 'http://localhost:4999' },
      });
    // Too early, it does not fit any better.
    expect((await retry()).json()).toMatchObject({ state: 'kept', attempts: 2 });
    world.clock.time = new Date('2026-11-06T00:00:00Z');
    expect((await retry()).json()).toMatchObject({ state: 'applied' });
    expect([await employees(), await cursor()]).toEqual([40, 4]);
    const history = await world.fresh.query<{ n: number }>(
      "select (value ->> 'count')::int as n from enterprises.fact_versions where key = 'employees' order by sequence",
    );
    expect(history.map((row) => row.n)).toEqual([10, 30, 40]);
    expect((await retry()).statusCode).toBe(409);
  });

  test('two different entries for one place: the first stands, the other is kept for a person to look at', async () => {
    await begin();
    const jws = world.api.signEntry(customer, 2, 'qualification', qualification(666));
    expect((await world.push(world.api.event(customer, { sequence: 2, jws }).token)).status).toBe(202);
    await world.bank.stop();
    expect(await employees()).toBe(10);
    expect(await world.fresh.query('select reason, sequence, raw from bank.kept_aside')).toEqual([
      { reason: 'contradiction', sequence: '2', raw: jws },
    ]);
  });

  test('an entry that never verifies is asked for again, given up after the third time, and taken when it comes rightly', async () => {
    await begin();
    const right = world.api.append(customer, 'qualification', qualification(30));
    const stranger = new SigningKey(world.api.key.kid);
    const spoiled = world.api.signEntry(customer, 3, 'qualification', qualification(666), {}, stranger);
    world.api.journals.get(customer)![2] = { ...right, jws: spoiled };
    const { token } = world.api.event(customer, { sequence: 3, jws: spoiled });
    expect(await world.push(token)).toMatchObject({ status: 400, body: { err: 'authentication_failed' } });
    expect((await world.push(token)).status).toBe(400);
    expect(await outcomes()).toMatchObject({ 3: 'suspect' });
    expect((await world.push(token)).status).toBe(202);
    await settled(3);
    expect(await employees()).toBe(10);

    await world.push(world.api.event(customer, right).token);
    await expect.poll(employees).toBe(30);
    expect(await world.fresh.query('select reason, state from bank.kept_aside')).toEqual([
      { reason: 'bad_signature', state: 'superseded' },
    ]);
  });

  test('a record that the database refuses is kept aside, and those around it are applied', async () => {
    await begin();
    const refusing = {
      ...world.enterprises,
      recordFacts: (
        tx: Parameters<typeof world.enterprises.recordFacts>[0],
        batches: Parameters<typeof world.enterprises.recordFacts>[1],
      ) =>
        batches.some((batch) => batch.sequence === 4n)
          ? Promise.reject(Object.assign(new Error('invalid byte sequence'), { code: '22021' }))
          : world.enterprises.recordFacts(tx, batches),
    };
    const process = await world.another(refusing);
    for (const n of [30, 40, 50])
      world.api.event(customer, world.api.append(customer, 'qualification', qualification(n)));
    await process.tend('example');
    await process.stop();
    expect(await outcomes()).toEqual({ 1: 'applied', 2: 'applied', 3: 'applied', 4: 'kept_aside', 5: 'applied' });
    expect(await employees()).toBe(50);
  });
});

describe('withheld', () => {
  test('an entry outside the consent counts, and a wider consent brings it into the history', async () => {
    world.api.append(customer, 'identification', identification());
    world.api.append(customer, 'qualification', qualification(10));
    world.api.append(customer, 'qualification', qualification(20));
    world.api.append(customer, 'ownership', { holders: [{ name: 'A', kind: 'person', share: '100' }] });
    world.api.giveConsent(customer, { permissions: ['ReadIdentification', 'ReadOwnership'] });
    await world.bank.tend('example');
    expect(await outcomes()).toEqual({ 1: 'applied', 2: 'withheld', 3: 'withheld', 4: 'applied' });
    expect([await cursor(), await employees()]).toEqual([4, null]);

    world.clock.time = new Date(world.clock.time.getTime() + 3_600_000);
    world.api.setTime(world.clock.time);
    world.api.giveConsent(customer);
    await world.bank.tend('example');
    expect(await outcomes()).toEqual({ 1: 'applied', 2: 'applied', 3: 'applied', 4: 'applied' });
    expect([await cursor(), await employees()]).toEqual([4, 20]);
  });
});

describe('processes that die or race', () => {
  test('two that apply at once apply every entry once', async () => {
    await begin();
    const other = await world.another();
    for (let n = 3; n <= 60; n += 1)
      world.api.event(customer, world.api.append(customer, 'qualification', qualification(n)));
    await Promise.all([world.bank.tend('example'), other.tend('example'), world.bank.tend('example')]);
    await Promise.all([world.bank.stop(), other.stop()]);
    expect(await cursor()).toBe(60);
    expect(await evidence()).toEqual(Array.from({ length: 60 }, (_, place) => place + 1));
  });

  test('killed between taking a page in and applying it, the next process applies it', async () => {
    await begin();
    const dying = { ...world.enterprises, recordFacts: () => Promise.reject(new Error('killed')) };
    const first = await world.another(dying);
    for (const n of [30, 40]) world.api.event(customer, world.api.append(customer, 'qualification', qualification(n)));
    await first.tend('example').catch(() => undefined);
    await first.stop();
    expect(await outcomes()).toMatchObject({ 3: 'waiting', 4: 'waiting' });
    expect([await cursor(), world.api.events.size]).toEqual([2, 0]);

    await world.bank.tend('example');
    expect([await cursor(), await employees()]).toEqual([4, 40]);
    expect(await evidence()).toEqual([1, 2, 3, 4]);
  });

  test('killed in the middle of a long journal, the next run goes on behind the last page', async () => {
    world.api.pageItems = 2;
    world.api.append(customer, 'identification', identification());
    for (let n = 2; n <= 8; n += 1) world.api.append(customer, 'qualification', qualification(n));
    world.api.giveConsent(customer);
    let pages = 0;
    world.api.before = (method) => {
      if (method === 'records' && ++pages === 3) throw new Error('killed');
    };
    await world.bank.tend('example').catch(() => undefined);
    expect(await cursor()).toBe(4);
    world.api.before = () => undefined;
    world.clock.time = new Date(world.clock.time.getTime() + 300_000);
    await world.bank.tend('example');
    expect(await cursor()).toBe(8);
    expect(await evidence()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../tests/support/bank/bank-world.ts';
import { identification, qualification } from '../../../../../tests/support/bank/records.ts';
import { freshLei } from '../../../../../tests/support/enterprises.ts';
import { asId, newId, type EnterpriseId } from '../../platform/ids.ts';

const customer = '7730-0001';
let world: BankWorld;
beforeEach(async () => {
  world = await createBankWorld();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const cursor = async (): Promise<number> =>
  Number(
    (
      await world.fresh.query<{ n: string }>(
        'select processed_sequence as n from bank.customers where customer_id = $1',
        [customer],
      )
    )[0]?.n ?? 0,
  );
const standing = { taxCreditRating: 'A', taxpayerKind: { zh: '一般纳税人' }, ratingYear: 2025, overdue: false };

async function begin(): Promise<EnterpriseId> {
  world.api.append(customer, 'identification', identification());
  world.api.append(customer, 'qualification', qualification(10));
  world.api.giveConsent(customer);
  await world.bank.tend('example');
  const [row] = await world.fresh.query<{ id: string }>('select enterprise_id as id from bank.customers');
  return asId<'enterprise'>(row?.id ?? '');
}

test('what a stranger pushes colours neither the bank nor its last push', async () => {
  await begin();
  expect((await world.push('a.b.c')).status).toBe(400);
  await world.bank.stop();
  expect(
    await world.fresh.query('select last_push_at as push, last_error_code as error from bank.connection_states'),
  ).toEqual([{ push: null, error: null }]);
  expect(await world.fresh.query('select via, code, count::int as n from bank.refused_deliveries')).toEqual([
    { via: 'push', code: 'invalid_request', n: 1 },
  ]);
});

describe('a text that no database keeps', () => {
  test('as the name of a key in an event of a stranger is refused like any other', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const kid of ['a\0b', '\ud800']) {
      world.clock.time = new Date(world.clock.time.getTime() + 10_000);
      const token = `${part({ alg: 'ES256', typ: 'secevent+jwt', kid })}.${part({})}.AAAA`;
      expect(await world.push(token)).toMatchObject({ status: 400, body: { err: 'invalid_key' } });
    }
  });

  test.each(['a\0b', `${'x'.repeat(99)}😀`])(
    'as the kind %j of an entry keeps that one aside and not those behind it',
    async (kind) => {
      await begin();
      for (const entry of [
        world.api.append(customer, kind, {}),
        world.api.append(customer, 'qualification', qualification(20)),
      ])
        world.api.event(customer, entry);
      await world.bank.tend('example');
      await expect.poll(cursor, { interval: 20 }).toBe(4);
      expect(world.api.events.size).toBe(0);
    },
  );

  test('inside an event, or on a page, where an entry should be, does not stop the others', async () => {
    await begin();
    const odd = world.api.append(customer, 'qualification', qualification(11));
    odd.jws = 'no\0jws';
    world.api.event(customer, odd);
    world.api.event(customer, world.api.append(customer, 'qualification', qualification(20)));
    for (let round = 0; round < 6; round += 1) {
      world.clock.time = new Date(world.clock.time.getTime() + 200_000);
      await world.bank.tend('example');
    }
    await expect.poll(cursor, { interval: 20 }).toBe(4);
  });

  test('or an instant that is none, in the list of consents, fails that list and nothing else', async () => {
    await begin();
    world.api.giveConsent('other', { permissions: ['Read\0'] });
    world.api.giveConsent('another', { statusUpdatedAt: '2026-99-99T00:00:00Z' });
    world.api.append(customer, 'qualification', qualification(20));
    world.clock.time = new Date(world.clock.time.getTime() + 3_600_000);
    await world.bank.tend('example');
    await expect.poll(cursor, { interval: 20 }).toBe(3);
  });
});

describe('what a bank says without a consent', () => {
  test('makes no enterprise', async () => {
    world.api.event(customer, world.api.append(customer, 'identification', identification()));
    await world.bank.tend('example');
    await world.bank.stop();
    expect(await world.fresh.query('select 1 from enterprises.enterprises')).toEqual([]);
  });

  test('of its time is believed only where it shortens what the enterprise agreed to', async () => {
    const enterpriseId = await begin();
    const asked = '2026-12-01T00:00:00.000Z';
    const consentId = await request(enterpriseId, asked);
    const known = world.api.consents.get(consentId);
    world.api.consents.set(consentId, {
      ...known!,
      status: 'AUTH',
      customerId: customer,
      expiresAt: '2099-01-01T00:00:00Z',
      statusUpdatedAt: '2098-01-01T00:00:00Z',
    });
    world.clock.time = new Date(world.clock.time.getTime() + 60_000);
    await world.bank.tend('example');
    expect(
      await world.fresh.query(
        `select status, expires_at as at, status_updated_at <= '${world.clock.time.toISOString()}' as past from bank.consents where bank_consent_id = $1`,
        [consentId],
      ),
    ).toEqual([{ status: 'AUTH', at: new Date(asked), past: true }]);
  });
});

/** Asks for a consent here. @returns the bank's identifier. */
async function request(enterpriseId: string, expiresAt: string): Promise<string> {
  const consentId = newId<'consent'>();
  await world.fresh.query(
    `insert into bank.consents (consent_id, enterprise_id, connection_id, bank_consent_id, status, permissions, created_at, status_updated_at, expires_at)
     select $1::uuid, $2::uuid, connection_id, ($1::uuid)::text, 'AWAU', '{ReadIdentification}', $4::timestamptz, $4::timestamptz, $3::timestamptz from bank.connections`,
    [consentId, enterpriseId, expiresAt, world.clock.time],
  );
  world.api.giveConsent('', { consentId, status: 'AWAU', customerId: null });
  return consentId;
}

test('a registry that knows the enterprise apart, under another of its numbers, takes no consent from it', async () => {
  const [lei, uscc] = [freshLei(), '91350100M000100Y43'];
  const name = { zh: '测试企业有限公司', en: null };
  const enterpriseId = await world.db.asSystem('test.work', async (tx) => {
    await world.enterprises.ensureEnterprise(tx, {
      identifiers: [{ scheme: 'lei', value: lei }],
      name,
      status: 'unclaimed',
    });
    const identifiers = [{ scheme: 'uscc', value: uscc, country: 'CN' }];
    return (await world.enterprises.ensureEnterprise(tx, { identifiers, name, status: 'registered' })).enterpriseId;
  });
  const consentId = await request(enterpriseId, '2027-01-01T00:00:00.000Z');
  world.api.consents.set(consentId, { ...world.api.consents.get(consentId)!, status: 'AUTH', customerId: customer });
  const identifiers = [
    { scheme: 'lei', value: lei, country: 'CN' },
    { scheme: 'uscc', value: uscc, country: 'CN' },
  ];
  world.api.append(customer, 'identification', identification({ identifiers }));
  await world.bank.tend('example');
  expect(await world.fresh.query('select status from bank.consents')).toEqual([{ status: 'AUTH' }]);
  expect(await world.fresh.query('select enterprise_id as id from bank.customers')).toEqual([{ id: enterpriseId }]);
});

describe('a consent that ends', () => {
  /** The categories of the enterprise that anyone sees, once all are shown to everyone. */
  async function seen(enterpriseId: string): Promise<string[]> {
    await world.fresh.query(`update enterprises.disclosures set audience = 'public' where enterprise_id = $1`, [
      enterpriseId,
    ]);
    const { rows } = await world.db.as(null, (tx) =>
      sql<{ category: string }>`select category from enterprises.facts where enterprise_id = ${enterpriseId}
        union select category from enterprises.fact_versions where enterprise_id = ${enterpriseId} order by 1`.execute(
        tx,
      ),
    );
    return rows.map((row) => row.category);
  }

  test('takes with it what only that one allowed, though another is in force', async () => {
    world.api.append(customer, 'standing', standing);
    const enterpriseId = await begin();
    const [wide] = [...world.api.consents.values()];
    world.api.giveConsent(customer, { permissions: ['ReadIdentification'] });
    world.clock.time = new Date(world.clock.time.getTime() + 60_000);
    await world.bank.tend('example');
    expect(await seen(enterpriseId)).toEqual(['activity', 'identity', 'size', 'standing']);
    const [own] = await world.fresh.query<{ id: string }>(
      'select consent_id as id from bank.consents where bank_consent_id = $1',
      [wide!.consentId],
    );
    const answer = await world.http.inject({
      method: 'DELETE',
      url: `/v1/bank-consents/${own!.id}`,
      headers: { 'x-enterprise': enterpriseId, origin: 'http://localhost:4999' },
    });
    expect(answer.statusCode).toBe(200);
    expect(await seen(enterpriseId)).toEqual(['identity']);
    const later = world.api.giveConsent(customer, { permissions: ['ReadStanding'] });
    world.api.consents.set(later.consentId, { ...later, statusUpdatedAt: world.clock.time.toISOString() });
    world.clock.time = new Date(world.clock.time.getTime() + 60_000);
    await world.bank.tend('example');
    expect(await seen(enterpriseId)).toEqual(['identity', 'standing']);
  });

  test('and one given at the branch afterwards shows the facts again', async () => {
    const enterpriseId = await begin();
    const [first] = [...world.api.consents.values()];
    world.api.consents.set(first!.consentId, {
      ...first!,
      status: 'CANC',
      statusUpdatedAt: world.clock.time.toISOString(),
    });
    world.clock.time = new Date(world.clock.time.getTime() + 60_000);
    await world.bank.tend('example');
    expect(await seen(enterpriseId)).toEqual([]);
    const next = world.api.giveConsent(customer, { statusUpdatedAt: world.clock.time.toISOString() });
    const { consentId, permissions, expiresAt } = next;
    world.api.event(
      customer,
      world.api.append(customer, 'consent_status', { consentId, status: 'AUTH', permissions, expiresAt }),
    );
    world.clock.time = new Date(world.clock.time.getTime() + 60_000);
    await world.bank.tend('example');
    expect(await seen(enterpriseId)).toEqual(['activity', 'identity', 'size']);
  });
});

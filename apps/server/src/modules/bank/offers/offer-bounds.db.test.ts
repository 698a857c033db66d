import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { FakeOfferBank } from '../../../../../../tests/support/bank/fake-offer-bank.ts';
import { newId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import { bankLimits } from '../bank-limits.ts';
import { makeDeliveryBatch } from './delivery-store.ts';
import { OfferIntake } from './offer-intake.ts';
import { selectOpen } from './offer-store.ts';

let world: BankWorld;
let bank: FakeOfferBank;
let intake: OfferIntake;

beforeEach(async () => {
  world = await createBankWorld();
  const [row] = await world.fresh.query<{ connection_id: string }>('select connection_id from bank.connections');
  bank = new FakeOfferBank({ connectionId: row!.connection_id, issuer: world.api.issuer });
  intake = new OfferIntake({
    ...world,
    log: createLog('silent'),
    metrics: { entry: () => undefined },
    health: { noteError: () => undefined },
    bankKeys: bank.bankKeys,
    offerApi: bank,
  });
});
afterEach(() => world[Symbol.asyncDispose]());

/** What is published to one enterprise, and untold as yet. */
const published = (offerId: string, toldAs: 'number' | 'count', connectionId = bank.connection.connectionId) =>
  world.fresh.query(
    `insert into bank.published_offers (enterprise_id, publication_id, connection_id, offer_id, version, why,
       first_published_at, published_at, told_as, customer_id)
     values ($1, $2, $3, $4, 1, '[]', now(), now(), $5, $6)`,
    [newId(), newId(), connectionId, offerId, toldAs, toldAs === 'number' ? '7730-0001' : null],
  );

test('those who are too few to be told of stand in nobody’s way', async () => {
  for (const offerId of ['a', 'b']) for (let n = 0; n < 4; n += 1) await published(offerId, 'count');
  await published('c', 'number');
  const bounds = { now: world.clock.now(), offers: 200, rows: 4, othersLeast: 5 };
  const { connectionId } = bank.connection;
  const make = () =>
    world.db.asSystem('bank.make_offer_deliveries', (tx) => makeDeliveryBatch(tx, connectionId, bounds));
  expect(await make()).toBe(true);
  expect(await make()).toBe(false);
  expect(await world.fresh.query('select body from bank.offer_delivery_batches')).toEqual([
    { body: [{ offerId: 'c', version: 1, customerIds: ['7730-0001'], others: 0 }] },
  ]);
});

test('a bank has so many offers at once and no more; one that takes the place of another is not one more', async () => {
  const most = bankLimits.offers.openPerBank;
  await world.fresh.query(
    `insert into bank.offers (connection_id, offer_id, version, source, state, kind, content, search_text, valid_from,
       valid_until, published_at)
     select $1, 'kept-' || n, 1, 'commerce', 'published', 'loan', '{}', '', now() - interval '1 day',
       now() + interval '1 day', now() from generate_series(1, $2::int) n`,
    [bank.connection.connectionId, most],
  );
  bank.say('online_banking', { offerId: 'one-more' });
  bank.say('online_banking', { offerId: 'in-its-place', replaces: 'kept-7' });
  bank.say('commerce', { offerId: 'kept-8', version: 2 });
  await intake.readAll(bank.connection);
  const open = await world.fresh.query<{ offer_id: string }>(
    "select offer_id from bank.offers where ended_at is null and (offer_id not like 'kept-%' or offer_id = 'kept-7')",
  );
  expect(open).toEqual([{ offer_id: 'in-its-place' }]);
  // A newer version of one that is there is none more.
  const newer = await world.fresh.query(
    "select version from bank.offers where offer_id = 'kept-8' and ended_at is null",
  );
  expect(newer).toEqual([{ version: 2 }]);
  const refused = await world.fresh.query('select reason, detail from bank.refused_offers');
  expect(refused).toEqual([{ reason: 'misfit', detail: expect.stringContaining(`${most} offers`) }]);
});

test('the offers of one bank leave room for those of another', async () => {
  const other = newId();
  await world.fresh.query(
    `insert into bank.connections (connection_id, slug, issuer, client_id, name_zh, name_en, mark, color, created_at)
     values ($1, 'other', 'https://other.example', 'c', '他', 'Other', '他', '#333333', now())`,
    [other],
  );
  for (const [connectionId, offerIds] of [
    [bank.connection.connectionId, ['a', 'b', 'c']],
    [other, ['d']],
  ] as const)
    for (const offerId of offerIds)
      await world.fresh.query(
        `insert into bank.offers (connection_id, offer_id, version, source, state, kind, content, search_text, valid_from,
           valid_until, published_at)
         values ($1, $2, 1, 'commerce', 'published', 'loan', '{}', '', '2020-01-01', '2040-01-01', now())`,
        [connectionId, offerId],
      );
  const seen = await world.db.asSystem('bank.match_offers', (tx) => selectOpen(tx, world.clock.now(), 2));
  expect(seen.map(({ offerId }) => offerId).toSorted()).toEqual(['a', 'b', 'd']);
});

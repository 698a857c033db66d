import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { giveMandate } from '../../../../../../tests/support/members.ts';
import { createNetworkWorld, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import { giveAddress } from '../../../../../../tests/support/notifications/told-world.ts';
import { newId, type EnterpriseId, type PersonId } from '../../../platform/ids.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import { deliver } from './delivery.ts';

let world: NetworkWorld;
const sentTo: string[] = [];
const connectionId = newId();
let enterpriseId: EnterpriseId;
/** May do the same for both customer numbers, or for the first alone. */
let reader: PersonId;
let colleague: PersonId;

beforeAll(async () => {
  const mailSender = {
    send: ({ to }: { to: string }) => Promise.resolve(void sentTo.push(to)),
    close: () => undefined,
  };
  world = await createNetworkWorld({ mailSender });
});
afterAll(async () => {
  await world.notifications.stopMail();
  await world[Symbol.asyncDispose]();
});
beforeEach(async () => {
  sentTo.length = 0;
  enterpriseId = await world.enterprise();
  await world.fresh.query(`insert into enterprises.fact_sources values ($1, $2, 'active', null, null, now())`, [
    enterpriseId,
    world.banks[0],
  ]);
  const give = (customerId: string, more = {}) =>
    giveMandate(world.fresh, world.clock.time, enterpriseId, { roleId: 'owner', customerId, connectionId, ...more });
  reader = await give('c-1');
  await give('c-2', { personId: reader });
  colleague = await give('c-1');
  for (const personId of [reader, colleague])
    await giveAddress(world, { enterpriseId, personId }, { email: `${personId}@company.example` });
});

const number = { connectionId, customerId: 'c-1' };
const id = newId();
const request = { requestId: id, side: 'payer', actor: 'payee', step: 'ask' };
const order = { orderId: id, side: 'buyer', actor: 'seller', step: 'accept' };
const offer = { publicationId: id, bank: 'huayue', initial: false, connectionId, namedCustomerIds: ['c-1', 'c-3'] };
const submission = { submissionId: id, change: 'status', status: 'approved' };
const approval = { approvalId: id, kind: 'payment', subjectId: id, makerPersonId: newId() };

/** What is told under one customer number, to these people. */
const events: readonly [topic: string, payload: (people: readonly string[]) => object][] = [
  ['payments.payment_request_changed', () => ({ ...number, ...request })],
  ['payments.trade_order_changed', () => ({ ...number, ...order, personIds: [] })],
  ['payments.trade_order_changed', (personIds) => ({ ...number, ...order, personIds })],
  ['payments.period_closed', () => ({ ...number, month: '2026-10', closedBy: newId() })],
  ['bank.offer_published', () => offer],
  ['bank.submission_changed', (personIds) => ({ ...number, ...submission, personIds })],
  [
    'payments.payment_failed',
    ([one = '', ...others]) => ({ ...number, paymentId: id, preparedBy: one, signedBy: others, reason: 'AM04' }),
  ],
  ['access.approval_opened', (nextPersonIds) => ({ ...number, ...approval, nextPersonIds })],
];

async function tell(topic: string, payload: object): Promise<void> {
  const event: StoredEvent = {
    eventId: newId(),
    topic,
    enterpriseId,
    payload: { enterpriseId, ...payload },
    occurredAt: world.clock.time.toISOString(),
  };
  await deliver(
    { ...world.deps, jobs: { define: () => undefined, wake: () => undefined, send: () => Promise.resolve() } },
    event,
  );
}

function ends(): Promise<{ person_id: string; state: string; reason: string | null }[]> {
  return world.fresh.query('select person_id, state, reason from notifications.deliveries where enterprise_id = $1', [
    enterpriseId,
  ]);
}

test.each(events)(
  '%s %#: no e-mail to whose mandate of that customer number was revoked in between, whatever his other mandates',
  async (topic, payload) => {
    await tell(topic, payload([reader, colleague]));
    expect((await ends()).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    await world.fresh.query(
      `update access.mandates set revoked_at = $3 where enterprise_id = $1 and person_id = $2 and customer_id = 'c-1'`,
      [enterpriseId, reader, world.clock.time],
    );
    await world.notifications.sendDueMail();
    expect(sentTo).toEqual([`${colleague}@company.example`]);
    expect(await ends()).toEqual(
      expect.arrayContaining([
        { person_id: reader, state: 'suppressed', reason: 'not_told_any_more' },
        { person_id: colleague, state: 'sent', reason: null },
      ]),
    );
  },
);

test('who may no longer do under that customer number what the notice asks for gets no e-mail of it, though he may read on', async () => {
  await tell('payments.payment_request_changed', { ...number, ...request });
  await world.fresh.query(
    `update access.mandates set role_id = 'viewer', base_role_id = 'viewer' where person_id = $1 and customer_id = 'c-1'`,
    [reader],
  );
  await world.notifications.sendDueMail();
  expect(sentTo).toEqual([`${colleague}@company.example`]);
});

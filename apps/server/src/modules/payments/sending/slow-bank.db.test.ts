import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FakeBankPayments, takenIn as taken } from '../../../../../../tests/support/payments/fake-bank-payments.ts';
import {
  customerId,
  paymentTable,
  PaymentWorld,
  type PaymentAnswer,
} from '../../../../../../tests/support/payments/payment-world.ts';
import type { TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import { Jobs, type JobDefinition } from '../../../platform/jobs/jobs.ts';
import { createLog } from '../../../platform/log.ts';
import { OutboxRelay } from '../../../platform/outbox/relay.ts';
import type { HandedOver, PaymentOrder } from '../../bank/index.ts';
import { definePaymentsJobs } from '../payments-jobs.ts';

let world: PaymentWorld;
beforeAll(async () => {
  world = await PaymentWorld.create();
  const connectionId = world.server.bank.connectionOf('lanjiang');
  world.server.tables.publish({ connectionId, bank: 'lanjiang', customerId }, paymentTable);
});
afterAll(() => world[Symbol.asyncDispose]());

/** One that is signed and waits to be handed over. */
async function releasedAt(bank: string): Promise<string> {
  const { server } = world;
  const as = (subject: string, roleId: string): Promise<TestVisitor> =>
    server.signedIn({ bank, customerId, subject, roleId, departmentId: 'finance' });
  const { body } = await world.prepare(await as('p-accountant', 'accountant'), { amount: '1000.00' });
  const answer = await world.sign(await as('p-manager', 'finance-manager'), body.approvalId);
  expect(answer).toMatchObject({ body: { state: 'approved' } });
  await world.consentWord(await world.enterpriseOf(await as('p-accountant', 'accountant')), body.id);
  return (body satisfies PaymentAnswer).id;
}

/** What the banks were handed, and how the events that were written get into the queues. */
interface Working {
  readonly orders: readonly PaymentOrder[];
  readonly relay: () => Promise<void>;
}

/** Works off these queues until `work` is done; the bank `huayue` does not answer before that. */
async function whileSlow(queues: ReadonlySet<string>, work: (working: Working) => Promise<void>): Promise<void> {
  const { platform } = world.server.server;
  const log = createLog('silent');
  const jobs = new Jobs(platform.db, log);
  const orders: PaymentOrder[] = [];
  const { promise: answered, resolve: answer } = Promise.withResolvers<HandedOver>();
  const slow = world.server.bank.connectionOf('huayue');
  const bankPayments = new FakeBankPayments();
  bankPayments.initiate = (order: PaymentOrder) => {
    orders.push(order);
    return order.connectionId === slow ? answered : Promise.resolve(taken);
  };
  const define = <Payload extends object>(definition: JobDefinition<Payload>): void => {
    if (queues.has(definition.name)) jobs.define(definition);
  };
  definePaymentsJobs({
    ...world.deps(bankPayments),
    log,
    jobs: { define, send: jobs.send.bind(jobs) },
    authorizing: { openById: () => Promise.resolve() },
  });
  await jobs.start(true);
  try {
    const outbox = new OutboxRelay(platform.db, jobs, log);
    const relay = async (): Promise<void> => {
      while ((await outbox.moveBatch()) > 0);
    };
    await relay();
    await work({ orders, relay });
  } finally {
    answer(taken);
    await jobs.stop();
  }
}

const ways = [
  ['just released', 1, ['payments.send_instruction']],
  ['whose turn has come', 4, ['payments.send_due', 'payments.send_due_at_bank']],
] as const;

test.each(ways)(
  'a bank that does not answer holds up its own payments only: %s, %i at once',
  async (_, atOnce, queues) => {
    world.server.clock.advance({ hours: 24 });
    const slow = world.server.bank.connectionOf('huayue');
    for (let n = 0; n < 5; n++) await releasedAt('huayue');
    await whileSlow(new Set(queues), async ({ orders, relay }) => {
      const atSlow = (): number => orders.filter(({ connectionId }) => connectionId === slow).length;
      await vi.waitFor(() => expect(atSlow()).toBe(atOnce), 60_000);
      const quick = await releasedAt('lanjiang');
      await relay();
      await vi.waitFor(() => expect(orders.map(({ instructionId }) => instructionId)).toContain(quick), 60_000);
      expect(atSlow()).toBe(atOnce);
    });
  },
);

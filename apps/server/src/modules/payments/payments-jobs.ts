import type { StoredEvent } from '../../platform/outbox/outbox-store.ts';
import type { PaymentId } from './instructions/instruction-store.ts';
import type { EnterpriseId } from '../../platform/ids.ts';
import type { PaymentsDeps } from './payments-deps.ts';
import type { PaymentChanged } from './payments-events.ts';
import { applyBankWord } from './sending/bank-word.ts';
import { sendDue, sendInstruction } from './sending/send-instruction.ts';
import type { PaymentStatusTold } from '../bank/index.ts';

/** How often payments are looked for that have to be handed over again, s. */
const sendDueEverySeconds = 2;

export function definePaymentsJobs(deps: PaymentsDeps): void {
  const { jobs } = deps;
  jobs.define<StoredEvent>({
    name: 'payments.send_instruction',
    on: ['payments.payment_released'],
    concurrency: 2,
    run: async ({ payload }) => {
      // Written by this module as the payload of this topic.
      const { enterpriseId, paymentId } = payload.payload as PaymentChanged;
      await sendInstruction(deps, {
        enterpriseId: enterpriseId as EnterpriseId,
        instructionId: paymentId as PaymentId,
      });
    },
  });
  jobs.define({
    name: 'payments.send_due',
    everySeconds: sendDueEverySeconds,
    run: async () => void (await sendDue(deps)),
  });
  jobs.define<StoredEvent>({
    name: 'payments.take_bank_word',
    on: ['bank.payment_status'],
    run: async ({ payload }) => {
      // Written by bank as the payload of this topic.
      const told = payload.payload as PaymentStatusTold;
      const executedAt = told.executedAt === null ? null : new Date(told.executedAt);
      await applyBankWord(deps, { ...told, executedAt });
    },
  });
}

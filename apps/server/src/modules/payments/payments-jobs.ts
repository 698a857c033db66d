import type { StoredEvent } from '../../platform/outbox/outbox-store.ts';
import type { PaymentId } from './instructions/instruction-store.ts';
import type { EnterpriseId } from '../../platform/ids.ts';
import type { PaymentsDeps } from './payments-deps.ts';
import type { PaymentChanged } from './payments-events.ts';
import { applyBankWord } from './sending/bank-word.ts';
import {
  queueDue,
  sendDue,
  sendDueAtBank,
  sendInstruction,
  type BankDue,
  type SendDeps,
} from './sending/send-instruction.ts';
import type { PaymentConsentChanged, PaymentFundsMissing, PaymentStatusTold } from '../bank/index.ts';
import type { PaymentAuthorizing } from './authorization/authorize-payment.ts';
import { applyConsentWord, noteMissingFunds } from './authorization/consent-word.ts';
import { expireAuthorizations } from './authorization/expire-authorizations.ts';

/** How often payments are looked for that have to be handed over again, s. */
const sendDueEverySeconds = 2;

/** How often it is looked for payments that nobody authorised in time, s. */
const expireEverySeconds = 10;

/**
 * A bank that answers slowly, or not at all, takes one worker of each queue, and the payments of other banks go on. One at a time to a
 * bank, in turn, by whichever worker is free; a round of `payments.send_due_at_bank` hands several over at once within its one turn.
 */
const byBank = { concurrency: 4, groupConcurrency: 1 } as const;

export function definePaymentsJobs(
  deps: SendDeps &
    Pick<PaymentsDeps, 'jobs' | 'signing'> & { readonly authorizing: Pick<PaymentAuthorizing, 'openById'> },
): void {
  const { jobs } = deps;
  defineAuthorizationJobs(deps);
  jobs.define<StoredEvent>({
    name: 'payments.send_instruction',
    on: ['payments.payment_released'],
    ...byBank,
    groupOf: ({ payload }) => releasedOf(payload).connectionId ?? null,
    run: async ({ payload }) => {
      const { enterpriseId, paymentId } = releasedOf(payload.payload);
      await sendInstruction(deps, {
        enterpriseId: enterpriseId as EnterpriseId,
        instructionId: paymentId as PaymentId,
      });
    },
  });
  jobs.define({
    name: 'payments.send_due',
    everySeconds: sendDueEverySeconds,
    run: () => queueDue(deps),
  });
  jobs.define<BankDue>({
    name: sendDueAtBank,
    coalesce: true,
    ...byBank,
    groupOf: ({ connectionId }) => connectionId,
    run: async ({ payload }) => void (await sendDue(deps, payload.connectionId)),
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

/** The bank's leave to pay: asked for when all have signed, and what becomes of it. */
function defineAuthorizationJobs({ authorizing, ...deps }: Parameters<typeof definePaymentsJobs>[0]): void {
  const { jobs } = deps;
  jobs.define<StoredEvent>({
    name: 'payments.open_consent',
    on: ['payments.payment_authorizing'],
    ...byBank,
    groupOf: ({ payload }) => releasedOf(payload).connectionId ?? null,
    run: async ({ payload }) => {
      const { enterpriseId, paymentId } = releasedOf(payload.payload);
      await authorizing.openById({
        enterpriseId: enterpriseId as EnterpriseId,
        instructionId: paymentId as PaymentId,
      });
    },
  });
  jobs.define<StoredEvent>({
    name: 'payments.take_consent_word',
    on: ['bank.payment_consent_changed'],
    // Written by bank as the payload of this topic.
    run: ({ payload }) => applyConsentWord(deps, payload.payload as PaymentConsentChanged),
  });
  jobs.define<StoredEvent>({
    name: 'payments.note_missing_funds',
    on: ['bank.payment_funds_missing'],
    // Written by bank as the payload of this topic.
    run: ({ payload }) => noteMissingFunds(deps, payload.payload as PaymentFundsMissing),
  });
  jobs.define({
    name: 'payments.expire_authorizations',
    everySeconds: expireEverySeconds,
    run: async () => void (await expireAuthorizations(deps)),
  });
}

/** Written by this module as the payload of its topic; an event from before it named the bank has none. */
function releasedOf(payload: unknown): Omit<PaymentChanged, 'connectionId'> & Partial<PaymentChanged> {
  return payload as PaymentChanged;
}

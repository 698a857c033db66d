import { notFound, Problem } from '../../platform/errors.ts';
import type { StepResult } from './instructions/instruction.ts';
import type { BothLanguages } from './payments-ports.ts';

/** Also for one of another enterprise. */
export function noSuchPayment(): Problem {
  return notFound('This payment');
}

/** @param reason is the sentence in which the permission table explains itself; `field` is what it is about. */
export function paymentDenied({ zh, en }: BothLanguages, field: string): Problem {
  return new Problem(403, 'payments.not_allowed', en, { errors: [{ field, reason: en, reasonZh: zh }] });
}

/** The bank says so of the account that would pay. */
export function accountClosed(): Problem {
  const reason = 'is closed at the bank; choose another account';
  return new Problem(
    409,
    'payments.account_closed',
    'The bank says that the account you pay from is closed. Choose another account.',
    { errors: [{ field: 'body.debtorAccount', reason }] },
  );
}

/** @param reason names the limit, and what is left of it. */
export function limitExceeded({ zh, en }: BothLanguages): Problem {
  const errors = [{ field: 'body.amount', reason: en, reasonZh: zh }];
  return new Problem(409, 'payments.limit_exceeded', en, { errors });
}

export function noRule(): Problem {
  return new Problem(
    409,
    'payments.no_rule',
    'The permission table names no rule for releasing this amount from this account. Ask for a rule to be added first.',
  );
}

export function notTheMaker(): Problem {
  return new Problem(
    403,
    'payments.not_the_maker',
    'Only the one who prepared a payment, under the same mandate, changes or withdraws it. Whoever may can cancel it.',
  );
}

export function ownIsWithdrawn(): Problem {
  return new Problem(409, 'payments.own_is_withdrawn', 'You prepared this payment yourself. Withdraw it instead.');
}

export function changedMeanwhile(): Problem {
  return new Problem(
    409,
    'payments.changed_meanwhile',
    'This payment was changed after you had read it. Read it again, then decide.',
  );
}

export function nothingChanged(): Problem {
  return new Problem(409, 'payments.nothing_changed', 'This is what the payment says already: nothing was changed.');
}

/** It was prepared for a payment request or an escrow, which count as paid with it. */
export function contentAgreed(): Problem {
  return new Problem(
    409,
    'payments.content_agreed',
    'This payment is for a payment request or an order and pays exactly what was agreed there. Withdraw it, then pay from there again.',
  );
}

/** Why a step is not possible in the state as it is. */
export function stepRefused(result: Extract<StepResult, string>): Problem {
  if (result === 'is_released')
    return new Problem(
      409,
      'payments.is_released',
      'This payment is released and on its way to the bank; nobody can change it or take it back here.',
    );
  if (result === 'is_signed')
    return new Problem(
      409,
      'payments.is_signed',
      'All signatures are given and the bank is asked to pay exactly this. Withdraw or cancel the payment, then prepare a new one.',
    );
  if (result === 'is_over')
    return new Problem(409, 'payments.is_over', 'This payment has ended. Prepare a new one if it is still to be paid.');
  return new Problem(409, 'payments.not_now', 'This cannot be done to the payment as it stands. Read it again.');
}

/** For one of the same enterprise that is under the table of another bank or customer number. */
export function otherTable(): Problem {
  return new Problem(
    403,
    'payments.other_mandate',
    'This payment belongs to another bank or customer number of your enterprise. Switch to a mandate there to see it.',
  );
}

/** Between the first and the last signature the table changed its rule. */
export function ruleChanged(): Problem {
  return new Problem(
    409,
    'payments.rule_changed',
    'The permission table asks for other signatures now than when this payment was put up, so it cannot be released. Reject it, or have it prepared anew.',
  );
}

/** Between preparing and the last signature the one who prepared it lost his authority. */
export function makerMayNoMore({ zh, en }: BothLanguages): Problem {
  return new Problem(
    409,
    'payments.maker_may_no_more',
    `Whoever prepared this payment may not do so any more, so it cannot be released. Reject it, or have it prepared anew. ${en}`,
    { errors: [{ field: 'preparedBy', reason: en, reasonZh: zh }] },
  );
}

/** Only those who signed it authorise it at the bank. */
export function notASigner(): Problem {
  return new Problem(
    403,
    'payments.not_a_signer',
    'A payment is authorised at the bank by somebody who has signed it. Ask one of the signers.',
  );
}

export function alreadyAuthorised(): Problem {
  return new Problem(
    409,
    'payments.is_authorised',
    'This payment is authorised at the bank already and is being released. There is nothing left to do.',
  );
}

/** @param how it was refused by somebody at the bank, or its time ran out there. */
export function consentEnded(how: 'refused' | 'expired'): Problem {
  return how === 'expired'
    ? new Problem(
        409,
        'payments.consent_expired',
        'The time in which this payment could be authorised at the bank is over. Prepare a new one if it is still to be paid.',
        { errors: [{ field: 'expiresAt', reason: 'lies in the past' }] },
      )
    : new Problem(409, 'payments.consent_refused', 'This payment was refused at the bank, so it is not paid.');
}

/** The bank will never pay this. @param errors name the fields of the payment. */
export function bankRefuses(errors: readonly { field: string; reason: string }[]): Problem {
  return new Problem(
    409,
    'payments.bank_refuses',
    'The bank does not accept this payment, so it has ended. Prepare a new one with what the bank names put right.',
    { errors },
  );
}

export function bankSilent(): Problem {
  return new Problem(
    503,
    'payments.bank_unavailable',
    'The bank does not answer at the moment. The payment keeps its signatures; try again in a minute.',
    { headers: { 'retry-after': '30' } },
  );
}

/** There is proof of what the bank has executed, and of nothing else. */
export function noReceiptYet(): Problem {
  return new Problem(
    409,
    'payments.no_receipt_yet',
    'The bank has not executed this payment, so there is no receipt. Look again when it has.',
  );
}

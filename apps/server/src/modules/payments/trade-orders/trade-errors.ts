import { notFound, Problem } from '../../../platform/errors.ts';
import type { TradeOrderResult } from './trade-order.ts';
import type { PaymentRequestResult } from '../payment-requests/payment-request.ts';

/** Also for one between two others. */
export function noSuchOrder(): Problem {
  return notFound('This order');
}
export function noSuchRequest(): Problem {
  return notFound('This payment request');
}
/** Also for one that is not shown to us, and for both sides of a block. */
export function noSuchPeer(): Problem {
  return notFound('This enterprise');
}

/** Also for a document of another order. */
export function noSuchDocument(): Problem {
  return notFound('This document');
}

export function tooManyDocuments(most: number): Problem {
  return new Problem(
    409,
    'payments.order_documents_full',
    `Your side has added ${most} documents to this order, which is as many as it takes. Send the rest by another way.`,
  );
}

export function notWithYourself(): Problem {
  return new Problem(409, 'payments.own_enterprise', 'This is your own enterprise. Choose another one.');
}

/** For one of the same enterprise that is dealt with under another mandate. */
export function otherDesk(): Problem {
  return new Problem(
    403,
    'payments.other_mandate',
    'This belongs to another bank or customer number of your enterprise. Switch to a mandate there to see it.',
  );
}

export function notVerifiedYet(whose: 'own' | 'other'): Problem {
  return whose === 'own'
    ? new Problem(
        409,
        'payments.not_verified',
        'Your enterprise has no attestation by a bank yet. Give your bank a consent first; then you can trade.',
      )
    : new Problem(
        409,
        'payments.other_not_verified',
        'No bank attests this enterprise yet, so nobody can trade with it.',
      );
}

/** Why a step is not possible in the order as it stands. */
export function orderStepRefused(result: Extract<TradeOrderResult, string>): Problem {
  if (result === 'not_yours')
    return new Problem(403, 'payments.not_your_step', 'This is for the other side of the order to do.');
  if (result === 'no_escrow')
    return new Problem(
      409,
      'payments.no_escrow',
      'This order was agreed without escrow: the bank holds no money for it.',
    );
  if (result === 'already_so')
    return new Problem(409, 'payments.order_already_so', 'This was done already. Read the order again.');
  if (result === 'is_over') return new Problem(409, 'payments.order_is_over', 'This order has ended.');
  return new Problem(409, 'payments.order_not_now', 'This cannot be done to the order as it stands. Read it again.');
}

export function requestStepRefused(result: Extract<PaymentRequestResult, string>): Problem {
  if (result === 'not_yours')
    return new Problem(403, 'payments.not_your_step', 'This is for the other side of the request to do.');
  if (result === 'under_way') return paymentUnderWay();
  if (result === 'is_over' || result === 'already_so')
    return new Problem(409, 'payments.request_is_over', 'This payment request has ended.');
  return new Problem(
    409,
    'payments.request_not_now',
    'This cannot be done to the request as it stands. Read it again.',
  );
}

export function paymentUnderWay(): Problem {
  return new Problem(
    409,
    'payments.payment_under_way',
    'A payment for this is under way. End that payment first, or wait for it.',
  );
}

export function escrowNotReady(): Problem {
  return new Problem(
    409,
    'payments.escrow_not_ready',
    'The bank has not opened the escrow yet, or takes no more payments into it. Read the order again in a moment.',
  );
}

/** One movement of money at a time: whoever comes second is told who was first. */
export function bankAskedAlready(open: {
  readonly askedBy: string;
  readonly kind: string;
  readonly amount: string | null;
  readonly askedAt: Date;
}): Problem {
  const { askedBy, kind, amount, askedAt } = open;
  const what = `${kind === 'refund' ? 'give back' : 'release'} ${amount ?? 'all that is held'}`;
  const reason = `the ${askedBy} asked the bank at ${askedAt.toISOString()} to ${what}`;
  return new Problem(
    409,
    'payments.bank_asked_already',
    `One thing at a time: ${reason}, and it has not answered yet. Wait for its answer, then ask again.`,
    { errors: [{ field: 'body', reason }] },
  );
}

/** What the bank says of the escrow does not fit what it said before. */
export function bankBeingAsked(): Problem {
  return new Problem(
    409,
    'payments.bank_being_asked',
    'What the bank says of this escrow does not fit what it said before. The bank is being asked; no money moves until it fits again.',
  );
}

/** A release came back, and the bank has not placed the money yet. */
export function releaseReturned(): Problem {
  return new Problem(
    409,
    'payments.release_returned',
    "The seller's bank sent a release back. The buyer's bank keeps the money and decides where it goes; read the order again when it has.",
  );
}

export function notOverdue(deliverBy: string): Problem {
  return new Problem(
    409,
    'payments.not_overdue',
    `The seller may still deliver until ${deliverBy}. After that day you can take the money back; before, the seller can give it back, or you object.`,
  );
}

export function moreThanHeld(held: string): Problem {
  return new Problem(409, 'payments.more_than_held', `The escrow holds ${held}. Name no more than that.`, {
    errors: [{ field: 'body.amount', reason: `is more than the escrow holds, which is ${held}` }],
  });
}

export function moreThanOwed(open: string): Problem {
  return new Problem(
    409,
    'payments.more_than_owed',
    `${open} is left to be asked for this order. Name no more than that.`,
    {
      errors: [{ field: 'body.amount', reason: `is more than is left to be asked, which is ${open}` }],
    },
  );
}

export function notPayableYet(): Problem {
  return new Problem(
    409,
    'payments.order_not_payable',
    'Payment is asked for what has been delivered, and for orders without escrow. Read the order again.',
  );
}

import { notFound, Problem } from '../../../platform/errors.ts';
import type { ClosingBlock } from './month-summary.ts';

export function noSuchEntry(): Problem {
  return notFound('This line of the statement');
}
export function noSuchMatch(): Problem {
  return notFound('This match');
}
export function noSuchItem(): Problem {
  return notFound('This record');
}

/** Two people decided about the same line: this one came second. */
export function entryChanged(): Problem {
  return new Problem(
    409,
    'payments.entry_changed_meanwhile',
    'Somebody has dealt with this line after you had read it, or it has a new proposal. Read it again, then decide.',
  );
}

export function itemChanged(number: string): Problem {
  return new Problem(
    409,
    'payments.item_changed_meanwhile',
    `Of ${number} less is open than you take, because somebody has matched it meanwhile. Read it again, then decide.`,
  );
}

export function alreadyUndone(): Problem {
  return new Problem(409, 'payments.match_undone', 'This match was taken apart already. Read the work list again.');
}

/** @param month `YYYY-MM`. */
export function monthClosed(month: string): Problem {
  return new Problem(
    409,
    'payments.month_closed',
    `The month ${month} is closed, and what is in it stays as it is. A correction belongs into an open month.`,
  );
}

export function notClosable(blocks: readonly ClosingBlock[]): Problem {
  const errors = blocks.map(({ code, text }) => ({ field: code, reason: text.en, reasonZh: text.zh }));
  const detail = `The month cannot be closed yet. ${blocks.map(({ text }) => text.en).join(' ')}`;
  return new Problem(409, 'payments.month_not_closable', detail, { errors });
}

export function sumsDiffer(amount: string): Problem {
  return new Problem(
    409,
    'payments.sums_differ',
    `Lines and records differ by ${amount}. Say what the difference is, or take other records.`,
    { errors: [{ field: 'body.differenceKind', reason: `says what ${amount} are` }] },
  );
}

export function feeTooHigh(most: string): Problem {
  return new Problem(
    409,
    'payments.fee_too_high',
    `A difference counts as a fee up to ${most} here. Call it something else, with a note.`,
    { errors: [{ field: 'body.differenceKind', reason: `fee goes up to ${most}` }] },
  );
}

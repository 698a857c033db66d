import { notFound, Problem } from '../../../platform/errors.ts';

export function noSuchDelegation(): Problem {
  return notFound('This delegation');
}

export function signsNothing(): Problem {
  return new Problem(
    409,
    'access.signs_nothing',
    'Your mandate signs nothing, so there is nothing that somebody could sign for you.',
  );
}

export function cannotCarry(): Problem {
  return new Problem(
    409,
    'access.delegate_cannot_carry',
    'The permission table in force gives this person no signature of his own. Name somebody who signs himself.',
  );
}

export function notYourself(): Problem {
  return new Problem(409, 'access.delegate_is_yourself', 'Nobody signs for himself. Name a colleague.');
}

export function tooManyDelegations(most: number): Problem {
  return new Problem(
    409,
    'access.too_many_delegations',
    `A mandate has at most ${most} deputies at a time. End one of them first.`,
  );
}

import { notFound, Problem } from '../../../platform/errors.ts';

/** Also for one that was never meant for this enterprise. */
export function noSuchOffer(): Problem {
  return notFound('This offer');
}

export function offerEndedAlready(): Problem {
  return new Problem(409, 'bank.offer_not_open', 'This offer is not open any more. Look through the other offers.');
}

export function offerChangedMeanwhile(): Problem {
  return new Problem(
    409,
    'bank.offer_changed',
    'The bank has published a newer version of this offer. Read its terms again, then decide.',
  );
}

export function offerAcceptedAlready(): Problem {
  return new Problem(
    409,
    'bank.offer_accepted_already',
    'Your enterprise has accepted this offer already. Open the application that was begun with it.',
  );
}

export function offerOfOtherBank(): Problem {
  return new Problem(
    403,
    'bank.offer_of_other_bank',
    'This offer is made by another bank than the one under whose mandate you act. Choose a mandate at that bank, then apply.',
  );
}

export function offerOfOtherMandate(): Problem {
  return new Problem(
    403,
    'bank.offer_other_mandate',
    'This offer is meant for another customer number of your enterprise. Choose a mandate under that number.',
  );
}

export function documentUnavailable(cause: unknown): Problem {
  return new Problem(
    503,
    'bank.offer_document_unavailable',
    'The bank does not give the document at this moment. Try again in a few minutes.',
    { cause, headers: { 'retry-after': '30' } },
  );
}

export function documentAltered(): Problem {
  return new Problem(
    502,
    'bank.offer_document_altered',
    'What the bank sent is not the document that it signed for. It is not handed on; the operator has been told.',
  );
}

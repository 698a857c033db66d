import { notFound, Problem, type FieldError } from '../../platform/errors.ts';

export function registrationInReview(): Problem {
  return new Problem(
    409,
    'enterprises.registration_not_open',
    'The registration cannot take this step as it stands. Read it again to see what can be done.',
  );
}

export function statementIncomplete(errors: readonly FieldError[]): Problem {
  const [first] = errors;
  return new Problem(
    400,
    'enterprises.statement_incomplete',
    `The statement cannot be submitted yet: ${first?.field ?? 'statement'} ${first?.reason ?? 'is missing'}.`,
    { errors },
  );
}

export function noSuchCase(): Problem {
  return notFound('The case');
}

export function caseDecided(): Problem {
  return new Problem(409, 'enterprises.case_decided', 'This case is decided already. Read it again to see how.');
}

export function caseChanged(): Problem {
  return new Problem(
    409,
    'enterprises.case_changed',
    'What the case is about has changed since you opened it. Look at it again and decide then.',
  );
}

export function ownCase(): Problem {
  return new Problem(
    403,
    'enterprises.own_case',
    'This case is about an enterprise that you act for, or acted for. Another operator has to decide it.',
  );
}

export function numberAttestedElsewhere(): Problem {
  return new Problem(
    409,
    'enterprises.number_attested_elsewhere',
    'A bank names this number for the other enterprise, so it cannot be handed over. Return or refuse the case.',
  );
}

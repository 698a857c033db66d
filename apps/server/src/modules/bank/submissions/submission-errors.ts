import { notFound, Problem, type FieldError } from '../../../platform/errors.ts';

/** Also for one of another enterprise. */
export function noSuchSubmission(): Problem {
  return notFound('This submission');
}

export function noSuchAttachment(): Problem {
  return notFound('This attachment');
}

export function noSuchForm(): Problem {
  return notFound('This form');
}

export function otherMandate(): Problem {
  return new Problem(
    403,
    'bank.submission_other_mandate',
    'This submission was made under another customer number or at another bank. Choose the mandate under which it was made.',
  );
}

export function formChanged(): Problem {
  return new Problem(
    409,
    'bank.form_changed',
    'The bank has changed this form. Your entries are kept: look through them and save them again, then send.',
  );
}

export function formNotOffered(): Problem {
  return new Problem(409, 'bank.form_not_offered', 'The bank does not offer this form any more. Choose another one.');
}

export function submissionChangedMeanwhile(): Problem {
  return new Problem(
    409,
    'bank.submission_changed_meanwhile',
    'This submission was changed after you had read it. Read it again, then decide.',
  );
}

export function notPossibleNow(): Problem {
  return new Problem(
    409,
    'bank.submission_step_not_possible',
    'This is not possible with the submission as it stands now. Read it again to see how it stands.',
  );
}

/** @param errors by JSON Pointer, in both languages. */
export function submissionInvalid(errors: readonly FieldError[]): Problem {
  const [first] = errors;
  const detail = first === undefined ? 'The form is not complete.' : `${first.field || 'The form'} ${first.reason}.`;
  return new Problem(422, 'bank.submission_invalid', detail, { errors });
}

export function tooManyDrafts(): Problem {
  return new Problem(
    409,
    'bank.submission_drafts_full',
    'There are too many drafts. Discard or send some of them first.',
  );
}

export function tooManyAttachments(most: number): Problem {
  const detail =
    most === 0 ? 'This form takes no attachments.' : `This form takes at most ${most} attachments. Remove one first.`;
  return new Problem(409, 'bank.submission_attachments_full', detail);
}

export function attachmentNotWanted(reason: string): Problem {
  return new Problem(422, 'bank.submission_attachment_not_wanted', reason);
}

import { notFound, Problem, type FieldError } from '../../../platform/errors.ts';
import { limits } from '../../../platform/limits.ts';

export function noSuchChange(): Problem {
  return notFound('This change');
}

/** For one of the same enterprise that changes the table of another customer number. */
export function changeOfAnotherMandate(): Problem {
  return new Problem(
    403,
    'access.change_other_mandate',
    'This change is of the permission table of another bank or customer number of your enterprise. Switch to a mandate there to see it.',
  );
}

export function noTable(): Problem {
  return new Problem(
    409,
    'access.no_permission_table',
    'The bank has not sent the permission table of this mandate yet, so there is nothing to change. Try again in a minute.',
  );
}

/** @param faults every one of them. */
export function tableInvalid(faults: readonly FieldError[]): Problem {
  const listed = faults.slice(0, limits.permissionTable.faultsListed);
  const more = faults.length - listed.length;
  const rest = more === 0 ? '' : ` ${more} more are not listed.`;
  return new Problem(
    422,
    'access.permission_table_invalid',
    `Nothing was kept: the table has ${faults.length} faults.${rest} Mend them and send it again; the table in force stays as it is.`,
    { errors: listed },
  );
}

export function tableMovedOn(currentVersion: number): Problem {
  return new Problem(
    409,
    'access.change_is_stale',
    `Version ${currentVersion} of the table is in force meanwhile. Bring the change onto it and look at what differs before you go on.`,
  );
}

export function rebaseConflicts(rows: readonly FieldError[]): Problem {
  return new Problem(
    409,
    'access.change_conflicts',
    'The version in force changed the same rows in another way. Look at them, decide, and save the change on that version.',
    { errors: rows },
  );
}

export function changedMeanwhile(): Problem {
  return new Problem(
    409,
    'access.change_saved_meanwhile',
    'The change was saved in another place since you opened it. Open it again; nothing of yours was written over it.',
  );
}

export function changesNothingYet(): Problem {
  return new Problem(409, 'access.change_is_empty', 'The change leaves the table as it is. Change something first.');
}

export function notPossible(state: string): Problem {
  return new Problem(
    409,
    'access.change_state',
    `This is not possible any more: the change is ${state.replaceAll('_', ' ')}.`,
  );
}

export function notTheAuthor(): Problem {
  return new Problem(
    403,
    'access.change_of_another',
    'Only its author changes and submits it. Withdraw it, or make a change of your own.',
  );
}

export function tooManyChanges(): Problem {
  return new Problem(
    409,
    'access.too_many_changes',
    `A table has at most ${limits.permissionTable.openChanges} changes that are not over. Withdraw one of them first.`,
  );
}

export function noSecondPerson(): Problem {
  return new Problem(
    409,
    'access.no_second_person',
    'A change needs the signature of a second person, and the table names nobody else who may give it. Ask the bank to enter one more owner, treasurer, asset manager or trustee.',
  );
}

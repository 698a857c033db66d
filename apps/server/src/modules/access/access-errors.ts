import { notFound, Problem } from '../../platform/errors.ts';
import type { BothLanguages, DenyReason } from './permissions/decision.ts';
import { reasonSentence } from './permissions/deny-reason.ts';

/** @param reason names the role and the action in words. */
export function notAllowed(reason: string): Problem {
  return new Problem(403, 'access.not_allowed', reason);
}

/** @param reason of the decision, in both languages. */
export function accountNotOpened(reason: DenyReason): Problem {
  return deniedAccount('access.account_denied', reasonSentence(reason));
}

/** The enterprise has the account at another bank, or under another customer number. */
export function accountOfAnotherMandate(): Problem {
  return deniedAccount('access.account_of_another_mandate', {
    zh: '该账户属于贵企业，但不在您当前的授权身份之下。请切换到另一授权身份。',
    en: 'Your enterprise has this account, but not under the mandate in which you act. Choose another mandate.',
  });
}

export function noTableHeld(): Problem {
  return new Problem(
    403,
    'access.no_permission_table',
    'The network holds no permission table for your mandate. Sign in through your bank again.',
  );
}

function deniedAccount(code: string, { zh, en }: BothLanguages): Problem {
  return new Problem(403, code, en, { errors: [{ field: 'accountNumber', reason: en, reasonZh: zh }] });
}

export function noSuchTable(): Problem {
  return notFound('This permission table');
}

export function noSuchVersion(): Problem {
  return notFound('This version of the permission table');
}

export function noSuchMember(): Problem {
  return notFound('This member');
}

export function noSuchInvitation(): Problem {
  return notFound('This invitation');
}

export function notYourOwn(): Problem {
  return new Problem(409, 'access.own_membership', 'Nobody removes himself. Leave the enterprise instead.');
}

export function lastOwner(): Problem {
  return new Problem(
    409,
    'access.last_owner',
    'You are the last owner who acts here: after you nobody could invite members or decide who sees what. Have the bank name another owner first, or say that you mean it (evenAsLastOwner).',
  );
}

export function invitationIsOver(): Problem {
  return new Problem(409, 'access.invitation_is_over', 'This invitation has been followed, cancelled or has run out.');
}

export function alreadyInvited(): Problem {
  return new Problem(
    409,
    'access.already_invited',
    'An open invitation says the same. Cancel it first if you want to write it anew.',
  );
}

export function tooManyInvitations(most: number): Problem {
  return new Problem(
    409,
    'access.too_many_invitations',
    `An enterprise has at most ${most} open invitations. Cancel one of them first.`,
  );
}

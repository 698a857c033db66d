import { notFound, Problem } from '../../../platform/errors.ts';
import type { BothLanguages } from '../permissions/decision.ts';
import type { Refusal } from './approval.ts';

export function noSuchApproval(): Problem {
  return notFound('This approval');
}

/** For one of the same enterprise that the mandate of the session does not open. */
export function otherMandate(): Problem {
  return new Problem(
    403,
    'access.approval_other_mandate',
    'Your mandate does not open this approval: it is of another customer number, or of a role and department that yours neither prepares nor signs for.',
  );
}

const refusals: Record<Refusal, string> = {
  over: 'Nothing is to be signed here any more: it has been released, rejected or withdrawn.',
  expired: 'The time to sign is over. Nothing was released; it has to be prepared anew.',
  content_changed: 'What you read has changed since. Read it anew and sign then.',
  own: 'You prepared this yourself: somebody else has to sign it.',
  own_in_stead: 'The one in whose stead you would sign prepared this: nobody checks his own, nor through another.',
  already_signed: 'You have signed already, for yourself or for somebody else. Nobody counts twice.',
  already_signed_in_stead: 'The one in whose stead you would sign has signed already. Nobody counts twice.',
  transports_only: 'Your signature is of class T, which transports and releases nothing.',
  not_needed: 'Your signature would not bring this further: it waits for others, or for its turn.',
};

/** @throws nothing; makes 409 with a code of its own for each reason. */
export function signatureRefused(refusal: Refusal): Problem {
  return new Problem(409, `access.signature_${refusal}`, refusals[refusal]);
}

/** @param reason of the decision; null where the table has none to give. */
export function noAuthority(reason: BothLanguages | null): Problem {
  const code = 'access.no_signing_authority';
  if (reason !== null) return refusedSigner(code, `Under this mandate you cannot sign this. ${reason.en}`, reason);
  return new Problem(
    403,
    code,
    'Under this mandate you cannot sign this: the permission table in force gives you no signature for this account and amount.',
  );
}

/** @param reason says which limit, and what is left of it. */
export function signerLimitExceeded(reason: BothLanguages): Problem {
  const detail = `${reason.en} Somebody with a higher limit has to sign.`;
  return refusedSigner('access.signer_limit_exceeded', detail, reason);
}

function refusedSigner(code: string, detail: string, { zh, en }: BothLanguages): Problem {
  return new Problem(403, code, detail, { errors: [{ field: 'approvalId', reason: en, reasonZh: zh }] });
}

export function stepUpNeeded(): Problem {
  return new Problem(
    403,
    'access.step_up_needed',
    'This has to be signed with a passkey. Ask for its options first (begin_sign).',
  );
}

export function approvalIsOver(): Problem {
  return new Problem(409, 'access.approval_is_over', 'It has been released, rejected, withdrawn, or has expired.');
}

export function onlyTheMaker(): Problem {
  return new Problem(
    403,
    'access.only_the_maker',
    'Only who prepared it can withdraw it. If you may sign it, you can reject it.',
  );
}

export function alreadyWaiting(): Problem {
  return new Problem(409, 'access.approval_waits_already', 'This waits for signatures already.');
}

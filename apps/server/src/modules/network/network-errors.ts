import { notFound, Problem } from '../../platform/errors.ts';
import { limits } from '../../platform/limits.ts';
import type { AskingRefused } from './partners/partner-requests.ts';

/** Also for an enterprise that exists but is not shown to the one who asks. */
export function noSuchEnterprise(): Problem {
  return notFound('This enterprise');
}

export function notYourself(): Problem {
  return new Problem(409, 'network.own_enterprise', 'This is your own enterprise. Choose another one.');
}

export function ownNotVerified(): Problem {
  return new Problem(
    409,
    'network.not_verified',
    'Your enterprise has no attestation by a bank yet. Give your bank a consent first; then you can have partners.',
  );
}

export function otherNotVerified(): Problem {
  return new Problem(
    409,
    'network.partner_not_verified',
    'No bank attests this enterprise yet, so it cannot be a partner. You can watch it meanwhile.',
  );
}

export function notRequested(): Problem {
  return new Problem(
    409,
    'network.partner_not_requested',
    'This enterprise has no open request to you. It may have cancelled it; you can ask it yourself.',
  );
}

export function askingRefused(refused: AskingRefused): Problem {
  if (refused.why === 'declined') {
    const day = refused.againAt.toISOString().slice(0, 10);
    return new Problem(
      409,
      'network.partner_declined_lately',
      `This enterprise declined your request. You can ask again after ${day}, and it can ask you at any time.`,
    );
  }
  if (refused.why === 'asked_often')
    return new Problem(
      409,
      'network.partner_asked_often',
      `You have asked this enterprise ${limits.partnerRequestsPerOther} times within ${limits.partnerRestDays} days. It can ask you at any time.`,
    );
  if (refused.why === 'too_many_today')
    return new Problem(
      409,
      'network.too_many_requests_today',
      `An enterprise asks at most ${limits.partnerRequestsPerDay} others within 24 hours. Ask again tomorrow.`,
    );
  return new Problem(
    409,
    'network.too_many_open_requests',
    `${limits.partnerRequestsOpen} of your requests have no answer yet. Cancel one of them first.`,
  );
}

export function tooManyBlocks(most: number): Problem {
  return new Problem(409, 'network.too_many_blocks', `An enterprise blocks at most ${most} others. End a block first.`);
}

export function nobodyToBlock(): Problem {
  return new Problem(
    409,
    'network.nobody_to_block',
    'Nobody acts for this enterprise on the network yet, so there is nobody to block.',
  );
}

export function tooManyWatches(most: number): Problem {
  return new Problem(
    409,
    'network.too_many_watches',
    `An enterprise watches at most ${most} others. End a watch first.`,
  );
}

export function badCursor(): Problem {
  return new Problem(400, 'platform.invalid_request', 'cursor: take it from nextCursor of the page before', {
    errors: [{ field: 'querystring.cursor', reason: 'is not the nextCursor of a page' }],
  });
}

export function badMark(): Problem {
  return new Problem(400, 'platform.invalid_request', 'since: take it from newest of a page before', {
    errors: [{ field: 'querystring.since', reason: 'is not the newest of a page' }],
  });
}

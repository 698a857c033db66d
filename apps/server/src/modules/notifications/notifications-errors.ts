import { invalid, Problem } from '../../platform/errors.ts';

export function emailIsOff(): Problem {
  return new Problem(
    409,
    'notifications.email_off',
    'This network sends no e-mail. What you are told appears in the app, under the bell.',
  );
}

export function badEmail(reason: string): Problem {
  return invalid('body.address', reason);
}

export function tooManyConfirmations(retryAfterSeconds: number): Problem {
  return new Problem(
    429,
    'notifications.too_many_confirmations',
    'Several confirmation e-mails have been sent already. Look into the mailbox, the folder for unwanted mail too, and try again later.',
    { headers: { 'retry-after': String(retryAfterSeconds) } },
  );
}

export function noCodeAwaited(): Problem {
  return new Problem(
    409,
    'notifications.no_code_awaited',
    'No address waits to be confirmed: it is confirmed already, or the code is too old. Enter the address again to get a new code.',
  );
}

export function wrongCode(triesLeft: number): Problem {
  const next =
    triesLeft === 0
      ? 'It was the last try. Enter the address again to get a new code.'
      : 'Take the code from the newest e-mail and enter it again.';
  return new Problem(409, 'notifications.wrong_code', `This is not the code that was sent. ${next}`);
}

export function badUnsubscribeLink(): Problem {
  return new Problem(
    400,
    'notifications.bad_unsubscribe_link',
    'This link is not complete. Open it from the e-mail once more, or choose in the app what you are told.',
  );
}

import { notFound, Problem } from '../../../platform/errors.ts';
import { faultText } from './fault-text.ts';
import type { StatementFileRow } from './statement.ts';
import { statementLimits } from './statement-limits.ts';

/** Also for one of another enterprise. */
export function noSuchStatement(): Problem {
  return notFound('This statement');
}

export function noSuchEntry(): Problem {
  return notFound('This entry');
}

/** For what is the same enterprise's, at another bank or customer number. */
export function otherMandate(what: string): Problem {
  return new Problem(
    403,
    'payments.other_mandate',
    `${what} belongs to another bank or customer number of your enterprise. Switch to a mandate there to see it.`,
  );
}

export function uploadTooLarge(): Problem {
  return new Problem(413, 'payments.statement_file_too_large', faultText('too_large', {}).en, {
    errors: [{ field: 'file', reason: faultText('too_large', {}).en, reasonZh: faultText('too_large', {}).zh }],
  });
}

export function uploadUnsupported(accepted: readonly string[]): Problem {
  return new Problem(
    415,
    'payments.statement_file_type_unknown',
    `Send the file itself as XML: content-type ${accepted.join(', ')}.`,
  );
}

export function uploadsBusy(): Problem {
  return new Problem(
    503,
    'payments.statement_files_busy',
    'Other files are being read. Send this one again in a moment.',
    {
      headers: { 'retry-after': '2' },
    },
  );
}

/** Why a file that somebody sent was not taken, with its line. */
export function fileRefused({ faultCode, faultLine, faultValues }: StatementFileRow): Problem {
  const text = faultText(faultCode ?? 'not_xml', faultValues ?? {});
  const place = faultLine === null ? {} : { line: faultLine };
  const errors = [{ field: 'file', reason: text.en, reasonZh: text.zh, ...place }];
  if (faultCode === 'account_not_open') return accountNotOpen(faultValues?.['account'] ?? '');
  return new Problem(422, 'payments.statement_file_refused', text.en, { errors });
}

/** A file is of an account that the mandate of whoever sends it does not open. */
export function accountNotOpen(account: string): Problem {
  const text = faultText('account_not_open', { account });
  return new Problem(403, 'payments.statement_account_not_open', text.en, {
    errors: [{ field: 'file', reason: text.en, reasonZh: text.zh }],
  });
}

export function nothingToExport(): Problem {
  return new Problem(
    409,
    'payments.nothing_to_export',
    'There is no statement of the bank in these days, so there are no balances to export. Choose other days, or export as CSV.',
  );
}

export function tooMuchToExport(): Problem {
  const { exportMaxEntries, exportMaxDays } = statementLimits;
  return new Problem(
    422,
    'payments.too_much_to_export',
    `An export holds at most ${exportMaxEntries} entries and ${exportMaxDays} days. Choose fewer days.`,
    { errors: [{ field: 'querystring.from', reason: 'leaves too many entries' }] },
  );
}

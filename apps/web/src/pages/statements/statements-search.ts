import type { EntryFilter, StatementMessage } from '../../api/types.ts';

export const STATEMENT_VIEWS = ['days', 'entries', 'files'] as const;
export type StatementView = (typeof STATEMENT_VIEWS)[number];
export const MESSAGES: readonly StatementMessage[] = ['camt.053', 'camt.052', 'camt.054'];
export const ENTRY_STATUSES = ['booked', 'pending', 'information', 'superseded'] as const;
export const DIRECTIONS = ['credit', 'debit'] as const;

/**
 * What of the statements is looked at. `statement` is the one that is unfolded; `everyFile`: also files that were taken, not
 * only those kept aside. Days are YYYY-MM-DD, the last one included.
 */
export type StatementsSearch = EntryFilter & {
  view?: StatementView;
  message?: StatementMessage;
  statement?: string;
  everyFile?: boolean;
};

/** The search as it stands in the address, or in a form; what is none is left out. */
export function readStatementsSearch(search: Record<string, unknown>): StatementsSearch {
  const text = (name: string): string => {
    const value = search[name];
    // A number typed into the address is still text here.
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const day = (name: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text(name)) ? text(name) : '');
  const view = STATEMENT_VIEWS.find((one) => one === search['view']);
  const message = MESSAGES.find((one) => one === search['message']);
  const status = ENTRY_STATUSES.find((one) => one === search['status']);
  const direction = DIRECTIONS.find((one) => one === search['direction']);
  const [from, to, q, statement] = [day('from'), day('to'), text('q').slice(0, 100), text('statement').slice(0, 36)];
  return {
    ...(view === undefined || view === 'days' ? {} : { view }),
    ...(message === undefined || message === 'camt.053' ? {} : { message }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(q === '' ? {} : { q }),
    ...(status === undefined ? {} : { status }),
    ...(direction === undefined ? {} : { direction }),
    ...(statement === '' ? {} : { statement }),
    ...(search['everyFile'] === true ? { everyFile: true } : {}),
  };
}

/** What narrows the list of entries. */
export function entryFilterOf({ from, to, q, status, direction }: StatementsSearch): EntryFilter {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(q === undefined ? {} : { q }),
    ...(status === undefined ? {} : { status }),
    ...(direction === undefined ? {} : { direction }),
  };
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import { Problem } from './problem.ts';
import type { EntryFilter, ExportFormat, StatementFile, StatementMessage } from './types.ts';
import { sendFile } from './upload.ts';

/** Everything that a new file may change begins with this. */
export const STATEMENTS_KEY = 'statements';

/** The bound of the server, asked here first so that nobody waits for an upload that will be refused. */
export const STATEMENT_FILE_MAX_BYTES = 16_777_216;

/** A bank brings reports through the day: an open page looks for them once a minute. */
const NEW_FILES_EVERY_MS = 60_000;

export type DaysFilter = { message: StatementMessage; from?: string; to?: string };

export function statementDaysQuery(accountNumber: string, filter: DaysFilter) {
  return infiniteQueryOptions({
    queryKey: [STATEMENTS_KEY, accountNumber, 'days', filter],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/accounts/{accountNumber}/statements', {
          params: { path: { accountNumber }, query: { ...filter, ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
    refetchInterval: NEW_FILES_EVERY_MS,
  });
}

/** The entries of one statement, in the order of the bank. */
export function statementEntriesQuery(statementId: string) {
  return infiniteQueryOptions({
    queryKey: [STATEMENTS_KEY, 'one', statementId],
    queryFn: async ({ pageParam }) => {
      const { entries } = await body(
        api.GET('/v1/statements/{statementId}', { params: { path: { statementId }, query: withCursor(pageParam) } }),
      );
      return entries;
    },
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function entriesQuery(accountNumber: string, filter: EntryFilter) {
  return infiniteQueryOptions({
    queryKey: [STATEMENTS_KEY, accountNumber, 'entries', filter],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/accounts/{accountNumber}/entries', {
          params: { path: { accountNumber }, query: { ...filter, ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
    refetchInterval: NEW_FILES_EVERY_MS,
  });
}

/** An entry with the single payments of its batch. */
export function entryQuery(entryId: string) {
  return queryOptions({
    queryKey: [STATEMENTS_KEY, 'entry', entryId],
    queryFn: () => body(api.GET('/v1/entries/{entryId}', { params: { path: { entryId } } })),
  });
}

export function statementFilesQuery(state: StatementFile['state'] | null) {
  return infiniteQueryOptions({
    queryKey: [STATEMENTS_KEY, 'files', state],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/statement-files', {
          params: { query: { ...(state === null ? {} : { state }), ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export type ExportAsked = { format: ExportFormat; from: string; to: string };

export function exportStatements(accountNumber: string, asked: ExportAsked): Promise<Blob> {
  return body<Blob>(
    api.GET('/v1/accounts/{accountNumber}/statement-export', {
      params: { path: { accountNumber }, query: asked },
      parseAs: 'blob',
    }),
  );
}

/**
 * Brings a statement file. It is taken as a whole or not at all; the same file again changes nothing.
 * @param onProgress is told the share that has been sent, 0 to 1.
 */
export function importStatementFile(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<StatementFile> {
  if (file.size > STATEMENT_FILE_MAX_BYTES) {
    return Promise.reject(new Problem(413, 'payments.statement_file_too_large', null, []));
  }
  const query = new URLSearchParams({ fileName: file.name });
  const headers = { 'content-type': 'application/xml' };
  return sendFile({ address: `/v1/statement-files?${query.toString()}`, file, headers }, onProgress, signal);
}

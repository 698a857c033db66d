import type { Operation } from '../openapi/document.ts';

/** A value for each path parameter, by its name. */
export type Ids = Record<string, string>;

/** An id that nothing has. */
export const nothing = '01900000-0000-7000-8000-000000000000';

/** Parameters that name a thing of one enterprise alone: with the id of another's there is nothing behind them. */
export const owned: readonly string[] = [
  'sessionId',
  'consentId',
  'recordId',
  'documentId',
  'caseId',
  'personId',
  'invitationId',
  'jobId',
  'passkeyId',
  'changeId',
  'tableId',
  'accountNumber',
  'approvalId',
  'paymentId',
  'statementId',
  'entryId',
  'delegationId',
  'orderId',
  'requestId',
  'matchId',
  'submissionId',
  'attachmentId',
  'offerId',
];

/** Those of an operation. */
export function ownedParameters({ path }: Operation): string[] {
  return owned.filter((name) => path.includes(`{${name}}`));
}

/** Some of them; an id that nothing has for one that is not there. */
export function pick(ids: Ids, names: readonly string[]): Ids {
  return Object.fromEntries(names.map((name) => [name, ids[name] ?? nothing]));
}

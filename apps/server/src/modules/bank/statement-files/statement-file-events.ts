import type { DomainEvent } from '../../../platform/outbox/outbox-store.ts';

/** A statement file of a bank is here, as it was announced. Told again, seldom, until somebody has taken it. */
export interface StatementFileFetched {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
  /** The bank's own id of it. */
  readonly fileId: string;
  readonly fileName: string;
}

export function statementFileFetched(payload: StatementFileFetched): DomainEvent<StatementFileFetched> {
  return { topic: 'bank.statement_file', enterpriseId: payload.enterpriseId, payload };
}

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

/** A bank offers a statement file that is larger than is fetched: its statements are missing here. Told once. */
export interface StatementFileLeft extends StatementFileFetched {
  readonly accountNumber: string;
  /** As the bank names it, such as camt.053.001.08. */
  readonly schema: string;
  readonly sizeBytes: number;
  /** Of its bytes, in hex. */
  readonly sha256: string;
  /** The largest that is fetched, bytes. */
  readonly mostBytes: number;
}

export function statementFileLeft(payload: StatementFileLeft): DomainEvent<StatementFileLeft> {
  return { topic: 'bank.statement_file_left', enterpriseId: payload.enterpriseId, payload };
}

export function statementFileFetched(payload: StatementFileFetched): DomainEvent<StatementFileFetched> {
  return { topic: 'bank.statement_file', enterpriseId: payload.enterpriseId, payload };
}

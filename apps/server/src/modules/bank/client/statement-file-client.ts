import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { bankLimits } from '../bank-limits.ts';
import type { BankConnection } from '../connections/connection.ts';
import { Identifier, Instant } from './api-schemas.ts';
import { customerPath, type BankTransport } from './bank-transport.ts';

const { statementFiles: bounds } = bankLimits;
const Sequence = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

const statementMessages = ['camt.052', 'camt.053', 'camt.054'] as const;

const StatementFileItem = Type.Object({
  customerId: Identifier,
  sequence: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  fileId: Identifier,
  message: Type.Enum([...statementMessages]),
  schema: Type.String({ pattern: '^camt\\.05[234]\\.001\\.\\d{2}$' }),
  accountNumber: Identifier,
  createdAt: Instant,
  size: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});
/** A file as the list names it and an event repeats it. */
export type StatementFileItem = Static<typeof StatementFileItem>;
const StatementFilePage = Type.Object({
  lastSequence: Sequence,
  items: Type.Array(StatementFileItem, { maxItems: bounds.pageItems }),
});
export type StatementFilePage = Static<typeof StatementFilePage>;

const readPage = Compile(StatementFilePage);
export const readStatementFileItem = Compile(StatementFileItem);

/** Where a bank keeps the statement files of its customers. Tests put a bank of their own here. */
export interface StatementFileApi {
  /** Files behind a place, ascending. @throws BankError */
  files(connection: BankConnection, customerId: string, after: bigint): Promise<StatementFilePage>;
  /** The bytes of one, no more of them than were announced. @throws BankError */
  content(
    connection: BankConnection,
    file: { readonly customerId: string; readonly fileId: string; readonly size: number },
  ): Promise<Buffer>;
}

/** Statement files over HTTP, under the scope `statements`. */
export class StatementFileClient implements StatementFileApi {
  readonly #transport: BankTransport;

  constructor(transport: BankTransport) {
    this.#transport = transport;
  }

  files(connection: BankConnection, customerId: string, after: bigint) {
    const path = `${customerPath(customerId)}/statement-files`;
    const query = { afterSequence: after.toString(), limit: String(bounds.pageItems) };
    return this.#transport.json(connection, 'statements', {}, { path, query }, readPage);
  }

  content(connection: BankConnection, file: { customerId: string; fileId: string; size: number }) {
    const path = `${customerPath(file.customerId)}/statement-files/${encodeURIComponent(file.fileId)}`;
    return this.#transport.bytes(connection, 'statements', {}, { path }, file.size);
  }
}

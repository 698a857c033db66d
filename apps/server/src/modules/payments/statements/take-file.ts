import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { sha256, type Sealer } from '../../../platform/crypto/seal.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { newId, type ConnectionId, type EnterpriseId } from '../../../platform/ids.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { AuditActor } from '../../audit/index.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import { entriesBooked, entriesSuperseded, statementTaken } from '../payments-events.ts';
import type { ReadFile } from './reading/read-file.ts';
import type { ReadOutcome, StatementReader } from './reading/statement-reader.ts';
import { StatementFault } from './reading/statement-fault.ts';
import type { StatementFileId, StatementFileRow } from './statement.ts';
import { lockIntake, selectFileByContent, upsertFile } from './statement-file-store.ts';
import { takeStatement, type TakenStatement } from './take-statement.ts';

const compress = promisify(gzip);

/** Nobody can say yet which accounts the customer has at the bank: the file waits, and nothing was written of it. */
export class NoTableInForce extends Error {
  constructor() {
    super('no permission table of the customer is in force');
    this.name = 'NoTableInForce';
  }
}

/** A statement file at the door. */
export interface IncomingFile {
  readonly enterpriseId: EnterpriseId;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
  readonly via: 'bank' | 'upload';
  /** The bank's own id of the file; null for an upload. */
  readonly sourceId: string | null;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly uploadedBy: string | null;
  readonly actor: AuditActor;
  /** Accounts that the file may be of; null: those that the customer has at the bank. */
  readonly accounts: ReadonlySet<string> | null;
}

export type TakeFileDeps = Pick<PaymentsDeps, 'db' | 'clock' | 'audit' | 'relay' | 'permissions'> & {
  readonly sealer: Pick<Sealer, 'seal'>;
  readonly reader: Pick<StatementReader, 'read'>;
};

/**
 * Takes a statement file, whole or not at all, in one transaction; or keeps it aside with line and reason. The same bytes a second time
 * change nothing, unless they were refused, or the bank itself gives what a member brought: then they are looked at again.
 * @throws NoTableInForce for a file of a bank that comes before the permission table of its customer.
 */
export async function takeFile(deps: TakeFileDeps, incoming: IncomingFile): Promise<StatementFileRow> {
  const { db, reader, relay, sealer } = deps;
  const digest = sha256(incoming.bytes);
  const known = await db.as(incoming, (tx) => selectFileByContent(tx, incoming, digest), { readOnly: true });
  if (known?.state === 'taken') return known;
  const [outcome, packed] = await Promise.all([
    reader.read(incoming.bytes),
    compress(incoming.bytes, { level: constants.Z_BEST_SPEED }),
  ]);
  const fault = outcome.fault ?? (await accountFault(deps, incoming, accountsIn(outcome)));
  const sealedContent = sealer.seal(contentPurpose(incoming.enterpriseId), packed);
  const row = await db.as(incoming, (tx) => write(deps, tx, incoming, { digest, outcome, fault, sealedContent }));
  relay.wake();
  return row;
}

/** The kept bytes of an enterprise open for this purpose only; they are compressed by gzip. */
export function contentPurpose(enterpriseId: string): string {
  return `statement-file/${enterpriseId}`;
}

interface Received {
  readonly digest: Buffer;
  readonly outcome: ReadOutcome;
  readonly fault: StatementFault | null;
  readonly sealedContent: Buffer;
}

function accountsIn({ file }: ReadOutcome): string[] {
  return [...new Set(file?.statements.map((one) => one.accountNumber))];
}

async function write(
  deps: TakeFileDeps,
  tx: Tx,
  incoming: IncomingFile,
  received: Received,
): Promise<StatementFileRow> {
  const { digest, outcome, fault, sealedContent } = received;
  const { enterpriseId, connectionId, customerId } = incoming;
  const accounts = accountsIn(outcome);
  const places = [digest.toString('hex'), ...accounts].map((name) =>
    [enterpriseId, connectionId, customerId, name].join('|'),
  );
  await lockIntake(tx, places);
  const known = await selectFileByContent(tx, incoming, digest);
  if (known?.state === 'taken') return known;
  const fileId = known?.via === incoming.via ? known.fileId : newId<'statement_file'>();
  const row = rowOf(incoming, { digest, outcome, fault, now: deps.clock.now(), fileId });
  await upsertFile(tx, enterpriseId, { ...row, sealedContent });
  const audited = { enterpriseId, actor: incoming.actor, target: `statement_file:${row.fileId}` };
  if (fault !== null || outcome.file === null) {
    const details = { fileName: row.fileName, fault: row.faultCode, line: row.faultLine };
    if (known?.faultCode !== row.faultCode || known.faultLine !== row.faultLine)
      await deps.audit.write(tx, { ...audited, action: 'statement_file.refused', details });
    return row;
  }
  const taken = await takeAll(tx, incoming, row, outcome.file);
  await writeEvents(tx, deps.clock, taken.flatMap(eventsOf));
  const details = { fileName: row.fileName, message: row.message, accounts, statements: taken.length };
  await deps.audit.write(tx, { ...audited, action: 'statement_file.taken', details });
  return row;
}

async function takeAll(
  tx: Tx,
  { enterpriseId, connectionId, customerId, via, uploadedBy }: IncomingFile,
  { fileId, receivedAt }: StatementFileRow,
  file: ReadFile,
): Promise<TakenStatement[]> {
  const origin = { enterpriseId, connectionId, customerId, via, uploadedBy, fileId, now: receivedAt };
  const taken: TakenStatement[] = [];
  for (const statement of file.statements) {
    const one = await takeStatement(tx, origin, file, statement);
    if (one !== null) taken.push(one);
  }
  return taken;
}

/**
 * A file is of accounts that whoever brings it may bring; for a bank those of its customer, by the table that is in force when it comes. The
 * table is let go of at once: a large file is long in writing, and a new table that waited for it would hold up every payment behind it.
 */
async function accountFault(
  { db, permissions }: TakeFileDeps,
  incoming: IncomingFile,
  accounts: readonly string[],
): Promise<StatementFault | null> {
  const allowed = incoming.accounts ?? (await db.as(incoming, (tx) => permissions.customerAccounts(tx, incoming)));
  if (allowed === null) throw new NoTableInForce();
  const stranger = accounts.find((one) => !allowed.has(one));
  return stranger === undefined ? null : new StatementFault('account_not_open', null, { account: stranger });
}

function rowOf(
  { connectionId, customerId, via, sourceId, fileName, bytes, uploadedBy }: IncomingFile,
  {
    digest,
    outcome: { file, schema },
    fault,
    now,
    fileId,
  }: {
    readonly digest: Buffer;
    readonly outcome: ReadOutcome;
    readonly fault: StatementFault | null;
    readonly now: Date;
    readonly fileId: StatementFileId;
  },
): StatementFileRow {
  const statements = file?.statements ?? [];
  return {
    fileId,
    connectionId,
    customerId,
    via,
    sourceId,
    fileName,
    sizeBytes: bytes.length,
    sha256: digest,
    state: fault === null ? 'taken' : 'refused',
    message: schema,
    checkedBy: file?.checkedBy ?? null,
    accountNumbers: [...new Set(statements.map((one) => one.accountNumber))],
    statements: statements.length,
    entries: statements.reduce((sum, one) => sum + one.entries.length, 0),
    faultCode: fault?.code ?? null,
    faultLine: fault?.line ?? null,
    faultValues: fault === null ? null : fault.values,
    uploadedBy,
    receivedAt: now,
  };
}

function eventsOf({ statement, newlyBooked, judged }: TakenStatement) {
  const { enterpriseId, connectionId, customerId, accountNumber, statementId, message, day, state } = statement;
  const place = { enterpriseId, connectionId, customerId, accountNumber, statementId };
  const days = newlyBooked.map((one) => one.sighting.entry.day).toSorted();
  const [from, to] = [days[0], days.at(-1)];
  const taken = [
    statementTaken({ ...place, message, day, state }),
    ...(judged === 0 ? [] : [entriesSuperseded({ ...place, count: judged })]),
  ];
  if (from === undefined || to === undefined) return taken;
  return [...taken, entriesBooked({ ...place, count: newlyBooked.length, from, to })];
}

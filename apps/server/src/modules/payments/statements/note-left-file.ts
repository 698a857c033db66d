import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { newId } from '../../../platform/ids.ts';
import type { Sealer } from '../../../platform/crypto/seal.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import type { LeftStatementFile } from '../payments-ports.ts';
import type { StatementFileRow } from './statement.ts';
import { lockIntake, selectFileByContent, upsertFile } from './statement-file-store.ts';
import { contentPurpose } from './take-file.ts';

const compress = promisify(gzip);

export type NoteLeftDeps = Pick<PaymentsDeps, 'db' | 'clock' | 'audit' | 'relay'> & {
  readonly sealer: Pick<Sealer, 'seal'>;
};

/**
 * Lists a file that a bank offers and that is not fetched, because it is too large, among those that were refused, with the reason: who
 * reads the account sees that its statements are missing, and what to do. Its bytes are not here. Said again it changes nothing.
 */
export async function noteLeftFile(deps: NoteLeftDeps, left: LeftStatementFile): Promise<void> {
  const { db, clock, audit, relay, sealer } = deps;
  const { enterpriseId, connectionId, customerId, fileId: sourceId, fileName, sizeBytes } = left;
  const sealedContent = sealer.seal(contentPurpose(enterpriseId), await compress(Buffer.alloc(0)));
  const row: StatementFileRow = {
    fileId: newId<'statement_file'>(),
    connectionId,
    customerId,
    via: 'bank',
    sourceId,
    fileName,
    sizeBytes,
    sha256: Buffer.from(left.sha256, 'hex'),
    state: 'refused',
    message: left.schema,
    checkedBy: null,
    // Who may not read the account does not see that there is such a file.
    accountNumbers: [left.accountNumber],
    statements: 0,
    entries: 0,
    faultCode: 'not_fetched',
    faultLine: null,
    faultValues: { most: String(Math.floor(left.mostBytes / 1_048_576)) },
    uploadedBy: null,
    receivedAt: clock.now(),
  };
  await db.as(left, async (tx) => {
    await lockIntake(tx, [[enterpriseId, connectionId, customerId, left.sha256].join('|')]);
    const known = await selectFileByContent(tx, { connectionId, customerId, via: 'bank' }, row.sha256);
    if (known !== null) return;
    await upsertFile(tx, enterpriseId, { ...row, sealedContent });
    await audit.write(tx, {
      enterpriseId,
      actor: { kind: 'bank', id: connectionId },
      action: 'statement_file.refused',
      target: `statement_file:${row.fileId}`,
      details: { fileName, fault: row.faultCode, line: null },
    });
  });
  relay.wake();
}

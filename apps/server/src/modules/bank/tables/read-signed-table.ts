import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { limits } from '../../../platform/limits.ts';
import { readWireTable, type SignedTable } from '../../access/index.ts';
import type { BankKey } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { checkInstant, Misfit } from '../records/misfit.ts';
import { SignatureFault, verifyJws } from '../records/jws.ts';
import type { TableRefusal } from './refused-table-store.ts';

/** Why a table was not believed. */
export class TableFault extends Error {
  readonly reason: TableRefusal;
  readonly version: bigint | null;

  constructor(reason: TableRefusal, detail: string, version: bigint | null = null) {
    super(detail);
    this.name = 'TableFault';
    this.reason = reason;
    this.version = version;
  }
}

const Payload = Type.Object({
  iss: Type.String(),
  iat: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  jti: Type.String({ minLength: 1, maxLength: 200 }),
  customerId: Type.String({ minLength: 1, maxLength: 100 }),
  version: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  effectiveFrom: Type.String({
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$',
  }),
  requirementId: Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Null()]),
  table: Type.Object({}),
});
const payloadShape = Compile(Payload);

/**
 * Holds a signed permission table against our agreement with the banks: signature, issuer, customer, times, shape, and that it does
 * not contradict itself.
 * @throws TableFault; BankError when the bank's keys cannot be asked for.
 */
export async function readSignedTable(
  connection: BankConnection,
  customerId: string,
  jws: string,
  deps: { findKey: (kid: string) => Promise<BankKey | null>; now: Date },
): Promise<SignedTable> {
  const verified = await verifyJws(jws, 'permission-table+jwt', deps.findKey).catch((error: unknown) => {
    throw error instanceof SignatureFault ? new TableFault('bad_signature', error.message) : error;
  });
  const { payload, key, digest } = verified;
  if (!payloadShape.Check(payload)) throw new TableFault('misfit', 'the signed table is not of the agreed shape');
  const version = BigInt(payload.version);
  const fault = (reason: TableRefusal, detail: string) => new TableFault(reason, detail, version);
  if (payload.iss !== connection.issuer) throw fault('bad_signature', 'iss is another issuer');
  if (payload.customerId !== customerId)
    throw fault('wrong_customer', `the table is that of customer ${payload.customerId.slice(0, 100)}`);
  const latest = new Date(deps.now.getTime() + limits.clockSkewSeconds * 1_000);
  const signedAt = new Date(payload.iat * 1_000);
  if (signedAt > latest) throw fault('misfit', 'iat lies in the future');
  const effectiveFrom = instantOf(payload.effectiveFrom, fault);
  if (effectiveFrom > latest) throw fault('misfit', 'effectiveFrom lies in the future');
  const read = readWireTable(payload.table);
  if ('fault' in read) throw fault('misfit', read.fault);
  return {
    connectionId: connection.connectionId,
    bank: connection.slug,
    customerId,
    version,
    effectiveFrom,
    signedAt,
    requirementId: payload.requirementId,
    table: read.table,
    document: payload.table,
    evidence: { jws, keyId: key.kid, publicKey: key.jwk, digest },
  };
}

function instantOf(text: string, fault: (reason: TableRefusal, detail: string) => TableFault): Date {
  try {
    return checkInstant('effectiveFrom', text);
  } catch (error) {
    throw error instanceof Misfit ? fault('misfit', error.message) : error;
  }
}

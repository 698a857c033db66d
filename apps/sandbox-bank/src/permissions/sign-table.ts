import { epochSeconds } from '../clock.ts';
import { newId } from '../ids.ts';
import { signJws } from '../keys/jws.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { PermissionTable } from './table.ts';

/** A version of a customer's table before it is signed. */
export type TableVersion = {
  customerId: string;
  /** From 1 without gaps. */
  version: number;
  effectiveFrom: Date;
  /** The requirement that it was built from; null where the bank made it of its own. */
  requirementId: string | null;
  table: PermissionTable;
};

/** The media type that sets a permission table apart from every other JWT of the bank (RFC 8725 §3.11). */
const tableType = 'permission-table+jwt';

/** Signs a version as of `issuedAt`: a compact JWS, evidence for as long as the key is published. */
export function signTable(key: SigningKey, issuer: string, issuedAt: Date, built: TableVersion): string {
  const { customerId, version, effectiveFrom, requirementId, table } = built;
  return signJws(key, tableType, {
    iss: issuer,
    iat: epochSeconds(issuedAt),
    jti: newId(issuedAt),
    customerId,
    version,
    effectiveFrom: effectiveFrom.toISOString(),
    requirementId,
    table,
  });
}

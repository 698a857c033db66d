import { Type, type Static } from 'typebox';
import { Day, Instant, Nullable, PageQuery, pageOf, Uuid } from '../../../platform/http/schemas.ts';
import { BankRef } from '../../identity/index.ts';
import { PermissionTableView } from '../permissions/table-schemas.ts';

const Version = Type.Integer({
  minimum: 1,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'Number of the version, from 1',
});
const Count = (what: string) => Type.Integer({ description: `How many ${what}` });

export const TableCounts = Type.Object(
  {
    departments: Count('departments'),
    roles: Count('roles'),
    accounts: Count('accounts'),
    holders: Count('holders: person × role × department'),
    persons: Count('persons'),
    grants: Count('grants'),
    approvalRules: Count('approval rules'),
  },
  { $id: 'PermissionTableCounts', description: 'How large a permission table is' },
);

const versionParts = {
  version: Version,
  effectiveFrom: Type.String({ format: 'date-time', description: 'From when the bank says that it is in force' }),
  effectiveUntil: Nullable(Instant, 'From when the next version is; null while it is in force'),
  signedAt: Type.String({ format: 'date-time', description: 'When the bank signed it' }),
  receivedAt: Type.String({ format: 'date-time', description: 'When it came to the network' }),
  requirementId: Nullable(Type.String(), 'The requirement from which the bank built it; null for one of its own'),
};
export const TableVersionSummary = Type.Object(
  { ...versionParts, counts: TableCounts },
  { $id: 'PermissionTableVersionSummary', description: 'A version of a permission table' },
);

const headParts = {
  id: Uuid,
  bank: BankRef,
  customerId: Type.String({ description: "The enterprise's number at the bank" }),
  current: Type.Boolean({ description: 'The one under which this session acts' }),
  appliedAt: Type.String({ format: 'date-time', description: 'Since when sessions here follow the version in force' }),
};
export const TableSummary = Type.Object(
  { ...headParts, ...versionParts, counts: TableCounts },
  { $id: 'PermissionTableSummary', description: 'The permission table of one customer number, as it is in force' },
);
export type TableSummary = Static<typeof TableSummary>;
export type TableVersionSummary = Static<typeof TableVersionSummary>;

export const TableDetail = Type.Object(
  {
    ...headParts,
    ...versionParts,
    inForce: Type.Boolean({ description: 'Whether this is the version in force' }),
    counts: TableCounts,
    contents: PermissionTableView,
    evidence: Type.Object(
      {
        keyId: Type.String({ description: "The bank's key" }),
        publicKey: Type.Record(Type.String(), Type.Unknown(), { description: 'Its public half, RFC 7517' }),
        jws: Type.String({ description: 'The table as the bank signed it, RFC 7515' }),
      },
      { description: 'What proves it' },
    ),
    can: Type.Array(Type.String(), { description: 'What this session may do with it: propose' }),
  },
  { $id: 'PermissionTableDetail', description: 'A version of a permission table, whole' },
);
export type TableDetail = Static<typeof TableDetail>;

export const TableList = Type.Object({
  items: Type.Array(TableSummary, { description: 'By bank and customer number; all of them, their number is bounded' }),
});
export const TableParams = Type.Object({ tableId: Uuid });
export const TableVersionParams = Type.Object({ tableId: Uuid, version: Version });
export const OnQuery = Type.Object({
  on: Type.Optional(
    Type.Unsafe<string>({
      ...Day,
      description: 'The version that was in force at the end of this day of Asia/Shanghai',
    }),
  ),
});
export const VersionsQuery = Type.Object({
  ...PageQuery.properties,
  on: Type.Optional(
    Type.Unsafe<string>({
      ...Day,
      description: 'Only those that were in force on this day of Asia/Shanghai, be it for a moment',
    }),
  ),
});
export const TableVersionsPage = pageOf(TableVersionSummary);

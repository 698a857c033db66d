import { Type, type Static, type TSchema } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, pageOf, Text, Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import {
  ApprovalRuleView,
  TableContentsView,
  TableDepartmentView,
  TableGrantView,
  TableHolderView,
  TableRoleView,
} from '../permissions/table-schemas.ts';
import { changeStates } from './change.ts';

export const ChangesQuery = PageQuery;
export const ChangeParams = Type.Object({ changeId: Type.String({ ...Uuid, description: 'Id of the change' }) });

const Version = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'Version of the table' });
const Note = Type.Optional(
  Nullable(
    Type.String({ minLength: 1, maxLength: limits.permissionTable.noteMaxCharacters, description: 'In your words' }),
    'What it is for, for those who sign it',
  ),
);

export const CreateChangeBody = Type.Object(
  { basedOnVersion: Version, contents: TableContentsView, note: Note },
  { additionalProperties: false, description: 'The whole of what the table is to hold' },
);
export type CreateChangeBody = Static<typeof CreateChangeBody>;

export const UpdateChangeBody = Type.Object(
  {
    revision: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'The revision that you saw' }),
    basedOnVersion: Type.Optional(Version),
    contents: Type.Optional(TableContentsView),
    note: Note,
  },
  {
    additionalProperties: false,
    description:
      'Other contents, or none to bring what it changes onto the version in force (basedOnVersion); signatures are void then',
  },
);
export type UpdateChangeBody = Static<typeof UpdateChangeBody>;

export const ImportQuery = Type.Object({
  fileName: Type.String({
    minLength: 1,
    maxLength: limits.fileNameMaxCharacters,
    description: 'Its name; the content decides what it is',
  }),
  note: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: limits.permissionTable.noteMaxCharacters,
      description: 'What it is for, for those who sign it',
    }),
  ),
});

const Count = Type.Integer({ minimum: 0, description: 'Rows' });
const Counts = Type.Object(
  { added: Count, removed: Count, changed: Count },
  { $id: 'DiffCounts', description: 'How many rows differ' },
);
const DiffSummary = Type.Object(
  { departments: Counts, roles: Counts, holders: Counts, grants: Counts, approvalRules: Counts },
  { $id: 'DiffSummary', description: 'How many rows of each part differ from the version it is based on' },
);

const differences = <T extends TSchema>(row: T) =>
  Type.Array(
    Type.Object({
      kind: oneOf(['added', 'removed', 'changed'], 'How it differs'),
      before: Nullable(row, 'As it is; null when it is added'),
      after: Nullable(row, 'As it is to be; null when it is removed'),
      fields: Type.Array(Type.String({ description: 'Name of a member' }), {
        description: 'The members that differ, of a changed one',
      }),
    }),
    { description: 'The rows that differ' },
  );
const TableDiff = Type.Object(
  {
    departments: differences(TableDepartmentView),
    roles: differences(TableRoleView),
    holders: differences(TableHolderView),
    grants: differences(TableGrantView),
    approvalRules: differences(ApprovalRuleView),
  },
  { $id: 'PermissionTableDiff', description: 'What is added, removed and changed' },
);

const Reason = Type.Object(
  {
    field: Nullable(Type.String(), 'Where in the table, such as grants.12.roleId; null: of the whole'),
    reason: Type.String({ description: 'In words' }),
  },
  { description: 'One reason' },
);

const summary = {
  id: Uuid,
  tableId: Type.String({ ...Uuid, description: 'Id of the table that it changes' }),
  state: oneOf(changeStates, 'How it stands'),
  stale: Type.Boolean({
    description: 'The version it is based on is not in force any more: bring it onto the current one',
  }),
  basedOnVersion: Version,
  currentVersion: Type.Integer({ description: 'The version in force' }),
  version: Nullable(Version, 'The version in which the bank put it in force'),
  source: oneOf(['form', 'csv', 'xlsx'], 'How it came in'),
  fileName: Nullable(Type.String(), 'Of an imported file'),
  note: Nullable(Type.String(), 'What it is for'),
  summary: DiffSummary,
  revision: Type.Integer({ description: 'Counts the saves' }),
  createdAt: Instant,
  createdBy: Type.Object({ id: Uuid, name: Text }, { description: 'Its author' }),
  updatedAt: Instant,
  submittedAt: Nullable(Instant, 'When it was submitted for signatures'),
  approvalId: Nullable(Uuid, 'The approval in which it is signed'),
  approvedBy: Type.Array(Type.Object({ id: Uuid, name: Text }, { description: 'One who signed it' }), {
    description: 'Who signed it, in the order of their signatures; empty until it is approved',
  }),
  reasons: Type.Array(Reason, { description: 'Why the bank refused it, or a colleague rejected it' }),
  can: Type.Array(oneOf(['update', 'rebase', 'submit', 'withdraw'], 'One thing that you may do'), {
    description: 'What you may do about it',
  }),
};
export const PermissionChange = Type.Object(summary, {
  $id: 'PermissionChange',
  description: 'A change of the permission table that the enterprise asks its bank for',
});
export type PermissionChange = Static<typeof PermissionChange>;
export const PermissionChangesPage = pageOf(PermissionChange);

export const PermissionChangeDetail = Type.Object(
  { ...summary, contents: TableContentsView, diff: TableDiff },
  { $id: 'PermissionChangeDetail', description: 'A change with what the table is to hold, and what differs' },
);
export type PermissionChangeDetail = Static<typeof PermissionChangeDetail>;

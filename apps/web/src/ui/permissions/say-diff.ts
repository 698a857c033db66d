import type { MessageKey } from '../../locales/message-key.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { DIFF_PARTS } from './table-diff.ts';
import type { Difference, TableDiff } from './table-diff.ts';
import { nameOf } from './grid.ts';
import {
  sayAccount,
  sayAction,
  sayBand,
  sayBase,
  sayDemand,
  sayDepartment,
  sayMandate,
  sayProduct,
  sayScope,
  sayTerms,
  sayValidity,
} from './say-table.ts';
import type { PermissionTable } from './table-types.ts';

type Part = (typeof DIFF_PARTS)[number];
type Said = { label: string; value: string };
/** One difference in words; `from` and `to` are null where there was, or will be, nothing. */
export type SaidDifference = {
  key: string;
  kind: 'added' | 'removed' | 'changed';
  title: string;
  changes: { label: string; from: string | null; to: string | null }[];
};
type Row<P extends Part> = NonNullable<TableDiff[P][number]['after']>;
type Words<P extends Part> = {
  title: (row: Row<P>, table: PermissionTable, reader: Reader) => string;
  terms: (row: Row<P>, table: PermissionTable, reader: Reader) => Said[];
};

const words: { [P in Part]: Words<P> } = {
  departments: {
    title: (department, _table, { say }) => say(nameOf(department)),
    terms: (department, table, reader) => [
      said('permissions.diff.field.name', reader.say(nameOf(department)), reader),
      said(
        'permissions.diff.field.parent',
        department.parentId === null
          ? reader.t('permissions.diff.top')
          : sayDepartment(table, department.parentId, reader),
        reader,
      ),
    ],
  },
  roles: {
    title: (role, _table, { say }) => say(nameOf(role)),
    terms: (role, _table, reader) => [
      said('permissions.diff.field.name', reader.say(nameOf(role)), reader),
      said('permissions.diff.field.base', sayBase(role.base, reader), reader),
    ],
  },
  accounts: {
    title: (account, table, reader) => sayAccount(table, account.accountNumber, reader),
    terms: (account, _table, reader) => [
      said('permissions.diff.field.name', reader.say(nameOf(account)), reader),
      said('permissions.diff.field.product', sayProduct(account.product, reader), reader),
    ],
  },
  holders: {
    title: (holder, table, reader) => `${reader.say(nameOf(holder))} · ${sayMandate(table, holder, reader)}`,
    terms: (holder, table, reader) => {
      const validity = sayValidity(holder, reader);
      const { accountNumbers } = holder;
      return [
        ...(accountNumbers === null
          ? []
          : [
              said(
                'permissions.diff.field.accounts',
                sayScope({ kind: 'accounts', accountNumbers }, table, reader),
                reader,
              ),
            ]),
        ...(validity === null ? [] : [said('permissions.limits.validity', validity, reader)]),
      ];
    },
  },
  grants: {
    title: (grant, table, reader) =>
      [sayMandate(table, grant, reader), sayAction(grant.action, reader), sayScope(grant.accounts, table, reader)].join(
        ' · ',
      ),
    terms: (grant, _table, reader) => sayTerms(grant, reader),
  },
  approvalRules: {
    title: (rule, table, reader) => `${sayBand(rule, reader)} · ${sayScope(rule.accounts, table, reader)}`,
    terms: (rule, table, reader) => [
      said('permissions.diff.field.band', sayBand(rule, reader), reader),
      said('permissions.diff.field.demand', sayDemand(rule.demand, table, reader), reader),
      said('permissions.diff.field.stepUp', rule.stepUp ? reader.t('common.yes') : reader.t('common.no'), reader),
      said('permissions.diff.field.expires', String(rule.expiresAfterHours), reader),
    ],
  },
};

/** What differs, in words, part by part; parts without a difference are left out. */
export function sayDiff(
  diff: TableDiff,
  table: PermissionTable,
  reader: Reader,
): { part: Part; items: SaidDifference[] }[] {
  return DIFF_PARTS.map((part) => ({ part, items: sayPart(part, diff, table, reader) })).filter(
    ({ items }) => items.length > 0,
  );
}

/** The first difference in one line, and how many there are. */
export function sumUpDiff(diff: TableDiff, table: PermissionTable, reader: Reader): string {
  const items = sayDiff(diff, table, reader).flatMap((part) => part.items);
  // What somebody may pay is what most people come for.
  const [first] = [...sayPart('grants', diff, table, reader), ...items];
  if (first === undefined) return reader.t('permissions.change.summaryNone');
  const [change] = first.changes;
  const line =
    first.kind === 'changed' && change !== undefined
      ? `${first.title} · ${change.label} ${change.from ?? noLimit(reader)} → ${change.to ?? noLimit(reader)}`
      : `${reader.t(`permissions.diff.${first.kind}`)} · ${first.title}`;
  return items.length === 1 ? line : reader.t('permissions.change.pendingMany', { first: line, count: items.length });
}

export function noLimit({ t }: Reader): string {
  return t('permissions.diff.noLimit');
}

function sayPart<P extends Part>(part: P, diff: TableDiff, table: PermissionTable, reader: Reader): SaidDifference[] {
  // The list at a part holds the rows of that part, which the compiler does not follow through an index.
  const rows = diff[part] as Difference<Row<P>>[];
  return rows.map((difference, place) => sayOne(`${part} ${place}`, difference, words[part], table, reader));
}

function sayOne<P extends Part>(
  key: string,
  { before, after }: Difference<Row<P>>,
  { title, terms }: Words<P>,
  table: PermissionTable,
  reader: Reader,
): SaidDifference {
  const row = after ?? before;
  const earlier = before === null ? [] : terms(before, table, reader);
  const later = after === null ? [] : terms(after, table, reader);
  const labels = [...new Set([...earlier, ...later].map(({ label }) => label))];
  const changes = labels
    .map((label) => ({ label, from: valueOf(earlier, label), to: valueOf(later, label) }))
    .filter(({ from, to }) => from !== to);
  return {
    key,
    kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
    title: row === null ? '' : title(row, table, reader),
    changes,
  };
}

function valueOf(terms: Said[], label: string): string | null {
  return terms.find((term) => term.label === label)?.value ?? null;
}

function said(key: MessageKey, value: string, { t }: Reader): Said {
  return { label: t(key), value };
}

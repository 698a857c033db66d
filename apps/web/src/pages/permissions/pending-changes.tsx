import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { changesQuery, changeQuery } from '../../api/change-queries.ts';
import type { PermissionChange } from '../../api/change-queries.ts';
import { Chip } from '../../components/chip.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { sumUpDiff } from '../../ui/permissions/say-diff.ts';
import { joinNames } from '../../ui/permissions/table-diff.ts';
import { useTable } from './table-context.ts';
import classes from './permissions-page.module.css';

/** What is over needs nobody any more. */
const OVER: ReadonlySet<PermissionChange['state']> = new Set(['in_force', 'withdrawn']);
const MOST = 3;

/** The changes of this table that are still under way, each with what it would change. */
export function PendingChanges({ tableId }: { tableId: string }) {
  const changes = useQuery(changesQuery);
  const open = (changes.data?.items ?? []).filter((change) => change.tableId === tableId && !OVER.has(change.state));
  return open.slice(0, MOST).map((change) => <Pending key={change.id} change={change} />);
}

function Pending({ change }: { change: PermissionChange }) {
  const reader = useReader();
  const { t, say, language } = reader;
  const table = useTable();
  const detail = useQuery(changeQuery(change.id));
  const summary =
    detail.data === undefined
      ? null
      : sumUpDiff(
          { ...detail.data.diff, accounts: [] },
          joinNames(table, { ...detail.data.contents, accounts: table.accounts }),
          reader,
        );
  return (
    <section className={classes.pending} aria-label={t(`permissions.change.states.${change.state}`)}>
      <Chip kind={change.stale ? 'warning' : change.state === 'refused' ? 'danger' : 'warning'}>
        {change.stale ? t('permissions.change.states.stale') : t(`permissions.change.states.${change.state}`)}
      </Chip>
      <p className={classes.pendingWhat}>
        {summary !== null && t('permissions.change.pending', { version: change.basedOnVersion + 1, summary })}
      </p>
      <span className={classes.quiet}>
        {t('permissions.change.by', { who: say(change.createdBy.name) })} · {formatInstant(change.updatedAt, language)}
      </span>
      <Link to={paths.permissionChange} params={{ changeId: change.id }} className={classes.see}>
        {change.state === 'draft' && change.can.includes('update')
          ? t('permissions.change.continue')
          : t('permissions.change.see')}
        <IconChevronRight size={14} stroke={1.75} aria-hidden />
      </Link>
    </section>
  );
}

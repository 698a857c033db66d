import type { PermissionChangeDetail } from '../../api/change-queries.ts';
import { PermissionRebase } from '../../forms/permission-rebase.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { PermissionTable } from '../../ui/permissions/table-types.ts';
import { FaultList } from './fault-list.tsx';
import classes from './change.module.css';

type ChangeStandingProps = { change: PermissionChangeDetail; table: PermissionTable };

/** What stands in the way of a change: a newer version, or why it was refused; and what it is for. */
export function ChangeStanding({ change, table }: ChangeStandingProps) {
  const { t } = useReader();
  const wholes = change.reasons.filter(({ field }) => field === null);
  const rows = change.reasons.flatMap(({ field, reason }) => (field === null ? [] : [{ field, reason }]));
  const failed = change.state === 'refused' || change.state === 'rejected';
  return (
    <>
      {change.stale && (
        <section className={classes.warn} aria-label={t('permissions.change.staleTitle')}>
          <h2>{t('permissions.change.staleTitle')}</h2>
          {change.can.includes('rebase') ? (
            <>
              <p>{t('permissions.change.staleNow', { current: change.currentVersion })}</p>
              <PermissionRebase change={change} />
            </>
          ) : (
            <p>{t('permissions.change.stale', { based: change.basedOnVersion, current: change.currentVersion })}</p>
          )}
        </section>
      )}
      {failed && (
        <section
          className={classes.warn}
          data-kind="danger"
          aria-label={t(`permissions.change.states.${change.state === 'refused' ? 'refused' : 'rejected'}`)}
        >
          <h2>
            {change.state === 'refused'
              ? t('permissions.change.refusedTitle')
              : t('permissions.change.states.rejected')}
          </h2>
          <p>{t('permissions.change.refusedWhat')}</p>
          {wholes.map(({ reason }) => (
            <p key={reason}>{reason}</p>
          ))}
        </section>
      )}
      {failed && rows.length > 0 && <FaultList faults={rows} table={table} onShow={undefined} />}
    </>
  );
}

import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { approvalCountQuery } from '../../api/approval-queries.ts';
import { openCasesQuery } from '../../api/case-queries.ts';
import { partnerCountQuery } from '../../api/network-queries.ts';
import type { Session } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { areaOf, areasFor, placeOf } from './areas.ts';
import type { Area } from './areas.ts';
import classes from './side-bar.module.css';

/** The areas of the house; only the current one shows its places. */
export function SideBar({ session }: { session: Session }) {
  const { t } = useReader();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const { data: received } = useQuery(partnerCountQuery('received'));
  const waiting = received?.items.length ?? 0;
  const current = areaOf(pathname);
  return (
    <nav className={classes.bar} aria-label={t('shell.mainNavigation')}>
      <ul>
        {areasFor(session).map((area) => (
          <AreaEntry
            key={area.key}
            area={area}
            pathname={pathname}
            open={area.key === current}
            count={area.key === 'network' ? waiting : 0}
          />
        ))}
      </ul>
    </nav>
  );
}

type AreaEntryProps = { area: Area; pathname: string; open: boolean; count: number };

function AreaEntry({ area, pathname, open, count }: AreaEntryProps) {
  const { t } = useReader();
  const Icon = area.icon;
  const here = open && area.places.length === 0;
  const place = placeOf(pathname, area);
  return (
    <li>
      <Link
        to={area.to}
        className={classes.area}
        data-open={open}
        data-here={here}
        aria-current={here ? 'page' : undefined}
        title={t(`shell.${area.key}`)}
      >
        <Icon size={18} stroke={1.75} aria-hidden />
        <span className={classes.name}>{t(`shell.${area.key}`)}</span>
        {count > 0 && (
          <span className={classes.count} aria-label={t('shell.waiting', { count })}>
            {count}
          </span>
        )}
      </Link>
      {open && area.places.length > 0 && (
        <ul className={classes.places}>
          {area.places.map(({ key, to }) => (
            <li key={key}>
              <Link
                to={to}
                className={classes.place}
                data-here={key === place?.key}
                aria-current={key === place?.key ? 'page' : undefined}
              >
                <span className={classes.name}>{t(`shell.${key}`)}</span>
                {key === 'cases' && <OpenCases />}
                {key === 'approvals' && <WaitingApprovals />}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** How much waits for the reader's signature. */
function WaitingApprovals() {
  const { t } = useReader();
  const { data } = useQuery(approvalCountQuery);
  const count = data?.waiting ?? 0;
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden>{count}</span>
      <VisuallyHidden>{t('shell.approvalsWaiting', { count })}</VisuallyHidden>
    </span>
  );
}

/** How many cases wait for a decision. */
function OpenCases() {
  const { t } = useReader();
  const { data } = useQuery(openCasesQuery);
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden>{data?.nextCursor === null ? count : `${count}+`}</span>
      <VisuallyHidden>{t('shell.casesOpen', { count })}</VisuallyHidden>
    </span>
  );
}

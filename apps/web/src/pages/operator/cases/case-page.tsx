import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight, IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { caseQuery, openCasesQuery } from '../../../api/case-queries.ts';
import type { OperatorCase } from '../../../api/types.ts';
import { ComparisonSummary } from '../../../components/comparison/comparison-summary.tsx';
import { ComparisonTable } from '../../../components/comparison/comparison-table.tsx';
import { EnterpriseTile } from '../../../components/enterprise-tile.tsx';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { RowSkeletons } from '../../../components/skeletons.tsx';
import { pickOther, useReader } from '../../../locales/use-reader.ts';
import { paths } from '../../../paths.ts';
import { formatInstant } from '../../../ui/format-date.ts';
import { CaseDocuments } from './case-documents.tsx';
import { CaseStanding } from './case-standing.tsx';
import { Decided } from './decided.tsx';
import { Decision } from './decision.tsx';
import classes from './cases.module.css';

const route = getRouteApi('/member/operator/cases/$caseId');

/** A case: stated, bank, registry and result side by side, the papers, and beside them one decision with one reason. */
export function CasePage() {
  const { t } = useReader();
  const { caseId } = route.useParams();
  const found = useQuery(caseQuery(caseId));
  const queue = useQueue(caseId);
  useHotkeys([
    ['j', () => queue.go(queue.next)],
    ['k', () => queue.go(queue.previous)],
  ]);
  if (found.data === undefined) {
    return (
      <Page dense>
        <PageHead title={t('cases.title')} />
        {found.isError ? (
          <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <RowSkeletons count={6} />
        )}
      </Page>
    );
  }
  const one = found.data;
  return (
    <div className={classes.case}>
      <div className={classes.content}>
        <QueueBar queue={queue} />
        <CaseHead one={one} />
        <CaseFields key={one.id} one={one} />
        <CaseDocuments one={one} />
      </div>
      <aside className={classes.side} aria-labelledby="decision">
        {one.decision === null ? (
          <Decision
            key={`${one.id} ${one.revision}`}
            one={one}
            hasNext={queue.next !== null}
            onSent={queue.onDecided}
          />
        ) : (
          <Decided decision={one.decision} />
        )}
      </aside>
    </div>
  );
}

/** The order in which open cases are worked off, and one's place in it. */
function useQueue(caseId: string) {
  const navigate = useNavigate();
  const { data } = useQuery(openCasesQuery);
  const ids = data?.items.map(({ id }) => id) ?? [];
  const at = ids.indexOf(caseId);
  const next = ids[at + 1] ?? null;
  const previous = at > 0 ? (ids[at - 1] ?? null) : null;
  const go = (id: string | null): void => {
    if (id !== null && id !== caseId) void navigate({ to: paths.case, params: { caseId: id } });
  };
  const onDecided = (): void => {
    const other = next ?? ids.find((id) => id !== caseId) ?? null;
    if (other === null) void navigate({ to: paths.cases });
    else go(other);
  };
  return { place: at + 1, all: ids.length, next, previous, go, onDecided };
}

type Queue = ReturnType<typeof useQueue>;

function QueueBar({ queue }: { queue: Queue }) {
  const { t } = useReader();
  const { place, all, previous, next, go } = queue;
  return (
    <nav className={classes.bar} aria-label={t('cases.breadcrumb')}>
      <Link to={paths.cases}>{t('cases.title')}</Link>
      <IconChevronRight size={14} stroke={1.75} aria-hidden />
      {place > 0 && <span className={classes.place}>{t('cases.place', { place, all })}</span>}
      <span className={classes.steps}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('cases.previous')}
          disabled={previous === null}
          onClick={() => go(previous)}
        >
          <IconChevronUp size={18} stroke={1.75} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('cases.next')}
          disabled={next === null}
          onClick={() => go(next)}
        >
          <IconChevronDown size={18} stroke={1.75} />
        </ActionIcon>
      </span>
    </nav>
  );
}

function CaseHead({ one }: { one: OperatorCase }) {
  const { t, say, language } = useReader();
  const { enterprise, otherEnterprise, openedAt, kind } = one;
  const other = pickOther(enterprise.name, language);
  return (
    <div className={classes.head}>
      <EnterpriseTile enterprise={enterprise} size="large" />
      <div className={classes.headBody}>
        <PageHead title={say(enterprise.name)}>
          <CaseStanding one={one} />
        </PageHead>
        <p className={classes.quiet}>
          {other !== null && `${other} · `}
          {t(`cases.kinds.${kind}`)} · {t('cases.openedOn', { date: formatInstant(openedAt, language) })}
        </p>
        {otherEnterprise !== null && (
          <p className={classes.other}>
            {t('cases.other', { name: say(otherEnterprise.name) })}{' '}
            <Link to={paths.enterprise} params={{ enterpriseId: otherEnterprise.id }}>
              {t('cases.openOther')}
            </Link>
          </p>
        )}
      </div>
    </div>
  );
}

function CaseFields({ one: { fields } }: { one: OperatorCase }) {
  const { t } = useReader();
  const [differencesOnly, setDifferencesOnly] = useState(false);
  if (fields.length === 0) return null;
  return (
    <section className={classes.fields} aria-label={t('registration.comparison.title')}>
      <ComparisonSummary fields={fields} differencesOnly={differencesOnly} onDifferencesOnly={setDifferencesOnly} />
      <ComparisonTable
        fields={fields}
        stated={t('registration.comparison.statedByApplicant')}
        differencesOnly={differencesOnly}
      />
    </section>
  );
}

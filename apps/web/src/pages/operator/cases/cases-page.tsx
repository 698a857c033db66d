import { NativeSelect } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { casesQuery } from '../../../api/case-queries.ts';
import type { CaseSummary } from '../../../api/types.ts';
import { Card } from '../../../components/card.tsx';
import { ChoiceBar } from '../../../components/choice-bar.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { EnterpriseTile } from '../../../components/enterprise-tile.tsx';
import { LoadMore } from '../../../components/load-more.tsx';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { RowSkeletons } from '../../../components/skeletons.tsx';
import { pickOther, useReader } from '../../../locales/use-reader.ts';
import { CASE_KINDS, isCaseKind, paths } from '../../../paths.ts';
import type { CasesSearch } from '../../../paths.ts';
import { formatInstant } from '../../../ui/format-date.ts';
import { CaseStanding } from './case-standing.tsx';
import classes from './cases.module.css';

const route = getRouteApi('/member/operator/cases');

/** The queue of cases: those to be decided, and those that were. */
export function CasesPage() {
  const { t } = useReader();
  const navigate = useNavigate();
  const { state = 'open', kind } = route.useSearch();
  const show = (search: CasesSearch): void => void navigate({ to: paths.cases, search, replace: true });
  const cases = useInfiniteQuery(casesQuery(state, kind));
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page dense>
      <PageHead title={t('cases.title')} lead={t('cases.lead')}>
        <div className={classes.filters}>
          <ChoiceBar
            label={t('cases.state')}
            value={state}
            choices={[
              { value: 'open', label: t('cases.open') },
              { value: 'decided', label: t('cases.decided') },
            ]}
            onChoose={(value) =>
              show({ ...(value === 'open' ? {} : { state: value }), ...(kind === undefined ? {} : { kind }) })
            }
          />
          <NativeSelect
            aria-label={t('cases.kind')}
            value={kind ?? ''}
            data={[
              { value: '', label: t('cases.allKinds') },
              ...CASE_KINDS.map((value) => ({ value, label: t(`cases.kinds.${value}`) })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              show({ ...(state === 'open' ? {} : { state }), ...(isCaseKind(value) ? { kind: value } : {}) })
            }
          />
        </div>
      </PageHead>
      {cases.isPending && <RowSkeletons count={5} />}
      {cases.isError && cases.data === undefined && (
        <ProblemNote error={cases.error} onRetry={() => void cases.refetch()} />
      )}
      {cases.isSuccess && items.length === 0 && (
        <EmptyState
          title={t(state === 'open' ? 'cases.emptyTitle' : 'cases.emptyDecidedTitle')}
          icon={<IconGavel size={20} stroke={1.75} />}
        >
          {t(state === 'open' ? 'cases.empty' : 'cases.emptyDecided')}
        </EmptyState>
      )}
      <ul className={classes.queue}>
        {items.map((one) => (
          <CaseRow key={one.id} one={one} />
        ))}
      </ul>
      <LoadMore query={cases} />
    </Page>
  );
}

function CaseRow({ one }: { one: CaseSummary }) {
  const { t, say, language } = useReader();
  const { enterprise, openedAt, decision } = one;
  const other = pickOther(enterprise.name, language);
  return (
    <Card as="li" className={classes.row}>
      <EnterpriseTile enterprise={enterprise} />
      <div className={classes.rowBody}>
        <p>
          <Link to={paths.case} params={{ caseId: one.id }} className={classes.rowName}>
            {say(enterprise.name)}
          </Link>
          {other !== null && <span className={classes.quiet}> {other}</span>}
        </p>
        <p className={classes.quiet}>
          {t(`cases.kinds.${one.kind}`)} ·{' '}
          {decision === null
            ? t('cases.openedOn', { date: formatInstant(openedAt, language) })
            : t('cases.decidedOn', { date: formatInstant(decision.decidedAt, language) })}
        </p>
      </div>
      <CaseStanding one={one} />
    </Card>
  );
}

import { NativeSelect } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { sessionQuery } from '../../api/session-queries.ts';
import { submissionsQuery } from '../../api/submission-queries.ts';
import type { SubmissionSummary } from '../../api/types.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { isSubmissionStatus, paths, SUBMISSION_STATUSES } from '../../paths.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { StatusChip } from './status-chip.tsx';
import classes from './submissions.module.css';

const route = getRouteApi('/member/bank/submissions');

/** What was typed in for the bank, drafts included; what waits for the member comes with its request. */
export function SubmissionsPage() {
  const { t } = useReader();
  const navigate = useNavigate();
  const { status } = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const submissions = useInfiniteQuery(submissionsQuery(status));
  const items = submissions.data?.pages.flatMap((page) => page.items) ?? [];
  const create =
    session?.can.includes('submissions:write') === true ? (
      <LinkButton to={paths.submissionNew} leftSection={<IconPlus size={18} stroke={1.75} />}>
        {t('submissions.new')}
      </LinkButton>
    ) : undefined;
  return (
    <Page>
      <PageHead title={t('submissions.title')} lead={t('submissions.lead')}>
        {create}
      </PageHead>
      <div className={classes.filters}>
        <NativeSelect
          aria-label={t('submissions.filter')}
          value={status ?? ''}
          data={[
            { value: '', label: t('submissions.everyStatus') },
            ...SUBMISSION_STATUSES.map((value) => ({ value, label: t(`submissions.statuses.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            void navigate({
              to: paths.submissions,
              search: isSubmissionStatus(value) ? { status: value } : {},
              replace: true,
            })
          }
        />
      </div>
      {submissions.isPending && <RowSkeletons count={5} />}
      {submissions.isError && submissions.data === undefined && (
        <ProblemNote error={submissions.error} onRetry={() => void submissions.refetch()} />
      )}
      {submissions.isSuccess && items.length === 0 && (
        <EmptyState title={t('submissions.noneTitle')} icon={<IconFileText size={20} stroke={1.75} />} action={create}>
          {t(status === undefined ? 'submissions.none' : 'submissions.noneSo')}
        </EmptyState>
      )}
      <ul className={classes.list} aria-label={t('submissions.title')}>
        {items.map((submission) => (
          <Row key={submission.id} submission={submission} />
        ))}
      </ul>
      <LoadMore query={submissions} />
    </Page>
  );
}

function Row({ submission }: { submission: SubmissionSummary }) {
  const { t, say, language } = useReader();
  const { id, title, bank, status, createdBy, updatedAt, receiptNumber, wanted } = submission;
  return (
    <Card as="li" className={classes.row} data-wanted={wanted !== null}>
      <BankMark mark={bank.mark} color={bank.color} size="large" />
      <div className={classes.names}>
        <h2>
          <Link to={paths.submission} params={{ submissionId: id }}>
            {say(title)}
          </Link>
        </h2>
        <p className={classes.quiet}>
          {say(bank.name)} ·{' '}
          {t('submissions.by', { who: say(createdBy.name), when: formatInstant(updatedAt, language) })}
          {receiptNumber !== null && ` · ${receiptNumber}`}
        </p>
        {wanted !== null && <p className={classes.wantedLine}>{t('submissions.wants', { wanted })}</p>}
      </div>
      <StatusChip status={status} />
    </Card>
  );
}

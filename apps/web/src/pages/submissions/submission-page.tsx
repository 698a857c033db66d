import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { submissionQuery } from '../../api/submission-queries.ts';
import type { Submission } from '../../api/types.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { CardSkeletons } from '../../components/skeletons.tsx';
import { SubmissionWithdraw } from '../../forms/submission-withdraw.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { Alarm } from './alarm.tsx';
import { Conversation } from './conversation.tsx';
import { Draft } from './draft.tsx';
import { StatusCard } from './status-card.tsx';
import { StatusChip } from './status-chip.tsx';
import { WantedCard } from './wanted-card.tsx';
import { WhatWasSent } from './what-was-sent.tsx';
import classes from './submissions.module.css';

const route = getRouteApi('/member/bank/submissions/$submissionId');

/** A submission: as long as it is a draft, its form; afterwards what became of it, and the conversation about it. */
export function SubmissionPage() {
  const { t } = useReader();
  const { submissionId } = route.useParams();
  const submission = useQuery(submissionQuery(submissionId));
  return (
    <Page>
      <p className={classes.back}>
        <Link to={paths.submissions}>{t('submissions.title')}</Link>
      </p>
      {submission.isPending && <CardSkeletons />}
      {submission.data === undefined && submission.isError && (
        <ProblemNote error={submission.error} onRetry={() => void submission.refetch()} />
      )}
      {submission.data !== undefined && <Shown submission={submission.data} />}
    </Page>
  );
}

function Shown({ submission }: { submission: Submission }) {
  const { t, say, language } = useReader();
  const { title, bank, status, createdBy, queuedAt, form, can } = submission;
  const lead =
    queuedAt === null
      ? t('submissions.draftLead', { bank: say(bank.name) })
      : t('submissions.sentLead', { who: say(createdBy.name), when: formatInstant(queuedAt, language) });
  return (
    <>
      <PageHead title={say(title)} lead={lead}>
        {can.includes('withdraw') && <SubmissionWithdraw submission={submission} />}
      </PageHead>
      <p className={classes.where}>
        <BankMark mark={bank.mark} color={bank.color} /> {say(bank.name)} · {t(`submissions.sources.${form.source}`)}{' '}
        <StatusChip status={status} />
      </p>
      {status === 'draft' ? (
        <Draft key={submission.id} submission={submission} />
      ) : (
        <div className={classes.columns}>
          <div className={classes.column}>
            <Alarm submission={submission} />
            <WantedCard submission={submission} />
            <StatusCard submission={submission} />
            <WhatWasSent submission={submission} />
          </div>
          <Conversation submission={submission} />
        </div>
      )}
    </>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createSubmission, submissionFormsQuery, submissionQuery } from '../../api/submission-queries.ts';
import { useSubmitKey } from '../../api/submit-key.ts';
import type { SubmissionFormSummary } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { CardSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import classes from './submissions.module.css';

/** Which form of the bank it shall be. */
export function SubmissionNewPage() {
  const { t, say } = useReader();
  const forms = useQuery(submissionFormsQuery);
  return (
    <Page>
      <PageHead
        title={t('submissions.newTitle')}
        lead={forms.data === undefined ? '' : t('submissions.newLead', { bank: say(forms.data.bank.name) })}
      />
      {forms.isPending && <CardSkeletons />}
      {forms.isError && <ProblemNote error={forms.error} onRetry={() => void forms.refetch()} />}
      {forms.data?.reachable === false && (
        <p className={classes.note} role="status">
          {t('submissions.formsOld', { bank: say(forms.data.bank.name) })}
        </p>
      )}
      {forms.data?.items.length === 0 && (
        <EmptyState title={t('submissions.noFormsTitle')}>{t('submissions.noForms')}</EmptyState>
      )}
      <ul className={classes.forms}>
        {forms.data?.items.map((form) => (
          <FormCard key={form.formId} form={form} />
        ))}
      </ul>
    </Page>
  );
}

function FormCard({ form }: { form: SubmissionFormSummary }) {
  const { t, say } = useReader();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const submitKey = useSubmitKey();
  const begin = useMutation({
    mutationFn: () => createSubmission(form.formId, submitKey.key()),
    onSuccess: async (submission) => {
      submitKey.renew();
      queryClient.setQueryData(submissionQuery(submission.id).queryKey, submission);
      await queryClient.invalidateQueries({ queryKey: ['submissions'] });
      await navigate({ to: paths.submission, params: { submissionId: submission.id } });
    },
  });
  return (
    <Card as="li" className={classes.formCard}>
      <div className={classes.cardHead}>
        <h2>{say(form.title)}</h2>
        <Chip kind="plain">{t(`submissions.kinds.${form.kind}`)}</Chip>
      </div>
      <p>{say(form.summary)}</p>
      <p className={classes.quiet}>{t(`submissions.sources.${form.source}`)}</p>
      {begin.isError && <ProblemNote error={begin.error} />}
      <div>
        <Button
          variant="default"
          loading={begin.isPending}
          aria-label={t('submissions.beginForm', { title: say(form.title) })}
          onClick={() => begin.mutate()}
        >
          {t('submissions.begin')}
        </Button>
      </div>
    </Card>
  );
}

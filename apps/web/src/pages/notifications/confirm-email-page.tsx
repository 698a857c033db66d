import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { confirmEmailAddress, preferencesQuery } from '../../api/notification-queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import classes from './link-page.module.css';

const route = getRouteApi('/member/me/notifications/confirm');

/** Where the link of the confirmation e-mail leads: one click confirms. */
export function ConfirmEmailPage() {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const { code } = route.useSearch();
  const confirm = useMutation({
    mutationFn: (given: string) => confirmEmailAddress(given),
    onSuccess: (preferences) => queryClient.setQueryData(preferencesQuery.queryKey, preferences),
  });
  const toPreferences = <LinkButton to={paths.tellMe}>{t('tellMe.title')}</LinkButton>;
  return (
    <Page>
      <PageHead title={t('tellMe.confirmTitle')} lead={t('tellMe.confirmLead')} />
      <div className={classes.box}>
        {code === undefined && <p>{t('tellMe.noCode')}</p>}
        {confirm.isSuccess && (
          <p role="status">{t('tellMe.confirmDone', { address: confirm.data.email.address ?? '' })}</p>
        )}
        {confirm.isError && <ProblemNote error={confirm.error} />}
        {code !== undefined && !confirm.isSuccess ? (
          <Button loading={confirm.isPending} onClick={() => confirm.mutate(code)}>
            {t('tellMe.confirmDo')}
          </Button>
        ) : (
          toPreferences
        )}
      </div>
    </Page>
  );
}

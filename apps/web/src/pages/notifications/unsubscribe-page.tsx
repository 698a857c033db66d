import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { unsubscribe } from '../../api/notification-queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import classes from './link-page.module.css';

const route = getRouteApi('/unsubscribe');

/** Where the link at the foot of an e-mail leads, signed in or not: one click ends e-mails of its kind. */
export function UnsubscribePage() {
  const { t } = useReader();
  const { token } = route.useSearch();
  const stop = useMutation({ mutationFn: (given: string) => unsubscribe(given) });
  const topic = stop.data?.topic ?? null;
  return (
    <Page>
      <PageHead title={t('tellMe.unsubscribeTitle')} lead={t('tellMe.unsubscribeLead')} />
      <div className={classes.box}>
        {token === undefined && <p>{t('tellMe.noToken')}</p>}
        {stop.isSuccess && (
          <p role="status">
            {topic === null
              ? t('tellMe.unsubscribedDigest')
              : t('tellMe.unsubscribedTopic', { topic: t(`notifications.topics.${topic}`) })}
          </p>
        )}
        {stop.isError && <ProblemNote error={stop.error} />}
        {token !== undefined && !stop.isSuccess ? (
          <Button loading={stop.isPending} onClick={() => stop.mutate(token)}>
            {t('tellMe.unsubscribeDo')}
          </Button>
        ) : (
          <LinkButton to={paths.tellMe}>{t('tellMe.title')}</LinkButton>
        )}
      </div>
    </Page>
  );
}

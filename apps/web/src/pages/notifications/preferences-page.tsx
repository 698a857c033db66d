import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { preferencesQuery, savePreferences } from '../../api/notification-queries.ts';
import type { NotificationPreferences, PreferencesChoice } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { showToast } from '../../ui/toasts.ts';
import { EmailCard } from './email-card.tsx';
import { TimesCard } from './times-card.tsx';
import { TopicsCard } from './topics-card.tsx';
import { WaitingEmails } from './waiting-emails.tsx';
import classes from './preferences-page.module.css';

/** How a member is told for the enterprise for which he acts. */
export function PreferencesPage() {
  const { t } = useReader();
  const preferences = useQuery(preferencesQuery);
  return (
    <Page>
      <PageHead title={t('tellMe.title')} lead={t('tellMe.lead')} />
      {preferences.isPending && <RowSkeletons />}
      {preferences.isError && <ProblemNote error={preferences.error} onRetry={() => void preferences.refetch()} />}
      {preferences.data !== undefined && <Choices preferences={preferences.data} />}
    </Page>
  );
}

function Choices({ preferences }: { preferences: NotificationPreferences }) {
  const reader = useReader();
  const { t } = reader;
  const queryClient = useQueryClient();
  const [edits, setEdits] = useState<Partial<PreferencesChoice>>(() => firstEdits(preferences, reader));
  const { email, ...kept } = preferences;
  const choice: PreferencesChoice = { ...kept, ...edits };
  const changed = Object.keys(edits).length > 0;
  const save = useMutation({
    mutationFn: () => savePreferences(choice),
    onSuccess: (saved) => {
      queryClient.setQueryData(preferencesQuery.queryKey, saved);
      setEdits({});
    },
  });
  const change = (edit: Partial<PreferencesChoice>): void => setEdits({ ...edits, ...edit });
  return (
    <div className={classes.cards}>
      <EmailCard email={email} beforeSending={changed ? () => save.mutateAsync() : undefined} />
      <WaitingEmails />
      <form
        className={classes.cards}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(undefined, { onSuccess: () => showToast(t('tellMe.saved')) });
        }}
      >
        <TopicsCard choice={choice} onChange={change} />
        <TimesCard choice={choice} onChange={change} />
        {save.isError && <ProblemNote error={save.error} />}
        <div className={classes.save}>
          <Button type="submit" loading={save.isPending} disabled={!changed}>
            {t('tellMe.save')}
          </Button>
          {changed && <p className={classes.notSaved}>{t('tellMe.notSaved')}</p>}
        </div>
      </form>
    </div>
  );
}

/** Who has not entered an address yet has hardly chosen anything: language and zone of the browser are proposed then. */
function firstEdits({ email, ...kept }: NotificationPreferences, { language }: Reader): Partial<PreferencesChoice> {
  if (email.address !== null || !email.available) return {};
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return {
    ...(kept.language === language ? {} : { language }),
    ...(kept.timeZone === timeZone ? {} : { timeZone }),
  };
}

import { Button, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endSession, sessionsQuery, signOut } from '../api/session-queries.ts';
import type { SignedInSession } from '../api/types.ts';
import { BankMark } from '../components/bank-mark.tsx';
import { Card } from '../components/card.tsx';
import { Chip } from '../components/chip.tsx';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { Page } from '../components/page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { RowSkeletons } from '../components/skeletons.tsx';
import { useReader } from '../locales/use-reader.ts';
import { formatInstant } from '../ui/format-date.ts';
import { showToast } from '../ui/toasts.ts';
import { PasskeysPart } from './passkeys-part.tsx';
import classes from './sessions-page.module.css';

/** Where this person is signed in, and how to end it. */
export function SessionsPage() {
  const { t } = useReader();
  const sessions = useQuery(sessionsQuery);
  return (
    <Page>
      <PageHead title={t('sessions.title')} lead={t('sessions.lead')} />
      {sessions.isPending && <RowSkeletons />}
      {sessions.isError && <ProblemNote error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul className={classes.list}>
        {sessions.data?.items.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.data?.items.length === 1 && <p className={classes.only}>{t('sessions.onlyThis')}</p>}
      <PasskeysPart />
    </Page>
  );
}

function SessionRow({ session }: { session: SignedInSession }) {
  const { t, say, language } = useReader();
  const client = session.client === '' ? t('sessions.unknownClient') : session.client;
  const times = [
    { label: t('sessions.signedIn'), at: session.createdAt },
    { label: t('sessions.lastSeen'), at: session.lastSeenAt },
    { label: t('sessions.expires'), at: session.expiresAt },
  ];
  return (
    <Card as="li" className={classes.row}>
      <div className={classes.who}>
        <p className={classes.client}>
          {client} {session.current && <Chip kind="accent">{t('sessions.current')}</Chip>}
        </p>
        <p className={classes.quiet}>
          {say(session.enterprise.name)} · {say(session.role.name)} ·{' '}
          <BankMark mark={session.bank.mark} color={session.bank.color} /> {say(session.bank.name)}
        </p>
      </div>
      <dl className={classes.times}>
        {times.map(({ label, at }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figures">{formatInstant(at, language)}</dd>
          </div>
        ))}
      </dl>
      {session.current ? <SignOutButton /> : <EndButton sessionId={session.id} client={client} />}
    </Card>
  );
}

function SignOutButton() {
  const { t } = useReader();
  const leave = useMutation({ mutationFn: signOut });
  return (
    <Button variant="default" loading={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
      {t('sessions.signOut')}
    </Button>
  );
}

function EndButton({ sessionId, client }: { sessionId: string; client: string }) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const end = useMutation({
    mutationFn: () => endSession(sessionId),
    onSuccess: async () => {
      setAsking(false);
      showToast(t('sessions.ended'));
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('sessions.end')}
        <VisuallyHidden>{` ${client}`}</VisuallyHidden>
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('sessions.endTitle')}
          what={t('sessions.endWhat', { client })}
          doLabel={t('sessions.endDo')}
          action={end}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

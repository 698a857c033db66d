import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { preferencesQuery, setEmailAddress } from '../../api/notification-queries.ts';
import type { NotificationPreferences } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { EmailConfirm } from '../../forms/email-confirm.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { showToast } from '../../ui/toasts.ts';
import classes from './preferences-page.module.css';

type Email = NotificationPreferences['email'];
type EmailCardProps = {
  email: Email;
  /** Saves what is chosen below first, so that the e-mail comes in the language that stands there. */
  beforeSending: (() => Promise<unknown>) | undefined;
};

/** The address: entered, confirmed by a code that was sent there, changed, taken away. */
export function EmailCard({ email, beforeSending }: EmailCardProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const set = useMutation({
    mutationFn: async (address: string | null) => {
      if (address !== null) await beforeSending?.();
      return setEmailAddress(address);
    },
    onSuccess: (preferences, address) => {
      queryClient.setQueryData(preferencesQuery.queryKey, preferences);
      setAsking(false);
      if (address === null) showToast(t('tellMe.removed'));
    },
  });
  const { address, confirmed, pending, refused, available } = email;
  const enters = available && (asking || (address === null && pending === null));
  return (
    <Card className={classes.card} aria-labelledby="email">
      <h2 id="email">{t('tellMe.email')}</h2>
      {!available && <p className={classes.quiet}>{t('tellMe.emailOff')}</p>}
      {confirmed && (
        <p className={classes.address}>
          <strong>{address}</strong> <Chip kind="accent">{t('tellMe.confirmed')}</Chip>
        </p>
      )}
      {refused && (
        <p className={classes.warning} role="alert">
          {t('tellMe.refused')}
        </p>
      )}
      {pending !== null && !asking && (
        <>
          <p>
            {t('tellMe.codeSent', { address: pending })}{' '}
            {confirmed && address !== null && t('tellMe.staysUntil', { address })}
          </p>
          <EmailConfirm />
        </>
      )}
      {enters && <AddressForm onSend={(entered) => set.mutate(entered)} isSending={set.isPending} />}
      {set.isError && <ProblemNote error={set.error} />}
      {available && !enters && (
        <div className={classes.buttons}>
          {pending !== null && (
            <Button variant="default" loading={set.isPending} onClick={() => set.mutate(pending)}>
              {t('tellMe.sendAgain')}
            </Button>
          )}
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('tellMe.otherAddress')}
          </Button>
          <Button variant="default" onClick={() => set.mutate(null)}>
            {t('tellMe.remove')}
          </Button>
        </div>
      )}
    </Card>
  );
}

function AddressForm({ onSend, isSending }: { onSend: (address: string) => void; isSending: boolean }) {
  const { t } = useReader();
  const [entered, setEntered] = useState('');
  return (
    <form
      className={classes.entry}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(entered.trim());
      }}
    >
      <TextInput
        className={classes.field}
        label={t('tellMe.address')}
        description={t('tellMe.addressHint')}
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        withAsterisk={false}
        value={entered}
        onChange={({ currentTarget: { value } }) => setEntered(value)}
      />
      <Button type="submit" loading={isSending}>
        {t('tellMe.sendCode')}
      </Button>
    </form>
  );
}

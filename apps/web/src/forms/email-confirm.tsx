import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { confirmEmailAddress, preferencesQuery } from '../api/notification-queries.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';
import classes from './email-confirm.module.css';

/** The code that was sent to a new address, typed in. */
export function EmailConfirm() {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => confirmEmailAddress(code),
    onSuccess: (preferences) => {
      queryClient.setQueryData(preferencesQuery.queryKey, preferences);
      showToast(t('tellMe.confirmedToast'));
    },
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <TextInput
        label={t('tellMe.code')}
        autoComplete="one-time-code"
        required
        maxLength={40}
        withAsterisk={false}
        value={code}
        onChange={({ currentTarget: { value } }) => setCode(value)}
      />
      <Button type="submit" loading={confirm.isPending}>
        {t('tellMe.confirm')}
      </Button>
      {confirm.isError && <ProblemNote error={confirm.error} />}
    </form>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { createDelegation, delegationsQuery } from '../api/approval-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import type { DelegationBody, Delegations } from '../api/types.ts';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { localDay } from '../ui/format-date.ts';
import { showToast } from '../ui/toasts.ts';
import { useNow } from '../ui/use-now.ts';
import classes from '../components/dialog.module.css';

/** Names a colleague who signs in the reader's stead, from a day until a day. */
export function DelegationCreate({
  candidates,
  onClose,
}: {
  candidates: Delegations['candidates'];
  onClose: () => void;
}) {
  const { t, say } = useReader();
  const client = useQueryClient();
  const submitKey = useSubmitKey();
  const today = localDay(useNow().toISOString()) ?? '';
  const [fields, setFields] = useState({ who: '', fromOn: today, untilOn: today });
  const chosen = candidates[Number(fields.who)];
  const ordered = fields.fromOn <= fields.untilOn;
  const create = useMutation({
    mutationFn: (body: DelegationBody) => createDelegation(body, submitKey.key()),
    onSettled: () => submitKey.renew(),
    onSuccess: async () => {
      showToast(t('deputies.added'));
      onClose();
      await client.invalidateQueries({ queryKey: delegationsQuery.queryKey });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (fields.who === '' || chosen === undefined || !ordered) return;
    const delegate = { subject: chosen.subject, roleId: chosen.role.id, departmentId: chosen.department.id };
    create.mutate({ delegate, fromOn: fields.fromOn, untilOn: fields.untilOn });
  };
  return (
    <Dialog title={t('deputies.addTitle')} onClose={onClose}>
      <form onSubmit={submit} className={classes.form}>
        <NativeSelect
          label={t('deputies.who')}
          required
          value={fields.who}
          onChange={(event) => setFields({ ...fields, who: event.currentTarget.value })}
        >
          <option value="">{t('deputies.choose')}</option>
          {candidates.map((one, index) => (
            <option key={`${one.subject} ${one.role.id} ${one.department.id}`} value={index}>
              {say(one.name)} · {t('deputies.as', { role: say(one.role.name), department: say(one.department.name) })}
            </option>
          ))}
        </NativeSelect>
        <TextInput
          type="date"
          label={t('deputies.from')}
          required
          min={today}
          value={fields.fromOn}
          onChange={(event) => setFields({ ...fields, fromOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('deputies.until')}
          required
          min={fields.fromOn}
          error={ordered ? undefined : t('deputies.daysWrong')}
          value={fields.untilOn}
          onChange={(event) => setFields({ ...fields, untilOn: event.currentTarget.value })}
        />
        {create.isError && <ProblemNote error={create.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={fields.who === '' || !ordered}>
            {t('deputies.addDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { requestPartner } from '../api/network-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import type { EnterpriseRef } from '../api/types.ts';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { useRelationChange } from './use-relation-changes.ts';
import classes from '../components/dialog.module.css';

const LONGEST_NOTE = 200;

/** Asks another enterprise to be partners, with a line to it. */
export function PartnerRequest({ enterprise, onClose }: { enterprise: EnterpriseRef; onClose: () => void }) {
  const { t, say } = useReader();
  const name = say(enterprise.name);
  const [note, setNote] = useState('');
  const submitKey = useSubmitKey();
  const ask = useRelationChange(
    () => requestPartner(enterprise.id, note.trim(), submitKey.key()),
    t('partners.requestSent', { name }),
    onClose,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask.mutate();
  };
  const change = (text: string): void => {
    // Another text is another submit: the key of the last one would be refused with it.
    submitKey.renew();
    setNote(text);
  };
  return (
    <Dialog title={t('partners.requestTitle', { name })} onClose={onClose}>
      <form onSubmit={submit}>
        <p className={classes.what}>{t('partners.requestWhat')}</p>
        <Textarea
          mt="md"
          label={t('partners.requestNote')}
          description={t('partners.requestNoteHint')}
          maxLength={LONGEST_NOTE}
          rows={3}
          value={note}
          onChange={(event) => change(event.currentTarget.value)}
        />
        {ask.isError && <ProblemNote error={ask.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={ask.isPending}>
            {t('partners.requestSend')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

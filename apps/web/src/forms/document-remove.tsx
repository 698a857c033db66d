import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { documentsQuery, registrationQuery, removeDocument } from '../api/registration-queries.ts';
import type { EvidenceDocument } from '../api/types.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';
import classes from './document-remove.module.css';

/** Removes a paper, after asking. */
export function DocumentRemove({
  document: { id, fileName },
}: {
  document: Pick<EvidenceDocument, 'id' | 'fileName'>;
}) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeDocument(id),
    onSuccess: async () => {
      setAsked(false);
      showToast(t('registration.documents.removed', { name: fileName }));
      await queryClient.invalidateQueries({ queryKey: documentsQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: registrationQuery.queryKey });
    },
  });
  return (
    <>
      <UnstyledButton className={classes.remove ?? ''} onClick={() => setAsked(true)}>
        {t('registration.documents.remove')}
        <VisuallyHidden>{` ${fileName}`}</VisuallyHidden>
      </UnstyledButton>
      {asked && (
        <ConfirmDialog
          title={t('registration.documents.removeTitle', { name: fileName })}
          what={t('registration.documents.removeWhat')}
          doLabel={t('registration.documents.remove')}
          action={remove}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

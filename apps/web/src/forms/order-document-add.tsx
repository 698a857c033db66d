import { Button, NativeSelect } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useSubmitKey } from '../api/submit-key.ts';
import { addOrderDocument } from '../api/trade-queries.ts';
import type { OrderUpload } from '../api/trade-queries.ts';
import { FILE_MAX_BYTES } from '../api/upload.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { formatFileLimit } from '../ui/file-size.ts';
import { showToast } from '../ui/toasts.ts';
import classes from './attachments.module.css';

const KINDS = ['order', 'delivery_note', 'invoice', 'other'] as const;
type Kind = (typeof KINDS)[number];

/** Adds a document to an order: what it is, then the file, with how much has been sent. */
export function OrderDocumentAdd({ orderId }: { orderId: string }) {
  const { t, language } = useReader();
  const [kind, setKind] = useState<Kind>('order');
  const id = useId();
  const upload = useAdd(orderId);
  return (
    <div className={classes.attachments}>
      <NativeSelect
        label={t('order.documents.kind')}
        value={kind}
        data={KINDS.map((value) => ({ value, label: t(`order.documents.kinds.${value}`) }))}
        onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'other')}
      />
      {upload.isPending && (
        <p role="status">
          <progress max={1} value={upload.share} aria-label={t('order.documents.sending')} />{' '}
          <Button variant="default" size="compact-sm" onClick={upload.stop}>
            {t('common.cancel')}
          </Button>
        </p>
      )}
      {upload.isError && <ProblemNote error={upload.error} />}
      <span className={classes.pick}>
        <input
          id={id}
          type="file"
          accept="application/pdf,image/jpeg,image/png"
          disabled={upload.isPending}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) upload.mutate({ kind, file });
            // The same file can be chosen again after it was mended.
            event.currentTarget.value = '';
          }}
        />
        <label htmlFor={id}>
          <IconPaperclip size={16} stroke={1.75} aria-hidden /> {t('order.documents.add')}
        </label>
      </span>
      <p id={`${id}-hint`} className={classes.quiet}>
        {t('order.documents.hint', { size: formatFileLimit(FILE_MAX_BYTES, language) })}
      </p>
    </div>
  );
}

/** One file at a time. Leaving the page stops it. */
function useAdd(orderId: string) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const submitKey = useSubmitKey();
  const [share, setShare] = useState(0);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const mutation = useMutation({
    mutationFn: (upload: OrderUpload) => {
      stopper.current = new AbortController();
      setShare(0);
      // Whatever is chosen is another request.
      submitKey.renew();
      const { signal } = stopper.current;
      return addOrderDocument(orderId, upload, { submitKey: submitKey.key(), onProgress: setShare, signal });
    },
    onSuccess: async () => {
      showToast(t('order.documents.added'));
      await queryClient.invalidateQueries({ queryKey: ['order', orderId] });
    },
  });
  const stop = (): void => {
    stopper.current?.abort();
    mutation.reset();
  };
  return { ...mutation, share, stop };
}

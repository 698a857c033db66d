import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { documentsQuery, registrationQuery } from '../../api/registration-queries.ts';
import { uploadDocument } from '../../api/upload.ts';
import type { Upload } from '../../api/upload.ts';
import type { EvidenceDocument } from '../../api/types.ts';

/** One upload at a time, with how much of it has been sent and a way to stop it. Leaving the page stops it too. */
export function useUpload(onAdded: (document: EvidenceDocument) => void) {
  const queryClient = useQueryClient();
  const [share, setShare] = useState(0);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const mutation = useMutation({
    mutationFn: (upload: Upload) => {
      stopper.current = new AbortController();
      setShare(0);
      return uploadDocument(upload, setShare, stopper.current.signal);
    },
    onSuccess: async (document) => {
      await queryClient.invalidateQueries({ queryKey: documentsQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: registrationQuery.queryKey });
      onAdded(document);
    },
  });
  const stop = (): void => {
    stopper.current?.abort();
    mutation.reset();
  };
  return { ...mutation, share, stop };
}

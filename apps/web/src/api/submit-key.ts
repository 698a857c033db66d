import { useRef } from 'react';

/**
 * The Idempotency-Key of one submit. It stays the same while the same submit is tried again, so that a request whose answer
 * was lost is not done twice, and changes once an answer came.
 */
export function useSubmitKey(): { key: () => string; renew: () => void } {
  const held = useRef<string | null>(null);
  return {
    key: () => (held.current ??= crypto.randomUUID()),
    renew: () => {
      held.current = null;
    },
  };
}

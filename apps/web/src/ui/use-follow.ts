import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { safeReturnTo } from '../paths.ts';

/**
 * Follows a path that the network gave, within the client. A click that asks for another tab or window is the browser's, and so
 * is an address that is none of ours. @returns whether it was followed here.
 */
export function useFollow(): (event: MouseEvent, link: string) => boolean {
  const router = useRouter();
  return (event, link) => {
    const path = safeReturnTo(link);
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (path === undefined || elsewhere) return false;
    event.preventDefault();
    router.history.push(path);
    return true;
  };
}

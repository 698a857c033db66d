import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { takeUnread } from './notification-caches.ts';

/** What each event of the stream makes stale. `session` is handled by the caller: the member must sign in again. */
const STALE_BY_EVENT: Record<string, string[][]> = {
  feed: [['feed-new']],
  consents: [['consents'], ['own-enterprise'], ['enterprise'], ['connections']],
  registration: [['registration'], ['documents'], ['own-enterprise'], ['enterprise'], ['session'], ['cases']],
  accounts: [['accounts']],
  activity: [['activity']],
  offers: [['offers'], ['offer']],
  submissions: [['submissions'], ['submission']],
  partners: [['partners'], ['enterprise'], ['watches']],
  approvals: [['approvals'], ['approval'], ['approvals-count'], ['delegations'], ['payment'], ['permission-changes']],
  payments: [['payments'], ['payment'], ['payable-accounts'], ['payment-preview']],
  statements: [['statements']],
  orders: [['orders'], ['order'], ['payment-requests']],
  // What somebody no longer shows does not stay on an open page.
  visibility: [['enterprise'], ['own-enterprise'], ['feed'], ['disclosures']],
};

interface StreamListeners {
  /** @param code the problem that says why. */
  readonly onSessionEnded: (code: string) => void;
  readonly onMandateChanged: () => void;
}

/**
 * Listens to the network's events (server-sent events, resumed by the browser with Last-Event-ID) as long as the component
 * is mounted. An event never changes what is being read; it only marks what has to be asked for again.
 */
export function useStream(on: StreamListeners): void {
  const { onSessionEnded, onMandateChanged } = on;
  const queryClient = useQueryClient();
  useEffect(() => {
    if (typeof EventSource === 'undefined') return undefined;
    const stream = new EventSource('/v1/stream');
    for (const [event, keys] of Object.entries(STALE_BY_EVENT)) {
      stream.addEventListener(event, () => {
        for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
      });
    }
    stream.addEventListener('notifications', ({ data }: MessageEvent<string>) => {
      takeUnread(queryClient, readUnread(data));
    });
    stream.addEventListener('session', ({ data }: MessageEvent<string>) => onSessionEnded(readEnd(data)));
    // What the mandate opens has changed: nothing that was read under it is sure any more. The network closes the stream, and what
    // happens until it is open again is asked for then.
    let reopening = false;
    stream.addEventListener('mandate', () => {
      reopening = true;
      void queryClient.invalidateQueries();
      onMandateChanged();
    });
    stream.addEventListener('open', () => {
      if (reopening) void queryClient.invalidateQueries();
      reopening = false;
    });
    return () => stream.close();
  }, [queryClient, onSessionEnded, onMandateChanged]);
}

/** The code of the problem that stands for the end of the session. */
function readEnd(data: string): string {
  // Written by the network as {state: 'ended', by?: string}.
  const { by } = JSON.parse(data) as { by?: string };
  return by === 'mandate' ? 'identity.mandate_revoked' : 'identity.session_ended';
}

function readUnread(data: string): number {
  // Written by the network as {unread: number}.
  return (JSON.parse(data) as { unread: number }).unread;
}

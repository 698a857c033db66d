import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showAsRead } from '../../api/notification-caches.ts';
import { markRead, unreadQuery } from '../../api/notification-queries.ts';

/** Some notifications, or everything up to the newest that is shown: what nobody saw stays unread. */
type Marked = { ids: string[] } | { upTo: string };

export function useMarkRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (marked: Marked) => markRead(marked),
    onSuccess: (count, marked) => {
      queryClient.setQueryData(unreadQuery.queryKey, count);
      showAsRead(queryClient, ({ id, createdAt }) =>
        'ids' in marked ? marked.ids.includes(id) : createdAt <= marked.upTo,
      );
    },
  });
}

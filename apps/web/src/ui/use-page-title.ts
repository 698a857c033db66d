import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { unreadQuery } from '../api/notification-queries.ts';

/** The title in the browser's tab, with the number of unread notifications before it. The bell asks for that number. */
export function usePageTitle(title: string): void {
  const { data } = useQuery({ ...unreadQuery, enabled: false });
  const unread = data?.unread ?? 0;
  useDocumentTitle(unread === 0 ? title : `(${unreadFigure(unread)}) ${title}`);
}

const MOST = 99;

/** More than two digits say no more than "many". */
export function unreadFigure(unread: number): string {
  return unread > MOST ? `${MOST}+` : String(unread);
}

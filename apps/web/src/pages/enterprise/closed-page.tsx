import { IconBan } from '@tabler/icons-react';
import { Problem } from '../../api/problem.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';

/** Whether the page is closed because of a block of our own; for one of the other side there is just nothing. */
export function isBlockedByUs(error: unknown): boolean {
  return error instanceof Problem && error.code === 'enterprises.blocked_by_you';
}

/** In place of an enterprise that we have blocked: why there is nothing to see, and where the block can be ended. */
export function ClosedPage() {
  const { t } = useReader();
  return (
    <Page>
      <PageHead title={t('blocks.closedTitle')} />
      <EmptyState
        title={t('blocks.closedWhat')}
        icon={<IconBan size={20} stroke={1.75} />}
        action={
          <LinkButton to={paths.partners} search={{ tab: 'blocked' }}>
            {t('blocks.toList')}
          </LinkButton>
        }
      >
        {t('blocks.closed')}
      </EmptyState>
    </Page>
  );
}

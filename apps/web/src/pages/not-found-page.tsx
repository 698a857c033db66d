import { IconMapPin } from '@tabler/icons-react';
import { LinkButton } from '../components/link-button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { useReader } from '../locales/use-reader.ts';
import { paths } from '../paths.ts';

export function NotFoundPage() {
  const { t } = useReader();
  return (
    <Page>
      <EmptyState
        title={t('notFound.title')}
        icon={<IconMapPin size={20} stroke={1.75} />}
        action={<LinkButton to={paths.home}>{t('notFound.action')}</LinkButton>}
      >
        {t('notFound.text')}
      </EmptyState>
    </Page>
  );
}

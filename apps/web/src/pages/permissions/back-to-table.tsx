import { IconArrowLeft } from '@tabler/icons-react';
import { LinkButton } from '../../components/link-button.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';

export function BackToTable() {
  const { t } = useReader();
  return (
    <LinkButton to={paths.permissions} variant="default" leftSection={<IconArrowLeft size={16} stroke={1.75} />}>
      {t('permissions.change.backToTable')}
    </LinkButton>
  );
}

import { Button } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { switchLanguage } from '../locales/i18n.ts';
import { useReader } from '../locales/use-reader.ts';

/** The other language, named in itself, so that who cannot read this one finds it. */
export function LanguageSwitch() {
  const { t, language } = useReader();
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <Button
      variant="subtle"
      color="gray"
      lang={other}
      leftSection={<IconLanguage size={18} stroke={1.75} aria-hidden />}
      onClick={() => void switchLanguage(other)}
    >
      {t('shell.otherLanguage')}
    </Button>
  );
}

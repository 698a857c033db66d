import { useMantineColorScheme } from '@mantine/core';
import { ChoiceBar } from '../components/choice-bar.tsx';
import { useReader } from '../locales/use-reader.ts';

/** Light, dark, or as the device says. */
export function SchemeChoose() {
  const { t } = useReader();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <ChoiceBar
      label={t('shell.scheme')}
      value={colorScheme}
      choices={[
        { value: 'light', label: t('shell.schemeLight') },
        { value: 'dark', label: t('shell.schemeDark') },
        { value: 'auto', label: t('shell.schemeAuto') },
      ]}
      onChoose={setColorScheme}
    />
  );
}

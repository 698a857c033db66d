import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useReader } from '../locales/use-reader.ts';

const SCHEMES = [
  { value: 'auto', label: 'schemeAuto', icon: IconDeviceDesktop },
  { value: 'light', label: 'schemeLight', icon: IconSun },
  { value: 'dark', label: 'schemeDark', icon: IconMoon },
] as const;

/** The three appearances as entries of a menu. */
export function SchemeItems() {
  const { t } = useReader();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return SCHEMES.map(({ value, label, icon: Icon }) => (
    <Menu.Item
      key={value}
      role="menuitemradio"
      aria-checked={colorScheme === value}
      leftSection={<Icon size={16} stroke={1.75} />}
      rightSection={colorScheme === value ? <IconCheck size={16} stroke={1.75} /> : null}
      onClick={() => setColorScheme(value)}
    >
      {t(`shell.${label}`)}
    </Menu.Item>
  ));
}

export function SchemeMenu() {
  const { t } = useReader();
  return (
    <Menu position="bottom-end" shadow="md" width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('shell.scheme')}>
          <IconSun size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <SchemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}

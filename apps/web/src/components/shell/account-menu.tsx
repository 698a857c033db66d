import { ActionIcon, Menu } from '@mantine/core';
import { IconDevices, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { signOut } from '../../api/session-queries.ts';
import type { Session } from '../../api/types.ts';
import { SchemeItems } from '../../forms/scheme-menu.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { MenuLink } from './menu-link.tsx';

export function AccountMenu({ session }: { session: Session }) {
  const { t, say } = useReader();
  const leave = useMutation({ mutationFn: signOut });
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('shell.account')}>
          <IconUserCircle size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say(session.person.name)}</Menu.Label>
        <MenuLink to={paths.sessions} leftSection={<IconDevices size={16} stroke={1.75} />}>
          {t('shell.sessions')}
        </MenuLink>
        <Menu.Divider />
        <Menu.Label>{t('shell.scheme')}</Menu.Label>
        <SchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={() => leave.mutate()}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Loader, Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowsExchange, IconBuildingBank, IconSelector } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { leaveForBank, mandatesQuery } from '../api/session-queries.ts';
import type { BankRef, BankSignInBody, Mandate, Session } from '../api/types.ts';
import { BankMark } from '../components/bank-mark.tsx';
import { EnterpriseTile } from '../components/enterprise-tile.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { MenuLink } from '../components/shell/menu-link.tsx';
import { useReader } from '../locales/use-reader.ts';
import { paths } from '../paths.ts';
import classes from './mandate-switch.module.css';

/** Which enterprise, department and role the member acts under; choosing another one signs in again at its bank. */
export function MandateSwitch({ session }: { session: Session }) {
  const { t, say } = useReader();
  const [opened, setOpened] = useState(false);
  const { mandate } = session;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" shadow="md" width={360}>
      <Menu.Target>
        <UnstyledButton className={classes.switch}>
          <EnterpriseTile enterprise={mandate.enterprise} size="small" />
          <span className={classes.enterprise}>{say(mandate.enterprise.name)}</span>
          <span className={classes.role}>
            <span className={classes.department}>{say(mandate.department.name)} · </span>
            {say(mandate.role.name)}
          </span>
          <VisuallyHidden>{t('shell.switchMandate')}</VisuallyHidden>
          <IconSelector size={16} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>{opened && <MandateItems bank={mandate.bank} />}</Menu.Dropdown>
    </Menu>
  );
}

function MandateItems({ bank }: { bank: BankRef }) {
  const { t, say } = useReader();
  const mandates = useQuery(mandatesQuery);
  const { href, pathname } = useRouterState({ select: (state) => state.location });
  // A page about one's own enterprise would be another one's after the switch, so the way back is the start.
  const returnTo = pathname === paths.ownEnterprise ? paths.home : href;
  const leave = useMutation({ mutationFn: (request: BankSignInBody) => leaveForBank({ ...request, returnTo }) });
  if (mandates.isPending) return <Menu.Label>{t('common.loading')}</Menu.Label>;
  if (mandates.isError) return <ProblemNote error={mandates.error} onRetry={() => void mandates.refetch()} />;
  return (
    <>
      <Menu.Label>{t('shell.mandates')}</Menu.Label>
      {mandates.data.items.map((mandate) => (
        <MandateItem
          key={mandate.id}
          mandate={mandate}
          busy={leave.isPending}
          onChoose={() => leave.mutate({ bank: mandate.bank.slug, mandate: tripleOf(mandate) })}
        />
      ))}
      <p className={classes.hint}>{t('shell.switchHint')}</p>
      {leave.isError && <ProblemNote error={leave.error} />}
      <Menu.Divider />
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconArrowsExchange size={16} stroke={1.75} />}
        onClick={() => leave.mutate({ bank: bank.slug })}
      >
        {t('shell.otherAtBank', { bank: say(bank.name) })}
      </Menu.Item>
      <MenuLink
        to={paths.signIn}
        search={{ returnTo, link: true }}
        leftSection={<IconBuildingBank size={16} stroke={1.75} />}
      >
        {t('shell.otherBank')}
      </MenuLink>
    </>
  );
}

/** What a bank needs to sign the member in under this very mandate. */
function tripleOf({ customerId, role, department }: Mandate): NonNullable<BankSignInBody['mandate']> {
  return { customerId, roleId: role.id, departmentId: department.id };
}

function MandateItem({ mandate, busy, onChoose }: { mandate: Mandate; busy: boolean; onChoose: () => void }) {
  const { t, say } = useReader();
  return (
    <Menu.Item
      closeMenuOnClick={false}
      disabled={mandate.current || busy}
      data-current={mandate.current}
      className={classes.item}
      onClick={onChoose}
      leftSection={<EnterpriseTile enterprise={mandate.enterprise} size="small" />}
      rightSection={
        mandate.current ? (
          <span className={classes.now}>{t('shell.currentMandate')}</span>
        ) : (
          busy && <Loader size={14} />
        )
      }
    >
      <span className={classes.itemName}>{say(mandate.enterprise.name)}</span>
      <span className={classes.itemRole}>
        {say(mandate.department.name)} · {say(mandate.role.name)} ·{' '}
        <BankMark mark={mandate.bank.mark} color={mandate.bank.color} /> {say(mandate.bank.name)}
      </span>
    </Menu.Item>
  );
}

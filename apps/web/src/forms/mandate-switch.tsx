import { Loader, Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowsExchange, IconBuildingBank, IconSelector } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { leaveForBank, mandatesQuery } from '../api/session-queries.ts';
import type { BankRef, BankSignInBody, ListedMandate, Session } from '../api/types.ts';
import { BankMark } from '../components/bank-mark.tsx';
import { EnterpriseTile } from '../components/enterprise-tile.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { RowSkeletons } from '../components/skeletons.tsx';
import { useReader } from '../locales/use-reader.ts';
import { paths } from '../paths.ts';
import { MandateOpens } from './mandate-opens.tsx';
import { tripleOf } from './switch-offer.tsx';
import classes from './mandate-switch.module.css';

/** Which enterprise, department and role the member acts under; choosing another one signs in again at its bank. */
export function MandateSwitch({ session }: { session: Session }) {
  const { t, say } = useReader();
  const [opened, setOpened] = useState(false);
  const { mandate } = session;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      width={360}
      trapFocus
      withinPortal={false}
    >
      <Popover.Target>
        <UnstyledButton className={classes.switch} onClick={() => setOpened(!opened)}>
          <EnterpriseTile enterprise={mandate.enterprise} size="small" />
          <span className={classes.enterprise}>{say(mandate.enterprise.name)}</span>
          <span className={classes.role}>
            <span className={classes.department}>{say(mandate.department.name)} · </span>
            {say(mandate.role.name)}
          </span>
          <VisuallyHidden>{t('shell.switchMandate')}</VisuallyHidden>
          <IconSelector size={16} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={t('shell.mandates')}>
        {opened && <Mandates bank={mandate.bank} onLeave={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Mandates({ bank, onLeave }: { bank: BankRef; onLeave: () => void }) {
  const { t, say } = useReader();
  const mandates = useQuery(mandatesQuery);
  const { href, pathname } = useRouterState({ select: (state) => state.location });
  // A page about one's own enterprise would be another one's after the switch, so the way back is the start.
  const returnTo = pathname === paths.ownEnterprise ? paths.home : href;
  const leave = useMutation({ mutationFn: (request: BankSignInBody) => leaveForBank({ ...request, returnTo }) });
  if (mandates.isPending) return <RowSkeletons count={2} />;
  if (mandates.isError) return <ProblemNote error={mandates.error} onRetry={() => void mandates.refetch()} />;
  return (
    <>
      <ul>
        {mandates.data.items.map((mandate) => (
          <li key={mandate.id}>
            <MandateItem
              mandate={mandate}
              current={mandates.data.items.find((one) => one.current)}
              busy={leave.isPending}
              onChoose={() => leave.mutate({ bank: mandate.bank.slug, mandate: tripleOf(mandate) })}
            />
          </li>
        ))}
      </ul>
      <p className={classes.hint}>{t('shell.switchHint')}</p>
      {leave.isError && <ProblemNote error={leave.error} />}
      <div className={classes.further}>
        <UnstyledButton className={classes.item} onClick={() => leave.mutate({ bank: bank.slug })}>
          <IconArrowsExchange size={18} stroke={1.75} aria-hidden />
          {t('shell.otherAtBank', { bank: say(bank.name) })}
        </UnstyledButton>
        <Link to={paths.signIn} search={{ returnTo, link: true }} className={classes.item} onClick={onLeave}>
          <IconBuildingBank size={18} stroke={1.75} aria-hidden />
          {t('shell.otherBank')}
        </Link>
      </div>
    </>
  );
}

type MandateItemProps = {
  mandate: ListedMandate;
  /** The one in which the member acts. */
  current: ListedMandate | undefined;
  busy: boolean;
  onChoose: () => void;
};

function MandateItem({ mandate, current, busy, onChoose }: MandateItemProps) {
  const { t, say } = useReader();
  return (
    <UnstyledButton
      className={classes.item}
      data-current={mandate.current}
      aria-current={mandate.current}
      disabled={mandate.current || busy}
      onClick={onChoose}
    >
      <EnterpriseTile enterprise={mandate.enterprise} size="small" />
      <span className={classes.itemWords}>
        <span className={classes.itemName}>{say(mandate.enterprise.name)}</span>
        <span className={classes.itemRole}>
          {say(mandate.department.name)} · {say(mandate.role.name)} ·{' '}
          <BankMark mark={mandate.bank.mark} color={mandate.bank.color} /> {say(mandate.bank.name)}
        </span>
        <MandateOpens mandate={mandate} than={mandate.current ? undefined : current} />
      </span>
      {mandate.current && <span className={classes.now}>{t('shell.currentMandate')}</span>}
      {busy && !mandate.current && <Loader size={14} />}
    </UnstyledButton>
  );
}

import { UnstyledButton } from '@mantine/core';
import { IconBellCog, IconDevices, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { signOut } from '../../api/session-queries.ts';
import type { Session } from '../../api/types.ts';
import { SchemeChoose } from '../../forms/scheme-choose.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { ProblemNote } from '../problem-note.tsx';
import { PopButton } from './pop-button.tsx';
import classes from './pop-button.module.css';

/** Who is signed in, where else, in which colours, and the way out. */
export function AccountMenu({ session }: { session: Session }) {
  const { t, say } = useReader();
  const leave = useMutation({ mutationFn: signOut });
  return (
    <PopButton label={t('shell.account')} icon={<IconUserCircle size={20} stroke={1.75} />}>
      {(close) => (
        <>
          <p className={classes.who}>{say(session.person.name)}</p>
          <Link to={paths.tellMe} className={classes.item} onClick={close}>
            <IconBellCog size={18} stroke={1.75} aria-hidden />
            {t('notifications.preferences')}
          </Link>
          <Link to={paths.sessions} className={classes.item} onClick={close}>
            <IconDevices size={18} stroke={1.75} aria-hidden />
            {t('shell.sessions')}
          </Link>
          <div className={classes.choice}>
            <SchemeChoose />
          </div>
          <UnstyledButton className={classes.item} onClick={() => leave.mutate()}>
            <IconLogout size={18} stroke={1.75} aria-hidden />
            {t('shell.signOut')}
          </UnstyledButton>
          {leave.isError && <ProblemNote error={leave.error} />}
        </>
      )}
    </PopButton>
  );
}

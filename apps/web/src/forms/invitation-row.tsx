import { Button, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { cancelInvitation } from '../api/member-queries.ts';
import type { Invitation } from '../api/types.ts';
import { BankMark } from '../components/bank-mark.tsx';
import { Card } from '../components/card.tsx';
import { Chip } from '../components/chip.tsx';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { formatDay } from '../ui/format-date.ts';
import { isInvitedRole } from './invited-roles.ts';
import { useMemberChange } from './use-member-change.ts';
import classes from '../pages/members/members-page.module.css';

/** Somebody who is awaited, or was: as what, at which bank, until when. */
export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { t, say, language } = useReader();
  const { bank, state } = invitation;
  const name = invitation.name ?? t('members.somebody');
  const parts = [useRoleName(invitation), invitation.departmentId, invitation.customerId, invitation.subject];
  return (
    <Card as="li" className={classes.row}>
      <div className={classes.who}>
        <p className={classes.name}>
          {name} <Chip kind={state === 'open' ? 'accent' : 'plain'}>{t(`members.states.${state}`)}</Chip>
        </p>
        <p className={classes.quiet}>
          <BankMark mark={bank.mark} color={bank.color} /> {say(bank.name)} · {parts.filter(Boolean).join(' · ')}
        </p>
        <p className={classes.quiet}>{useWhen(invitation)}</p>
      </div>
      {state === 'open' && (
        <p className={classes.link}>
          <CopyLink link={invitation.link} name={name} />
          <span className={classes.quiet}>
            {t('members.until', { date: formatDay(invitation.expiresAt, language) })}
          </span>
        </p>
      )}
      {invitation.can.includes('cancel') && <CancelButton invitation={invitation} name={name} />}
    </Card>
  );
}

function useRoleName({ roleId }: Invitation): string | null {
  const { t } = useReader();
  return isInvitedRole(roleId) ? t(`members.roles.${roleId}`) : roleId;
}

function useWhen({ acceptedAt, acceptedBy, createdAt, createdBy }: Invitation): string {
  const { t, say, language } = useReader();
  if (acceptedAt !== null && acceptedBy !== null) {
    return t('members.followedBy', { name: say(acceptedBy.name), date: formatDay(acceptedAt, language) });
  }
  return t('members.invitedOn', { name: say(createdBy.name), date: formatDay(createdAt, language) });
}

function CopyLink({ link, name }: { link: string; name: string }) {
  const { t } = useReader();
  const clipboard = useClipboard({ timeout: 2000 });
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon size={18} stroke={1.75} />}
        onClick={() => clipboard.copy(`${globalThis.location.origin}${link}`)}
      >
        {t('members.copyLink')}
        <VisuallyHidden>{` ${name}`}</VisuallyHidden>
      </Button>
      <VisuallyHidden component="output">{clipboard.copied ? t('common.copied') : ''}</VisuallyHidden>
    </>
  );
}

function CancelButton({ invitation, name }: { invitation: Invitation; name: string }) {
  const { t } = useReader();
  const [asking, setAsking] = useState(false);
  const cancel = useMemberChange(
    () => cancelInvitation(invitation.id),
    t('members.cancelDone'),
    () => setAsking(false),
  );
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('members.cancel')}
        <VisuallyHidden>{` ${name}`}</VisuallyHidden>
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('members.cancelTitle', { name })}
          what={t('members.cancelWhat')}
          doLabel={t('members.cancel')}
          keepLabel={t('members.keepInvitation')}
          action={cancel}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

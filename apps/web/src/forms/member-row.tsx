import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { letMemberIn, removeMember } from '../api/member-queries.ts';
import type { Member } from '../api/types.ts';
import { BankMark } from '../components/bank-mark.tsx';
import { Card } from '../components/card.tsx';
import { Chip } from '../components/chip.tsx';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { formatDay, formatInstant } from '../ui/format-date.ts';
import { useMemberChange } from './use-member-change.ts';
import classes from '../pages/members/members-page.module.css';

/** A member: who, as what, since when; and what may be done about it. */
export function MemberRow({ member }: { member: Member }) {
  const { t, say, language } = useReader();
  const name = useMemberName(member);
  const titles = [...member.roles, ...member.departments].map((one) => say(one.name));
  return (
    <Card as="li" className={classes.row}>
      <div className={classes.who}>
        <p className={classes.name}>
          {name} {member.isSelf && <Chip kind="accent">{t('members.you')}</Chip>}
          {member.state !== 'active' && <Chip kind="plain">{t(`members.${member.state}`)}</Chip>}
        </p>
        <p className={classes.quiet}>
          {titles.join(' · ')}
          {member.banks.map((bank) => (
            <span key={bank.slug} className={classes.bank}>
              <BankMark mark={bank.mark} color={bank.color} /> {say(bank.name)}
            </span>
          ))}
        </p>
      </div>
      <dl className={classes.times}>
        <div>
          <dt>{t('members.since')}</dt>
          <dd className="figures">{formatDay(member.since, language)}</dd>
        </div>
        <div>
          <dt>{t('members.lastSeen')}</dt>
          <dd className="figures">
            {member.lastSeenAt === null ? t('members.never') : formatInstant(member.lastSeenAt, language)}
          </dd>
        </div>
      </dl>
      {member.can.includes('remove') && member.state === 'active' && <RemoveButton member={member} name={name} />}
      {member.can.includes('let_in') && <LetInButton member={member} name={name} />}
    </Card>
  );
}

function useMemberName({ name }: Member): string {
  const { t, say } = useReader();
  return name.zh === null && name.en === null ? t('members.unnamed') : say(name);
}

type MemberActionProps = { member: Member; name: string };

function RemoveButton({ member, name }: MemberActionProps) {
  const { t } = useReader();
  const [asking, setAsking] = useState(false);
  const remove = useMemberChange(
    () => removeMember(member.personId),
    t('members.removeDone', { name }),
    () => setAsking(false),
  );
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('members.remove')}
        <VisuallyHidden>{` ${name}`}</VisuallyHidden>
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('members.removeTitle', { name })}
          what={t('members.removeWhat', { name })}
          doLabel={t('members.removeDo')}
          keepLabel={t('members.keep')}
          action={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function LetInButton({ member, name }: MemberActionProps) {
  const { t } = useReader();
  const letIn = useMemberChange(() => letMemberIn(member.personId), t('members.letInDone', { name }));
  return (
    <>
      <Button variant="default" loading={letIn.isPending} onClick={() => letIn.mutate()}>
        {t('members.letIn')}
        <VisuallyHidden>{` ${name}`}</VisuallyHidden>
      </Button>
      {letIn.isError && <ProblemNote error={letIn.error} />}
    </>
  );
}

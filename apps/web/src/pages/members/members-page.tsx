import { Button } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { invitationsQuery, membersQuery } from '../../api/member-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { MemberState, Session } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { EnterpriseLeave } from '../../forms/enterprise-leave.tsx';
import { InvitationRow } from '../../forms/invitation-row.tsx';
import { MemberInvite } from '../../forms/member-invite.tsx';
import { MemberRow } from '../../forms/member-row.tsx';
import { useReader } from '../../locales/use-reader.ts';
import classes from './members-page.module.css';

/** Who acts for the own enterprise, who is awaited, who has gone; and the way out for oneself. */
export function MembersPage() {
  const { t, say } = useReader();
  const { data: session } = useQuery(sessionQuery);
  if (session === null || session === undefined) return null;
  const enterprise = say(session.mandate.enterprise.name);
  const manages = session.can.includes('members:manage');
  return (
    <Page>
      <PageHead title={t('members.title')} lead={t('members.lead', { enterprise })} />
      <div className={classes.sections}>
        <section className={classes.section} aria-label={t('members.title')}>
          <Members state="active" />
          {!manages && <p className={classes.lead}>{t('members.mayNot')}</p>}
        </section>
        {manages && <Invitations session={session} />}
        <Earlier />
        <Card as="section" className={classes.leave} aria-label={t('members.leave')}>
          <p className={classes.lead}>{t('members.leaveLead')}</p>
          <EnterpriseLeave enterprise={enterprise} />
        </Card>
      </div>
    </Page>
  );
}

function Members({ state }: { state: MemberState }) {
  const members = useInfiniteQuery(membersQuery(state));
  if (members.isPending) return <RowSkeletons />;
  if (members.isError && members.data === undefined)
    return <ProblemNote error={members.error} onRetry={() => void members.refetch()} />;
  const items = members.data.pages.flatMap((page) => page.items);
  return (
    <>
      <ul className={classes.list}>
        {items.map((member) => (
          <MemberRow key={member.personId} member={member} />
        ))}
      </ul>
      <LoadMore query={members} />
    </>
  );
}

function Invitations({ session }: { session: Session }) {
  const { t } = useReader();
  const [inviting, setInviting] = useState(false);
  const invitations = useInfiniteQuery(invitationsQuery);
  const items = invitations.data?.pages.flatMap((page) => page.items) ?? [];
  const invite = (
    <Button leftSection={<IconUserPlus size={18} stroke={1.75} />} onClick={() => setInviting(true)}>
      {t('members.invite')}
    </Button>
  );
  return (
    <section className={classes.section} aria-labelledby="invitations">
      <div className={classes.sectionHead}>
        <h2 id="invitations">{t('members.invitations')}</h2>
        {items.length > 0 && invite}
      </div>
      <p className={classes.lead}>{t('members.invitationsLead')}</p>
      {invitations.isPending && <RowSkeletons count={2} />}
      {invitations.isError && <ProblemNote error={invitations.error} onRetry={() => void invitations.refetch()} />}
      {invitations.isSuccess && items.length === 0 && (
        <EmptyState
          title={t('members.noInvitationsTitle')}
          icon={<IconUsers size={20} stroke={1.75} />}
          action={invite}
        >
          {t('members.noInvitations')}
        </EmptyState>
      )}
      <ul className={classes.list}>
        {items.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      <LoadMore query={invitations} />
      {inviting && <MemberInvite session={session} onClose={() => setInviting(false)} />}
    </section>
  );
}

/** Asked for only when somebody opens it: few ever look. */
function Earlier() {
  const { t } = useReader();
  const [opened, setOpened] = useState(false);
  return (
    <details className={classes.earlier} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('members.earlier')}</summary>
      {opened && <EarlierMembers />}
    </details>
  );
}

function EarlierMembers() {
  const { t } = useReader();
  const left = useInfiniteQuery(membersQuery('left'));
  const removed = useInfiniteQuery(membersQuery('removed'));
  const none = [left, removed].every((query) => query.data?.pages[0]?.items.length === 0);
  if (none) return <p className={classes.lead}>{t('members.noEarlier')}</p>;
  return (
    <>
      <Members state="removed" />
      <Members state="left" />
    </>
  );
}

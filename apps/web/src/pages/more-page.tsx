import { Button } from '@mantine/core';
import {
  IconBell,
  IconBellCog,
  IconBuilding,
  IconBuildingBank,
  IconChecklist,
  IconCertificate,
  IconChevronRight,
  IconDevices,
  IconEye,
  IconGavel,
  IconHistory,
  IconLogout,
  IconPlugConnected,
  IconShare,
  IconShieldCheck,
  IconTable,
  IconUsers,
} from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionQuery, signOut } from '../api/session-queries.ts';
import { Card } from '../components/card.tsx';
import { ChoiceBar } from '../components/choice-bar.tsx';
import { Page } from '../components/page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SchemeChoose } from '../forms/scheme-choose.tsx';
import { switchLanguage } from '../locales/i18n.ts';
import { useReader } from '../locales/use-reader.ts';
import { paths } from '../paths.ts';
import type { SignInSearch } from '../paths.ts';
import classes from './more-page.module.css';

/** On a phone, what does not fit into the tabs. */
export function MorePage() {
  const { t, say } = useReader();
  const { data: session } = useQuery(sessionQuery);
  const leave = useMutation({ mutationFn: signOut });
  const may = (action: string): boolean => session?.can.includes(action) === true;
  return (
    <Page>
      <PageHead
        title={t('more.title')}
        {...(session === null || session === undefined ? {} : { lead: say(session.person.name) })}
      />
      <Card as="div" className={classes.links}>
        <MoreLink to={paths.notifications} icon={IconBell} label={t('notifications.title')} />
        <MoreLink to={paths.tellMe} icon={IconBellCog} label={t('notifications.preferences')} />
        <MoreLink to={paths.ownEnterprise} icon={IconBuilding} label={t('shell.enterprise')} />
        {may('members:read') && <MoreLink to={paths.members} icon={IconUsers} label={t('shell.members')} />}
        {may('permission_table:read') && (
          <MoreLink to={paths.permissions} icon={IconTable} label={t('shell.permissions')} />
        )}
        <MoreLink to={paths.registration} icon={IconCertificate} label={t('shell.registration')} />
        <MoreLink to={paths.sessions} icon={IconDevices} label={t('shell.sessions')} />
        {may('disclosures:read') && <MoreLink to={paths.visibility} icon={IconShare} label={t('shell.visibility')} />}
        {may('looks:read') && <MoreLink to={paths.looks} icon={IconEye} label={t('shell.looks')} />}
        {may('audit:read') && <MoreLink to={paths.ownAudit} icon={IconHistory} label={t('shell.audit')} />}
        {may('operator:cases_read') && <MoreLink to={paths.cases} icon={IconGavel} label={t('shell.cases')} />}
        {may('operator:connections_read') && (
          <MoreLink to={paths.connections} icon={IconPlugConnected} label={t('shell.connections')} />
        )}
        {may('operator:jobs_read') && <MoreLink to={paths.jobs} icon={IconChecklist} label={t('shell.jobs')} />}
        {may('operator:audit_read') && (
          <MoreLink to={paths.networkAudit} icon={IconShieldCheck} label={t('shell.networkAudit')} />
        )}
        <MoreLink
          to={paths.signIn}
          search={{ link: true, returnTo: paths.more }}
          icon={IconBuildingBank}
          label={t('shell.otherBank')}
        />
      </Card>
      <Choices />
      <Button
        variant="default"
        fullWidth
        leftSection={<IconLogout size={18} stroke={1.75} />}
        loading={leave.isPending || leave.isSuccess}
        onClick={() => leave.mutate()}
      >
        {t('shell.signOut')}
      </Button>
    </Page>
  );
}

function Choices() {
  const { t, language } = useReader();
  return (
    <Card as="div" className={classes.choices}>
      <span>{t('shell.language')}</span>
      <ChoiceBar
        label={t('shell.language')}
        value={language}
        choices={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChoose={(value) => void switchLanguage(value)}
      />
      <span>{t('shell.scheme')}</span>
      <SchemeChoose />
    </Card>
  );
}

type MoreLinkProps = { to: string; search?: SignInSearch; icon: typeof IconDevices; label: string };

function MoreLink({ to, search = {}, icon: Icon, label }: MoreLinkProps) {
  return (
    <Link to={to} search={search} className={classes.link}>
      <Icon size={20} stroke={1.75} aria-hidden />
      <span>{label}</span>
      <IconChevronRight size={18} stroke={1.75} aria-hidden />
    </Link>
  );
}

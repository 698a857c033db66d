import { Button } from '@mantine/core';
import { IconEye, IconEyeOff, IconUserCheck, IconUserPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptPartner, setWatching } from '../api/network-queries.ts';
import type { EnterpriseView } from '../api/types.ts';
import { LinkButton } from '../components/link-button.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { paths } from '../paths.ts';
import { EnterpriseBlock } from './enterprise-block.tsx';
import { PartnerEnd } from './partner-end.tsx';
import { PartnerRequest } from './partner-request.tsx';
import { useRelationChange } from './use-relation-changes.ts';

/** What this member may do with this enterprise; what is not allowed is absent. */
export function RelationActions({ enterprise }: { enterprise: EnterpriseView }) {
  const { t } = useReader();
  const { can, relation } = enterprise;
  return (
    <>
      {can.includes('manage') && <LinkButton to={paths.ownEnterprise}>{t('enterprise.manage')}</LinkButton>}
      {can.includes('accept_partner') && <AcceptButton enterprise={enterprise} />}
      {can.includes('request_partner') && <RequestButton enterprise={enterprise} />}
      {(can.includes('watch') || can.includes('unwatch')) && <WatchButton enterprise={enterprise} />}
      {can.includes('end_partner') && relation.partner !== 'none' && relation.partner !== 'ended' && (
        <EndButton enterprise={enterprise} />
      )}
      {can.includes('block') && <BlockButton enterprise={enterprise} />}
    </>
  );
}

function AcceptButton({ enterprise }: { enterprise: EnterpriseView }) {
  const { t, say } = useReader();
  const accept = useRelationChange(
    () => acceptPartner(enterprise.id),
    t('partners.accepted', { name: say(enterprise.name) }),
  );
  return (
    <>
      <Button
        leftSection={<IconUserCheck size={18} stroke={1.75} />}
        loading={accept.isPending}
        onClick={() => accept.mutate()}
      >
        {t('enterprise.acceptPartner')}
      </Button>
      {accept.isError && <ProblemNote error={accept.error} />}
    </>
  );
}

function RequestButton({ enterprise }: { enterprise: EnterpriseView }) {
  const { t } = useReader();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button leftSection={<IconUserPlus size={18} stroke={1.75} />} onClick={() => setOpened(true)}>
        {t('enterprise.requestPartner')}
      </Button>
      {opened && <PartnerRequest enterprise={enterprise} onClose={() => setOpened(false)} />}
    </>
  );
}

function WatchButton({ enterprise }: { enterprise: EnterpriseView }) {
  const { t, say } = useReader();
  const { watching } = enterprise.relation;
  const name = say(enterprise.name);
  const change = useRelationChange(
    () => setWatching(enterprise.id, !watching),
    watching ? t('partners.watchOff', { name }) : t('partners.watchOn', { name }),
  );
  const icon = watching ? <IconEyeOff size={18} stroke={1.75} /> : <IconEye size={18} stroke={1.75} />;
  return (
    <>
      <Button variant="default" leftSection={icon} loading={change.isPending} onClick={() => change.mutate()}>
        {watching ? t('enterprise.unwatch') : t('enterprise.watch')}
      </Button>
      {change.isError && <ProblemNote error={change.error} />}
    </>
  );
}

function EndButton({ enterprise }: { enterprise: EnterpriseView }) {
  const { t } = useReader();
  const [opened, setOpened] = useState(false);
  const state = enterprise.relation.partner;
  const label =
    state === 'requested'
      ? t('enterprise.cancelRequest')
      : state === 'received'
        ? t('partners.decline')
        : t('enterprise.endPartner');
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setOpened(true)}>
        {label}
      </Button>
      {opened && <PartnerEnd enterprise={enterprise} state={state} onClose={() => setOpened(false)} />}
    </>
  );
}

function BlockButton({ enterprise }: { enterprise: EnterpriseView }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  // The page is closed to us from then on; the list is where the block stands.
  const toList = (): void => void navigate({ to: paths.partners, search: { tab: 'blocked' } });
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setOpened(true)}>
        {t('blocks.block')}
      </Button>
      {opened && <EnterpriseBlock enterprise={enterprise} onDone={toList} onClose={() => setOpened(false)} />}
    </>
  );
}

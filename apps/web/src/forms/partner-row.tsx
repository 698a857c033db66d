import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { acceptPartner } from '../api/network-queries.ts';
import type { Partner } from '../api/types.ts';
import { EnterpriseRow } from '../components/enterprise-row.tsx';
import { RowNote } from '../components/enterprise-list.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import type { MessageKey } from '../locales/message-key.ts';
import { useReader } from '../locales/use-reader.ts';
import { formatDay } from '../ui/format-date.ts';
import { EnterpriseBlock } from './enterprise-block.tsx';
import { PartnerEnd } from './partner-end.tsx';
import { useRelationChange } from './use-relation-changes.ts';

const DATES: Record<string, MessageKey> = {
  active: 'partners.since',
  received: 'partners.askedOn',
  requested: 'partners.sentOn',
};
const LEAVE = { end: 'partners.end', decline: 'partners.decline', cancel: 'partners.cancel' } as const;

/** A partner or a request, with what may be done about it. */
export function PartnerRow({ partner }: { partner: Partner }) {
  const { t, language } = useReader();
  return (
    <EnterpriseRow
      enterprise={partner.enterprise}
      note={
        <>
          {partner.since !== null && (
            <RowNote>
              {t(DATES[partner.state] ?? 'partners.since', { date: formatDay(partner.since, language) })}
            </RowNote>
          )}
          {partner.note !== null && (
            <RowNote>
              {t(partner.state === 'requested' ? 'partners.ownNote' : 'partners.note', { note: partner.note })}
            </RowNote>
          )}
        </>
      }
      actions={<PartnerActions partner={partner} />}
    />
  );
}

function PartnerActions({ partner }: { partner: Partner }) {
  const { t, say } = useReader();
  const { enterprise, can } = partner;
  const name = say(enterprise.name);
  const [leaving, setLeaving] = useState(false);
  const [blocking, setBlocking] = useState(false);
  const accept = useRelationChange(() => acceptPartner(enterprise.id), t('partners.accepted', { name }));
  const leave = can.find((action) => action !== 'accept');
  return (
    <>
      {can.includes('accept') && (
        <Button loading={accept.isPending} onClick={() => accept.mutate()}>
          {t('partners.accept')}
          <VisuallyHidden>{` ${name}`}</VisuallyHidden>
        </Button>
      )}
      {leave !== undefined && (
        <Button variant="default" onClick={() => setLeaving(true)}>
          {t(LEAVE[leave])}
          <VisuallyHidden>{` ${name}`}</VisuallyHidden>
        </Button>
      )}
      {can.length > 0 && (
        <Button variant="subtle" color="gray" onClick={() => setBlocking(true)}>
          {t('blocks.block')}
          <VisuallyHidden>{` ${name}`}</VisuallyHidden>
        </Button>
      )}
      {accept.isError && <ProblemNote error={accept.error} />}
      {leaving && <PartnerEnd enterprise={enterprise} state={partner.state} onClose={() => setLeaving(false)} />}
      {blocking && <EnterpriseBlock enterprise={enterprise} onClose={() => setBlocking(false)} />}
    </>
  );
}

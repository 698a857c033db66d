import { endPartner } from '../api/network-queries.ts';
import type { EnterpriseRef, PartnerState } from '../api/types.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { useRelationChange } from './use-relation-changes.ts';

type PartnerEndProps = { enterprise: EnterpriseRef; state: PartnerState; onClose: () => void };

const TEXTS = {
  requested: {
    title: 'partners.cancelTitle',
    what: 'partners.cancelWhat',
    do: 'partners.cancelDo',
    done: 'partners.cancelled',
  },
  received: {
    title: 'partners.declineTitle',
    what: 'partners.declineWhat',
    do: 'partners.declineDo',
    done: 'partners.declined',
  },
  active: { title: 'partners.endTitle', what: 'partners.endWhat', do: 'partners.endDo', done: 'partners.ended' },
} as const;

/** Cancels, declines or ends: the same step, told in the words that fit where the two stand. */
export function PartnerEnd({ enterprise, state, onClose }: PartnerEndProps) {
  const { t, say } = useReader();
  const name = say(enterprise.name);
  const texts = TEXTS[state === 'requested' || state === 'received' ? state : 'active'];
  const end = useRelationChange(() => endPartner(enterprise.id), t(texts.done, { name }), onClose);
  return (
    <ConfirmDialog
      title={t(texts.title, { name })}
      what={t(texts.what)}
      doLabel={t(texts.do)}
      keepLabel={t('partners.keep')}
      action={end}
      onClose={onClose}
    />
  );
}

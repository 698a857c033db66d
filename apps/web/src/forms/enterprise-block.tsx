import { setBlocked } from '../api/network-queries.ts';
import type { EnterpriseRef } from '../api/types.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { useRelationChange } from './use-relation-changes.ts';

type EnterpriseBlockProps = { enterprise: EnterpriseRef; onDone?: () => void; onClose: () => void };

/** Shuts an enterprise out, after saying in plain words what that does. */
export function EnterpriseBlock({ enterprise, onDone, onClose }: EnterpriseBlockProps) {
  const { t, say } = useReader();
  const name = say(enterprise.name);
  const block = useRelationChange(() => setBlocked(enterprise.id, true), t('blocks.done', { name }), onDone ?? onClose);
  return (
    <ConfirmDialog
      title={t('blocks.title', { name })}
      what={t('blocks.what')}
      doLabel={t('blocks.do')}
      action={block}
      onClose={onClose}
    />
  );
}

/** Lets an enterprise see us again; what the block ended does not come back with it. */
export function BlockEnd({ enterprise, onClose }: { enterprise: EnterpriseRef; onClose: () => void }) {
  const { t, say } = useReader();
  const name = say(enterprise.name);
  const end = useRelationChange(() => setBlocked(enterprise.id, false), t('blocks.ended', { name }), onClose);
  return (
    <ConfirmDialog
      title={t('blocks.endTitle', { name })}
      what={t('blocks.endWhat')}
      doLabel={t('blocks.end')}
      keepLabel={t('blocks.keep')}
      danger={false}
      action={end}
      onClose={onClose}
    />
  );
}

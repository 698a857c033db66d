import { IconLock } from '@tabler/icons-react';
import type { EnterpriseView } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { categoryLabel } from '../../ui/fact-text.ts';
import classes from './facts-section.module.css';

/** A category that this reader does not see, and what would open it. */
export function LockedCategory({ category, enterprise }: { category: string; enterprise: EnterpriseView }) {
  const reader = useReader();
  const { t } = reader;
  const name = reader.say(enterprise.name);
  const { partner } = enterprise.relation;
  const advice =
    partner === 'active'
      ? t('enterprise.lockedPartner', { name })
      : partner === 'requested'
        ? t('enterprise.lockedRequested', { name })
        : t('enterprise.lockedAdvice', { name });
  return (
    <Card as="div" className={classes.locked}>
      <IconLock size={18} stroke={1.75} aria-hidden />
      <h3>
        {categoryLabel(category, reader)}
        {partner !== 'active' && ` · ${t('enterprise.lockedTitle')}`}
      </h3>
      <p>{advice}</p>
    </Card>
  );
}

import type { ReactNode } from 'react';
import type { Relation } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import type { Reader } from '../../locales/use-reader.ts';
import { useReader } from '../../locales/use-reader.ts';
import { monthsSince } from '../../ui/format-date.ts';
import { useNow } from '../../ui/use-now.ts';

/** How we stand to this enterprise, in two or three words. */
export function RelationChip({ relation, icon }: { relation: Relation; icon?: ReactNode }) {
  const reader = useReader();
  const { t } = reader;
  const now = useNow();
  if (relation.isOwn) return <Chip kind="accent">{t('enterprise.own')}</Chip>;
  if (relation.partner === 'requested') return <Chip>{t('enterprise.requested')}</Chip>;
  if (relation.partner === 'received') return <Chip kind="warning">{t('enterprise.received')}</Chip>;
  if (relation.partner !== 'active') return null;
  const since = relation.since;
  return (
    <Chip kind="accent" icon={icon}>
      {since === null
        ? t('enterprise.partner')
        : t('enterprise.partnerFor', { duration: durationText(since, now, reader) })}
    </Chip>
  );
}

function durationText(since: string, now: Date, { t, language }: Reader): string {
  const months = monthsSince(since, now);
  if (months === 0) return t('enterprise.lessThanMonth');
  const parts = [
    Math.floor(months / 12) > 0 ? t('enterprise.years', { count: Math.floor(months / 12) }) : null,
    months % 12 > 0 ? t('enterprise.months', { count: months % 12 }) : null,
  ].filter((part) => part !== null);
  return parts.join(language === 'zh-CN' ? ' ' : ', ');
}

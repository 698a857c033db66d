import { IconArrowBackUp, IconCircleCheck, IconCircleX, IconHourglass } from '@tabler/icons-react';
import type { CaseSummary } from '../../../api/types.ts';
import { Chip } from '../../../components/chip.tsx';
import { useReader } from '../../../locales/use-reader.ts';

const LOOK = {
  accept: { kind: 'accent', icon: IconCircleCheck },
  return: { kind: 'warning', icon: IconArrowBackUp },
  refuse: { kind: 'danger', icon: IconCircleX },
  settled: { kind: 'plain', icon: IconCircleCheck },
} as const;

/** Whether a case waits for its decision, or how it was decided. */
export function CaseStanding({ one: { decision } }: { one: Pick<CaseSummary, 'decision'> }) {
  const { t } = useReader();
  if (decision === null) {
    return (
      <Chip kind="warning" icon={<IconHourglass size={14} stroke={1.75} aria-hidden />}>
        {t('cases.awaiting')}
      </Chip>
    );
  }
  const { kind, icon: Icon } = LOOK[decision.outcome];
  return (
    <Chip kind={kind} icon={<Icon size={14} stroke={1.75} aria-hidden />}>
      {t(`cases.outcomes.${decision.outcome}`)}
    </Chip>
  );
}

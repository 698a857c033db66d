import {
  IconAlertTriangle,
  IconBuildingBank,
  IconCircleCheck,
  IconCircleX,
  IconClockPause,
  IconFileText,
  IconSignature,
} from '@tabler/icons-react';
import type { PaymentState } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import { useReader } from '../../locales/use-reader.ts';

const LOOKS = {
  prepared: { kind: 'plain', icon: IconFileText },
  awaiting_approval: { kind: 'warning', icon: IconSignature },
  authorizing: { kind: 'warning', icon: IconBuildingBank },
  released: { kind: 'plain', icon: IconBuildingBank },
  executed: { kind: 'accent', icon: IconCircleCheck },
  failed: { kind: 'danger', icon: IconAlertTriangle },
  withdrawn: { kind: 'plain', icon: IconCircleX },
  rejected: { kind: 'danger', icon: IconCircleX },
  expired: { kind: 'plain', icon: IconClockPause },
  cancelled: { kind: 'plain', icon: IconCircleX },
} as const satisfies Record<PaymentState, object>;

/** How a payment stands, in a word and a sign. */
export function PaymentStateChip({ state }: { state: PaymentState }) {
  const { t } = useReader();
  const { kind, icon: Icon } = LOOKS[state];
  return (
    <Chip kind={kind} icon={<Icon size={14} stroke={1.75} aria-hidden />}>
      {t(`payments.states.${state}`)}
    </Chip>
  );
}

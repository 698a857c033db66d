import {
  IconAlertTriangle,
  IconBuildingBank,
  IconCircleCheck,
  IconCircleX,
  IconFileText,
  IconPackage,
} from '@tabler/icons-react';
import type { TradeOrderState } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import { useReader } from '../../locales/use-reader.ts';

const LOOKS = {
  ordered: { kind: 'warning', icon: IconFileText },
  accepted: { kind: 'plain', icon: IconFileText },
  in_escrow: { kind: 'plain', icon: IconBuildingBank },
  delivered: { kind: 'warning', icon: IconPackage },
  confirmed: { kind: 'plain', icon: IconPackage },
  disputed: { kind: 'danger', icon: IconAlertTriangle },
  partly_released: { kind: 'plain', icon: IconBuildingBank },
  released: { kind: 'accent', icon: IconCircleCheck },
  refunded: { kind: 'plain', icon: IconCircleCheck },
  split: { kind: 'plain', icon: IconCircleCheck },
  paid: { kind: 'accent', icon: IconCircleCheck },
  reconciled: { kind: 'accent', icon: IconCircleCheck },
  declined: { kind: 'plain', icon: IconCircleX },
  cancelled: { kind: 'plain', icon: IconCircleX },
} as const satisfies Record<TradeOrderState, object>;

/** How an order stands, in a word and a sign. */
export function OrderStateChip({ state }: { state: TradeOrderState }) {
  const { t } = useReader();
  const { kind, icon: Icon } = LOOKS[state];
  return (
    <Chip kind={kind} icon={<Icon size={14} stroke={1.75} aria-hidden />}>
      {t(`orders.states.${state}`)}
    </Chip>
  );
}

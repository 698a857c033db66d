import { IconAlertTriangle, IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import type { Connection } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import { useReader } from '../../locales/use-reader.ts';

const LOOKS = {
  healthy: { kind: 'accent', icon: IconCircleCheck },
  degraded: { kind: 'warning', icon: IconAlertTriangle },
  down: { kind: 'danger', icon: IconPlugConnectedX },
} as const;

/** Health in one word, and whether calls go through. */
export function ConnectionState({ connection }: { connection: Connection }) {
  const { t } = useReader();
  const { kind, icon: Icon } = LOOKS[connection.state];
  return (
    <Chip kind={kind} icon={<Icon size={14} stroke={1.75} aria-hidden />}>
      {t(`operator.state.${connection.state}`)} · {t(`operator.breaker.${connection.breaker}`)}
    </Chip>
  );
}

import { useReader } from '../locales/use-reader.ts';
import { Chip } from './chip.tsx';

/** Marks a fact on which sources differ; both values stay, none is chosen. */
export function DiffersChip() {
  const { t } = useReader();
  return (
    <Chip kind="differs" icon={<b aria-hidden>≠</b>}>
      {t('facts.differ')}
    </Chip>
  );
}

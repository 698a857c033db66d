import type { Assurance } from '../api/types.ts';
import { useReader } from '../locales/use-reader.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

const BARS: Record<Assurance, number> = { bank_verified: 3, bank_reported: 2, registry: 2, stated: 1 };
const HEIGHTS = [4, 7, 10];

/** Three bars: how surely the source stands behind a value. Spoken as words, except where they stand beside it. */
export function AssuranceBars({ assurance, spoken = true }: { assurance: Assurance; spoken?: boolean }) {
  const { t } = useReader();
  return (
    <>
      <svg width="13" height="10" viewBox="0 0 13 10" aria-hidden>
        {HEIGHTS.map((height, place) => (
          <rect
            key={height}
            x={place * 5}
            y={10 - height}
            width="3"
            height={height}
            rx="0.5"
            fill="currentColor"
            opacity={place < BARS[assurance] ? 1 : 0.3}
          />
        ))}
      </svg>
      {spoken && <VisuallyHidden>{t(`facts.assurance.${assurance}`)}</VisuallyHidden>}
    </>
  );
}

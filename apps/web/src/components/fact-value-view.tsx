import type { FactValue } from '../api/types.ts';
import { useReader } from '../locales/use-reader.ts';
import { factText } from '../ui/fact-text.ts';
import { formatShare } from '../ui/format-number.ts';
import classes from './fact-value-view.module.css';

/** The value of a fact. Shareholders are listed one a line with their shares; everything else is one line of text. */
export function FactValueView({ value, factKey }: { value: FactValue; factKey: string }) {
  const reader = useReader();
  if (value.type !== 'list' || value.items[0]?.type !== 'holding') {
    return <span className="figures">{factText(value, factKey, reader)}</span>;
  }
  return (
    <span className={classes.holders}>
      {value.items.map((item, place) =>
        item.type === 'holding' ? (
          // Two holders may bear the same name, so their place tells them apart.
          <span key={`${place} ${item.name}`} className={classes.holder}>
            <span>{item.name}</span>
            <span className="figures">{formatShare(item.share)}</span>
          </span>
        ) : null,
      )}
    </span>
  );
}

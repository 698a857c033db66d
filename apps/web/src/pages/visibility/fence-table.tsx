import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconLock, IconMinus } from '@tabler/icons-react';
import { useId } from 'react';
import type { Audience, Category, Disclosures } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { CATEGORIES } from '../../components/fact-groups.ts';
import { useReader } from '../../locales/use-reader.ts';
import { categoryLabel } from '../../ui/fact-text.ts';
import { AUDIENCES, AUDIENCE_ICONS, isWider } from '../../ui/audiences.ts';
import type { Change } from '../../ui/disclosure-changes.ts';
import classes from './fence-table.module.css';

type Item = Disclosures['items'][number];
type Choose = ((category: Category, audience: Audience) => void) | undefined;
type FenceTableProps = { items: Item[]; changes: Change[]; partners: number; onChoose: Choose };

/** A row for each kind of information, with one fence between those who see it and those who do not. */
export function FenceTable({ items, changes, partners, onChoose }: FenceTableProps) {
  const { t } = useReader();
  return (
    <Card as="div" className={classes.table}>
      {/* Each choice says its audience itself: the heads are for the eye. */}
      <div className={classes.head} aria-hidden>
        <span>{t('mine.category')}</span>
        {AUDIENCES.map((audience) => {
          const Icon = AUDIENCE_ICONS[audience];
          return (
            <span key={audience} className={classes.audience}>
              <Icon size={16} stroke={1.75} />
              {t(`visibility.audiences.${audience}`)}
              {audience === 'partners' && <span className={classes.count}>{partners}</span>}
            </span>
          );
        })}
      </div>
      {items.toSorted(byCategory).map((item) => (
        <FenceRow
          key={item.category}
          item={item}
          change={changes.find(({ category }) => category === item.category)}
          onChoose={onChoose}
        />
      ))}
    </Card>
  );
}

type FenceRowProps = { item: Item; change: Change | undefined; onChoose: Choose };

function FenceRow({ item, change, onChoose }: FenceRowProps) {
  const reader = useReader();
  const { t } = reader;
  const id = useId();
  const { category, widest } = item;
  const chosen = change?.to ?? item.audience;
  const label = categoryLabel(category, reader);
  return (
    <div
      className={classes.row}
      data-changed={change !== undefined}
      role="radiogroup"
      aria-labelledby={`${id}-what`}
      aria-describedby={`${id}-hint`}
    >
      <div className={classes.what}>
        <h2 id={`${id}-what`} className={classes.name}>
          {label}
          {change !== undefined && (
            <Chip kind="warning">{t('visibility.was', { audience: t(`visibility.audiences.${change.from}`) })}</Chip>
          )}
        </h2>
        <p id={`${id}-hint`} className={classes.hint}>
          {reader.find(`visibility.hints.${category}`)}
          {isWider('public', widest) &&
            ` · ${t('visibility.atMost', { audience: t(`visibility.audiences.${widest}`) })}`}
        </p>
      </div>
      {AUDIENCES.map((audience) => (
        <FenceCell
          key={audience}
          name={id}
          audience={audience}
          open={!isWider(audience, chosen)}
          chosen={audience === chosen}
          locked={isWider(audience, widest)}
          readOnly={onChoose === undefined}
          onChoose={() => onChoose?.(category, audience)}
        />
      ))}
    </div>
  );
}

type FenceCellProps = {
  name: string;
  audience: Audience;
  open: boolean;
  chosen: boolean;
  locked: boolean;
  readOnly: boolean;
  onChoose: () => void;
};

function FenceCell({ name, audience, open, chosen, locked, readOnly, onChoose }: FenceCellProps) {
  const { t } = useReader();
  const Icon = locked ? IconLock : open ? IconCheck : IconMinus;
  const Mark = AUDIENCE_ICONS[audience];
  return (
    <label className={classes.cell} data-open={open} data-fence={chosen} data-locked={locked || readOnly}>
      <input
        type="radio"
        name={name}
        value={audience}
        checked={chosen}
        disabled={locked || readOnly}
        onChange={onChoose}
      />
      <span className={classes.cellName}>
        <Mark size={16} stroke={1.75} aria-hidden />
        {t(`visibility.audiences.${audience}`)}
      </span>
      <Icon size={16} stroke={2} aria-hidden className={classes.mark} />
      {locked && <VisuallyHidden>{t('visibility.locked')}</VisuallyHidden>}
    </label>
  );
}

function byCategory(one: Item, other: Item): number {
  return CATEGORIES.indexOf(one.category) - CATEGORIES.indexOf(other.category);
}

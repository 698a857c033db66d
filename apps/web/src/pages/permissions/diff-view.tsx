import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Chip } from '../../components/chip.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { noLimit, sayDiff } from '../../ui/permissions/say-diff.ts';
import type { SaidDifference } from '../../ui/permissions/say-diff.ts';
import { countDifferences } from '../../ui/permissions/table-diff.ts';
import type { TableDiff } from '../../ui/permissions/table-diff.ts';
import type { PermissionTable } from '../../ui/permissions/table-types.ts';
import classes from './diff-view.module.css';

/** So many of a part are drawn at first; an import may bring thousands. */
const AT_FIRST = 100;
const KINDS = { added: 'accent', removed: 'danger', changed: 'warning' } as const;

type DiffViewProps = {
  diff: TableDiff;
  /** Whose names are said. */
  table: PermissionTable;
  title: string;
};

/** What differs, part by part, each line with its old and its new value. */
export function DiffView({ diff, table, title }: DiffViewProps) {
  const reader = useReader();
  const { t } = reader;
  const parts = useMemo(() => sayDiff(diff, table, reader), [diff, table, reader]);
  const count = countDifferences(diff);
  return (
    <section className={classes.diff} aria-label={title}>
      <header className={classes.head}>
        <h2>{title}</h2>
        <span className={classes.quiet}>
          {count === 0 ? t('permissions.diff.none') : t('permissions.diff.count', { count })}
        </span>
      </header>
      {parts.map(({ part, items }) => (
        <DiffPart key={part} name={t(`permissions.diff.parts.${part}`)} items={items} />
      ))}
    </section>
  );
}

function DiffPart({ name, items }: { name: string; items: SaidDifference[] }) {
  const { t } = useReader();
  const [shown, setShown] = useState(AT_FIRST);
  const left = items.length - shown;
  return (
    <div className={classes.part}>
      <h3>
        {name} <span className={classes.quiet}>{items.length}</span>
      </h3>
      <ul>
        {items.slice(0, shown).map((item) => (
          <DiffLine key={item.key} item={item} />
        ))}
      </ul>
      {left > 0 && (
        <Button variant="default" size="xs" onClick={() => setShown(shown + AT_FIRST * 5)}>
          {t('permissions.diff.more', { count: Math.min(left, AT_FIRST * 5) })}
        </Button>
      )}
    </div>
  );
}

function DiffLine({ item: { kind, title, changes } }: { item: SaidDifference }) {
  const reader = useReader();
  return (
    <li className={classes.line} data-kind={kind}>
      <Chip kind={KINDS[kind]}>{reader.t(`permissions.diff.${kind}`)}</Chip>
      <div>
        <p className={classes.what}>{title}</p>
        {changes.length > 0 && (
          <dl>
            {changes.map(({ label, from, to }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {kind !== 'added' && <del>{from ?? noLimit(reader)}</del>}
                  {kind === 'changed' && <span aria-hidden>→</span>}
                  {kind !== 'removed' && <ins>{to ?? noLimit(reader)}</ins>}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}

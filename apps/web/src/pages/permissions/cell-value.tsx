import { IconCheck } from '@tabler/icons-react';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { hasConditions } from '../../ui/permissions/cells.ts';
import type { Cell } from '../../ui/permissions/cells.ts';
import { shortAmount } from '../../ui/permissions/say-table.ts';
import classes from './matrix.module.css';

/** What stands in a cell: a tick, a dash, or the limit per payment; a small dot where more bounds it. */
export function CellValue({ cell }: { cell: Cell }) {
  const { t } = useReader();
  if (cell.kind === 'none') {
    return (
      <span className={classes.none}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('permissions.legendNone')}</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={classes.value} data-kind={cell.kind}>
      {cell.kind === 'allowed' && (
        <>
          <IconCheck size={16} stroke={2} aria-hidden />
          <VisuallyHidden>{t('permissions.legendAllowed')}</VisuallyHidden>
        </>
      )}
      {cell.kind === 'unlimited' && t('permissions.unlimited')}
      {cell.kind === 'limit' && shortAmount(cell.amount)}
      {hasConditions(cell.grant) && (
        <>
          <span className={classes.more} aria-hidden />
          <VisuallyHidden>{` ${t('permissions.legendMore')}`}</VisuallyHidden>
        </>
      )}
    </span>
  );
}

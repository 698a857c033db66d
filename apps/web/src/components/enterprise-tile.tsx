import type { EnterpriseRef } from '../api/types.ts';
import { tileCharacter, tileTint } from '../ui/names.ts';
import classes from './marks.module.css';

type EnterpriseTileProps = { enterprise: Pick<EnterpriseRef, 'id' | 'name'>; size?: 'small' | 'medium' | 'large' };

/** A coloured tile with one character of the name; decoration beside the name itself. */
export function EnterpriseTile({ enterprise, size = 'medium' }: EnterpriseTileProps) {
  const name = enterprise.name.zh ?? enterprise.name.en ?? '·';
  return (
    <span className={classes.tile} data-size={size} data-tint={tileTint(enterprise.id)} aria-hidden>
      {tileCharacter(name)}
    </span>
  );
}

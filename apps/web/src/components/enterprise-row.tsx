import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EnterpriseSummary } from '../api/types.ts';
import { useReader } from '../locales/use-reader.ts';
import { paths } from '../paths.ts';
import { identifierText } from '../ui/fact-text.ts';
import { Card } from './card.tsx';
import { EnterpriseTile } from './enterprise-tile.tsx';
import { VerifiedMark } from './verified-mark.tsx';
import classes from './enterprise-row.module.css';

type EnterpriseRowProps = {
  enterprise: EnterpriseSummary;
  /** What this list says about the enterprise, below its name. */
  note?: ReactNode;
  /** A state beside the name. */
  chip?: ReactNode;
  /** What can be done here. */
  actions?: ReactNode;
};

/** One enterprise in a list: who, where, number, and what this list adds. */
export function EnterpriseRow({ enterprise, note, chip, actions }: EnterpriseRowProps) {
  const { say, t } = useReader();
  const [identifier] = enterprise.identifiers;
  const details = [
    enterprise.city && say(enterprise.city),
    enterprise.industry && say(enterprise.industry),
    identifier && identifierText(identifier.value, identifier.scheme),
  ];
  return (
    <Card as="li" className={classes.row}>
      <EnterpriseTile enterprise={enterprise} />
      <div className={classes.body}>
        <p className={classes.title}>
          <Link to={paths.enterprise} params={{ enterpriseId: enterprise.id }} className={classes.name}>
            {say(enterprise.name)}
          </Link>
          {enterprise.verified ? (
            <VerifiedMark />
          ) : (
            <span className={classes.quiet}>{t(`common.${unverified(enterprise)}`)}</span>
          )}
          {chip}
        </p>
        <p className={classes.quiet}>{details.filter(Boolean).join(' · ')}</p>
        {note}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </Card>
  );
}

function unverified({ status }: EnterpriseSummary): 'registered' | 'unclaimed' {
  return status === 'unclaimed' ? 'unclaimed' : 'registered';
}

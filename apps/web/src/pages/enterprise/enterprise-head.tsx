import { IconEye, IconUsers } from '@tabler/icons-react';
import type { EnterpriseView } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { EnterpriseTile } from '../../components/enterprise-tile.tsx';
import { VerifiedMark } from '../../components/verified-mark.tsx';
import { RelationActions } from '../../forms/relation-actions.tsx';
import { useReader, pickOther } from '../../locales/use-reader.ts';
import { identifierText, schemeLabel } from '../../ui/fact-text.ts';
import { RelationChip } from './relation-chip.tsx';
import classes from './enterprise-head.module.css';

/** Name in both languages, marks, numbers to copy, and what one may do here. */
export function EnterpriseHead({ enterprise }: { enterprise: EnterpriseView }) {
  const reader = useReader();
  const { t, say, language } = reader;
  const other = pickOther(enterprise.name, language);
  const details = [other, enterprise.city && say(enterprise.city), enterprise.industry && say(enterprise.industry)];
  return (
    <header className={classes.head}>
      <EnterpriseTile enterprise={enterprise} size="large" />
      <div className={classes.names}>
        <div className={classes.nameLine}>
          <h1>{say(enterprise.name)}</h1>
          {enterprise.verified ? (
            <span className={classes.verified}>
              <VerifiedMark /> {t('common.verified')}
            </span>
          ) : (
            <Chip>{enterprise.status === 'unclaimed' ? t('common.unclaimed') : t('common.registered')}</Chip>
          )}
          <RelationChip relation={enterprise.relation} icon={<IconUsers size={14} stroke={1.75} aria-hidden />} />
          {enterprise.relation.watching && (
            <Chip icon={<IconEye size={14} stroke={1.75} aria-hidden />}>{t('enterprise.watching')}</Chip>
          )}
        </div>
        <p className={classes.details}>{details.filter(Boolean).join(' · ')}</p>
        <ul className={classes.identifiers}>
          {enterprise.identifiers.map(({ scheme, value }) => (
            <li key={`${scheme} ${value}`}>
              {schemeLabel(scheme, reader)}{' '}
              <CopyValue value={value} shown={identifierText(value, scheme)} what={schemeLabel(scheme, reader)} />
            </li>
          ))}
        </ul>
      </div>
      <div className={classes.actions}>
        <RelationActions enterprise={enterprise} />
      </div>
    </header>
  );
}

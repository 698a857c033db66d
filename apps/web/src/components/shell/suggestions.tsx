import { Combobox } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { searchQuery } from '../../api/enterprise-queries.ts';
import type { EnterpriseSummary } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { identifierText } from '../../ui/fact-text.ts';
import { EnterpriseTile } from '../enterprise-tile.tsx';
import { VerifiedMark } from '../verified-mark.tsx';
import classes from './suggestions.module.css';

const MOST_SUGGESTIONS = 6;

/** The first enterprises that match, and the way to all of them. */
export function Suggestions({ q, allValue }: { q: string; allValue: string }) {
  const { t } = useReader();
  const { data, isFetching } = useInfiniteQuery(searchQuery(q));
  const found = data?.pages[0]?.items.slice(0, MOST_SUGGESTIONS) ?? [];
  return (
    <Combobox.Options>
      {found.map((enterprise) => (
        <Combobox.Option key={enterprise.id} value={enterprise.id}>
          <Suggestion enterprise={enterprise} />
        </Combobox.Option>
      ))}
      {found.length === 0 && (
        <Combobox.Empty>{isFetching ? t('common.loading') : t('shell.searchNone')}</Combobox.Empty>
      )}
      {found.length > 0 && <Combobox.Option value={allValue}>{t('shell.searchAll', { q })}</Combobox.Option>}
    </Combobox.Options>
  );
}

function Suggestion({ enterprise }: { enterprise: EnterpriseSummary }) {
  const { say } = useReader();
  const [identifier] = enterprise.identifiers;
  const details = [
    enterprise.city === null ? null : say(enterprise.city),
    identifier === undefined ? null : identifierText(identifier.value, identifier.scheme),
  ].filter((detail) => detail !== null && detail !== '');
  return (
    <span className={classes.suggestion}>
      <EnterpriseTile enterprise={enterprise} size="small" />
      <span className={classes.names}>
        <span className={classes.name}>
          {say(enterprise.name)} {enterprise.verified && <VerifiedMark size={16} />}
        </span>
        <span className={classes.details}>{details.join(' · ')}</span>
      </span>
    </span>
  );
}

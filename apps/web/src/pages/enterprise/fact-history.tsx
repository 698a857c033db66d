import { useInfiniteQuery } from '@tanstack/react-query';
import { factHistoryQuery } from '../../api/enterprise-queries.ts';
import type { FactVersion } from '../../api/types.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { factText } from '../../ui/fact-text.ts';
import { formatDay } from '../../ui/format-date.ts';
import classes from './fact-history.module.css';

/** What was shown for this fact before, by whom, from when to when. */
export function FactHistory({ enterpriseId, factKey }: { enterpriseId: string; factKey: string }) {
  const { t } = useReader();
  const history = useInfiniteQuery(factHistoryQuery(enterpriseId, factKey));
  const versions = history.data?.pages.flatMap((page) => page.items) ?? [];
  if (versions.length === 0) return null;
  return (
    <section className={classes.history} aria-labelledby="history">
      <h3 id="history">{t('evidence.history')}</h3>
      <ol>
        {versions.map((version) => (
          <Version key={`${version.source.id} ${version.sequence} ${version.shownFrom}`} version={version} />
        ))}
      </ol>
      <LoadMore query={history} />
    </section>
  );
}

function Version({ version }: { version: FactVersion }) {
  const reader = useReader();
  const { t, say, language } = reader;
  const from = formatDay(version.asOf, language);
  const { shownUntil, source } = version;
  const dates =
    shownUntil === null
      ? t('evidence.since', { from })
      : t('evidence.fromTo', { from, to: formatDay(shownUntil, language) });
  return (
    <li className={classes.version} data-current={shownUntil === null}>
      <span className={classes.dot} aria-hidden />
      <div>
        <p className={classes.value}>{factText(version.value, version.key, reader)}</p>
        <p className={classes.dates}>
          {dates} <BankMark mark={source.mark} color={source.color} /> {say(source.name)}
        </p>
      </div>
    </li>
  );
}

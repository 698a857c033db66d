import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FeedItem } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EnterpriseTile } from '../../components/enterprise-tile.tsx';
import { SourceBadge } from '../../components/source-badge.tsx';
import { VerifiedMark } from '../../components/verified-mark.tsx';
import { WhyLine } from '../../components/why-line.tsx';
import type { Reader } from '../../locales/use-reader.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { factLabel } from '../../ui/fact-text.ts';
import { formatMonth, formatTime } from '../../ui/format-date.ts';
import { ChangeList } from './change-list.tsx';
import classes from './feed-card.module.css';

type FeedCardProps = { item: FeedItem; example?: boolean };

/** One item of the feed: who, what changed from what to what, who attests it, and why it is shown. */
export function FeedCard({ item, example = false }: FeedCardProps) {
  const reader = useReader();
  const { t, say } = reader;
  const [first] = item.changes;
  return (
    <Card as="article" className={classes.card} aria-label={`${say(item.author.name)} ${headline(item, reader)}`}>
      <EnterpriseTile enterprise={item.author} />
      <div className={classes.body}>
        <div className={classes.title}>
          <p>
            <AuthorName item={item} example={example} />
            {item.author.verified && (
              <span className={classes.mark}>
                {'\u00A0'}
                <VerifiedMark />
              </span>
            )}{' '}
            <span className={classes.headline}>{headline(item, reader)}</span>
          </p>
          <time dateTime={item.occurredAt} className={classes.time}>
            {formatTime(item.occurredAt)}
          </time>
        </div>
        <ChangeList changes={item.changes} />
        <div className={classes.foot}>
          <SourceBadge
            attestation={{ source: item.source, asOf: item.occurredAt, assurance: item.assurance, stale: false }}
          />
          {!example && first !== undefined && (
            <EvidenceLink item={item} factKey={first.key} label={t('home.seeEvidence')} />
          )}
        </div>
      </div>
      <div className={classes.why}>
        <WhyLine>{whyText(item.why, reader)}</WhyLine>
      </div>
    </Card>
  );
}

function AuthorName({ item, example }: { item: FeedItem; example: boolean }): ReactNode {
  const { say } = useReader();
  const name = say(item.author.name);
  if (example) return <strong className={classes.author}>{name}</strong>;
  return (
    <Link to={paths.enterprise} params={{ enterpriseId: item.author.id }} className={classes.author}>
      {name}
    </Link>
  );
}

function EvidenceLink({ item, factKey, label }: { item: FeedItem; factKey: string; label: string }) {
  return (
    <Link
      to={paths.enterprise}
      params={{ enterpriseId: item.author.id }}
      search={{ fact: factKey }}
      className={classes.evidence}
    >
      {label}
    </Link>
  );
}

function headline(item: FeedItem, reader: Reader): string {
  const { t } = reader;
  if (item.kind === 'facts_first_attested') return t('home.firstAttested');
  const [only] = item.changes;
  if (only !== undefined && item.changes.length === 1)
    return t('home.changedOne', { what: factLabel(only.key, reader) });
  return t('home.changed');
}

function whyText({ reason, since }: FeedItem['why'], { t, language }: Reader): string {
  if (reason === 'own') return t('home.whyOwn');
  if (since === null) return reason === 'partner' ? t('home.whyPartnerPlain') : t('home.whyWatchedPlain');
  const month = formatMonth(since, language);
  return reason === 'partner' ? t('home.whyPartner', { since: month }) : t('home.whyWatched', { since: month });
}

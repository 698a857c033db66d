import { IconClock, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Assurance, Source } from '../api/types.ts';
import type { Reader } from '../locales/use-reader.ts';
import { useReader } from '../locales/use-reader.ts';
import { formatDay, formatShortDay, monthsSince } from '../ui/format-date.ts';
import { AssuranceBars } from './assurance-bars.tsx';
import { BankMark } from './bank-mark.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';
import classes from './source-badge.module.css';

export type Attestation = { source: Source; asOf: string; assurance: Assurance; stale: boolean };

type SourceBadgeProps = {
  attestation: Attestation;
  /** Leaves out the year where space is short and it is this year. */
  short?: boolean;
  /** Opens the evidence; without it the badge is plain text. */
  onOpen?: (() => void) | undefined;
};

/** Who says it, as of when, and how surely. Self-stated and stale values look different, not only in colour. */
export function SourceBadge({ attestation, short = false, onOpen }: SourceBadgeProps) {
  const reader = useReader();
  const kind = badgeKind(attestation);
  const content = <BadgeContent attestation={attestation} kind={kind} date={dateText(attestation, short, reader)} />;
  if (onOpen === undefined) {
    return (
      <span className={classes.badge} data-kind={kind}>
        {content}
      </span>
    );
  }
  return (
    <button type="button" className={classes.badge} data-kind={kind} onClick={onOpen}>
      {content}
      <VisuallyHidden>{reader.t('facts.badgeOpens')}</VisuallyHidden>
    </button>
  );
}

type BadgeKind = 'attested' | 'registry' | 'stale' | 'stated';

function badgeKind({ source, assurance, stale }: Attestation): BadgeKind {
  if (source.kind === 'enterprise' || assurance === 'stated') return 'stated';
  if (stale) return 'stale';
  return source.kind === 'registry' ? 'registry' : 'attested';
}

function dateText({ asOf, stale }: Attestation, short: boolean, reader: Reader): string {
  const now = new Date();
  const date = short ? formatShortDay(asOf, reader.language, now) : formatDay(asOf, reader.language);
  const months = monthsSince(asOf, now);
  return stale && !short && months > 0 ? reader.t('facts.staleMonths', { date, count: months }) : date;
}

function BadgeContent({
  attestation,
  kind,
  date,
}: {
  attestation: Attestation;
  kind: BadgeKind;
  date: string;
}): ReactNode {
  const { t, say } = useReader();
  const { source, assurance } = attestation;
  if (kind === 'stated') {
    return (
      <>
        <IconPencil size={14} stroke={1.75} aria-hidden />
        <span>{t('facts.selfStated')}</span>
      </>
    );
  }
  return (
    <>
      <BankMark mark={source.mark} color={source.color} />
      <span className={classes.name}>{say(source.name)}</span>
      {kind === 'stale' ? (
        <span className="figures">{date}</span>
      ) : (
        <span className="figures">
          {kind === 'attested' ? t('facts.attests') : t('facts.states')} · {date}
        </span>
      )}
      {kind === 'stale' ? <IconClock size={14} stroke={1.75} aria-hidden /> : <AssuranceBars assurance={assurance} />}
    </>
  );
}

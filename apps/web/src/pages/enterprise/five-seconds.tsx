import { Skeleton } from '@mantine/core';
import { IconAffiliate, IconBuildingBank, IconChevronRight, IconInfoCircle } from '@tabler/icons-react';
import { IconRosetteDiscountCheckFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { factsQuery } from '../../api/enterprise-queries.ts';
import type { EnterpriseView, Fact } from '../../api/types.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { useReader } from '../../locales/use-reader.ts';
import { factLabel } from '../../ui/fact-text.ts';
import { formatDay, formatMonth } from '../../ui/format-date.ts';
import classes from './five-seconds.module.css';

type FiveSecondsProps = { enterprise: EnterpriseView; onShowFact: (key: string) => void };

/** Four lines that answer "can I deal with them": verified, customer since, how connected, what differs. */
export function FiveSeconds({ enterprise, onShowFact }: FiveSecondsProps) {
  const reader = useReader();
  const { t } = reader;
  const { data, isPending } = useQuery(factsQuery(enterprise.id));
  const [differing] = enterprise.differing;
  return (
    <section className={classes.block} aria-label={t('enterprise.block')}>
      <VerifiedLine enterprise={enterprise} />
      {isPending ? (
        <WaitingLine />
      ) : (
        <CustomerLine facts={data?.items ?? []} hidden={enterprise.hiddenCategories.includes('relationship')} />
      )}
      {!enterprise.relation.isOwn && (
        <Line icon={<IconAffiliate size={20} stroke={1.75} />} {...connectionText(enterprise, reader)} />
      )}
      {differing !== undefined && (
        <button type="button" className={classes.line} data-kind="warning" onClick={() => onShowFact(differing)}>
          <LineContent
            icon={<b>≠</b>}
            title={t('enterprise.differing', { count: enterprise.differing.length })}
            text={t('enterprise.seeBoth', { what: factLabel(differing, reader) })}
          />
          <IconChevronRight size={18} stroke={1.75} aria-hidden />
        </button>
      )}
    </section>
  );
}

function VerifiedLine({ enterprise }: { enterprise: EnterpriseView }) {
  const { t, say, language } = useReader();
  if (!enterprise.verified || enterprise.attestedBy.length === 0) {
    return (
      <Line
        icon={<IconInfoCircle size={20} stroke={1.75} />}
        title={t('enterprise.notVerified')}
        text={t('enterprise.notVerifiedHint')}
      />
    );
  }
  const banks = enterprise.attestedBy.map((bank) => say(bank.name)).join(t('common.listSeparator'));
  const date = enterprise.latestAsOf === null ? '' : formatDay(enterprise.latestAsOf, language);
  return (
    <Line
      kind="accent"
      icon={<IconRosetteDiscountCheckFilled size={20} />}
      title={t('enterprise.verifiedBy', { banks })}
      text={t('enterprise.factsAttested', { count: enterprise.factCount, date })}
    />
  );
}

/** Since when it is a bank's customer, and whether the bank knows of overdue obligations. */
function CustomerLine({ facts, hidden }: { facts: Fact[]; hidden: boolean }) {
  const { t, language } = useReader();
  const icon = <IconBuildingBank size={20} stroke={1.75} />;
  const since = facts.find((fact) => fact.key === 'customer_since' && fact.value.type === 'date');
  const overdue = facts.find((fact) => fact.key === 'overdue' && fact.value.type === 'boolean');
  if (since === undefined || since.value.type !== 'date') {
    return hidden ? (
      <Line icon={icon} title={t('enterprise.customerHidden')} text={t('enterprise.customerLocked')} />
    ) : null;
  }
  const isOverdue = overdue?.value.type === 'boolean' && overdue.value.value;
  const date = overdue === undefined ? '' : formatDay(overdue.asOf, language);
  const standing =
    overdue === undefined ? '' : isOverdue ? t('enterprise.overdue', { date }) : t('enterprise.noOverdue', { date });
  return (
    <Line icon={icon} title={t('enterprise.customerSince', { year: since.value.date.slice(0, 4) })} text={standing} />
  );
}

function connectionText({ relation }: EnterpriseView, { t, language }: Reader): { title: string; text: string } {
  if (relation.partner === 'active') {
    const since = relation.since === null ? '' : formatMonth(relation.since, language);
    return { title: since === '' ? t('enterprise.partner') : t('enterprise.partnerSince', { since }), text: '' };
  }
  if (relation.partner === 'requested')
    return { title: t('enterprise.requested'), text: t('enterprise.waitingForThem') };
  if (relation.partner === 'received') return { title: t('enterprise.received'), text: t('enterprise.waitingForYou') };
  return { title: t('enterprise.notConnected'), text: t('enterprise.notConnectedHint') };
}

/** Keeps the place of a line that is not known yet, so that what stands below does not move. */
function WaitingLine() {
  return (
    <div className={classes.line} aria-hidden>
      <span className={classes.words}>
        <Skeleton height={17} width={180} my={2} />
        <Skeleton height={15} width={240} my={3} />
      </span>
    </div>
  );
}

type LineProps = { icon: ReactNode; title: string; text: string; kind?: 'accent' | 'plain' };

function Line({ kind = 'plain', ...content }: LineProps) {
  return (
    <div className={classes.line} data-kind={kind}>
      <LineContent {...content} />
    </div>
  );
}

function LineContent({ icon, title, text }: Omit<LineProps, 'kind'>) {
  return (
    <>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <span className={classes.words}>
        <strong>{title}</strong>
        {text !== '' && <span>{text}</span>}
      </span>
    </>
  );
}

import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { statementEntriesQuery } from '../../api/statement-queries.ts';
import type { BankStatement } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatMoney } from '../../ui/format-number.ts';
import { subtractDecimal } from '../../ui/subtract-decimal.ts';
import { EntryRow } from './entry-row.tsx';
import { SourceWords } from './source-words.tsx';
import classes from './statements.module.css';

type StatementCardProps = { statement: BankStatement; isOpen: boolean; onOpen: (isOpen: boolean) => void };

/** One statement: how it stands, its balances and sums, and its entries when they are asked for. */
export function StatementCard({ statement, isOpen, onOpen }: StatementCardProps) {
  const { t } = useReader();
  const listId = useId();
  const { currency, opening, closing, credits, debits, entries, sequence, page } = statement;
  const money = (amount: string | null): string =>
    amount === null ? t('statements.none') : formatMoney(amount, currency);
  const what = t('statements.entries', { count: entries });
  const number = [
    sequence === null ? null : t('statements.number', { number: sequence }),
    page === null ? null : t('statements.page', { page }),
    currency,
  ];
  return (
    <Card as="article" className={classes.statement} data-replaced={statement.replaced}>
      <div className={classes.statementHead}>
        <div>
          <p className={`${classes.quiet} figures`}>{number.filter((part) => part !== null).join(' · ')}</p>
          <p className={classes.quiet}>
            <SourceWords source={statement.source} />
          </p>
        </div>
        <div className={classes.chips}>
          <State statement={statement} />
        </div>
      </div>
      <dl className={classes.sums}>
        <Sum name={t('statements.opening')}>{money(opening)}</Sum>
        <Sum name={t('statements.credits')}>{money(credits)}</Sum>
        <Sum name={t('statements.debits')}>{money(debits)}</Sum>
        <Sum name={t('statements.closing')}>{money(closing)}</Sum>
      </dl>
      {statement.state === 'does_not_balance' && <Unbalanced statement={statement} />}
      {statement.checkedBy === 'rules' && isOpen && <p className={classes.quiet}>{t('statements.rules')}</p>}
      {entries === 0 ? (
        <p className={classes.quiet}>{t('statements.noEntries')}</p>
      ) : (
        <Button
          variant="subtle"
          className={classes.unfold}
          aria-expanded={isOpen}
          aria-controls={listId}
          rightSection={<IconChevronDown size={16} stroke={1.75} className={classes.chevron} />}
          onClick={() => onOpen(!isOpen)}
        >
          {t(isOpen ? 'statements.hideEntries' : 'statements.showEntries', { what })}
        </Button>
      )}
      <div id={listId} className={classes.list}>
        {isOpen && <Entries statementId={statement.id} label={what} />}
      </div>
    </Card>
  );
}

function Sum({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">{children}</dd>
    </div>
  );
}

const STATES = {
  balances: { kind: 'accent', icon: IconCircleCheck },
  does_not_balance: { kind: 'danger', icon: IconAlertTriangle },
  not_checked: { kind: 'plain', icon: IconClock },
} as const;

function State({ statement: { state, message, replaced } }: { statement: BankStatement }) {
  const { t } = useReader();
  const { kind, icon: Icon } = STATES[state];
  return (
    <>
      {replaced && <Chip>{t('statements.replaced')}</Chip>}
      {message === 'camt.052' && <Chip kind="warning">{t('statements.intraday')}</Chip>}
      {message === 'camt.054' && <Chip>{t('statements.notification')}</Chip>}
      {(message === 'camt.053' || state !== 'not_checked') && (
        <Chip kind={kind} icon={<Icon size={14} stroke={1.75} aria-hidden />}>
          {t(`statements.states.${state}`)}
        </Chip>
      )}
    </>
  );
}

/** What was expected and what was found, with the difference; the bank has to say which is right. */
function Unbalanced({ statement: { expected, closing, currency } }: { statement: BankStatement }) {
  const { t } = useReader();
  const money = (amount: string): string => formatMoney(amount, currency);
  const difference = expected === null || closing === null ? null : subtractDecimal(closing, expected);
  return (
    <p className={`${classes.unbalanced} figures`}>
      {expected !== null && closing !== null && difference !== null
        ? t('statements.unbalanced', {
            expected: money(expected),
            found: money(closing),
            difference: money(difference),
          })
        : t('statements.unbalancedOpen', { expected: expected === null ? t('statements.none') : money(expected) })}
    </p>
  );
}

function Entries({ statementId, label }: { statementId: string; label: string }) {
  const query = useInfiniteQuery(statementEntriesQuery(statementId));
  if (query.isPending) return <RowSkeletons count={3} />;
  if (query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <ul className={classes.entries} aria-label={label}>
        {query.data.pages
          .flatMap((page) => page.items)
          .map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}

import { ActionIcon, Button } from '@mantine/core';
import { IconArrowMerge, IconDots, IconLink, IconWand } from '@tabler/icons-react';
import type { ReconciliationEntry } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { formatMonth, formatShortDay } from '../../ui/format-date.ts';
import { groupDecimal } from '../../ui/format-number.ts';
import { useNow } from '../../ui/use-now.ts';
import { signed } from './amounts.ts';
import { SignedAmount } from './signed-amount.tsx';
import { confirmation } from './use-deeds.ts';
import classes from './reconciliation.module.css';

type WorkRowProps = {
  entry: ReconciliationEntry;
  place: number;
  here: boolean;
  may: boolean;
  chosen: boolean;
  onLook: () => void;
  onChoose: (on: boolean) => void;
  onConfirm: () => void;
  onFind: () => void;
};

/** From here on a proposal is likely; below it is shown in amber. */
const likely = 70;

/** A line and what the rules propose for it; the one that is looked at unfolds its sum. */
export function WorkRow(props: WorkRowProps) {
  const { entry, place, here, may, chosen, onLook, onChoose, onConfirm, onFind } = props;
  const { t, say, language } = useReader();
  const now = useNow();
  const { proposal } = entry;
  const day = formatShortDay(entry.day, language, now);
  const named = { day, amount: groupDecimal(signed(entry)) };
  const can = confirmation(entry) !== null;
  return (
    <>
      <tr
        className={classes.row}
        data-work-row={place}
        data-here={here}
        aria-current={here ? 'true' : undefined}
        onClick={onLook}
        onFocus={onLook}
      >
        <td className={classes.box}>
          <input
            type="checkbox"
            aria-label={t('reconciliation.select', named)}
            checked={chosen}
            disabled={!may || !can}
            onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
          />
        </td>
        <td className={classes.day}>
          {day}
          {entry.lateOf !== null && (
            <span className={classes.lateMark}>
              {t('reconciliation.lateOf', { month: formatMonth(`${entry.lateOf}-01`, language) })}
            </span>
          )}
        </td>
        <th scope="row" className={classes.partyName}>
          {entry.party.name ?? t('reconciliation.noParty')}
        </th>
        <td className={classes.text}>{entry.remittance}</td>
        <td className={classes.number}>
          <SignedAmount amount={entry.amount} direction={entry.direction} />
        </td>
        <td className={classes.ours}>
          <Record entry={entry} />
        </td>
        <td className={classes.number} data-warns={proposal?.difference != null}>
          {proposal !== null && groupDecimal(proposal.difference?.amount ?? '0.00')}
        </td>
        <td className={classes.sure}>{proposal !== null && <Sure confidence={proposal.confidence} />}</td>
        <td className={classes.reason}>
          {entry.correction !== null && t(`reconciliation.correction.${entry.correction}`)}
          {proposal !== null && say(proposal.text)}
        </td>
        <td className={classes.deeds}>
          {may && (
            <>
              <Button size="compact-sm" variant={here && can ? 'filled' : 'default'} onClick={can ? onConfirm : onFind}>
                {t(can ? 'reconciliation.confirm' : 'reconciliation.find')}
              </Button>
              <ActionIcon variant="subtle" aria-label={t('reconciliation.other', named)} onClick={onFind}>
                <IconDots size={16} stroke={1.75} />
              </ActionIcon>
            </>
          )}
        </td>
      </tr>
      {here && proposal !== null && proposal.entries.length + proposal.items.length > 2 && (
        <tr className={classes.unfolded}>
          <td colSpan={10}>
            <Sum entry={entry} />
          </td>
        </tr>
      )}
    </>
  );
}

function Record({ entry: { proposal } }: { entry: ReconciliationEntry }) {
  const { t } = useReader();
  if (proposal === null) return <span className={classes.quiet}>{t('reconciliation.noRecord')}</span>;
  const numbers = proposal.items.map(({ item }) => item.number ?? t('reconciliation.hidden'));
  const several = proposal.items.length > 1 || proposal.entries.length > 1;
  const Icon = numbers.length === 0 ? IconWand : several ? IconArrowMerge : IconLink;
  return (
    <span className={classes.record}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {numbers.length === 0 ? t(`reconciliation.book.${proposal.difference?.kind ?? 'other'}`) : numbers.join(' + ')}
    </span>
  );
}

function Sure({ confidence }: { confidence: number }) {
  return (
    <span className={classes.confidence} data-likely={confidence >= likely}>
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${confidence}%` }} />
      </span>
      {confidence}%
    </span>
  );
}

/** Lines on the left of the equals sign where several pay one record, records where one pays several. */
function Sum({ entry: { proposal } }: { entry: ReconciliationEntry }) {
  const { t, language } = useReader();
  const now = useNow();
  if (proposal === null) return null;
  const lines = proposal.entries.map(({ id, day, amount }) => ({
    id,
    name: formatShortDay(day, language, now),
    amount,
  }));
  const records = proposal.items.map(({ item, amount }) => ({
    id: item.id,
    name: item.number ?? t('reconciliation.hidden'),
    amount,
  }));
  const [parts, whole] = lines.length > 1 ? [lines, records] : [records, lines];
  const difference = proposal.difference;
  return (
    <p className={classes.sum}>
      {t('reconciliation.sum')}{' '}
      {parts.map(({ id, name, amount }, at) => (
        <span key={id}>
          {at > 0 && ' + '}
          <b>{name}</b> {groupDecimal(amount)}
        </span>
      ))}
      {difference !== null && ` (${t(`reconciliation.kinds.${difference.kind}`)} ${groupDecimal(difference.amount)})`} ={' '}
      {whole.map(({ id, name, amount }, at) => (
        <span key={id}>
          {at > 0 && ' + '}
          {name} <b>{groupDecimal(amount)}</b>
        </span>
      ))}
    </p>
  );
}

import type { Text } from '../../../platform/http/schemas.ts';
import { formatMoney } from '../../../platform/money.ts';
import type { PlacedEntry } from './entry-store.ts';
import type { ItemRow } from './item-store.ts';
import { explain } from './matching/explain.ts';
import type { ItemKind } from './matching/matching.ts';
import type { MatchItemRow, MatchRow } from './match-store.ts';
import type { EntryView, MatchView, ReconciliationItem } from './reconciliation-schemas.ts';

/** What entries refer to, read beside them. */
export interface Beside {
  readonly items: ReadonlyMap<string, ItemRow>;
  /** The other entries of proposals and matches, by id. */
  readonly entries: ReadonlyMap<string, PlacedEntry>;
  readonly matches: ReadonlyMap<string, MatchRow>;
  readonly matchItems: ReadonlyMap<string, readonly MatchItemRow[]>;
  readonly matchEntries: ReadonlyMap<string, readonly PlacedEntry[]>;
  readonly people: ReadonlyMap<string, Text>;
  /** What of ours the mandate shows. */
  readonly kinds: readonly ItemKind[];
}

/** What the mandate does not show keeps its amount alone: the sum of a match can be followed, and nothing more is told. */
export function presentItem(item: ItemRow, kinds: readonly ItemKind[]): ReconciliationItem {
  const { currency } = item;
  const hidden = !kinds.includes(item.kind);
  return {
    id: item.itemId,
    kind: item.kind,
    number: hidden ? null : item.number,
    party: {
      name: hidden ? null : item.counterpartyName,
      accountNumber: hidden ? null : item.counterpartyAccount,
    },
    direction: item.direction,
    amount: formatMoney({ amountMinor: item.amountMinor, currency }),
    open: formatMoney({ amountMinor: item.amountMinor - item.matchedMinor, currency }),
    currency,
    day: item.day,
    orderId: hidden ? null : item.orderId,
    hidden,
    revision: item.revision,
  };
}

export function presentEntry(entry: PlacedEntry, beside: Beside): EntryView {
  const { currency, dismissedAs, decidedAt, decidedBy } = entry;
  const match = entry.matchId === null ? undefined : beside.matches.get(entry.matchId);
  return {
    id: entry.entryId,
    day: entry.day,
    month: entry.month,
    lateOf: entry.lateOf,
    correction: entry.correction,
    direction: entry.direction,
    amount: formatMoney({ amountMinor: entry.amountMinor, currency }),
    currency,
    party: { name: entry.counterpartyName, accountNumber: entry.counterpartyAccount },
    remittance: entry.remittance,
    reference: entry.bankReference,
    state: entry.state,
    revision: entry.revision,
    proposal: presentProposal(entry, beside),
    match: match === undefined ? null : presentMatch(match, beside),
    dismissed:
      dismissedAs === null || decidedAt === null
        ? null
        : {
            as: dismissedAs,
            note: entry.note,
            by: decidedBy === null ? null : (beside.people.get(decidedBy) ?? null),
            at: decidedAt.toISOString(),
          },
  };
}

function presentProposal(entry: PlacedEntry, beside: Beside): EntryView['proposal'] {
  const { proposal, currency } = entry;
  if (proposal === null || entry.state !== 'open') return null;
  const pieces = proposal.entryIds.flatMap((id) => (id === entry.entryId ? entry : (beside.entries.get(id) ?? [])));
  const items = proposal.items.flatMap(({ id, amountMinor }) => {
    const item = beside.items.get(id);
    return item === undefined ? [] : { item, amountMinor: BigInt(amountMinor) };
  });
  const { direction } = entry;
  const { differenceKind, confidence, reasons } = proposal;
  return {
    entries: pieces.map(piece),
    items: items.map(({ item, amountMinor }) => ({
      item: presentItem(item, beside.kinds),
      amount: formatMoney({ amountMinor, currency }),
    })),
    difference: difference({ differenceMinor: BigInt(proposal.differenceMinor), differenceKind, direction, currency }),
    confidence,
    text: explain(reasons),
  };
}

export function presentMatch(match: MatchRow, beside: Beside): MatchView {
  const { currency, madeBy, reasons } = match;
  const items = (beside.matchItems.get(match.matchId) ?? []).flatMap(({ itemId, amountMinor }) => {
    const item = beside.items.get(itemId);
    const amount = formatMoney({ amountMinor, currency });
    return item === undefined ? [] : { item: presentItem(item, beside.kinds), amount };
  });
  return {
    id: match.matchId,
    kind: match.kind,
    entries: (beside.matchEntries.get(match.matchId) ?? []).map(piece),
    items,
    difference: difference(match),
    confidence: match.confidence,
    text: reasons === null ? null : explain(reasons),
    note: match.note,
    by: madeBy === null ? null : (beside.people.get(madeBy) ?? null),
    at: match.madeAt.toISOString(),
  };
}

function piece({ entryId, revision, day, amountMinor, currency }: PlacedEntry) {
  return { id: entryId, revision, day, amount: formatMoney({ amountMinor, currency }) };
}

/** With the sign that it has on the account: a fee lessens what comes in and adds to what goes out, both of them below zero. */
function difference({
  differenceMinor,
  differenceKind,
  direction,
  currency,
}: Pick<MatchRow, 'differenceMinor' | 'differenceKind' | 'direction' | 'currency'>) {
  if (differenceKind === null) return null;
  const amountMinor = direction === 'credit' ? differenceMinor : -differenceMinor;
  return { amount: formatMoney({ amountMinor, currency }), kind: differenceKind };
}

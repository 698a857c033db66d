import type { TradeOrderBody } from '../../api/types.ts';

export type LineDraft = { name: string; quantity: string; unit: string; unitPrice: string; taxPercent: string };
export type OrderDraft = {
  sellerId: string;
  title: string;
  reference: string;
  lines: LineDraft[];
  currency: string;
  deliverBy: string;
  escrow: boolean;
  releaseAfterDays: string;
  note: string;
};
export type OrderFault = 'seller' | 'title' | 'deliverBy' | 'line';

export const EMPTY_LINE: LineDraft = { name: '', quantity: '1', unit: '', unitPrice: '', taxPercent: '13' };

const QUANTITY = /^(0|[1-9]\d{0,8})(\.\d{1,6})?$/;
const PRICE = /^(0|[1-9]\d{0,11})(\.\d{1,6})?$/;
const PERCENT = /^(0|[1-9]\d?)(\.\d{1,2})?$/;

export function isSoundLine({ name, quantity, unit, unitPrice, taxPercent }: LineDraft): boolean {
  const positive = QUANTITY.test(quantity) && /[1-9]/.test(quantity);
  return name.trim() !== '' && unit.trim() !== '' && positive && PRICE.test(unitPrice) && PERCENT.test(taxPercent);
}

/** What is wrong with it; nothing is sent before it is right. */
export function orderFaults(draft: OrderDraft, today: string): OrderFault[] {
  return [
    ...(draft.sellerId === '' ? (['seller'] as const) : []),
    ...(draft.title.trim() === '' ? (['title'] as const) : []),
    ...(draft.deliverBy < today ? (['deliverBy'] as const) : []),
    ...(draft.lines.every(isSoundLine) ? [] : (['line'] as const)),
  ];
}

/** About what it comes to, with tax; the server computes it to the cent. */
export function aboutTotal({ lines }: OrderDraft): number {
  return lines
    .filter(isSoundLine)
    .reduce(
      (sum, line) => sum + Number(line.quantity) * Number(line.unitPrice) * (1 + Number(line.taxPercent) / 100),
      0,
    );
}

export function orderBody(draft: OrderDraft): TradeOrderBody {
  const { sellerId, lines, currency, deliverBy, escrow } = draft;
  const [reference, note] = [draft.reference.trim(), draft.note.trim()];
  return {
    sellerId,
    title: draft.title.trim(),
    currency,
    lines: lines.map((line) => ({ ...line, name: line.name.trim(), unit: line.unit.trim() })),
    escrow,
    deliverBy,
    ...(escrow ? { releaseAfterDays: Number(draft.releaseAfterDays) } : {}),
    ...(reference === '' ? {} : { buyerReference: reference }),
    ...(note === '' ? {} : { note }),
  };
}

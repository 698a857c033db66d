import type { ExportedTable } from '../../../platform/exported-table.ts';

/** Of orders, requests and escrows: an enterprise takes its own side along. */
export const tradeExport: readonly ExportedTable[] = [
  { table: 'payments.trade_orders', without: ['search_text', 'terms_hash'] },
  { table: 'payments.trade_order_steps' },
  { table: 'payments.trade_order_documents' },
  { table: 'payments.payment_requests', without: ['search_text'] },
  { table: 'payments.escrows' },
  { table: 'payments.escrow_orders', without: ['send_at', 'sends'] },
  { table: 'payments.escrow_transfers' },
];

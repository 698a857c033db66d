import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { AccountPlace } from './period.ts';

/**
 * What is expected on an account, from where it is kept: each query gives rows of `payments.reconciliation_items` that are not there yet.
 * A payment goes out under its id without hyphens as end-to-end id; of requests and orders the bank carries reference or number.
 */
const sources: readonly ((place: AccountPlace) => RawBuilder<unknown>)[] = [
  ({ connectionId, customerId, accountNumber }) => sql`
    select i.instruction_id as item_id, 'payment' as kind, 'debit' as direction, i.amount_minor, i.currency,
      upper(right(i.instruction_id::text, 8)) as number,
      array[replace(i.instruction_id::text, '-', '')] || array_remove(array[r.reference, split_part(r.reference, ' ', 1)], null) as carried,
      i.creditor_name as counterparty_name, i.creditor_account as counterparty_account,
      coalesce(i.executed_at, i.released_at)::date as day, coalesce(r.order_id, e.order_id) as order_id
    from payments.instructions i
    left join payments.payment_requests r on r.enterprise_id = i.enterprise_id and r.instruction_id = i.instruction_id
    left join payments.escrows e on e.enterprise_id = i.enterprise_id and e.instruction_id = i.instruction_id
    where i.enterprise_id = (select platform.current_enterprise()) and i.debtor_account = ${accountNumber}
      and i.connection_id = ${connectionId} and i.customer_id = ${customerId} and i.state in ('released', 'executed')`,
  ({ connectionId, customerId, accountNumber }) => sql`
    select r.request_id, 'request', 'credit', r.amount_minor, r.currency, split_part(r.reference, ' ', 1),
      array[r.reference, split_part(r.reference, ' ', 1), replace(r.request_id::text, '-', '')], null::text, null::text, coalesce(r.paid_at, r.asked_at)::date,
      r.order_id
    from payments.payment_requests r
    where r.enterprise_id = (select platform.current_enterprise()) and r.side = 'payee' and r.payee_account = ${accountNumber}
      and r.connection_id = ${connectionId} and r.customer_id = ${customerId} and r.state in ('asked', 'accepted', 'paid')`,
  // An order for which nothing was asked is paid by its number.
  ({ connectionId, customerId, accountNumber }) => sql`
    select o.order_id, 'order', 'credit', o.total_minor, o.currency, o.number,
      array[o.number] || array_remove(array[o.buyer_reference], null), null::text, null::text, o.deliver_by, o.order_id
    from payments.trade_orders o
    where o.enterprise_id = (select platform.current_enterprise()) and o.side = 'seller' and not o.escrow
      and o.payee_account = ${accountNumber} and o.connection_id = ${connectionId} and o.customer_id = ${customerId}
      and o.state in ('accepted', 'delivered', 'confirmed', 'paid')
      and not exists (select from payments.payment_requests r where r.enterprise_id = o.enterprise_id and r.order_id = o.order_id
        and r.state in ('asked', 'accepted', 'paid'))`,
  // What an escrow pays out to a seller, or gives back to the account from which the buyer paid. What the bank has paid to an account that
  // was put right is expected there, under the same number of the seller where it is at the same bank: elsewhere the number names nothing here.
  ({ connectionId, customerId, accountNumber }) => sql`
    select t.transfer_id, 'transfer', 'credit', t.amount_minor, t.currency, o.number,
      array[o.number, replace(t.transfer_id::text, '-', ''), replace(t.escrow_id::text, '-', '')], null::text, null::text,
      t.moved_at::date, t.order_id
    from payments.escrow_transfers t
    join payments.trade_orders o on o.enterprise_id = t.enterprise_id and o.order_id = t.order_id
    left join payments.escrows e on e.enterprise_id = t.enterprise_id and e.escrow_id = t.escrow_id
    left join payments.instructions i on i.enterprise_id = e.enterprise_id and i.instruction_id = e.instruction_id
    where t.enterprise_id = (select platform.current_enterprise()) and o.connection_id = ${connectionId}
      and o.customer_id = ${customerId}
      and not exists (select from payments.escrow_transfers b where b.enterprise_id = t.enterprise_id and b.returns_id = t.transfer_id)
      and ((t.kind = 'release' and t.side = 'seller' and coalesce(t.to_account, o.payee_account) = ${accountNumber}
          and (t.to_account is null or t.to_connection_id = o.connection_id))
        or (t.kind = 'refund' and t.side = 'buyer' and i.debtor_account = ${accountNumber}))`,
];

/** Writes down what is expected on the account and was not before. @returns how many; of each kind at most `most`. */
export async function takeItems(
  tx: Tx,
  place: AccountPlace,
  { now, most }: { now: Date; most: number },
): Promise<number> {
  let taken = 0;
  for (const source of sources) {
    const { numAffectedRows } =
      await sql`insert into payments.reconciliation_items (enterprise_id, connection_id, customer_id, account_number, item_id, kind, direction,
        amount_minor, currency, number, carried, counterparty_name, counterparty_account, day, order_id, taken_at)
      select ${place.enterpriseId}, ${place.connectionId}, ${place.customerId}, ${place.accountNumber}, s.*, ${now}
      from (${source(place)}) s (item_id, kind, direction, amount_minor, currency, number, carried, counterparty_name,
        counterparty_account, day, order_id)
      where not exists (select from payments.reconciliation_items x
        where x.enterprise_id = (select platform.current_enterprise()) and x.item_id = s.item_id)
      limit ${most}
      on conflict (enterprise_id, item_id) do nothing`.execute(tx);
    taken += Number(numAffectedRows ?? 0n);
  }
  return taken;
}

/**
 * Ends what came to nothing and of which nothing was found: a payment that failed, a request that ended, an order that is asked for, a
 * release that came back.
 */
export async function dropItems(tx: Tx, place: AccountPlace): Promise<void> {
  await sql`/*payments.drop_items*/
    update payments.reconciliation_items x set state = 'gone', revision = revision + 1
    where x.enterprise_id = (select platform.current_enterprise()) and x.connection_id = ${place.connectionId}
      and x.customer_id = ${place.customerId} and x.account_number = ${place.accountNumber} and x.state = 'open'
      and x.matched_minor = 0 and (
        (x.kind = 'payment' and exists (select from payments.instructions i where i.enterprise_id = x.enterprise_id
          and i.instruction_id = x.item_id and i.state not in ('released', 'executed')))
        or (x.kind = 'request' and exists (select from payments.payment_requests r where r.enterprise_id = x.enterprise_id
          and r.request_id = x.item_id and r.state not in ('asked', 'accepted', 'paid')))
        or (x.kind = 'transfer' and exists (select from payments.escrow_transfers b where b.enterprise_id = x.enterprise_id
          and b.returns_id = x.item_id))
        or (x.kind = 'order' and (exists (select from payments.trade_orders o where o.enterprise_id = x.enterprise_id
            and o.order_id = x.item_id and o.state in ('declined', 'cancelled'))
          or exists (select from payments.payment_requests r where r.enterprise_id = x.enterprise_id and r.order_id = x.item_id
            and r.state in ('asked', 'accepted', 'paid')))))`.execute(tx);
}

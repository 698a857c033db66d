import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import * as ob from './open-banking.ts';
import type { TwoBanks } from './two-banks.ts';

/** What tests look at of an escrow. */
export type EscrowShown = {
  escrowId: string;
  accountNumber: string;
  status: string;
  released: string;
  refunded: string;
  sequence: number;
};

/** Asks Huayue Bank to do something with an escrow. */
export function askEscrow(banks: TwoBanks, path: string, key: string, body: object): Promise<Response> {
  const headers = { 'idempotency-key': key };
  return banks.huayue.client.call('POST', `/api/v1/escrows${path}`, { scope: 'escrows', body, headers });
}

export async function actOnEscrow(banks: TwoBanks, path: string, key: string, body: object): Promise<EscrowShown> {
  const answer = await askEscrow(banks, path, key, body);
  expect(answer.status).toBe(200);
  return (await answer.json()) as EscrowShown;
}

/** An escrow of 100.00 CNY for a seller at Lanjiang Bank, paid in. */
export async function paidIn(banks: TwoBanks, accountNumber: string): Promise<EscrowShown> {
  const escrowId = randomUUID();
  const escrow = await actOnEscrow(banks, '', escrowId, {
    escrowId,
    orderId: randomUUID(),
    reference: 'TO-1A2B3C4D',
    buyer: ob.payer,
    seller: { name: '恒信贸易有限公司', accountNumber, bank: '澜江银行' },
    amount: '100.00',
    currency: 'CNY',
    deliverBy: '2099-01-01',
    releaseAfterDays: 7,
    termsHash: 'ab'.repeat(32),
  });
  const { CreditorAgent: _elsewhere, ...what } = ob.initiation({
    InstructedAmount: { Amount: '100.00', Currency: 'CNY' },
    CreditorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification: escrow.accountNumber, Name: 'Escrow' },
  });
  expect(await ob.endOf(banks.huayue, await ob.pay(banks.huayue, what))).toMatchObject({ status: 'ACSC' });
  return escrow;
}

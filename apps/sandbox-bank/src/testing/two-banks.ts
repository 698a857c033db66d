import { freePorts } from '../../../../tests/support/ports.ts';
import type { PeerConfig } from '../config.ts';
import { startBetween, type Between } from './between.ts';
import { sampleSeed } from './sample-seed.ts';
import { startTestBank, type TestBank } from './test-bank.ts';

export type TwoBanks = AsyncDisposable & {
  huayue: TestBank;
  lanjiang: TestBank;
  /** Stands before Lanjiang Bank. */
  between: Between;
};

/** The account at Lanjiang Bank that tests pay to, in CNY, and one of the same customer in USD. */
export const creditor = { accountNumber: 'lj-2201', dollars: 'lj-2202', customerId: '8810-0003' };

const lanjiangSeed: typeof sampleSeed = {
  ...sampleSeed,
  bank: { id: 'lanjiang', nameZh: '澜江银行', nameEn: 'Lanjiang Bank', mark: '澜', color: '#5B3A8C' },
  people: [],
  customers: [
    {
      customerId: creditor.customerId,
      nameZh: '恒信贸易有限公司',
      nameEn: 'Hengxin Trading Co., Ltd.',
      identifiers: [{ scheme: 'uscc', value: '91310000MA1K00000Y', country: 'CN' }],
      departments: [{ departmentId: 'treasury', nameZh: '资金部', nameEn: 'Treasury' }],
      accounts: [
        { ...account(creditor.accountNumber, 'CNY'), balanceMinor: '5000000' },
        { ...account(creditor.dollars, 'USD'), balanceMinor: '700000' },
      ],
      journal: [],
      consents: [],
    },
  ],
};

function account(accountId: string, currency: string) {
  const names = { nameZh: '结算户', nameEn: 'Settlement account', product: 'current_account' };
  return { accountId, currency, ...names, lastDigits: accountId.slice(-4), openedOn: '2020-01-06' };
}

/** Two banks that clear with each other. */
export async function startTwoBanks(): Promise<TwoBanks> {
  await using stack = new AsyncDisposableStack();
  const port = await freePorts(3);
  const peer = (bankId: string, nameZh: string, nameEn: string, at: number): PeerConfig => ({
    bankId,
    nameZh,
    nameEn,
    issuer: `http://localhost:${at}`,
  });
  const between = stack.use(await startBetween(port + 1, port + 2));
  const lanjiang = stack.use(
    await startTestBank({
      bankId: 'lanjiang',
      seed: lanjiangSeed,
      port: port + 1,
      listens: port + 2,
      peers: [peer('huayue', '华岳银行', 'Huayue Bank', port)],
    }),
  );
  const huayue = stack.use(
    await startTestBank({ port, peers: [peer('lanjiang', '澜江银行', 'Lanjiang Bank', port + 1)] }),
  );
  const opened = stack.move();
  return { huayue, lanjiang, between, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

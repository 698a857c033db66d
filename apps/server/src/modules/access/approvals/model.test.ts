import { expect, test } from 'vitest';
import { ApprovalHistory } from '../../../../../../tests/support/access/approval-history.ts';

const long = process.env.GUILDHALL_LONG === '1';
const steps = long ? 1_000_000 : 100_000;

test(
  `${steps.toLocaleString('en')} random steps of approvals, limits, deputies and time do what the naive model does`,
  { timeout: 600_000 },
  () => {
    const seed = Number(process.env.GUILDHALL_SEED ?? 20_261_122);
    const total: Record<string, number> = {};
    for (let done = 0, history = 0; done < steps; history += 1) {
      const one = new ApprovalHistory(seed + history);
      for (let step = 0; step < 500; step += 1, done += 1) {
        try {
          one.step();
        } catch (error) {
          throw new Error(`seed ${seed + history}, step ${step}`, { cause: error });
        }
      }
      for (const [name, count] of Object.entries(one.count)) total[name] = (total[name] ?? 0) + count;
    }
    // A model that never gets anywhere proves nothing.
    for (const name of ['signed', 'released', 'voided', 'inStead', 'exceeded', 'expired'])
      expect([name, (total[name] ?? 0) > steps / 5_000]).toEqual([name, true]);
  },
);

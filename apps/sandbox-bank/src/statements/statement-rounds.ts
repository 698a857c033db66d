import type { BankContext } from '../bank-context.ts';
import { createWakeSignal } from '../events/wake-signal.ts';
import { limits } from '../limits.ts';
import { bankDay } from '../permissions/bank-day.ts';
import { issueDays, issueNotifications, issueReports } from './issue-statements.ts';
import { startOfDay } from './statement-file.ts';

const hourMs = 3_600_000;

/**
 * Issues statement files as time passes, until the bank stops: notifications at once, reports each hour, statements when a day is over.
 * A bank that is told to wait for its desk issues nothing by itself.
 */
export function startStatementRounds(bank: BankContext): { stopped: Promise<void> } {
  if (bank.config.statementFiles === 'desk') return { stopped: Promise.resolve() };
  // Nothing rings: bookings of one pause come in one file, however many they are.
  const pause = createWakeSignal();
  let reported = hourOf(bank);
  const round = async (): Promise<boolean> => {
    const now = bank.clock.now();
    const files = await issueNotifications(bank, { customerId: null });
    const days = await issueDays(bank, { customerId: null, before: startOfDay(bankDay(now)) });
    const hour = hourOf(bank);
    if (hour > reported) {
      await issueReports(bank, { customerId: null, since: new Date(reported * hourMs) });
      reported = hour;
    }
    return files >= limits.statementBatch || days >= limits.statementBatch;
  };
  const loop = async (): Promise<void> => {
    while (!bank.stopping.aborted) {
      const more = await round().catch((error: unknown) => {
        bank.log.error('statement files could not be issued', { reason: String(error) });
        return false;
      });
      if (!more) await pause.wait(limits.statementIdleMs, bank.stopping);
    }
  };
  return { stopped: loop() };
}

function hourOf({ clock }: BankContext): number {
  return Math.floor(clock.now().getTime() / hourMs);
}

/** What the desk may ask for, whatever the time. */
export const wantedStatements = ['notifications', 'intraday_report', 'end_of_day'] as const;
type Wanted = (typeof wantedStatements)[number];

/** Issues now, for one customer or all (null): the day that is ended goes on, and its statement is issued anew when more was booked. */
export async function issueNow(bank: BankContext, wanted: Wanted, customerId: string | null): Promise<number> {
  const now = bank.clock.now();
  const one = (): Promise<number> => {
    switch (wanted) {
      case 'notifications':
        return issueNotifications(bank, { customerId });
      case 'end_of_day':
        // What was booked up to this very instant is of the day.
        return issueDays(bank, { customerId, before: new Date(now.getTime() + 1) });
      case 'intraday_report':
        return issueReports(bank, { customerId, since: startOfDay(bankDay(now)) });
    }
  };
  let issued = 0;
  for (;;) {
    const files = await one();
    issued += files;
    if (wanted === 'intraday_report' || files === 0) return issued;
  }
}

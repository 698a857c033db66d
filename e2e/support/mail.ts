import { expect } from '@playwright/test';
import { worldOfWorker } from '../../tests/support/e2e-world.ts';

/** An e-mail as the mail sink shows it. */
export interface Letter {
  id: number;
  subject: string;
  messageId: string;
  text: string;
  html: string;
}

/** What was sent to an address, newest first. */
export async function lettersTo(address: string): Promise<Letter[]> {
  const { mailUrl } = worldOfWorker();
  const answer = await fetch(`${mailUrl}/api/messages?to=${encodeURIComponent(address)}`);
  // Written by the sink of the launcher.
  return ((await answer.json()) as { items: Letter[] }).items;
}

/** Waits for an e-mail to an address that holds the words. */
export async function awaitLetter(address: string, words: RegExp): Promise<Letter> {
  let found: Letter | undefined;
  await expect
    .poll(
      async () => {
        found = (await lettersTo(address)).find(({ subject, text }) => words.test(`${subject}\n${text}`));
        return found !== undefined;
      },
      { message: `an e-mail to ${address} with ${words}` },
    )
    .toBe(true);
  return found!;
}

/** The mail server refuses everything, or no longer. */
export async function setMailDown(down: boolean): Promise<void> {
  const { mailUrl } = worldOfWorker();
  await fetch(`${mailUrl}/api/switch`, { method: 'POST', body: JSON.stringify({ down }) });
}

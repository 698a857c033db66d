import { join } from 'node:path';

/** Root of the checkout, and the programs in it. */
export const repository = join(import.meta.dirname, '../../../..');
export const serverMain = join(repository, 'apps/server/src/main.ts');
export const bankMain = join(repository, 'apps/sandbox-bank/src/main.ts');
export const mailMain = join(repository, 'apps/dev-env/src/mail/main.ts');

import type { BankId } from '../sample-world/enterprise.ts';
import { bankIds } from '../sample-world/enterprise.ts';
import { bankDescriptions } from '../sample-world/sample-world.ts';
import type { DataDir } from './data-dir.ts';
import type { Databases } from './databases.ts';
import { publishedSchemas } from './published-schemas.ts';
import { webDist } from './web-build.ts';

/** How the network is known at both banks. */
const clientId = 'guildhall';
/** Sender of its e-mail; a name that can never be somebody's (RFC 2606 §2). */
const mailFrom = 'Guildhall <notifications@guildhall.example>';

export type Addresses = {
  network: string;
  banks: Record<BankId, string>;
  /** The mail sink: its pages, and where e-mail is sent to. */
  mail: { pages: string; smtp: string };
};

/** The addresses that follow from the ports. Everything runs on this machine and on plain http. */
export function makeAddresses(port: number, banks: [number, number], mail: [number, number]): Addresses {
  const at = (number: number): string => `http://localhost:${number}`;
  return {
    network: at(port),
    banks: { huayue: at(banks[0]), lanjiang: at(banks[1]) },
    mail: { pages: at(mail[0]), smtp: `smtp://127.0.0.1:${mail[1]}` },
  };
}

type Parts = { data: DataDir; databases: Databases; addresses: Addresses };

/** Environment of the network's program. `operator` is the customer whose members operate it. */
export function serverEnvironment(
  parts: Parts,
  operator: { bank: BankId; customerId: string } | null,
): Record<string, string> {
  const { data, databases, addresses } = parts;
  const banks = bankIds.map((slug) => {
    const { nameZh, nameEn, mark, color } = bankDescriptions[slug];
    return { slug, issuer: addresses.banks[slug], clientId, nameZh, nameEn, mark, color };
  });
  return {
    ...shared(data),
    PORT: new URL(addresses.network).port,
    PUBLIC_URL: addresses.network,
    DATABASE_URL: databases.network,
    GUILDHALL_KEY: data.secrets.guildhallKey,
    GUILDHALL_BANKS: JSON.stringify(banks),
    GUILDHALL_OPERATORS: JSON.stringify(operator === null ? [] : [operator]),
    GUILDHALL_LOOPBACK_ORIGINS: Object.values(addresses.banks).join(','),
    GUILDHALL_WEB_DIR: webDist,
    GUILDHALL_FILES_DIR: data.file('files'),
    SMTP_URL: addresses.mail.smtp,
    MAIL_FROM: mailFrom,
    ...publishedSchemas(),
  };
}

/** Environment of one bank's program; without a seed file the bank has no customers. */
export function bankEnvironment(parts: Parts, bank: BankId, seedFile: string | null): Record<string, string> {
  const { data, databases, addresses } = parts;
  const { network } = addresses;
  const signIn = `${network}/v1/sign-in/banks/${bank}`;
  const connection = `${network}/v1/bank-connections/${bank}`;
  const client = {
    clientId,
    name: 'Guildhall',
    jwksUri: `${connection}/jwks.json`,
    // Back from a sign-in, from giving a consent, and from authorising a payment.
    redirectUris: [`${signIn}/callback`, `${connection}/consent-callback`, `${connection}/payment-callback`],
    backchannelLogoutUri: `${signIn}/back-channel-logout`,
    eventPushUri: `${connection}/events`,
  };
  return {
    ...shared(data),
    BANK_ID: bank,
    BANK_PORT: new URL(addresses.banks[bank]).port,
    BANK_ISSUER: addresses.banks[bank],
    BANK_DATABASE_URL: databases.banks[bank],
    BANK_CLIENTS: JSON.stringify([client]),
    BANK_PEERS: JSON.stringify(peersOf(bank, addresses)),
    BANK_KEY: bank === 'huayue' ? data.secrets.huayueKey : data.secrets.lanjiangKey,
    ...(seedFile === null ? {} : { BANK_SEED_FILE: seedFile }),
  };
}

/** The banks with which a bank clears: all others of the world. */
function peersOf(bank: BankId, addresses: Addresses): object[] {
  return bankIds
    .filter((id) => id !== bank)
    .map((bankId) => {
      const { nameZh, nameEn } = bankDescriptions[bankId];
      return { bankId, nameZh, nameEn, issuer: addresses.banks[bankId] };
    });
}

/** Environment of the mail sink's program. */
export function mailEnvironment({ data, addresses }: Parts): Record<string, string> {
  return {
    ...shared(data),
    MAIL_PORT: new URL(addresses.mail.pages).port,
    MAIL_SMTP_PORT: new URL(addresses.mail.smtp).port,
    MAIL_DIR: data.file('mail'),
  };
}

/** Compiled code is kept between starts: it is a third of a warm start. */
function shared(data: DataDir): Record<string, string> {
  return { NODE_COMPILE_CACHE: data.file('cache') };
}

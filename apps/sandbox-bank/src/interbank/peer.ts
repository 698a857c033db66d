import type { BankConfig, PeerConfig } from '../config.ts';

/** The bank with which this one clears that people call so, in whatever letters; null when it is none of them. */
export function peerNamed({ peers }: Pick<BankConfig, 'peers'>, name: string): PeerConfig | null {
  return peers.find((peer) => isCalled(peer, name)) ?? null;
}

export function peerOf({ peers }: Pick<BankConfig, 'peers'>, bankId: string): PeerConfig | null {
  return peers.find((peer) => peer.bankId === bankId) ?? null;
}

/** Whether a bank is called so: its short name or one of its names. */
export function isCalled(
  bank: { nameZh: string; nameEn: string } & ({ id: string } | { bankId: string }),
  name: string,
) {
  const short = 'id' in bank ? bank.id : bank.bankId;
  return [short, bank.nameZh, bank.nameEn].some((own) => own.toLowerCase() === name.trim().toLowerCase());
}

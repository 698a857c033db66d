import { IconBuilding, IconLock, IconUsers, IconWorld } from '@tabler/icons-react';
import type { Audience, PreviewReader } from '../api/types.ts';

/** From the narrowest to the widest: each holds the ones before it. */
export const AUDIENCES: readonly Audience[] = ['private', 'partners', 'network', 'public'];

export const READERS: readonly PreviewReader[] = ['stranger', 'verified', 'partner', 'colleague'];

export const AUDIENCE_ICONS: Record<Audience, typeof IconLock> = {
  private: IconLock,
  partners: IconUsers,
  network: IconBuilding,
  public: IconWorld,
};

export function isWider(one: Audience, other: Audience): boolean {
  return AUDIENCES.indexOf(one) > AUDIENCES.indexOf(other);
}

const SHOWN_TO: Record<PreviewReader, readonly Audience[]> = {
  stranger: ['public'],
  verified: ['public', 'network'],
  partner: ['public', 'network', 'partners'],
  colleague: AUDIENCES,
};

/** Only for marking what a draft changes; what is shown the server decides. */
export function isDisclosed(audience: Audience, reader: PreviewReader): boolean {
  return SHOWN_TO[reader].includes(audience);
}

import { fundAndItsParties } from './cast-fund.ts';
import { housesOfTheNetwork } from './cast-houses.ts';
import { enterprisesBehindIdentities } from './cast-others.ts';
import { qingheAndPartners } from './cast-qinghe.ts';
import type { EnterpriseSpec } from './spec.ts';

/** Enterprises that have a part in the story. */
export const cast: readonly EnterpriseSpec[] = [
  ...qingheAndPartners,
  ...fundAndItsParties,
  ...housesOfTheNetwork,
  ...enterprisesBehindIdentities,
];

import { fundAndItsParties } from './cast-fund.ts';
import { housesOfTheNetwork } from './cast-houses.ts';
import { newcomers } from './cast-newcomers.ts';
import { enterprisesBehindIdentities } from './cast-others.ts';
import { qingheAndPartners } from './cast-qinghe.ts';
import type { EnterpriseSpec } from './spec.ts';

/** Enterprises that have a part in the story. */
export const cast: readonly EnterpriseSpec[] = [
  ...qingheAndPartners,
  ...fundAndItsParties,
  ...housesOfTheNetwork,
  ...enterprisesBehindIdentities,
  ...newcomers,
];

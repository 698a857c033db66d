import { IconAffiliate, IconBuilding, IconBuildingBank, IconHome, IconPlugConnected } from '@tabler/icons-react';
import type { Session } from '../../api/types.ts';
import { paths } from '../../paths.ts';

export type AreaKey = 'home' | 'network' | 'bank' | 'enterprise' | 'operator';
type PlaceKey =
  | 'partners'
  | 'search'
  | 'offers'
  | 'accounts'
  | 'payments'
  | 'orders'
  | 'requests'
  | 'approvals'
  | 'reconciliation'
  | 'sharing'
  | 'submissions'
  | 'profile'
  | 'visibility'
  | 'looks'
  | 'members'
  | 'permissions'
  | 'registration'
  | 'cases'
  | 'audit'
  | 'connections'
  | 'networkAudit'
  | 'jobs';
/** `needs`: the action without which the place is not offered. */
type Place = { key: PlaceKey; to: string; needs?: string };
export type Area = { key: AreaKey; to: string; icon: typeof IconHome; places: Place[] };

const areas: readonly Area[] = [
  { key: 'home', to: paths.home, icon: IconHome, places: [] },
  {
    key: 'network',
    to: paths.partners,
    icon: IconAffiliate,
    places: [
      { key: 'partners', to: paths.partners },
      { key: 'search', to: paths.search },
    ],
  },
  {
    key: 'bank',
    to: paths.accounts,
    icon: IconBuildingBank,
    places: [
      { key: 'offers', to: paths.offers, needs: 'offers:read' },
      { key: 'accounts', to: paths.accounts, needs: 'accounts:read' },
      { key: 'payments', to: paths.payments, needs: 'payments:read' },
      { key: 'orders', to: paths.orders, needs: 'orders:read' },
      { key: 'requests', to: paths.requests, needs: 'orders:read' },
      { key: 'approvals', to: paths.approvals, needs: 'approvals:read' },
      { key: 'submissions', to: paths.submissions, needs: 'submissions:read' },
      { key: 'reconciliation', to: paths.reconciliation, needs: 'reconciliation:read' },
      { key: 'sharing', to: paths.sharing, needs: 'activity:read' },
    ],
  },
  {
    key: 'enterprise',
    to: paths.ownEnterprise,
    icon: IconBuilding,
    places: [
      { key: 'profile', to: paths.ownEnterprise },
      { key: 'visibility', to: paths.visibility, needs: 'disclosures:read' },
      { key: 'looks', to: paths.looks, needs: 'looks:read' },
      { key: 'members', to: paths.members, needs: 'members:read' },
      { key: 'permissions', to: paths.permissions, needs: 'permission_table:read' },
      { key: 'registration', to: paths.registration },
      { key: 'audit', to: paths.ownAudit, needs: 'audit:read' },
    ],
  },
  {
    key: 'operator',
    to: paths.connections,
    icon: IconPlugConnected,
    places: [
      { key: 'cases', to: paths.cases, needs: 'operator:cases_read' },
      { key: 'connections', to: paths.connections, needs: 'operator:connections_read' },
      { key: 'jobs', to: paths.jobs, needs: 'operator:jobs_read' },
      { key: 'networkAudit', to: paths.networkAudit, needs: 'operator:audit_read' },
    ],
  },
];

/** The areas that this member may enter and that lead somewhere; one of whose places none is open is not there. */
export function areasFor(session: Session): Area[] {
  return areas.flatMap((area) => {
    const places = placesOf(area.key, session);
    if (area.places.length > 0 && places.length === 0) return [];
    const to = places.some((place) => place.to === area.to) ? area.to : (places[0]?.to ?? area.to);
    // A single place is the area itself.
    return [{ ...area, to, places: places.length === 1 ? [] : places }];
  });
}

/** The places of an area that the mandate opens. */
export function placesOf(key: AreaKey, session: Session): Place[] {
  const places = areas.find((area) => area.key === key)?.places ?? [];
  return places.filter(({ needs }) => needs === undefined || session.can.includes(needs));
}

/** Which area an address belongs to. */
export function areaOf(pathname: string): AreaKey | null {
  if (pathname === paths.home) return 'home';
  if (pathname.startsWith('/operator')) return 'operator';
  if (pathname === paths.bank || pathname.startsWith('/bank/')) return 'bank';
  if (pathname === paths.registration) return 'enterprise';
  if (pathname === paths.ownEnterprise || pathname.startsWith(`${paths.ownEnterprise}/`)) return 'enterprise';
  const network = ['/network', '/search', '/enterprises/'].some((start) => pathname.startsWith(start));
  return network ? 'network' : null;
}

/** The place of the area that an address is at: the one that says most of it. */
export function placeOf(pathname: string, { places }: Area): Place | null {
  const fitting = places.filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return fitting.toSorted((one, other) => other.to.length - one.to.length)[0] ?? null;
}

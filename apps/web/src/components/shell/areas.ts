import { IconAffiliate, IconBuilding, IconHome, IconPlugConnected } from '@tabler/icons-react';
import type { Session } from '../../api/types.ts';
import { paths } from '../../paths.ts';

export type AreaKey = 'home' | 'network' | 'enterprise' | 'operator';
type Place = { key: 'partners' | 'search' | 'connections'; to: string };
export type Area = { key: AreaKey; to: string; icon: typeof IconHome; places: Place[] };

/** The areas that this member may enter and that lead somewhere. */
export function areasFor(session: Session): Area[] {
  const areas: Area[] = [
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
    { key: 'enterprise', to: paths.ownEnterprise, icon: IconBuilding, places: [] },
  ];
  if (!session.can.includes('operator:connections_read')) return areas;
  const connections: Place = { key: 'connections', to: paths.connections };
  return [...areas, { key: 'operator', to: paths.connections, icon: IconPlugConnected, places: [connections] }];
}

/** Which area an address belongs to. */
export function areaOf(pathname: string): AreaKey | null {
  if (pathname === paths.home) return 'home';
  if (pathname.startsWith('/operator')) return 'operator';
  if (pathname === paths.ownEnterprise) return 'enterprise';
  const network = ['/network', '/search', '/enterprises/'].some((start) => pathname.startsWith(start));
  return network ? 'network' : null;
}

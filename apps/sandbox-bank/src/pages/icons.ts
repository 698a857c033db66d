import { trusted, type Html } from './html.ts';

/** Line drawings on a grid of 24, one weight; the shapes are the bank's own. */
const shapes = {
  flask: '<path d="M10 4v5L5 18.5A1 1 0 0 0 6 20h12a1 1 0 0 0 1-1.5L14 9V4M9 4h6M8 14h8"/>',
  language: '<path d="M4 6h8M8 4v2M5 14c3-1 5-4 5.5-8M6 9c.5 2 2 4 4.500 5M13 20l4-9 4 9M14.500 17h5"/>',
  hall: '<path d="M4 9l8-5 8 5zM5 20h14M7 9v8M10.500 9v8M13.500 9v8M17 9v8M4 17h16"/>',
  shield: '<path d="M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z"/><circle cx="12" cy="11" r="2"/>',
  search: '<circle cx="11" cy="11" r="6"/><path d="M20 20l-4.500-4.500"/>',
  check: '<path d="M5 12l5 5 9-10"/>',
  person: '<circle cx="12" cy="8" r="3.500"/><path d="M5 20c0-4 3-6 7-6s7 2 7 6"/>',
  treasurer:
    '<circle cx="9" cy="8" r="3.500"/><path d="M3 20c0-4 2.500-6 6-6h1M19 13.500c-1-1-4-.8-4 1s4 1.200 4 3-3 2-4 1M17 12v8.500"/>',
  accountant:
    '<rect x="6" y="3" width="12" height="18" rx="1.500"/><path d="M9 7h6M9 11h.1M12 11h.1M15 11h.1M9 14h.1M12 14h.1M15 14h.1M9 17h.1M12 17h.1M15 17h.1"/>',
  owner: '<path d="M5 21V5a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v16M3 21h18M9 8h1M14 8h1M9 12h1M14 12h1M9 16h1M14 16h1"/>',
  viewer:
    '<path d="M3 12c2.500-4.500 5.500-6.500 9-6.500s6.500 2 9 6.500c-2.500 4.500-5.500 6.500-9 6.500S5.500 16.500 3 12z"/><circle cx="12" cy="12" r="2.500"/>',
  asset_manager: '<rect x="3" y="8" width="18" height="12" rx="1.500"/><path d="M9 8V5h6v3M3 13h18M12 12v2"/>',
  trustee: '<path d="M12 4v16M8 20h8M5 7h14M5 7l-2.500 6a3 3 0 0 0 5 0zM19 7l-2.500 6a3 3 0 0 0 5 0z"/>',
  settlor: '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h4"/>',
  beneficiary: '<path d="M12 20s-7-4.500-7-10a4 4 0 0 1 7-2.500A4 4 0 0 1 19 10c0 5.500-7 10-7 10z"/>',
  fund_administrator: '<path d="M4 20V10M10 20V4M16 20v-7M20 20H3"/>',
  operator:
    '<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.200 2.200M16.200 16.200l2.200 2.200M18.400 5.600l-2.200 2.200M7.800 16.200l-2.200 2.200"/>',
  relationship_manager:
    '<path d="M5 14v-2a7 7 0 0 1 14 0v2M19 18a3 3 0 0 1-3 3h-3"/><rect x="3.500" y="13" width="4" height="6" rx="1.500"/><rect x="16.500" y="13" width="4" height="6" rx="1.500"/>',
} as const;

export type IconName = keyof typeof shapes;

/** An icon that says nothing by itself: the words beside it do. */
export function icon(name: IconName, size = 20): Html {
  return trusted(
    `<svg class="icon" width="${size}" height="${size}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes[name]}</svg>`,
  );
}

/** The icon of a role; a person where the role has none. */
export function roleIcon(roleId: string): IconName {
  return roleId in shapes ? (roleId as IconName) : 'person';
}

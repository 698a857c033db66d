/** Written by `npm run generate` from the migrated database. */
export interface DB {}

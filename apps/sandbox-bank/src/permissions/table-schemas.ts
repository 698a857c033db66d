import { Type } from 'typebox';

export const TableParams = Type.Object({
  customerId: Type.String({ maxLength: 100, description: 'Identifier of the customer at this bank.' }),
});

export const TableQuery = Type.Object({
  version: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1, description: 'Which version; the one in force when absent.' }),
  ),
});

export const TableView = Type.Object(
  {
    customerId: Type.String({ description: 'Identifier of the customer at this bank.' }),
    version: Type.Integer({ minimum: 1, description: 'Number of this version, gapless from 1.' }),
    currentVersion: Type.Integer({ minimum: 1, description: 'Number of the version in force.' }),
    jws: Type.String({ description: 'The whole table as a compact JWS (RFC 7515), typ permission-table+jwt.' }),
  },
  { $id: 'PermissionTable' },
);

import { Type, type Static } from 'typebox';
import { limits } from '../../../platform/limits.ts';

const bankId = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\x21-\\x7e]+$', description }));

export const BankSignInBody = Type.Object(
  {
    bank: Type.String({ minLength: 1, maxLength: 63, description: 'Slug of a connected bank, see banks.list' }),
    mandate: Type.Optional(
      Type.Object(
        {
          customerId: bankId("The enterprise's number at the bank"),
          accountId: bankId('An account instead of the customer'),
          roleId: bankId('Role'),
          departmentId: bankId('Department'),
        },
        { additionalProperties: false, description: "What to act as; what is missing is picked on the bank's page" },
      ),
    ),
    returnTo: Type.Optional(
      Type.String({
        maxLength: limits.returnPathMaxCharacters,
        description: 'Path of our own to come back to; default /',
      }),
    ),
    link: Type.Optional(
      Type.Boolean({
        description: 'Add this bank to the person who is signed in now; needs a session of the same browser',
      }),
    ),
  },
  { additionalProperties: false, $id: 'BankSignIn', description: 'A wish to sign in at a bank' },
);
export type BankSignInBody = Static<typeof BankSignInBody>;

export const SignInBegun = Type.Object({
  redirectTo: Type.String({ description: "The bank's page; send the browser there" }),
});

export const BankParams = Type.Object({ bank: Type.String({ maxLength: 200, description: 'Slug of the bank' }) });

export const LogoutBody = Type.Object({
  logout_token: Type.String({
    maxLength: 16_384,
    description: 'Signed logout token (OpenID Connect Back-Channel Logout 1.0 §2.4)',
  }),
});

import type { ConnectionId } from '../../platform/ids.ts';
import type { Text } from '../../platform/http/schemas.ts';

/** What the person wishes to act as; what is missing is picked on the bank's page. */
export interface MandateHint {
  readonly customerId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly roleId?: string | undefined;
  readonly departmentId?: string | undefined;
}

/** The mandate under which the bank let the person in, as its ID token says it. */
export interface MandateClaim {
  readonly customerId: string;
  readonly roleId: string;
  readonly roleName: Text;
  readonly departmentId: string;
  readonly departmentName: Text;
  /** Version of the bank's permission table that the triple was held against. */
  readonly tableVersion: number;
  readonly enterprise: {
    readonly nameZh?: string | undefined;
    readonly nameEn: string;
    readonly identifiers: readonly {
      readonly scheme: 'uscc' | 'lei' | 'vat' | 'national';
      readonly value: string;
      readonly country: string;
    }[];
  };
  readonly accounts: readonly {
    readonly accountId: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly currency: string;
    readonly lastDigits: string;
    readonly product: string;
  }[];
}

/** Who came back from the bank, proven by its signed ID token. */
export interface BankIdentity {
  readonly connectionId: ConnectionId;
  readonly bank: string;
  readonly subject: string;
  /** The bank's own session, by which it may sign the person out here too. */
  readonly sid: string | null;
  readonly name: Text;
  readonly authTime: Date;
  readonly idToken: string;
  readonly mandate: MandateClaim;
}

/** A logout token whose signature, issuer, audience and time were found right. */
export interface LogoutNotice {
  readonly connectionId: ConnectionId;
  readonly subject: string | null;
  readonly sid: string | null;
  readonly jti: string;
}

/** Port, implemented by `bank`: the ways to a bank's authorization server and back. `bank` is the slug of a connection. */
export interface BankSignIn {
  begin(input: { bank: string; mandate: MandateHint | null; redirectUri: string }): Promise<{
    redirectTo: string;
    /** Unguessable; comes back with the answer. */
    state: string;
    /** What `complete` needs to check the answer; JSON, kept sealed. */
    secrets: object;
  }>;
  /** @throws SignInRefused with the reason for which the answer was not believed, or for which the bank said no. */
  complete(input: { bank: string; callbackUrl: string; secrets: object }): Promise<BankIdentity>;
  /** Where the browser goes so that the bank ends its session as well; null where the bank offers none. */
  endSession(input: { bank: string; idTokenHint: string | null; returnTo: string }): Promise<string | null>;
  /** @throws SignInRefused when the token is not to be believed. */
  readLogoutToken(input: { bank: string; logoutToken: string }): Promise<LogoutNotice>;
}

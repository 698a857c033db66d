import type { Page } from '@playwright/test';

/** Gives the browser an authenticator of its own that knows the person and answers by itself (Web Authentication Level 3 §11). */
export async function withAuthenticator(page: Page): Promise<{ refuseUser: () => Promise<void> }> {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    refuseUser: async () => {
      await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    },
  };
}

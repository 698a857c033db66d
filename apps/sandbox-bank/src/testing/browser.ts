import * as oidc from 'openid-client';
import type { TestBank } from './test-bank.ts';

/** A browser without a screen: keeps cookies by path, follows redirects inside the bank, submits forms. */
export type ScriptBrowser = {
  get: (address: string) => Promise<Landing>;
  post: (address: string, form: Record<string, string>, headers?: Record<string, string>) => Promise<Landing>;
};

/** Where a request ended: a page of the bank, or the address of the client that the bank redirected to. */
export type Landing = { status: number; url: string; html: string };

export function scriptBrowser(origin: string): ScriptBrowser {
  const jar: { name: string; value: string; path: string }[] = [];
  const send = async (address: string, init: RequestInit): Promise<Landing> => {
    const url = new URL(address, origin);
    if (url.origin !== origin) return { status: 0, url: url.href, html: '' };
    const cookies = jar
      .filter((cookie) => url.pathname.startsWith(cookie.path))
      .map(({ name, value }) => `${name}=${value}`);
    const headers = new Headers(init.headers);
    headers.set('cookie', cookies.join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      return send(new URL(location, url).href, { method: 'GET' });
    }
    return { status: response.status, url: url.href, html: await response.text() };
  };
  return {
    get: (address) => send(address, { method: 'GET' }),
    post: (address, form, headers = {}) =>
      send(address, { method: 'POST', body: new URLSearchParams(form), headers: { origin, ...headers } }),
  };
}

function keep(jar: { name: string; value: string; path: string }[], line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  const [name = '', ...rest] = pair.split('=');
  const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
  const known = jar.findIndex((cookie) => cookie.name === name && cookie.path === path);
  if (known >= 0) jar.splice(known, 1);
  const value = rest.join('=');
  if (value !== '') jar.push({ name, value, path });
}

export type SignIn = {
  page: Landing;
  finish: (landing: Landing) => Promise<Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>>;
};

/** Pushes an authorization request and opens the page that it leads to. */
export async function beginSignIn(bank: TestBank, browser: ScriptBrowser, details?: object[]): Promise<SignIn> {
  const { server, dpop } = bank.client.rp();
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [oidc.randomState(), oidc.randomNonce()];
  const url = await oidc.buildAuthorizationUrlWithPAR(
    server,
    {
      redirect_uri: bank.client.config.redirectUris[0] ?? '',
      scope: 'openid mandate',
      code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
      ...(details === undefined ? {} : { authorization_details: JSON.stringify(details) }),
    },
    dpop,
  );
  return {
    page: await browser.get(url.href),
    finish: (landing) =>
      oidc.authorizationCodeGrant(
        server,
        new URL(landing.url),
        { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true },
        undefined,
        dpop,
      ),
  };
}

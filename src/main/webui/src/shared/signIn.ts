import { ErrorResponse, InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';

const EARLY_SECONDS = 30;

let manager: UserManager | null = null;
let user: User | null = null;
let renewing: Promise<string> | null = null;

async function provider(home: string): Promise<UserManager> {
  const place = (await (await fetch('/api/v1/sign-in')).json()) as { issuer: string; clientId: string };
  return new UserManager({
    authority: place.issuer,
    client_id: place.clientId,
    redirect_uri: home,
    post_logout_redirect_uri: home,
    response_type: 'code',
    scope: 'openid',
    automaticSilentRenew: false,
    // Tokens are in memory alone; what must outlive the way to the provider and back holds none.
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
}

/**
 * Signs in at the staff's identity provider, by authorization code with PKCE. False when the browser is on its way
 * there: this page is about to go. Fails when the provider says no, or is away; nothing is tried again by itself.
 *
 * @param path of the page to come back to
 */
export async function signIn(path: string): Promise<boolean> {
  const home = location.origin + path;
  manager = await provider(home);
  const query = new URLSearchParams(location.search);
  if (query.has('state') && (query.has('code') || query.has('error'))) {
    history.replaceState(null, '', path);
    user = (await manager.signinCallback(`${home}?${query}`)) ?? null;
  }
  if (user) return true;
  await manager.signinRedirect();
  return false;
}

/** A token that is good for a while; asks nobody anything while the provider still knows who this is. */
export async function token(): Promise<string> {
  if (user && (user.expires_in ?? 0) > EARLY_SECONDS) return user.access_token;
  renewing ??= renew().finally(() => (renewing = null));
  return renewing;
}

/** The server takes it no more: the next request brings another. */
export function dropToken(): void {
  user = null;
}

/** The provider is left alone while it is away: only its refusal sends the browser there. */
async function renew(): Promise<string> {
  if (!manager) throw new Error('signed out');
  const before = await manager.getUser();
  if (before?.refresh_token) {
    user = await manager.signinSilent().catch((e) => {
      if (e instanceof ErrorResponse) return null;
      throw e;
    });
    if (user) return user.access_token;
  }
  await manager.signinRedirect();
  throw new Error('signed out');
}

export async function signOut(): Promise<void> {
  user = null;
  // Without the user no token goes into the address.
  await manager?.removeUser();
  await manager?.signoutRedirect().catch(() => location.reload());
}

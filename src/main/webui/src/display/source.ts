/** The link's own token is all that a display has; there is no other sign-in. */
export function openDisplay(token: string): (lastId: string, signal: AbortSignal) => Promise<Response> {
  return (lastId, signal) =>
    fetch(`/api/v1/displays/${encodeURIComponent(token)}/events`, {
      headers: { Accept: 'text/event-stream', ...(lastId ? { 'Last-Event-ID': lastId } : {}) },
      cache: 'no-store',
      signal,
    });
}

/** Of the address /display/TOKEN. */
export function tokenOf(path: string): string {
  return path.split('/')[2] ?? '';
}

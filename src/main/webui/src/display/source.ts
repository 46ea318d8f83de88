/** The link's own token is all that a display has; there is no other sign-in. */
export function openDisplay(token: string): (lastId: string, signal: AbortSignal) => Promise<Response> {
  return (lastId, signal) =>
    fetch(`/api/v1/displays/${encodeURIComponent(token)}/events`, {
      headers: { Accept: 'text/event-stream', ...(lastId ? { 'Last-Event-ID': lastId } : {}) },
      cache: 'no-store',
      signal,
    });
}

/** A file that belongs to the page. */
export async function bytesOf(file: string): Promise<ArrayBuffer> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.arrayBuffer();
}

/** Of the address /display/TOKEN. */
export function tokenOf(path: string): string {
  return path.split('/')[2] ?? '';
}

const ROOM = 'lingka.';

/** What survives a reload: what somebody was about to do, and where; never a token. */
export function keep(name: string, value: unknown): void {
  localStorage.setItem(ROOM + name, JSON.stringify(value));
}

export function kept<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(ROOM + name) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

export function forget(name: string): void {
  localStorage.removeItem(ROOM + name);
}

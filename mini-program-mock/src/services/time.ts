const SHANGHAI_MS = 8 * 3_600_000;

function two(value: number): string {
  return value.toString().padStart(2, '0');
}

/** In the store's time, which has no daylight saving: 2026-11-22 15:04. */
export function clockTime(instant: string): string {
  const local = new Date(Date.parse(instant) + SHANGHAI_MS);
  const day = `${local.getUTCFullYear()}-${two(local.getUTCMonth() + 1)}-${two(local.getUTCDate())}`;
  return `${day} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** The month it falls in, as the server and people name it: 2026-11. */
export function monthOf(instant: string): string {
  return clockTime(instant).slice(0, 7);
}

export function dayOf(instant: string): string {
  return clockTime(instant).slice(0, 10);
}

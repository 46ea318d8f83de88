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

/** The month that is so many later, or earlier where it is negative. */
export function monthPlus(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  return `${Math.floor(count / 12)}-${two((count % 12) + 1)}`;
}

export function thisMonth(): string {
  return monthOf(new Date().toISOString());
}

/** 21:30, as clocks there show it. */
export function hourOf(instant: string): string {
  return clockTime(instant).slice(11);
}

export function dayOf(instant: string): string {
  return clockTime(instant).slice(0, 10);
}

import { asMember } from './session';
import { forget, keep, kept } from './storage';
import { locate, type Spot } from '../platform';
import type { Answered } from './contract';

export type Store = Answered<'GET', '/api/v1/member/stores'>['items'][number];

/** Metres are null where the store or the phone tells no place. */
export type NearStore = Store & { metres: number | null };

const EARTH_METRES = 6_371_000;
const REFUSED = 'location.refused';

/** All of them, however many pages that is. */
export async function stores(): Promise<Store[]> {
  const all: Store[] = [];
  let cursor: string | undefined;
  do {
    const page: Answered<'GET', '/api/v1/member/stores'> = await asMember('GET', '/api/v1/member/stores', { query: { cursor } });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}

export function isRefused(): boolean {
  return kept<boolean>(REFUSED) === true;
}

/** Asks for the place, once: who refuses is not asked again until they say so themselves. Null without one. */
export async function whereIAm(): Promise<Spot | null> {
  const spot = await locate();
  if (spot) forget(REFUSED);
  else keep(REFUSED, true);
  return spot;
}

/** The nearest first; those that tell no place after them, as they were. */
export function byDistance(all: Store[], from: Spot | null): NearStore[] {
  const near = all.map((store) => ({ ...store, metres: from && spotOf(store) && metres(from, spotOf(store) as Spot) }));
  return near.sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity) || 0);
}

export function spotOf(store: Store): Spot | null {
  const { latitude, longitude } = store;
  return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null;
}

/** Along the great circle: good enough to say which store is near. */
export function metres(from: Spot, to: Spot): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const across = Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(to.longitude - from.longitude);
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(half(to.latitude - from.latitude) + across));
}

/** 350 m, 1.2 km, 18 km. */
export function distance(of: number): string {
  if (of < 950) return `${Math.max(50, Math.round(of / 50) * 50)} m`;
  return of < 9_950 ? `${(of / 1_000).toFixed(1)} km` : `${Math.round(of / 1_000)} km`;
}

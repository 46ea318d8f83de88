import type { Answered } from './contract';
import { asMember, merchantHere, session } from './session';
import { keep, kept } from './storage';

/** The programme in words: a chapter for each thing that the merchant has. */
export type Plan = Answered<'GET', '/api/v1/member/programme'>;
export type Chapter = Plan['chapters'][number];

/** What a merchant may have beside the card, by the names of the programme's sections. */
export const PERKS = ['tiers', 'points', 'shop', 'coupons', 'queue'] as const;
export type Perk = (typeof PERKS)[number];

interface Remembered {
  merchant: string;
  perks: Perk[];
}

const NAME = 'perks';

export function plan(): Promise<Plan> {
  return asMember('GET', '/api/v1/member/programme');
}

/** What was there when it was last asked for: the card's page shows it without waiting. */
export function perksOf(merchant: string): Perk[] {
  const before = kept<Remembered>(NAME);
  return before?.merchant === merchant ? before.perks : [];
}

/** The same before anybody has signed in, for the bar below a page. */
export function perksHere(): Perk[] {
  return perksOf(merchantHere());
}

export function perksIn(told: Plan): Perk[] {
  return PERKS.filter((perk) => told.chapters.some((chapter) => chapter.code === perk));
}

/** Asks anew, for this look and for the next one. */
export async function lookForPerks(): Promise<Perk[]> {
  const { merchant } = await session();
  const perks = perksIn(await plan());
  keep(NAME, { merchant: merchant.code, perks });
  return perks;
}

export function chapter(told: Plan, code: Perk): Chapter | null {
  return told.chapters.find((each) => each.code === code) ?? null;
}

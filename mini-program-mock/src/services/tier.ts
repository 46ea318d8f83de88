import type { Answered } from './contract';
import { asMember } from './session';
import { say, told } from './words';

export type Tier = Answered<'GET', '/api/v1/member/tier'>;
export type Benefit = Tier['benefits'][number];
export type Next = NonNullable<Tier['next']>;
export type Missing = Next['missing'][number];

const WHOLE = 10_000;

export function tier(): Promise<Tier> {
  return asMember('GET', '/api/v1/member/tier');
}

/** 9.5 折, or 5 % off; empty where the whole price is paid. */
export function discount(payBasisPoints: number): string {
  if (payBasisPoints >= WHOLE) return '';
  return say(`${shifted(payBasisPoints, 3)} 折`, `${shifted(WHOLE - payBasisPoints, 2)}% off`);
}

/** 1.5 倍积分; empty where points are as always. */
export function multiple(pointsBasisPoints: number): string {
  if (pointsBasisPoints === WHOLE) return '';
  return say(`${shifted(pointsBasisPoints, 4)} 倍积分`, `${shifted(pointsBasisPoints, 4)} × points`);
}

/** A whole number with its point so many places from the right, without empty places: no fraction is ever computed. */
export function shifted(whole: number, places: number): string {
  const digits = whole.toString().padStart(places + 1, '0');
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return text.replace(/\.?0+$/, '');
}

/** What level and benefits come to in a line: 9.5 折 · 1.5 倍积分. */
export function gives(level: { discountBasisPoints: number; pointsBasisPoints: number }): string {
  return [discount(level.discountBasisPoints), multiple(level.pointsBasisPoints)].filter(Boolean).join(' · ');
}

/** How far the way is gone, in whole percent, never 100 before it is. */
export function gone(missing: Missing): number {
  return Math.max(0, Math.min(99, Math.floor((missing.counted * 100) / missing.required)));
}

/** 本月还剩 1 次（共 2 次）; empty for what is simply there. */
export function leftOf(benefit: Benefit): string {
  if (benefit.left === null || benefit.perPeriod === null) return '';
  const { left, perPeriod } = benefit;
  switch (benefit.period) {
    case 'day':
      return say(`今天还剩 ${left} 次，共 ${perPeriod} 次`, `${left} of ${perPeriod} left today`);
    case 'month':
      return say(`本月还剩 ${left} 次，共 ${perPeriod} 次`, `${left} of ${perPeriod} left this month`);
    default:
      return say(`今年还剩 ${left} 次，共 ${perPeriod} 次`, `${left} of ${perPeriod} left this year`);
  }
}

/** Until when the level is safe, in the words for why. */
export function kept(of: Tier, dayOf: (instant: string) => string): string {
  if (of.until) return say(`这个等级到 ${dayOf(of.until)} 为止`, `This level lasts until ${dayOf(of.until)}`);
  if (!of.keptUntil) return '';
  return of.inGrace
    ? say(`宽限期：${of.keptUntil} 之前补上就能保住 ${told(of.name)}`, `Grace: make it up before ${of.keptUntil} to stay ${told(of.name)}`)
    : say(`保级到 ${of.keptUntil}，那天复核`, `Yours until ${of.keptUntil}, when it is reviewed`);
}

import type { Answered } from './contract';
import { card } from './card';
import { intend } from './intent';
import { inPoints } from './points';
import { asMember } from './session';
import { shifted } from './tier';
import { clockTime } from './time';
import { say, told } from './words';

export type Shop = Answered<'GET', '/api/v1/member/shop-items'>;
export type Item = Shop['items'][number];
export type Redemption = Answered<'POST', '/api/v1/member/redemptions'>;
export type Redemptions = Answered<'GET', '/api/v1/member/redemptions'>;
export type Draw = Redemption['draws'][number];

const PAGE = 20;

export function shop(): Promise<Shop> {
  return asMember('GET', '/api/v1/member/shop-items');
}

export function redemptions(cursor?: string): Promise<Redemptions> {
  return asMember('GET', '/api/v1/member/redemptions', { query: { limit: PAGE, cursor } });
}

/** What may bring money wants to know onto which card. */
export function bringsMoney(item: Item): boolean {
  return item.bonusFen !== null || item.prizes.some((prize) => prize.bonusFen !== null);
}

/** The second tap on the same item, while nobody knows what became of the first, is the same wish. */
export async function redeem(item: Item): Promise<Redemption> {
  const body = bringsMoney(item) ? { item: item.code, cardId: (await card()).id } : { item: item.code };
  return intend(`redeem.${item.code}`, body, (key) => asMember('POST', '/api/v1/member/redemptions', { key, body }));
}

/** Why it cannot be taken now; empty when it can. */
export function against(item: Item): string {
  const words: Record<string, string> = {
    SHOP_ITEM_NOT_YET: say(`${item.from ? clockTime(item.from) : ''} 起可以兑换`, `From ${item.from ? clockTime(item.from) : ''} on`),
    SHOP_ITEM_OVER: say('已经结束', 'It is over'),
    SHOP_TIER_REQUIRED: say('您现在的等级还不能兑换', 'Not for your level yet'),
    SHOP_SOLD_OUT: say('已兑完', 'All gone'),
    SHOP_DAY_SOLD_OUT: say('今天的已兑完，明天再来', 'Gone for today: come again tomorrow'),
    SHOP_LIMIT_REACHED: say('您已经兑换过了', 'You have had yours'),
    COUPON_SOLD_OUT: say('这种券已发完', 'These coupons are all gone'),
    COUPON_DAY_SOLD_OUT: say('今天的券已发完，明天再来', 'Coupons of today are gone'),
    COUPON_LIMIT_REACHED: say('您已有足够多张这种券', 'You have as many of these coupons as one may'),
  };
  if (item.refusal) return words[item.refusal] ?? say('现在不能兑换', 'Not now');
  return item.missingPoints > 0 ? say(`还差 ${inPoints(item.missingPoints)}`, `${inPoints(item.missingPoints)} more needed`) : '';
}

/** 还剩 4 件 · 今天还剩 2 件 · 您还能换 1 件; empty without limits, and where {@link against} says which one is reached. */
export function limits(item: Item): string {
  if (item.refusal) return '';
  return [
    item.left === null ? '' : say(`还剩 ${item.left} 件`, `${item.left} left`),
    item.leftToday === null ? '' : say(`今天还剩 ${item.leftToday} 件`, `${item.leftToday} left today`),
    item.mayTake === null ? '' : say(`您还能换 ${item.mayTake} 件`, `${item.mayTake} more for you`),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** 大奖 0.5%, as the server draws them. */
export function odds(item: Item): string[] {
  return item.prizes.map((prize) => `${told(prize.name)} ${shifted(prize.oddsBasisPoints, 2)}%`);
}

/** What one draw came to. */
export function drawn(draw: Draw): string {
  if (draw.outcome === 'won') return say(`抽中 ${told(draw.name)}`, `Won: ${told(draw.name)}`);
  return draw.outcome === 'out' ? say('奖品刚好发完，没中', 'That prize is gone: nothing') : say('这次没中', 'Nothing this time');
}

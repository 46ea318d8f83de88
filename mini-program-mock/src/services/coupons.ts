import type { Answered } from './contract';
import { intend } from './intent';
import { yuan } from './money';
import { asMember } from './session';
import { discount } from './tier';
import { clockTime } from './time';
import { say } from './words';

export type Coupon = Answered<'GET', '/api/v1/member/coupons/{id}'>;
export type Coupons = Answered<'GET', '/api/v1/member/coupons'>;
export type Claimable = Answered<'GET', '/api/v1/member/coupon-claims'>['items'][number];
export type Gift = Answered<'POST', '/api/v1/member/coupons/{couponId}/transfer'>;
export type Pile = 'usable' | 'used' | 'expired';

const PAGE = 20;

export function coupons(state: Pile, cursor?: string): Promise<Coupons> {
  return asMember('GET', '/api/v1/member/coupons', { query: { state, limit: PAGE, cursor } });
}

export async function claimable(): Promise<Claimable[]> {
  return (await asMember('GET', '/api/v1/member/coupon-claims')).items.filter((each) => each.mineLeft > 0);
}

export function claim(template: string): Promise<Coupon> {
  return intend(`claim.${template}`, { template }, (key) => asMember('POST', '/api/v1/member/coupon-claims', { key, body: { template } }));
}

/** A printed code, or what a friend sent: which of the two the person says. */
export function bring(code: string, fromFriend: boolean): Promise<Coupon> {
  return intend('bring', { code, fromFriend }, (key) =>
    fromFriend
      ? asMember('POST', '/api/v1/member/coupon-gifts', { key, body: { token: code } })
      : asMember('POST', '/api/v1/member/coupon-codes', { key, body: { code } }),
  );
}

/** Lays it aside for a friend: nobody can use it until the friend takes it or it is taken back. */
export function give(couponId: string): Promise<Gift> {
  return intend(`give.${couponId}`, {}, (key) => asMember('POST', '/api/v1/member/coupons/{couponId}/transfer', { at: { couponId }, key }));
}

export function takeBack(couponId: string): Promise<Coupon> {
  return intend(`take-back.${couponId}`, {}, (key) =>
    asMember('POST', '/api/v1/member/coupons/{couponId}/transfer/withdrawal', { at: { couponId }, key }),
  );
}

type Terms = Pick<Coupon, 'kind' | 'value' | 'conditions'>;

/** What it is worth in a word: ¥5.00, 9 折, 赠品. */
export function worth({ kind, value }: Terms): string {
  switch (kind) {
    case 'cash':
      return yuan(value.fen ?? 0);
    case 'percent':
      return discount(value.payBasisPoints ?? 0);
    case 'add_on':
      return say(`加 ${yuan(value.payFen ?? 0)}`, `Add ${yuan(value.payFen ?? 0)}`);
    case 'delivery':
      return say('免运费', 'Free delivery');
    case 'exchange':
      return say('兑换', 'Exchange');
    default:
      return say('赠品', 'Gift');
  }
}

const DAYS = [
  ['monday', '周一', 'Mon'],
  ['tuesday', '周二', 'Tue'],
  ['wednesday', '周三', 'Wed'],
  ['thursday', '周四', 'Thu'],
  ['friday', '周五', 'Fri'],
  ['saturday', '周六', 'Sat'],
  ['sunday', '周日', 'Sun'],
] as const;

/** When it may be used, a phrase each; nothing where nothing is asked for. */
export function conditions({ conditions: asked, value }: Terms): string[] {
  const days = DAYS.filter(([name]) => asked.weekdays.includes(name)).map(([, zh, en]) => say(zh, en));
  const hours = asked.hours.map((part) => `${part.from}–${part.until}`);
  return [
    asked.minimumFen > 0 ? say(`满 ${yuan(asked.minimumFen)} 可用`, `From ${yuan(asked.minimumFen)} on`) : '',
    value.capFen ? say(`最多减 ${yuan(value.capFen)}`, `At most ${yuan(value.capFen)} off`) : '',
    days.join(say('、', ', ')),
    hours.join(say('、', ', ')),
    asked.stores.length ? say('限部分门店', 'In some stores') : '',
    asked.classes.length || asked.skus.length ? say('限部分商品', 'For some goods') : '',
    asked.tiers.length ? say('限部分等级', 'For some levels') : '',
    asked.firstSale ? say('限首次消费', 'For the first purchase') : '',
    asked.exclusive ? say('不与其他券同用', 'Not with another coupon') : '',
  ].filter(Boolean);
}

/** Until when, or from when where it does not count yet. The end itself is outside: the minute before is the last one. */
export function validity(coupon: Coupon): string {
  const until = clockTime(new Date(Date.parse(coupon.validUntil) - 1).toISOString());
  return coupon.state === 'upcoming'
    ? say(`${clockTime(coupon.validFrom)} 起，到 ${until}`, `From ${clockTime(coupon.validFrom)} to ${until}`)
    : say(`有效到 ${until}`, `Valid until ${until}`);
}

/** What became of one that can be used no more. */
export function ended(coupon: Coupon): string {
  const at = coupon.endedAt ? clockTime(coupon.endedAt) : '';
  switch (coupon.state) {
    case 'used':
      return say(`${at} 已使用`, `Used ${at}`);
    case 'given':
      return say(`${at} 已送给朋友`, `Given to a friend ${at}`);
    default:
      return say(`${at} 已过期`, `Expired ${at}`);
  }
}

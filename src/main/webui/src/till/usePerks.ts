import { ref, watch, type Ref } from 'vue';
import { answerOf, api, patience, type Schemas } from '../shared/api';

export type Coupon = Schemas['CouponView'];
export type Points = Schemas['PointsView'];
export type Tier = Schemas['TierView'];

const MOST_COUPONS = 50;

/** What the customer at the counter has beside money. Who may not see it, or gets no answer, sees none. */
export function usePerks(memberId: Ref<string | null>) {
  const coupons = ref<Coupon[]>([]);
  const points = ref<Points | null>(null);
  const tier = ref<Tier | null>(null);
  let turn = 0;

  async function look(): Promise<void> {
    const id = memberId.value;
    const mine = ++turn;
    if (!id) return;
    const signal = patience();
    const params = { path: { id } };
    const query = { state: 'usable', limit: MOST_COUPONS };
    const [held, account, level] = await Promise.allSettled([
      answerOf(api.GET('/api/v1/staff/members/{memberId}/coupons', { params: { path: { memberId: id }, query }, signal })),
      answerOf(api.GET('/api/v1/staff/members/{id}/points', { params, signal })),
      answerOf(api.GET('/api/v1/staff/members/{id}/tier', { params, signal })),
    ]);
    if (mine !== turn) return;
    coupons.value = held.status === 'fulfilled' ? held.value.items.filter((coupon) => coupon.state === 'usable') : [];
    points.value = account.status === 'fulfilled' ? account.value : null;
    tier.value = level.status === 'fulfilled' ? level.value.tier : null;
  }

  watch(memberId, () => {
    turn++;
    coupons.value = [];
    points.value = null;
    tier.value = null;
    void look();
  });

  return { coupons, points, tier, look };
}

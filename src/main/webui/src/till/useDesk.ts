import { ref } from 'vue';
import { answerOf, api, ApiProblem, type Schemas } from '../shared/api';
import { staffStores } from '../shared/staffStores';

/** Who stands here, and at which store. */
const { me, stores, storeId, store, loadStores, choose } = staffStores('till.store');
const shift = ref<Schemas['ShiftView'] | null>(null);

async function load(): Promise<void> {
  await loadStores();
  await loadShift();
}

/** The cashier's open shift; none is no trouble. */
async function loadShift(): Promise<void> {
  try {
    shift.value = await answerOf(api.GET('/api/v1/staff/shifts/current'));
  } catch (e) {
    if (!(e instanceof ApiProblem) || e.code !== 'SHIFT_REQUIRED') throw e;
    shift.value = null;
  }
}

/** The day that it is at the store, as in 2026-01-31. */
function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: store.value?.timeZone ?? 'Asia/Shanghai' }).format(new Date());
}

export function useDesk() {
  return { me, stores, storeId, store, shift, load, choose, loadShift, today };
}

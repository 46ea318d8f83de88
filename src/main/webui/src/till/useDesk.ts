import { computed, ref } from 'vue';
import { answerOf, api, ApiProblem, type Schemas } from '../shared/api';
import { keep, kept } from '../shared/storage';

type Store = Schemas['StoreView'];

/** Who stands here, and at which store. */
const me = ref<Schemas['MeView'] | null>(null);
const stores = ref<Store[]>([]);
const storeId = ref('');
const shift = ref<Schemas['ShiftView'] | null>(null);

async function load(): Promise<void> {
  me.value = await answerOf(api.GET('/api/v1/staff/me'));
  stores.value = (me.value.allStores ? await allStores() : me.value.stores).filter((store) => store.status === 'open');
  const before = kept<string>('till.store');
  choose(stores.value.find((store) => store.id === before)?.id ?? stores.value[0]?.id ?? '');
  await loadShift();
}

async function allStores(): Promise<Store[]> {
  return (await answerOf(api.GET('/api/v1/staff/stores', { params: { query: { limit: 100 } } }))).items;
}

function choose(id: string): void {
  storeId.value = id;
  keep('till.store', id);
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

const store = computed(() => stores.value.find((each) => each.id === storeId.value) ?? null);

/** The day that it is at the store, as in 2026-01-31. */
function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: store.value?.timeZone ?? 'Asia/Shanghai' }).format(new Date());
}

export function useDesk() {
  return { me, stores, storeId, store, shift, load, choose, loadShift, today };
}

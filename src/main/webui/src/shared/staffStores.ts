import { computed, ref } from 'vue';
import { answerOf, api, type Schemas } from './api';
import { keep, kept } from './storage';

type Store = Schemas['StoreView'];

/**
 * Who signed in, and at which of their stores this page stands.
 *
 * @param room where the browser keeps the choice
 */
export function staffStores(room: string) {
  const me = ref<Schemas['MeView'] | null>(null);
  const stores = ref<Store[]>([]);
  const storeId = ref('');
  const store = computed(() => stores.value.find((each) => each.id === storeId.value) ?? null);

  async function loadStores(): Promise<void> {
    me.value = await answerOf(api.GET('/api/v1/staff/me'));
    stores.value = (me.value.allStores ? await allStores() : me.value.stores).filter(({ status }) => status === 'open');
    const before = kept<string>(room);
    choose(stores.value.find(({ id }) => id === before)?.id ?? stores.value[0]?.id ?? '');
  }

  async function allStores(): Promise<Store[]> {
    return (await answerOf(api.GET('/api/v1/staff/stores', { params: { query: { limit: 100 } } }))).items;
  }

  function choose(id: string): void {
    storeId.value = id;
    keep(room, id);
  }

  return { me, stores, storeId, store, loadStores, choose };
}

import { ref, type Ref } from 'vue';

/** Something that a tap sets going: whether it is under way, and what went wrong. A second tap meanwhile does nothing. */
export interface Deed {
  busy: Ref<boolean>;
  failed: Ref<unknown>;
  attempt: (deed: () => Promise<void>) => Promise<void>;
}

export function useDeed(): Deed {
  const busy = ref(false);
  const failed = ref<unknown>(null);
  async function attempt(deed: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    failed.value = null;
    try {
      await deed();
    } catch (e) {
      failed.value = e;
    } finally {
      busy.value = false;
    }
  }
  return { busy, failed, attempt };
}

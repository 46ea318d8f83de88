import { ref, type Ref } from 'vue';
import { unread } from '../services/messages';

/** How much of the inbox is unread, and to ask anew. What cannot be asked for stays as it was: no page fails for it. */
export interface Unread {
  waiting: Ref<number>;
  count: () => Promise<void>;
}

export function useUnread(): Unread {
  const waiting = ref(0);
  async function count(): Promise<void> {
    waiting.value = await unread().catch(() => waiting.value);
  }
  return { waiting, count };
}

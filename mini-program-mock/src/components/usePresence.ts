import { ref, type Ref } from 'vue';
import { canScan, scanText } from '../platform';
import { enterBy, presence, type Presence } from '../services/queue';
import { scannedAt } from '../services/session';
import { isRefused, whereIAm } from '../services/stores';

/** How the phone shows where it is: by the code at the door, or by its place. */
export interface Where {
  isThere: Ref<boolean>;
  refused: Ref<boolean>;
  canScan: boolean;
  /** Null when the person would rather not tell. Who refused is not asked again until they say so. */
  find: () => Promise<Presence | null>;
  askAgain: () => Promise<void>;
  scanDoor: () => Promise<void>;
}

export function usePresence(storeId: string): Where {
  const isThere = ref(scannedAt(storeId) !== null);
  const refused = ref(isRefused());

  async function find(): Promise<Presence | null> {
    isThere.value = scannedAt(storeId) !== null;
    if (isThere.value) return presence(storeId, null);
    if (refused.value) return null;
    const spot = await whereIAm();
    refused.value = isRefused();
    return spot && presence(storeId, spot);
  }

  async function askAgain(): Promise<void> {
    await whereIAm();
    refused.value = isRefused();
  }

  async function scanDoor(): Promise<void> {
    const text = await scanText();
    if (text) await enterBy(text);
    isThere.value = scannedAt(storeId) !== null;
  }

  return { isThere, refused, canScan: canScan(), find, askAgain, scanDoor };
}

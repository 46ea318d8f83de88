import { ref, type Ref } from 'vue';
import { canScan, scanText } from '../platform';
import { enterBy, presence, type Presence } from '../services/queue';
import { scannedAt } from '../services/session';
import { isRefused, whereIAm } from '../services/stores';

/** How the phone shows where it is: by the code at the door, or by its place. */
export interface Where {
  /** Nothing more need be shown: the code was scanned, or the store itself has told nobody where it is. */
  isThere: Ref<boolean>;
  refused: Ref<boolean>;
  canScan: boolean;
  /** Null when the person would rather not tell. Who refused is not asked again until they say so. */
  find: () => Promise<Presence | null>;
  askAgain: () => Promise<void>;
  scanDoor: () => Promise<void>;
}

/** @param hasPlace whether the store has told where it is; without that a phone's place says nothing */
export function usePresence(storeId: string, hasPlace: boolean): Where {
  const isShown = () => !hasPlace || scannedAt(storeId) !== null;
  const isThere = ref(isShown());
  const refused = ref(isRefused());

  async function find(): Promise<Presence | null> {
    isThere.value = isShown();
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
    isThere.value = isShown();
  }

  return { isThere, refused, canScan: canScan(), find, askAgain, scanDoor };
}

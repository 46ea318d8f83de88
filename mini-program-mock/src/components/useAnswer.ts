import { ref, type Ref } from 'vue';

const SKELETON_AFTER_MS = 400;

/** Something that is asked for: what came, what went wrong, and whether it has taken long enough to show so. */
export interface Answer<T> {
  value: Ref<T | null>;
  problem: Ref<unknown>;
  slow: Ref<boolean>;
  ask: () => Promise<void>;
}

export function useAnswer<T>(question: () => Promise<T>): Answer<T> {
  const value = ref(null) as Ref<T | null>;
  const problem = ref<unknown>(null);
  const slow = ref(false);
  async function ask(): Promise<void> {
    const timer = setTimeout(() => (slow.value = true), SKELETON_AFTER_MS);
    problem.value = null;
    try {
      value.value = await question();
    } catch (e) {
      problem.value = e;
    } finally {
      clearTimeout(timer);
      slow.value = false;
    }
  }
  return { value, problem, slow, ask };
}

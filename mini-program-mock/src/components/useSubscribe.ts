import { ref, type Ref } from 'vue';
import { allow, decline, wanted, type Moment, type Wanted } from '../services/subscriptions';

/** The question whether the store may write by WeChat, at a moment when that is worth something. */
export interface Subscribe {
  /** What the question is about; empty while nothing is asked. */
  asking: Ref<Wanted>;
  /** Asks, where there is something to ask for. Nobody is told when that cannot be known. */
  offer: () => Promise<void>;
  yes: () => Promise<void>;
  no: () => void;
}

export function useSubscribe(moment: Moment): Subscribe {
  const asking: Ref<Wanted> = ref([]);
  async function offer(): Promise<void> {
    asking.value = await wanted(moment).catch(() => []);
  }
  /** WeChat's own dialog must come of this very tap. What it answered is noted by WeChat too, should we miss it. */
  async function yes(): Promise<void> {
    const all = asking.value;
    asking.value = [];
    await allow(moment, all).catch(() => undefined);
  }
  function no(): void {
    asking.value = [];
    decline(moment);
  }
  return { asking, offer, yes, no };
}

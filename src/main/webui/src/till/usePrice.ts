import { computed, ref, watch, type Ref } from 'vue';
import { answerOf, api, type ApiProblem, patience, problemOf } from '../shared/api';
import { asked, difference, isAboutWishes, lapsesSoon, NO_WISHES, type Quote, type Wishes } from './price';

/** While somebody types, a price is asked for when they pause. */
const PAUSE_MS = 250;

/** What is to be priced: nothing while there is no card or no amount. */
export interface Basket {
  cardId: string;
  storeId: string;
  totalFen: number;
}

/** What the basket costs this customer, asked for as soon as it is known; what is shown is what is charged. */
export function usePrice(basket: Ref<Basket | null>) {
  const wishes = ref<Wishes>({ ...NO_WISHES });
  const quote = ref<Quote | null>(null);
  const problem = ref<ApiProblem | null>(null);
  const changed = ref('');
  const asking = ref(false);
  const payFen = computed(() => quote.value?.totalFen ?? basket.value?.totalFen ?? 0);
  /** What this basket cost when its price was last on the screen. */
  let shownFen: number | null = null;
  let turn = 0;
  let timer = 0;

  /** The price now; null when there is none to be had, and {@link problem} says why. */
  async function ask(): Promise<Quote | null> {
    clearTimeout(timer);
    const wanted = basket.value;
    const mine = ++turn;
    if (!wanted) return null;
    asking.value = true;
    try {
      const told = await answerOf(api.POST('/api/v1/staff/quotes', { body: { ...wanted, ...asked(wishes.value) }, signal: patience() }));
      if (mine !== turn) return null;
      quote.value = told;
      shownFen = told.totalFen;
      problem.value = null;
      return told;
    } catch (e) {
      if (mine !== turn) return null;
      problem.value = problemOf(e);
      quote.value = null;
      // What cannot be used is laid aside, and the price is told without it; the words why stay.
      if ('wishes' in asked(wishes.value) && isAboutWishes(problem.value)) return without(problem.value);
      return null;
    } finally {
      if (mine === turn) asking.value = false;
    }
  }

  async function without(why: ApiProblem): Promise<Quote | null> {
    wishes.value = { ...NO_WISHES };
    const plain = await ask();
    problem.value = why;
    return plain;
  }

  /** As it was shown, or asked for anew because it ends; a price that is another one is told and not charged. */
  async function ensure(): Promise<Quote | null> {
    if (quote.value && !lapsesSoon(quote.value, Date.now())) return quote.value;
    return renew();
  }

  /** Null also where the price is another one than the one on the screen: somebody must see it first. */
  async function renew(): Promise<Quote | null> {
    const before = shownFen;
    const told = await ask();
    if (!told || told.totalFen === (before ?? told.listFen)) return told;
    if (before !== null) changed.value = difference(before, told.totalFen);
    return null;
  }

  function wish(next: Wishes): void {
    wishes.value = next;
    problem.value = null;
    changed.value = '';
    void ask();
  }

  watch(basket, (now, before) => {
    clearTimeout(timer);
    turn++;
    asking.value = false;
    quote.value = null;
    shownFen = null;
    problem.value = null;
    changed.value = '';
    if (now) timer = window.setTimeout(ask, before ? PAUSE_MS : 0);
  });

  return { wishes, quote, problem, changed, asking, payFen, ask, ensure, renew, wish };
}

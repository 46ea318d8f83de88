import { computed, ref, shallowRef } from 'vue';
import { answerOf, api, patience, problemOf, type ApiProblem } from '../shared/api';
import { staffStores } from '../shared/staffStores';
import { follow, type Following } from '../shared/stream';
import { reflects, type Board, type Row } from './board';

const TICK_MS = 5_000;
const SETTLED_MS = 1_500;

const { me, stores, storeId, store, loadStores, choose } = staffStores('host.store');
const board = shallowRef<Board | null>(null);
/** When the server last said how it stands, by this page's clock. */
const heardAt = ref(0);
const live = ref(false);
const problem = ref<ApiProblem | null>(null);
const now = ref(Date.now());
const timeZone = computed(() => store.value?.timeZone);

let following: Following | null = null;
let waiting: (() => void)[] = [];

/** Opens the board of the chosen store and keeps it up to date until the next one is chosen. */
async function watchStore(): Promise<void> {
  following?.stop();
  board.value = null;
  problem.value = null;
  const path = { storeId: storeId.value };
  if (!path.storeId) return;
  const trouble = await look();
  if ((trouble && !trouble.isUnknown) || path.storeId !== storeId.value) return;
  following = follow(
    async (lastId, signal) => {
      const headers = { Accept: 'text/event-stream', ...(lastId ? { 'Last-Event-ID': lastId } : {}) };
      const asked = { params: { path }, headers, parseAs: 'stream' as const, signal };
      return (await api.GET('/api/v1/staff/stores/{storeId}/queue/events', asked)).response;
    },
    {
      sent: ({ event, data }) => {
        if (event === 'board') accept(JSON.parse(data) as Board);
      },
      live: (is) => (live.value = is),
      refused: () => {
        void look();
        return undefined;
      },
    },
  );
}

/** Asks once how it stands; says why when it was not told. */
async function look(): Promise<ApiProblem | null> {
  try {
    const path = { storeId: storeId.value };
    accept(await answerOf(api.GET('/api/v1/staff/stores/{storeId}/queue', { params: { path }, signal: patience() })));
  } catch (e) {
    problem.value = problemOf(e);
  }
  return problem.value;
}

function accept(next: Board): void {
  if (next.storeId !== storeId.value) return;
  const before = board.value;
  // Another replica may be a moment behind.
  if (before && before.businessDay === next.businessDay && next.version < before.version) return;
  board.value = next;
  heardAt.value = Date.now();
  now.value = Date.now();
  problem.value = null;
  const told = waiting;
  waiting = [];
  told.forEach((each) => each());
}

/** Waits until the board shows what became of a ticket, so that nobody taps at what was true a moment ago. */
async function settled(after: Row): Promise<void> {
  const end = Date.now() + SETTLED_MS;
  while (!reflects(board.value, after) && Date.now() < end) await changed(end - Date.now());
  if (!reflects(board.value, after)) await look();
}

function changed(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms);
    waiting.push(done);
  });
}

/** Moves the minutes on, and doubts the connection when the network came back or the tablet woke. */
function begin(): () => void {
  const timer = window.setInterval(() => (now.value = Date.now()), TICK_MS);
  const kick = () => following?.kick();
  const away = () => following?.kick(true);
  addEventListener('online', kick);
  addEventListener('offline', away);
  document.addEventListener('visibilitychange', kick);
  return () => {
    clearInterval(timer);
    following?.stop();
    removeEventListener('online', kick);
    removeEventListener('offline', away);
    document.removeEventListener('visibilitychange', kick);
  };
}

export function useBoard() {
  return { me, stores, storeId, store, timeZone, loadStores, choose, board, heardAt, live, problem, now, watchStore, look, settled, begin };
}

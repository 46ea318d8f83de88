import { ref, type Ref } from 'vue';
import { buzz } from '../platform';
import { follow } from '../services/follow';
import { dropTicket, isNewCall, isOver, isUnknownTicket, keepTicket, ticketOf, type Ticket } from '../services/ticket';

const LOOK_AT_CLOCK_MS = 10_000;

/** So long a host may take back what ended it. */
const MAY_BE_UNDONE_MS = 10 * 60_000;

/** One's own number as it changes, while somebody looks. */
export interface Own {
  ticket: Ref<Ticket | null>;
  /** No network: what is shown is that old. Null while it is live. */
  ageMs: Ref<number | null>;
  /** A number that was just taken or changed, or what was known of it before. */
  show: (told: Ticket, toldAt?: number) => void;
  forget: () => void;
  /** Asks now, and not when it would. */
  refresh: () => void;
  /** The page is seen: catches up at once. */
  wake: () => void;
  /** Nobody looks: nothing is asked. */
  sleep: () => void;
}

export function useTicket(): Own {
  const ticket = ref(null) as Ref<Ticket | null>;
  const ageMs = ref<number | null>(null);
  let toldAt = 0;
  let overAt = 0;
  let isSeen = false;
  let stop = (): void => undefined;
  let clock: ReturnType<typeof setInterval> | undefined;

  function tell(told: Ticket): boolean {
    toldAt = Date.now();
    ageMs.value = null;
    clearInterval(clock);
    ticket.value = told;
    keepTicket(told, toldAt);
    if (isNewCall(told)) buzz();
    if (!isOver(told)) overAt = 0;
    else if (!overAt) overAt = toldAt;
    return overAt > 0 && toldAt - overAt > MAY_BE_UNDONE_MS;
  }

  function lost(problem: unknown): boolean {
    if (isUnknownTicket(problem)) {
      forget();
      return true;
    }
    const look = () => (ageMs.value = Date.now() - toldAt);
    look();
    clearInterval(clock);
    clock = setInterval(look, LOOK_AT_CLOCK_MS);
    return false;
  }

  function listen(): void {
    stop();
    clearInterval(clock);
    const shown = ticket.value;
    if (!isSeen || !shown) return;
    stop = follow<Ticket>({ ask: (version, interest) => ticketOf(shown.id, version, interest), tell, lost });
  }

  function show(told: Ticket, at?: number): void {
    if (at === undefined) tell(told);
    else [ticket.value, toldAt] = [told, at];
    listen();
  }

  function forget(): void {
    stop();
    clearInterval(clock);
    dropTicket();
    ticket.value = null;
    ageMs.value = null;
  }

  function wake(): void {
    isSeen = true;
    listen();
  }

  function sleep(): void {
    isSeen = false;
    stop();
    clearInterval(clock);
  }

  return { ticket, ageMs, show, forget, refresh: listen, wake, sleep };
}

import { answerOf, api, patience, under, type Schemas } from '../shared/api';

type Put<T> = (key: string) => Promise<T>;
type Row = Schemas['TicketRow'];

/** What a host can do at a store. Each takes the key of the tap it came from: sent again, it is done once. */
export function deedsAt(storeId: string) {
  const at = (key: string) => ({ path: { storeId }, header: under(key) });
  const on = (id: string, key: string) => ({ path: { storeId, id }, header: under(key) });
  const of = (line: string, key: string) => ({ path: { storeId, line }, header: under(key) });
  const by = (code: string, key: string) => ({ path: { storeId, code }, header: under(key) });
  const signal = () => patience();
  return {
    take:
      (body: Schemas['TakeWalkIn']): Put<Row> =>
      (key) =>
        answerOf(api.POST('/api/v1/staff/stores/{storeId}/queue/tickets', { body, params: at(key), signal: signal() })),
    call:
      (line: string, ticketId?: string): Put<Row> =>
      (key) =>
        answerOf(
          api.POST('/api/v1/staff/stores/{storeId}/queue/lines/{line}/calls', {
            body: ticketId ? { ticketId } : {},
            params: of(line, key),
            signal: signal(),
          }),
        ),
    recall:
      (id: string): Put<Row> =>
      (key) =>
        answerOf(api.POST('/api/v1/staff/stores/{storeId}/queue/tickets/{id}/recall', { params: on(id, key), signal: signal() })),
    seat:
      (id: string, tableCode?: string): Put<Row> =>
      (key) =>
        answerOf(
          api.POST('/api/v1/staff/stores/{storeId}/queue/tickets/{id}/seating', {
            body: tableCode ? { tableCode } : {},
            params: on(id, key),
            signal: signal(),
          }),
        ),
    skip:
      (id: string): Put<Row> =>
      (key) =>
        answerOf(api.POST('/api/v1/staff/stores/{storeId}/queue/tickets/{id}/skip', { params: on(id, key), signal: signal() })),
    noShow:
      (id: string): Put<Row> =>
      (key) =>
        answerOf(api.POST('/api/v1/staff/stores/{storeId}/queue/tickets/{id}/no-show', { params: on(id, key), signal: signal() })),
    cancel:
      (id: string): Put<Row> =>
      (key) =>
        answerOf(
          api.POST('/api/v1/staff/stores/{storeId}/queue/tickets/{id}/cancellation', { params: on(id, key), signal: signal() }),
        ),
    arrive:
      (id: string): Put<Row> =>
      (key) =>
        answerOf(api.POST('/api/v1/staff/stores/{storeId}/queue/tickets/{id}/arrival', { params: on(id, key), signal: signal() })),
    move:
      (id: string, line: string): Put<Row> =>
      (key) =>
        answerOf(
          api.POST('/api/v1/staff/stores/{storeId}/queue/tickets/{id}/move', {
            body: { line },
            params: on(id, key),
            signal: signal(),
          }),
        ),
    merge:
      (id: string, into: string): Put<Row> =>
      (key) =>
        answerOf(
          api.POST('/api/v1/staff/stores/{storeId}/queue/tickets/{id}/merge', {
            body: { into },
            params: on(id, key),
            signal: signal(),
          }),
        ),
    undo:
      (line: string): Put<{ kind: string; ticket: Row }> =>
      (key) =>
        answerOf(
          api.POST('/api/v1/staff/stores/{storeId}/queue/lines/{line}/undo', { params: of(line, key), signal: signal() }),
        ),
    pause:
      (line: string, message?: Schemas['LocalizedText']): Put<unknown> =>
      (key) =>
        answerOf(
          api.POST('/api/v1/staff/stores/{storeId}/queue/lines/{line}/pause', {
            body: message ? { message } : {},
            params: of(line, key),
            signal: signal(),
          }),
        ),
    resume:
      (line: string): Put<unknown> =>
      (key) =>
        answerOf(
          api.POST('/api/v1/staff/stores/{storeId}/queue/lines/{line}/resumption', { params: of(line, key), signal: signal() }),
        ),
    table:
      (code: string, state: 'free' | 'seated' | 'cleaning'): Put<unknown> =>
      (key) =>
        answerOf(
          api.POST('/api/v1/staff/stores/{storeId}/queue/tables/{code}/state', {
            body: { state },
            params: by(code, key),
            signal: signal(),
          }),
        ),
  };
}

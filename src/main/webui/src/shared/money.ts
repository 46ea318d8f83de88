const FEN = 100;
/** The server takes no more at once. */
const MAX_FEN = 1_000_000_000;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d{0,2})?$/;
const AMOUNT = /^(\d{1,8})(?:\.(\d{0,2}))?$/;

/** As in ¥1,234.50; a minus stands before the sign. */
export function yuan(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / FEN).toLocaleString('en-US');
  const cents = String(Math.abs(fen) % FEN).padStart(2, '0');
  return `${fen < 0 ? '−' : ''}¥${whole}.${cents}`;
}

/** As it stands in a field to be changed: 1234.50. */
export function plain(fen: number): string {
  return `${Math.floor(fen / FEN)}.${String(fen % FEN).padStart(2, '0')}`;
}

/** What a cashier typed, in fen; null for what is no amount. A comma groups thousands and is no point. Digits alone are moved: no fraction is ever computed. */
export function fenOf(text: string): number | null {
  const typed = text.normalize('NFKC').replace(/。/g, '.').replace(/[\s¥]/g, '');
  if (typed.includes(',') && !GROUPED.test(typed)) return null;
  const found = AMOUNT.exec(typed.replace(/,/g, '').replace(/^\./, '0.'));
  if (!found) return null;
  const fen = Number(found[1]) * FEN + Number((found[2] ?? '').padEnd(2, '0'));
  return fen <= MAX_FEN ? fen : null;
}

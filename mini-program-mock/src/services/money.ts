const FEN = 100;

/** ¥1,234.50, with a real minus. Fen are whole numbers: no division by 100 is ever rounded. */
export function yuan(fen: number): string {
  const size = Math.abs(fen);
  const whole = Math.floor(size / FEN)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}¥${whole}.${(size % FEN).toString().padStart(2, '0')}`;
}

/** What left or came, always with its sign. */
export function signed(fen: number): string {
  return fen > 0 ? `+${yuan(fen)}` : yuan(fen);
}

/** Fen of what was typed, as in 38, 38.5 or 38.50; null when that is no amount. */
export function fenOf(typed: string): number | null {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(typed.trim());
  return parts ? Number(parts[1]) * FEN + Number((parts[2] ?? '').padEnd(2, '0') || 0) : null;
}

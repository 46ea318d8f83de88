import { asMember } from './session';

export interface Amounts {
  principalFen: number;
  bonusFen: number;
  totalFen: number;
}

export interface Movement {
  postingId: string;
  at: string;
  title: string;
  store?: string;
  saleId?: string;
  moved: Amounts;
  after: Amounts;
}

/** A month of the card: what it held, all that moved, oldest first, and what it holds after it. */
export interface Statement {
  cardNumber: string;
  month: string;
  opening: Amounts;
  movements: Movement[];
  closing: Amounts;
}

export function statement(month: string): Promise<Statement> {
  return asMember('GET', `/api/v1/member/card/statement?month=${month}`);
}

/** The same as a sheet. */
export function statementFile(month: string): Promise<ArrayBuffer> {
  return asMember('GET', `/api/v1/member/card/statement/file?month=${month}`, { binary: true });
}

/** What came and what left in all, each without its sign. */
export function sums(movements: Movement[]): { inFen: number; outFen: number } {
  const amounts = movements.map((each) => each.moved.totalFen);
  const sum = (some: number[]) => some.reduce((all, fen) => all + Math.abs(fen), 0);
  return { inFen: sum(amounts.filter((fen) => fen > 0)), outFen: sum(amounts.filter((fen) => fen < 0)) };
}

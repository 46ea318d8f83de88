import type { Answered } from './contract';
import { asMember, fileAsMember } from './session';

/** A month of the card: what it held, all that moved, oldest first, and what it holds after it. */
export type Statement = Answered<'GET', '/api/v1/member/card/statement'>;
export type Movement = Statement['movements'][number];
export type Amounts = Statement['opening'];

export function statement(month: string): Promise<Statement> {
  return asMember('GET', '/api/v1/member/card/statement', { query: { month } });
}

/** The same as a sheet. */
export function statementFile(month: string): Promise<ArrayBuffer> {
  return fileAsMember('/api/v1/member/card/statement/file', { query: { month } });
}

/** What came and what left in all, each without its sign. */
export function sums(movements: Movement[]): { inFen: number; outFen: number } {
  const amounts = movements.map((each) => each.moved.totalFen);
  const sum = (some: number[]) => some.reduce((all, fen) => all + Math.abs(fen), 0);
  return { inFen: sum(amounts.filter((fen) => fen > 0)), outFen: sum(amounts.filter((fen) => fen < 0)) };
}

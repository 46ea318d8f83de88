import type { Schemas } from '../shared/api';
import { fenOf } from '../shared/money';
import { say } from '../shared/words';

export type Kind = Schemas['TenderKind'];

/** One part of a payment as it is typed. */
export interface Part {
  kind: Kind;
  text: string;
}

export const OUTSIDE: Kind[] = ['cash', 'bank_card', 'wechat', 'other'];

export function kindName(kind: Kind): string {
  const names: Record<Kind, string> = {
    wallet: say('储值', 'Card balance'),
    cash: say('现金', 'Cash'),
    bank_card: say('银行卡', 'Bank card'),
    wechat: say('微信', 'WeChat Pay'),
    other: say('其他', 'Other'),
  };
  return names[kind];
}

/** What the parts still lack; negative when they are too much, null when one is no amount. */
export function lacking(totalFen: number, parts: Part[]): number | null {
  const fen = parts.map((part) => fenOf(part.text));
  if (fen.includes(null)) return null;
  return totalFen - (fen as number[]).reduce((sum, part) => sum + part, 0);
}

/** As the server takes them: parts of nothing are left out. */
export function tendersOf(parts: Part[]): Schemas['Tender'][] {
  return parts
    .map((part) => ({ kind: part.kind, amountFen: fenOf(part.text) ?? 0 }))
    .filter((tender) => tender.amountFen > 0);
}

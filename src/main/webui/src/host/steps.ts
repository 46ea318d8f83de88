import { say } from '../shared/words';

export type Kind = 'call' | 'recall' | 'seat' | 'skip' | 'no_show' | 'cancel' | 'move' | 'merge';

const NAMES: Record<Kind, [zh: string, en: string]> = {
  call: ['叫号', 'call'],
  recall: ['再叫', 'recall'],
  seat: ['入座', 'seat'],
  skip: ['过号', 'skip'],
  no_show: ['未到', 'no-show'],
  cancel: ['取消', 'cancel'],
  move: ['换队', 'move'],
  merge: ['并桌', 'merge'],
};

export function kindName(kind: string): string {
  const [zh, en] = NAMES[kind as Kind] ?? [kind, kind];
  return say(zh, en);
}

/** As in A012 过号. */
export function told({ kind, number }: { kind: string; number: string }): string {
  return `${number} ${kindName(kind)}`;
}

export type Command = 'next' | 'left' | 'right' | 'up' | 'down' | 'seat' | 'recall' | 'skip' | 'undo' | 'take';

const KEYS: Record<string, Command> = {
  n: 'next',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  s: 'seat',
  r: 'recall',
  k: 'skip',
  u: 'undo',
  t: 'take',
};

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
  isComposing: boolean;
}

/**
 * What a key means. Nothing while somebody types or a sheet is open, nothing together with the browser's own keys, and
 * a held key does a thing once; only the arrows go on.
 */
export function commandOf(event: Pressed, elsewhere: boolean): Command | null {
  if (elsewhere || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const command = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
  return event.repeat && !event.key.startsWith('Arrow') ? null : command;
}

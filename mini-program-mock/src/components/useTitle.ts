import { onShow } from '@dcloudio/uni-app';
import { say } from '../services/words';

/** The page's name in the bar above it; pages.json knows the Chinese one alone. */
export function useTitle(zh: string, en: string): void {
  onShow(() => uni.setNavigationBarTitle({ title: say(zh, en) }));
}

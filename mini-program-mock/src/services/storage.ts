/** What survives a reload: never a token. */
export function keep(name: string, value: unknown): void {
  uni.setStorageSync(`lingka.${name}`, JSON.stringify(value));
}

export function kept<T>(name: string): T | null {
  try {
    return JSON.parse(uni.getStorageSync(`lingka.${name}`) as string) as T;
  } catch {
    return null;
  }
}

export function forget(name: string): void {
  uni.removeStorageSync(`lingka.${name}`);
}

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

/** Nothing of whoever held the phone stays. */
export function forgetAll(): void {
  for (const name of uni.getStorageInfoSync().keys) {
    if (name.startsWith('lingka.')) uni.removeStorageSync(name);
  }
}

export function forget(name: string): void {
  uni.removeStorageSync(`lingka.${name}`);
}

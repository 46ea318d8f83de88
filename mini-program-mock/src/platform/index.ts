/**
 * All in which WeChat and the browser differ. In the browser the sandbox plays WeChat, through src/demo, which is no
 * part of the mini-program.
 */
import type { Answered } from '../services/contract';
// #ifdef H5
import * as demo from '../demo';
// #endif

/** As the server signed it, for wx.requestPayment. */
export type PaymentParameters = NonNullable<Answered<'POST', '/api/v1/member/recharge-orders'>['payment']>;

/** Empty where the page came from the server itself. */
export function serverAddress(): string {
  return import.meta.env.VITE_SERVER ?? '';
}

/** Whose mini-program this is; empty in the browser, where the scanned code says it. */
export function homeMerchant(): string {
  return import.meta.env.VITE_MERCHANT ?? '';
}

/** wx.login: a code that the server exchanges for the openid. */
export function loginCode(): Promise<string> {
  // #ifdef H5
  return demo.login();
  // #endif
  // #ifndef H5
  return new Promise((resolve, reject) => {
    uni.login({ success: (answer) => resolve(answer.code), fail: () => reject(new Error('login')) });
  });
  // #endif
}

/** The person's number, as a code for the server; null when they would rather not. */
export async function phoneCodeOf(event: { detail?: { code?: string } }): Promise<string | null> {
  // #ifdef H5
  return demo.phoneCode();
  // #endif
  // #ifndef H5
  return event.detail?.code ?? null;
  // #endif
}

/** True when the phone says that it is paid, false when the person closed it. What is true the server says. */
export function requestPayment(parameters: PaymentParameters): Promise<boolean> {
  // #ifdef H5
  return demo.pay(parameters);
  // #endif
  // #ifndef H5
  return new Promise((resolve) => {
    uni.requestPayment({
      provider: 'wxpay',
      orderInfo: '',
      ...parameters,
      success: () => resolve(true),
      fail: () => resolve(false),
    } as UniApp.RequestPaymentOptions);
  });
  // #endif
}

/** What somebody answered for a template; `filter` where WeChat left it out. */
export type Subscribed = 'accept' | 'reject' | 'ban' | 'filter';

/** Asks whether these may be sent, once each; empty when nobody could be asked. Only within a tap. */
export function requestSubscribe(templates: string[]): Promise<Record<string, Subscribed>> {
  // #ifdef H5
  return demo.subscribe(templates);
  // #endif
  // #ifndef H5
  return new Promise((resolve) => {
    uni.requestSubscribeMessage({
      tmplIds: templates,
      success: (answer) => resolve(answer as unknown as Record<string, Subscribed>),
      fail: () => resolve({}),
    });
  });
  // #endif
}

/** Plays a sound from an address; ends the one before it. */
export function playSound(address: string, over: () => void): () => void {
  const sound = uni.createInnerAudioContext();
  sound.src = address;
  sound.onEnded(over);
  sound.onError(over);
  sound.play();
  return () => sound.destroy();
}

/** Bright for the scanner; back with {@link dimScreen}. A browser cannot. */
export function brightenScreen(): void {
  // #ifdef MP-WEIXIN
  uni.setScreenBrightness({ value: 1 });
  uni.setKeepScreenOn({ keepScreenOn: true });
  // #endif
}

export function dimScreen(): void {
  // #ifdef MP-WEIXIN
  uni.setScreenBrightness({ value: -1 });
  uni.setKeepScreenOn({ keepScreenOn: false });
  // #endif
}

/** A place, in the coordinates of WeChat's maps; a browser's are some hundred metres off in China. */
export interface Spot {
  latitude: number;
  longitude: number;
}

/** Where the phone is, about; null when the person would rather not say, or nothing tells. */
export function locate(): Promise<Spot | null> {
  return new Promise((resolve) => {
    const success = ({ latitude, longitude }: Spot) => resolve({ latitude, longitude });
    const fail = () => resolve(null);
    // #ifdef H5
    uni.getLocation({ type: 'wgs84', success, fail });
    // #endif
    // #ifndef H5
    uni.getFuzzyLocation({ type: 'gcj02', success, fail });
    // #endif
  });
}

/** Opens a map from where one can be led there. */
export function openMap(spot: Spot, name: string, address: string): void {
  // #ifdef H5
  const marker = `position=${spot.longitude},${spot.latitude}&name=${encodeURIComponent(name)}&coordinate=gaode`;
  window.open(`https://uri.amap.com/marker?${marker}`, '_blank', 'noopener');
  // #endif
  // #ifndef H5
  uni.openLocation({ ...spot, name, address });
  // #endif
}

/** A browser has no scanner. */
export function canScan(): boolean {
  let can = true;
  // #ifdef H5
  can = false;
  // #endif
  return can;
}

/** What a code or bar code says, or where a mini-program's code leads; null when the person came back without one. */
export function scanText(): Promise<string | null> {
  return new Promise((resolve) => {
    const success = ({ result, path }: { result: string; path?: string }) => resolve(result || path || null);
    uni.scanCode({ success, fail: () => resolve(null) });
  });
}

/** A long buzz, where the phone can. */
export function buzz(): void {
  // #ifdef H5
  // A browser that nobody has touched yet would refuse, and call that an error.
  if (!navigator.userActivation?.hasBeenActive) return;
  // #endif
  uni.vibrateLong({ fail: () => undefined });
}

const BARS = {
  light: { paper: ['#faf7f2', '#000000'], leaf: ['#1b7f4b', '#ffffff'] },
  dark: { paper: ['#171615', '#ffffff'], leaf: ['#59c08a', '#000000'] },
} as const;

/** The bar above the page, in the page's own colour. */
export function colourBar(as: 'paper' | 'leaf'): void {
  const theme = uni.getSystemInfoSync().theme === 'dark' ? 'dark' : 'light';
  const [backgroundColor, frontColor] = BARS[theme][as];
  uni.setNavigationBarColor({ backgroundColor, frontColor, fail: () => undefined });
}

export interface SavedFile {
  name: string;
  type: string;
  bytes: ArrayBuffer;
}

/** Gives a file into the person's hands: a download, or WeChat's viewer, or a chat where the viewer knows it not. */
export function saveFile(file: SavedFile): Promise<void> {
  // #ifdef H5
  const address = URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: file.name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
  return Promise.resolve();
  // #endif
  // #ifndef H5
  return new Promise((resolve, reject) => {
    // The types leave it out.
    const { env } = uni as unknown as { env: { USER_DATA_PATH: string } };
    const filePath = `${env.USER_DATA_PATH}/${file.name}`;
    const fail = (e: { errMsg: string }) => reject(new Error(e.errMsg));
    const show = () => {
      if (file.name.endsWith('.xlsx')) {
        uni.openDocument({ filePath, fileType: 'xlsx', showMenu: true, success: () => resolve(), fail });
      } else {
        uni.shareFileMessage({ filePath, success: () => resolve(), fail });
      }
    };
    uni.getFileSystemManager().writeFile({ filePath, data: file.bytes, success: show, fail });
  });
  // #endif
}

/** Says what a field is for to who cannot see it; in a browser the component keeps the name from its input. */
export function nameFields(names: Record<string, string>): void {
  // #ifdef H5
  Object.entries(names).forEach(([id, name]) => document.querySelector(`#${id} input`)?.setAttribute('aria-label', name));
  // #endif
}

/** What a picture shows is said by its frame; in a browser the picture inside it would be read out once more. */
export function quietPictures(): void {
  // #ifdef H5
  document.querySelectorAll('uni-image img:not([alt])').forEach((picture) => picture.setAttribute('alt', ''));
  // #endif
}

/** Puts the demo's frame beside the phone; nothing in WeChat. */
export function showFrame(): void {
  // #ifdef H5
  demo.show();
  // #endif
}

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

/** Says what a field is for to who cannot see it; in a browser the component keeps the name from its input. */
export function nameFields(names: Record<string, string>): void {
  // #ifdef H5
  Object.entries(names).forEach(([id, name]) => document.querySelector(`#${id} input`)?.setAttribute('aria-label', name));
  // #endif
}

/** Puts the demo's frame beside the phone; nothing in WeChat. */
export function showFrame(): void {
  // #ifdef H5
  demo.show();
  // #endif
}

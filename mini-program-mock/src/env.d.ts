/// <reference types="vite/client" />
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}

interface ImportMetaEnv {
  /** Address of the server, as in https://card.example; the browser's own when it is empty. */
  readonly VITE_SERVER?: string;
  /** Code of the merchant whose mini-program this is. */
  readonly VITE_MERCHANT?: string;
}

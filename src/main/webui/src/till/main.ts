import { createApp } from 'vue';
import Till from './Till.vue';
import { locale } from '../shared/words';
import { signIn } from '../shared/signIn';
import '../shared/tokens.css';
import '../shared/base.css';
import './till.css';

document.documentElement.lang = locale;

function show(trouble: string): void {
  createApp(Till, { trouble }).mount('#app');
}

signIn('/till/').then(
  (here) => here && show(''),
  () => show('sign-in'),
);

import { createApp } from 'vue';
import Host from './Host.vue';
import { locale } from '../shared/words';
import { signIn } from '../shared/signIn';
import '../shared/tokens.css';
import '../shared/base.css';
import './host.css';

document.documentElement.lang = locale;

function show(trouble: string): void {
  createApp(Host, { trouble }).mount('#app');
}

signIn('/host/').then(
  (here) => here && show(''),
  () => show('sign-in'),
);

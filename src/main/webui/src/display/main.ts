import { createApp } from 'vue';
import Display from './Display.vue';
import { tokenOf } from './source';
import '../shared/tokens.css';
import './display.css';

createApp(Display, { token: tokenOf(location.pathname) }).mount('#app');

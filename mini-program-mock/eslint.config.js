import vue from 'eslint-plugin-vue';
import typescript from 'typescript-eslint';

export default [
  { ignores: ['dist/', 'openapi.d.ts', 'node_modules/'] },
  ...typescript.configs.recommended,
  ...vue.configs['flat/essential'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: typescript.parser } } },
  // Pages are called by their folder, as WeChat knows them.
  { files: ['src/pages/**/*.vue', 'src/App.vue', 'src/components/*.vue'], rules: { 'vue/multi-word-component-names': 'off' } },
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage'],
    },
  },
  // Only the platform knows that there is a WeChat, and only the demo that there is a sandbox.
  {
    files: ['src/pages/**', 'src/components/**', 'src/services/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['**/demo', '**/demo/*'] }],
      'no-restricted-globals': ['error', 'wx', 'fetch', 'window', 'document', 'localStorage'],
    },
  },
];

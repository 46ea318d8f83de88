import vue from 'eslint-plugin-vue';
import typescript from 'typescript-eslint';

export default [
  { ignores: ['dist/', 'node_modules/', 'src/shared/openapi.d.ts'] },
  ...typescript.configs.recommended,
  ...vue.configs['flat/essential'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: typescript.parser } } },
  { rules: { eqeqeq: 'error', 'no-console': 'error', 'vue/multi-word-component-names': 'off' } },
  // Pages ask through src/shared/api.ts (the display has no token and is small), and what survives a reload is kept in one place.
  {
    files: ['src/**'],
    ignores: ['src/shared/storage.ts', 'src/shared/signIn.ts', 'src/display/source.ts'],
    rules: { 'no-restricted-globals': ['error', 'fetch', 'localStorage', 'sessionStorage'] },
  },
];

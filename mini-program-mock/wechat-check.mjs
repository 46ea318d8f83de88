/** Compiles every template and style of the WeChat build with WeChat's own compilers; fails where they do. */
import { createRequire } from 'node:module';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const { wxmlToJs, wxssToJs } = createRequire(import.meta.url)('miniprogram-compiler');
const FOLDER = process.argv[2] ?? 'dist/build/mp-weixin';
const MOST_BYTES = 1_500_000;

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

const all = files(FOLDER);
const templates = all.filter((file) => file.endsWith('.wxml'));
const bytes = all.reduce((sum, file) => sum + statSync(file).size, 0);
const compile = new Function('global', 'window', wxmlToJs(FOLDER))({}, {});
for (const template of templates) {
  const name = template.slice(FOLDER.length + 1);
  if (typeof compile(name) !== 'function') throw new Error(`${name} was not compiled`);
}
wxssToJs(FOLDER);
if (templates.length === 0) throw new Error(`there is no template in ${FOLDER}`);
if (bytes > MOST_BYTES) throw new Error(`the package has ${bytes} bytes, more than ${MOST_BYTES}`);
if (all.some((file) => /demo/.test(file.slice(FOLDER.length)))) throw new Error('the demo is in the package');
process.stdout.write(`wechat build: ${templates.length} templates compiled, ${bytes} bytes\n`);

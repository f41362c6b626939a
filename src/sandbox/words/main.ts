import { readFileSync, writeFileSync } from 'node:fs';
import { accentAll } from './accent.ts';
import { collectTexts } from './collect-texts.ts';
import { MADE_FROM_HERE, printJson, printPage } from './print-catalogue.ts';

/** `npm run words`, after a text for people was changed; `--accents FILE` to see what is one. */
const docs = new URL('../../../docs/', import.meta.url);
const texts = collectTexts();
const [byHand = ''] = readFileSync(new URL('words.md', docs), 'utf8').split(MADE_FROM_HERE);
writeFileSync(new URL('words.json', docs), printJson(texts));
writeFileSync(new URL('words.md', docs), byHand + printPage(texts));
const [option, file] = process.argv.slice(2);
if (option === '--accents' && file) {
  writeFileSync(file, `${JSON.stringify(accentAll(texts), null, 2)}\n`);
}

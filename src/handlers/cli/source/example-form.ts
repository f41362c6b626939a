import type { Source } from '../../../routing/model/workspace/source.ts';
import { type ExampleField, exampleFields } from './example-lead.ts';

const INPUT_TYPES: Record<string, string> = { 'person.email': 'email', 'person.phone': 'tel' };

/** A form for a web page that posts to `url`: names as the source reads them. */
export function exampleForm(url: string, source: Pick<Source, 'mapping' | 'honeypot'>): string {
  const fields = exampleFields(source).filter(({ target }) => target !== 'test');
  const inputs = fields.map((field) => `  <label>${escaped(field.path)} ${input(field)}</label>`);
  return [
    `<form method="post" action="${escaped(url)}">`,
    ...inputs,
    ...(source.honeypot === undefined ? [] : [hiddenInput(source.honeypot)]),
    '  <button>Send</button>',
    '</form>',
  ].join('\n');
}

/** Out of sight of people, of keyboards and of screen readers; a machine fills it in. */
function hiddenInput(name: string): string {
  const unseen = 'style="position:absolute;left:-9999px" tabindex="-1" aria-hidden="true"';
  return `  <input name="${escaped(name)}" autocomplete="off" ${unseen}>`;
}

function input({ path, target, value }: ExampleField): string {
  const name = `name="${escaped(path)}"`;
  if (target === 'request.message') return `<textarea ${name}></textarea>`;
  if (typeof value === 'boolean') return `<input type="checkbox" ${name}>`;
  const type = INPUT_TYPES[target] ?? 'text';
  return `<input type="${type}" ${name}${target === 'person.email' ? ' required' : ''}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

import { z } from 'zod';
import type { DeskView, Trace } from '../page/desk.ts';
import { Refused } from './refused.ts';

const ANSWER = z.object({ status: z.string(), refused: z.boolean().optional() });

/** Has the sandbox at that port do something, and prints what came of it. */
export async function tell(port: string, deed: Record<string, unknown>): Promise<void> {
  const response = await reach(port, '/do', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(deed),
  });
  const { status, refused } = ANSWER.parse(await response.json());
  if (refused) throw new Refused(status);
  if (status !== '') console.log(status);
}

/** Prints the story of a lead as it stands: the newest, or one by its id or how it is called. */
export async function ask(port: string, named: string | undefined): Promise<void> {
  const { leads } = (await (await reach(port, '/desk.json')).json()) as DeskView;
  if (leads.length === 0) throw new Refused('No lead has come yet.');
  const wanted = named?.toLowerCase() ?? '';
  const id = leads.find(({ title }) => title.toLowerCase().startsWith(wanted))?.id ?? wanted;
  const response = await reach(port, `/trace.json?lead=${encodeURIComponent(id)}`);
  const trace = (await response.json()) as Trace | null;
  if (!trace) throw new Refused(`There is no lead ${named}; the newest is ${leads[0]?.title}.`);
  console.log(`${trace.title}: ${trace.state}\n${trace.headline}`);
  for (const { time, text, planned } of trace.timeline) {
    console.log(`${time}  ${planned ? 'Next: ' : ''}${text}`);
  }
}

async function reach(port: string, path: string, options: RequestInit = {}): Promise<Response> {
  const url = `http://127.0.0.1:${port}`;
  try {
    return await fetch(url + path, options);
  } catch {
    throw new Refused(`No sandbox runs at ${url}. Start one with \`npm run sandbox\`.`);
  }
}

import { describe, expect, test } from 'vitest';
import {
  FETCH_EDGES,
  FETCH_STATES,
  LEAD_EDGES,
  LEAD_STATES,
} from '../../src/routing/model/lead.ts';
import {
  ASSIGNMENT_EDGES,
  ASSIGNMENT_STATES,
  CLOCK_EDGES,
  CLOCK_STATES,
  OFFER_EDGES,
  OFFER_STATES,
  OUTBOX_EDGES,
  OUTBOX_STATES,
} from '../../src/routing/model/offer.ts';
import { POLICY_EDGES, POLICY_STATES } from '../../src/routing/model/policy/publication.ts';
import { readRepoFile } from './sources.ts';

const DIAGRAM = /^## (?<title>.+)\n[^#]*?```mermaid\nstateDiagram-v2\n(?<body>[^`]+)```/gm;
const EDGE = /^ *(?<from>\[\*\]|\w+) --> (?<to>\[\*\]|\w+)(?: : .+)?$/;
const ALONE = /^ *(?<from>\w+)$/;

interface Edge {
  from: string;
  to: string | null;
}

function parseDiagram(body: string): Edge[] {
  return body
    .trim()
    .split('\n')
    .map((line) => {
      const { from, to } = (EDGE.exec(line) ?? ALONE.exec(line))?.groups ?? {};
      if (from === undefined) throw new Error(`This line of a diagram says nothing: ${line}`);
      return { from, to: to ?? null };
    });
}

const diagrams = new Map(
  [...readRepoFile('docs/states.md').matchAll(DIAGRAM)].map(({ groups }) => [
    groups?.title ?? '',
    parseDiagram(groups?.body ?? ''),
  ]),
);

const MACHINES: [string, readonly string[], Record<string, readonly string[]>][] = [
  ['Lead', LEAD_STATES, LEAD_EDGES],
  ['Assignment', ASSIGNMENT_STATES, ASSIGNMENT_EDGES],
  ['Offer', OFFER_STATES, OFFER_EDGES],
  ['SLA clock', CLOCK_STATES, CLOCK_EDGES],
  ['Outbox message', OUTBOX_STATES, OUTBOX_EDGES],
  ['Fetch', FETCH_STATES, FETCH_EDGES],
  ['Policy version', POLICY_STATES, POLICY_EDGES],
];

test('docs/states.md draws these machines and no others', () => {
  expect([...diagrams.keys()]).toEqual(MACHINES.map(([title]) => title));
});

describe.each(MACHINES)('the diagram of %s', (title, states, allowed) => {
  const edges = diagrams.get(title) ?? [];

  test('shows every state of the code and none besides', () => {
    const drawn = new Set(edges.flatMap(({ from, to }) => [from, to ?? from]));
    drawn.delete('[*]');
    expect([...drawn].toSorted()).toEqual([...states].toSorted());
  });

  test('has the changes of state that the code knows and no others', () => {
    const drawn = edges.flatMap(({ from, to }) =>
      from === '[*]' || to === '[*]' || to === null ? [] : [`${from} → ${to}`],
    );
    const known = states.flatMap((from) => (allowed[from] ?? []).map((to) => `${from} → ${to}`));
    expect(drawn.toSorted()).toEqual(known.toSorted());
  });

  test('begins in the first state', () => {
    const first = edges.filter(({ from }) => from === '[*]').map(({ to }) => to);
    expect(first).toEqual([states[0]]);
  });

  test('draws no edge twice', () => {
    const names = edges.map(({ from, to }) => `${from} → ${to}`);
    expect(names).toEqual([...new Set(names)]);
  });
});

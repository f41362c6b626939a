import { parseAst } from 'rolldown/parseAst';

/** A node of a syntax tree in the form of ESTree, as far as reading texts needs it. */
export interface Syntax {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

export function parseCode(code: string): Syntax {
  return { ...parseAst(code, { lang: 'ts' }) };
}

export function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** One node of a field, where it is there. */
export function nodeAt(node: Syntax, field: string): Syntax | null {
  const value = node[field];
  return isSyntax(value) ? value : null;
}

export function nodesAt(node: Syntax, field: string): Syntax[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isSyntax) : [];
}

export function childrenOf(node: Syntax): Syntax[] {
  return Object.values(node).flatMap((value) => {
    if (Array.isArray(value)) return value.filter(isSyntax);
    return isSyntax(value) ? [value] : [];
  });
}

/** `label`, of an identifier, of a key in quotes, of the last part of `blocks.label`. */
export function nameOf(node: Syntax | null): string {
  if (!node) return '';
  if (typeof node.name === 'string') return node.name;
  if (typeof node.value === 'string') return node.value;
  return node.type === 'MemberExpression' ? nameOf(nodeAt(node, 'property')) : '';
}

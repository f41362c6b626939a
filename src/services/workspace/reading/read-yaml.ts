/** Reads one YAML file strictly by its schema, and knows the line of everything in it. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { PolicyFault } from '../../../routing/policy/checks/policy-fault.ts';
import { subjectOf } from '../../../routing/policy/checks/subject.ts';
import { formatPath, type KeyPath } from '../../../routing/policy/wording.ts';
import type { FileFault } from '../file-fault.ts';
import { describeIssues } from './describe-issue.ts';

/** Far above any real policy, far below what would keep the process busy. */
const LONGEST_FILE = 1_000_000;
const MOST_ALIASES = 100;

export interface YamlFile<T> {
  value: T | undefined;
  faults: FileFault[];
  /** A fault at the line of that key, or of the nearest key above it. */
  faultAt: (keys: KeyPath, message: string, severity: FileFault['severity']) => FileFault;
}

/** `value` is undefined exactly when there are faults. */
export function readYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): YamlFile<z.output<S>> {
  const { data, faults, lineOf } = readDocument(file, text);
  const faultAt: YamlFile<unknown>['faultAt'] = (keys, message, severity) => ({
    file,
    line: lineOf(keys),
    path: formatPath(keys),
    message,
    severity,
  });
  if (faults.length > 0) return { value: undefined, faults, faultAt };
  const parsed = schema.safeParse(data);
  if (parsed.success) return { value: parsed.data, faults, faultAt };
  const found = describeIssues(parsed.error, { schema, data });
  return {
    value: undefined,
    faults: found.map(({ keys, message }) => {
      const subject = subjectOf(keys, data);
      return { ...faultAt(keys, message, 'error'), ...(subject !== undefined && { subject }) };
    }),
    faultAt,
  };
}

/** What a check has found, at its line in the file. */
export function placeFault(
  faultAt: YamlFile<unknown>['faultAt'],
  { keys, message, severity, subject, example }: PolicyFault,
): FileFault {
  return {
    ...faultAt(keys, message, severity),
    ...(subject !== undefined && { subject }),
    ...(example !== undefined && { example }),
  };
}

interface YamlData {
  data: unknown;
  faults: FileFault[];
  lineOf: (keys: KeyPath) => number;
}

function readDocument(file: string, text: string): YamlData {
  const refuse = (line: number, message: string): YamlData => ({
    data: undefined,
    faults: [{ file, line, path: '', message, severity: 'error' }],
    lineOf: () => line,
  });
  if (text.length > LONGEST_FILE) {
    return refuse(1, `found ${text.length} characters, expected at most ${LONGEST_FILE}.`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    return refuse(lines.linePos(broken.pos[0]).line, `found no valid YAML: ${broken.message}`);
  }
  const lineOf = (keys: KeyPath) => lines.linePos(findOffset(document.contents, keys)).line;
  try {
    return { data: document.toJS({ maxAliasCount: MOST_ALIASES }), faults: [], lineOf };
  } catch {
    return refuse(1, `found more than ${MOST_ALIASES} aliases. Write the values out.`);
  }
}

/** Where the last key of the path that is really there begins. */
function findOffset(root: Node | null, keys: KeyPath): number {
  let node: unknown = root;
  let offset = 0;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined;
}

import { readSignals } from '../../../routing/intake/read-signals.ts';
import type { Source } from '../../../routing/model/workspace/source.ts';
import { counted } from '../plain-words.ts';
import type { Answer } from '../shell.ts';

/** What a source of signals would keep of a body; null for a source of leads. */
export function readOutSignals(
  { kind, mapping }: Partial<Source>,
  body: unknown,
  { file, now }: { file: string; now: Date },
): Answer | null {
  if (kind !== 'signals') return null;
  const { signals, faults } = readSignals({ mapping }, body, now);
  const usable = signals.length > 0;
  const verdict = usable ? 'would keep' : 'would be refused:';
  const lines = [
    `${file} ${verdict} ${counted(signals.length, 'signal')}; no lead is opened for them.`,
    ...signals.map(({ domain, topic, strength, observedAt }) => {
      return `  ${domain}: ${topic}, ${strength.toFixed(2)}, ${observedAt.toISOString()}`;
    }),
    ...faults.map(({ pointer, message }) => `  ${pointer || 'the whole'}: ${message}`),
  ];
  return { json: { usable, signals, faults }, lines, failed: !usable };
}

import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** From an idle disk to a sender's patience. */
const LATENCY_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.03, 0.1, 0.25, 1, 5, 15];

/** Labels are sources, states and codes: few, and never a rep or a person. */
export interface GaugeReading {
  name: string;
  help: string;
  labels: Record<string, string>;
  value: number;
}

export interface HttpMetrics {
  readonly contentType: string;
  /** One answered submission; `outcome` is its status (`accepted`) or its error code. */
  countIntake(source: string, outcome: string, seconds: number): void;
  /** The text a scrape gets, with gauges as they are now. */
  render(gauges: GaugeReading[]): Promise<string>;
}

/** Metrics of one process; nothing is kept in the library's global registry. */
export function createMetrics(): HttpMetrics {
  const registry = new Registry();
  const requests = new Counter({
    name: 'baton_intake_requests_total',
    help: 'Submissions answered, by source and outcome',
    labelNames: ['source', 'outcome'],
    registers: [registry],
  });
  const latency = new Histogram({
    name: 'baton_intake_seconds',
    help: 'From the first byte of a submission to its answer',
    buckets: LATENCY_BUCKETS_SECONDS,
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    countIntake(source, outcome, seconds) {
      requests.inc({ source, outcome });
      latency.observe(seconds);
    },
    render: async (gauges) => `${await registry.metrics()}\n${await renderGauges(gauges)}`,
  };
}

function renderGauges(readings: GaugeReading[]): Promise<string> {
  const registry = new Registry();
  const gauges = new Map<string, Gauge>();
  for (const { name, help, labels, value } of readings) {
    let gauge = gauges.get(name);
    if (!gauge) {
      gauge = new Gauge({ name, help, labelNames: Object.keys(labels), registers: [registry] });
      gauges.set(name, gauge);
    }
    gauge.set(labels, value);
  }
  return registry.metrics();
}

/**
 * What the right-hand side of the page shows and does beside Slack itself. Instants are ISO 8601;
 * what is done answers with a status line, empty when there is nothing to say, and what is refused
 * throws an error that says why.
 */
export interface Desk {
  view(): Promise<DeskView>;
  /** The whole story of one lead, or null when there is none of that id. */
  trace(leadId: string): Promise<Trace | null>;
  /** Posts `body`, JSON as a form would send it, to a source. */
  sendLead(source: string, body: string): Promise<string>;
  /** Lets time pass, with everything that becomes due on the way. */
  advance(ms: number): Promise<string>;
  advanceToNextDue(): Promise<string>;
  /** The clock runs, or stands still until it is moved. */
  setRunning(running: boolean): Promise<string>;
  /** Switches one of `DeskView.faults.switches`. */
  setFault(id: string, on: boolean): Promise<string>;
  /** A fault by its line, such as `slack:chat.postMessage answer_lost times=2`. */
  addFault(line: string): Promise<string>;
  /** Everything works again. */
  heal(): Promise<string>;
  /** Reads the workspace files again and applies what changed. */
  apply(): Promise<string>;
}

export interface DeskView {
  time: {
    now: string;
    /** In which the desk prints times. */
    zone: string;
    running: boolean;
    /** When something happens by itself next. */
    nextDueAt: string | null;
  };
  /** Where a lead can be sent to. */
  sources: { id: string; label: string }[];
  /** Leads to begin with; `body` is JSON, indented. */
  samples: { id: string; title: string; body: string }[];
  faults: {
    switches: { id: string; label: string; hint: string; on: boolean }[];
    /** Whatever goes wrong at present, in words. */
    active: string[];
    /** How a fault is written down. */
    example: string;
  };
  /** Newest first. */
  leads: { id: string; title: string; state: string; at: string }[];
  workspace: { directory: string };
  /** How people stand, by their Slack id: `available`, `away until Mon 09:00`. */
  people?: { id: string; standing: string }[];
}

export interface Trace {
  id: string;
  title: string;
  state: string;
  /** One sentence: why it is where it is. */
  headline: string;
  sections: { title: string; lines: string[] }[];
  /** Oldest first; what is planned comes last. */
  timeline: { at: string; time: string; text: string; planned: boolean }[];
}

import { type Person, person } from '../../slack/person.ts';
import type { Stage } from '../../stage/open-stage.ts';

/** Somebody at Acme: the roster's id, a name, and the hands that press buttons in Slack. */
export interface Colleague {
  id: string;
  name: string;
  first: string;
  slack: Person;
}

/** By roster id, such as `ana`. */
export function colleague(stage: Stage, id: string): Colleague {
  const userId = `U0${id.toUpperCase()}`;
  const user = stage.slack.workspace.directory.findUser(userId);
  if (!user) throw new Error(`Nobody in the workspace is ${userId}.`);
  const [first = user.name] = user.name.split(' ');
  return { id, name: user.name, first, slack: person(stage.slack, userId) };
}

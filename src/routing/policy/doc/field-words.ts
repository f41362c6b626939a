/** Says what a field of a condition is about. */
import { type Phrase, type Slot, say } from '../../../words/say.ts';

const LABELS: Readonly<Record<string, Phrase>> = {
  'person.email': say`e-mail address`,
  'person.domain': say`e-mail domain`,
  'person.title': say`job title`,
  'person.mail': say`kind of mailbox`,
  'company.name': say`company name`,
  'company.domain': say`company domain`,
  'company.industry': say`industry`,
  'company.country': say`country`,
  'company.region': say`region`,
  'company.postal_code': say`postal code`,
  'company.employees': say`employees`,
  'request.form': say`form`,
  'request.product': say`product`,
  'request.message': say`message`,
  'request.timeline': say`timeline`,
  'request.budget': say`budget`,
  'message.intent': say`what the message is about`,
  'message.timeline': say`message timeline`,
  'message.seats': say`message seats`,
  'message.budget': say`message budget`,
  'account.id': say`account id`,
  'account.name': say`account name`,
  'account.country': say`account country`,
  'account.parent': say`account parent`,
  'account.tier': say`account tier`,
  'account.status': say`account status`,
  'account.owner': say`account owner`,
  'account.employees': say`account employees`,
  'enrichment.confidence': say`enrichment confidence`,
  'scores.fit': say`fit`,
  'scores.intent': say`intent`,
  'scores.account': say`account score`,
  'scores.capacity': say`capacity`,
  'scores.urgency': say`urgency`,
  'scores.value': say`value`,
  'scores.risk': say`risk`,
  'scores.confidence': say`confidence`,
  'scores.priority': say`priority`,
  'time.weekday': say`weekday`,
  'time.hour': say`hour`,
  'time.date': say`date`,
  source: say`source`,
  channel: say`channel`,
  tier: say`tier`,
  language: say`language`,
  territory: say`territory`,
  segment: say`segment`,
  touches: say`touches`,
  'account.matched': say`known account`,
  'account.open_opportunity': say`open opportunity`,
  'enrichment.complete': say`complete company data`,
  'message.urgent': say`urgency of the message`,
  consent: say`consent`,
  do_not_contact: say`do not contact`,
  bulk: say`comes from a file`,
  test: say`test`,
  stale: say`old news`,
};

/** `person.title` is the `job title`; what a sender calls `custom.lead_type` is `lead type`. */
export function fieldLabel(path: string): Slot {
  return LABELS[path] ?? path.replace(/^(custom|attribution)\./, '').replaceAll('_', ' ');
}

type Truth = readonly [yes: Phrase, no: Phrase];

const TRUTHS: Readonly<Record<string, Truth>> = {
  'account.matched': [say`the account is known`, say`the account is not known`],
  'account.open_opportunity': [say`an opportunity is open`, say`no opportunity is open`],
  'enrichment.complete': [say`company data is complete`, say`company data is not complete`],
  'message.urgent': [say`the message is urgent`, say`the message is not urgent`],
  test: [say`it is a test`, say`it is no test`],
  stale: [say`it is old news`, say`it is no old news`],
  consent: [
    say`the person agreed to be written to`,
    say`the person did not agree to be written to`,
  ],
  do_not_contact: [say`the person asked not to be contacted`, say`the person may be contacted`],
  bulk: [say`it comes from a file`, say`it does not come from a file`],
};

/** What a field that is yes or no says. */
export function truthOf(path: string, isSo: boolean): Phrase {
  const label = fieldLabel(path);
  const [yes, no] = TRUTHS[path] ?? [say`${label}`, say`not ${label}`];
  return isSo ? yes : no;
}

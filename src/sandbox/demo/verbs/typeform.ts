import { randomUUID } from 'node:crypto';
import { sendLead } from '../../stage/send-lead.ts';
import type { Scene } from '../scene.ts';
import type { Lead } from './lead.ts';

const COMPANY = 'Brightwater Foods';

/** A form as Typeform delivers it: questions and answers, not our fields. */
const RESPONSE = {
  event_type: 'form_response',
  form_response: {
    definition: {
      title: 'Book a demo',
      fields: [
        { id: 'q1', title: 'Work email' },
        { id: 'q2', title: 'Your name' },
        { id: 'q3', title: 'Company' },
        { id: 'q4', title: 'How many people work there?' },
      ],
    },
    answers: [
      { type: 'email', email: 'marta@brightwater.test', field: { id: 'q1', type: 'email' } },
      { type: 'text', text: 'Marta Kelly', field: { id: 'q2', type: 'short_text' } },
      { type: 'text', text: COMPANY, field: { id: 'q3', type: 'short_text' } },
      { type: 'choice', choice: { label: '51-200' }, field: { id: 'q4', type: 'dropdown' } },
    ],
  },
};

/** Somebody answers a form of Typeform, which sends it in its own shape with its own proof. */
export function arrivesByTypeform(scene: Scene): Promise<Lead> {
  return scene.find('a form of Typeform is sent', async () => {
    const token = randomUUID();
    const { form_response: form, ...rest } = RESPONSE;
    const body = JSON.stringify({ ...rest, form_response: { token, ...form } });
    const delivery = { id: token, body };
    const source = { id: 'demo-form', kind: 'typeform', auth: 'provider' } as const;
    const { httpStatus, leadId, tookMs } = await sendLead(scene.stage, source, delivery);
    if (httpStatus !== 200) throw new Error(`The webhook answered ${httpStatus}.`);
    scene.leads += 1;
    const why = `200 after ${tookMs} ms; no mapping, its signature checked`;
    const told = {
      actor: 'Typeform',
      what: `Marta Kelly of ${COMPANY}, a form`,
      why,
    };
    return [told, { id: leadId, company: COMPANY, delivery }];
  });
}

import { story } from './stage.ts';

/** A lead that came by phone is typed in by a rep, and given to somebody by a manager. */
story(
  'somebody at work adds a lead by hand',
  { users: [{ id: 'U0GUEST', name: 'guest', guest: 'single_channel' }] },
  async ({ person, chapter, clock, cli }) => {
    const [ana, mia, guest] = [person('ana'), person('mia'), person('U0GUEST')];
    chapter('a command, and what is wrong with the form');
    await ana.command('/lead new');
    await ana.fill({ name: 'Dana Ode' }).submit();
    await ana.fill({ name: 'Dana Ode', email: 'dana@', phone: '12' }).submit();
    await ana
      .fill({
        name: 'Dana Ode',
        email: 'dana@globex.test',
        phone: '+34 600 000 000',
        company: 'Globex',
        form: 'demo',
        message: 'Need pricing for 300 seats',
        note: 'met at the fair',
      })
      .submit();
    await ana.closeForm();
    chapter('a manager names the rep');
    await mia.shortcut('lead_new');
    await mia.fill({ name: 'Peter Gibbons', company: 'Initech', rep: 'cleo' }).submit();
    await mia.closeForm();
    person('cleo').expectDm(/Initech/);
    chapter('out of a message');
    await cli(['lead', 'test', '--to', 'ana']);
    await ana.messageShortcut('lead_from_message');
    await ana.fill({ email: 'eve@hooli.test' }).submit();
    await ana.closeForm();
    chapter('a guest');
    await guest.command('/lead new');
    await guest.shortcut('lead_new');
    await clock.advance('1m');
  },
);

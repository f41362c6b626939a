#!/usr/bin/env node
// Checks the Node version before anything is loaded that an old one could not even parse.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Baton needs Node 20.19 or newer; this is ${process.versions.node}. ` +
      'Install a current one from https://nodejs.org and try again.\n',
  );
  process.exit(1);
}
await import(process.argv[2] === 'start' ? '../dist/main.js' : '../dist/cli.js');

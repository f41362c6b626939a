/** Slack's three entities, decoded last so that what was escaped can never become a token. */
export function decode(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

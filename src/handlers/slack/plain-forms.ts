import type { RequestListener } from 'node:http';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Bolt takes a form only under its bare name and answers 400 where a proxy on the way has added a
 * charset, which changes nothing about the bytes that are signed.
 */
export function namePlainForms(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (request.headers['content-type']?.startsWith(`${FORM};`)) {
      request.headers['content-type'] = FORM;
    }
    return listener(request, response);
  };
}

/** What starts a request; the texts are the messages `initiator_<name>` (see messageKey). */
export const INITIATORS = ['typed', 'link', 'form', 'iframe', 'image', 'fetch', 'fetch-default'] as const;
export type Initiator = (typeof INITIATORS)[number];

const ANY = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** The methods that a browser can send for each initiator; the first is the default. */
const METHODS: Record<Initiator, readonly string[]> = {
  typed: ['GET'],
  link: ['GET'],
  form: ['POST', 'GET'],
  iframe: ['GET', 'POST'],
  image: ['GET'],
  fetch: ANY,
  'fetch-default': ANY,
};

export function methodsOf(initiator: Initiator): readonly string[] {
  return METHODS[initiator];
}

/** Whether the response replaces the page in the tab. */
export function isTopLevel(initiator: Initiator): boolean {
  return initiator === 'typed' || initiator === 'link' || initiator === 'form';
}

/** How a request comes about; the texts are the messages `initiator_<name>` (see messageKey). */
export const INITIATORS = ['typed', 'link', 'form', 'iframe', 'image', 'fetch', 'fetch-default'] as const;
export type Initiator = (typeof INITIATORS)[number];

const ANY = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** What a browser can send that way; the first is what it does by itself. */
const METHODS: Record<Initiator, readonly string[]> = {
  typed: ['GET'],
  link: ['GET'],
  form: ['POST', 'GET'],
  iframe: ['GET', 'POST'],
  image: ['GET'],
  fetch: ANY,
  'fetch-default': ANY,
};

export function methodsOf(way: Initiator): readonly string[] {
  return METHODS[way];
}

/** Whether it takes the place of the page in the tab. */
export function isTopLevel(way: Initiator): boolean {
  return way === 'typed' || way === 'link' || way === 'form';
}

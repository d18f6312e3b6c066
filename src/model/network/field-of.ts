import type { Field, NetworkRequest } from './network-request.ts';

/** The value of a field of the request; null: it has none of that name. Names are in lower case. */
export function fieldOf({ requestFields }: Pick<NetworkRequest, 'requestFields'>, name: string): string | null {
  return find(requestFields, name);
}

/** The same of the response. */
export function responseFieldOf(
  { responseFields }: Pick<NetworkRequest, 'responseFields'>,
  name: string,
): string | null {
  return find(responseFields, name);
}

function find(fields: readonly Field[], name: string): string | null {
  return fields.find((field) => field.name === name)?.value ?? null;
}

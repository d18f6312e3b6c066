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

/** All values of a field of the response, one a line: a proxy may add its own to that of the server behind it. */
export function responseLinesOf({ responseFields }: Pick<NetworkRequest, 'responseFields'>, name: string): string {
  return responseFields.flatMap((field) => (field.name === name ? [field.value] : [])).join('\n');
}

function find(fields: readonly Field[], name: string): string | null {
  return fields.find((field) => field.name === name)?.value ?? null;
}

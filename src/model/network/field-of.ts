import type { NetworkRequest } from './network-request.ts';

/** The value of a field of the request; null: it has none of that name. */
export function fieldOf({ requestFields }: NetworkRequest, name: string): string | null {
  return requestFields.find((field) => field.name === name)?.value ?? null;
}

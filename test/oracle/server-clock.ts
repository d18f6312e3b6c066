/** The start time of the oracle's server clock: the same in every run, so that its dates keep their meaning. */
export const SERVER_NOW = Date.UTC(2026, 10, 27, 12);

const began = Date.now();

/** A moment (milliseconds since the epoch) by the server's clock, which both browsers consider in Expires. */
export function serverTime(moment: number): number {
  return SERVER_NOW + moment - began;
}

/** What the oracle's server calls the time when it starts: the same in every run, and with it what its dates mean. */
export const SERVER_NOW = Date.UTC(2026, 10, 27, 12);

const began = Date.now();

/** A moment (milliseconds since the epoch) by the server's clock, which both browsers take into account in Expires. */
export function serverTime(moment: number): number {
  return SERVER_NOW + moment - began;
}

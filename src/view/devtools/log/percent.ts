/** A part of a whole in whole percent, ready for a text. */
export function percent(part: number): string {
  const whole = part * 100;
  return whole > 0 && whole < 1 ? '<1' : `${Math.round(whole)}`;
}

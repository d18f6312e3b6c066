/** A fraction (0 to 1) as a whole number of percent; "<1" for one that would round to less. */
export function percent(fraction: number): string {
  const percentage = fraction * 100;
  return percentage > 0 && percentage < 1 ? '<1' : `${Math.round(percentage)}`;
}

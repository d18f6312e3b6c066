/** How many chips are whole in the first line. The others wrap below it, or would be cut, and are not visible. */
export function countFitting(line: HTMLElement): number {
  const chips = [...line.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  const [first] = chips;
  if (!first || first.scrollWidth > first.clientWidth) return 0;
  return chips.filter(({ offsetTop }) => offsetTop === first.offsetTop).length;
}

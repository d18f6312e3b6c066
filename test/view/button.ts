import { within } from '@testing-library/preact';

/** The button of that name. Without one it throws an error that is cheap to make, since a wait makes one at each look. */
export function button(name: string | RegExp, part: HTMLElement = document.body): HTMLButtonElement {
  const found = within(part).queryByRole<HTMLButtonElement>('button', { name });
  if (!found) throw new Error(`expected a button with the name ${name}`);
  return found;
}

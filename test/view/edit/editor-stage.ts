import { screen } from '@testing-library/preact';
import { expect } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { stage } from '../stage.ts';
// The form imports this lazily.
import '../../../src/view/editor/unsaved-note.tsx';

/** A person's steps in the editor, and the texts that it then shows. */

export const JAR = [
  cookie('sid', { value: 'x'.repeat(50) }),
  cookie('cart', { value: '%7B%7D', expiryTime: Date.now() + 86_400_000 }),
  cookie('__Host-a', { secure: true }),
];

export async function listed(options?: Parameters<typeof stage>[1]) {
  const all = stage(JAR, options);
  await until(() => all.row('sid'));
  return all;
}

export async function editing(name: string, options?: Parameters<typeof stage>[1]) {
  const all = await listed(options);
  all.row(name).focus();
  all.press('e');
  await screen.findByRole('region', { name: say('editCookie') });
  return all;
}

export async function adding(options?: Parameters<typeof stage>[1]) {
  const all = await listed(options);
  all.row('sid').focus();
  all.press('a');
  await screen.findByRole('region', { name: say('addCookie') });
  return all;
}

export function type(label: string, text: string): HTMLInputElement {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return field;
}

export function choose(label: string, value: string): void {
  const field = screen.getByLabelText<HTMLSelectElement>(label);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

export async function save(): Promise<void> {
  await until(() => expect(button(say('save')).disabled).toBe(false));
  button(say('save')).click();
}

/** The description of a field as assistive technology reads it; every id that it names must exist. */
export function description(field: Element): string {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids
    .map((id) => {
      const found = document.getElementById(id);
      if (!found) throw new Error(`expected an element with the id ${id}, got none`);
      return found.textContent;
    })
    .join(' ');
}

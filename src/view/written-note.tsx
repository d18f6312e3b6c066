import { alteredFields } from '../model/written.ts';
import { useView } from './context.ts';

/** What the browser stored otherwise than asked. */
export function WrittenNote() {
  const { app, text } = useView();
  const written = app.written.value;
  if (!written) return null;
  const altered = alteredFields(written);
  const fields = altered.map((field) => text(`attribute_${field === 'expiryTime' ? 'expires' : field}`)).join(', ');
  return (
    <p class="notice" data-good={altered.length === 0 || undefined}>
      {altered.length === 0 ? text('saved') : text('savedAltered', { fields })}
    </p>
  );
}

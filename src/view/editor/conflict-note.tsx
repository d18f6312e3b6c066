import type { Conflict, CookieVersions } from '../../model/editor/conflict-model.ts';
import type { CookieField, Side } from '../../model/editor/cookie-field.ts';
import type { Editor } from '../../model/editor/editor-model.ts';
import { attributeKey } from '../../model/text/attribute-key.ts';
import { useView } from '../parts/context.ts';
import { FieldValue } from '../parts/field-value.tsx';
import '../parts/finding.css';

/** Shown when the edited cookie was changed or removed meanwhile: both versions, and a choice between them. */
export function ConflictNote({ editor: { conflict } }: { editor: Editor }) {
  const versions = conflict.versions.value;
  if (conflict.isGone.value) return <GoneNote conflict={conflict} />;
  return versions && <ChangedNote conflict={conflict} versions={versions} />;
}

function GoneNote({ conflict }: { conflict: Conflict }) {
  const { app, text } = useView();
  return (
    <div class="finding conflict" data-severity="warn">
      <div role="alert">
        <strong>{text('problem_gone')}</strong>
        <p>{text('conflictGone_do')}</p>
      </div>
      <div class="buttons">
        <button type="button" onClick={conflict.addAgain}>
          {text('addAgain')}
        </button>
        <button type="button" onClick={app.close}>
          {text('discard')}
        </button>
      </div>
    </div>
  );
}

const SIDES: readonly Side[] = ['theirs', 'mine'];

function ChangedNote({ conflict, versions }: { conflict: Conflict; versions: CookieVersions }) {
  const { text } = useView();
  return (
    <div class="finding conflict" data-severity="warn">
      <div class="conflict-head">
        <strong role="alert">{text('conflict')}</strong>
        <div class="buttons">
          <button type="button" class="primary" onClick={() => conflict.resolve()}>
            {text('merge')}
          </button>
          <button type="button" onClick={() => conflict.resolve('mine')}>
            {text('keepMine')}
          </button>
          <button type="button" onClick={() => conflict.resolve('theirs')}>
            {text('keepTheirs')}
          </button>
        </div>
      </div>
      <p>{text('conflict_do')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <section class="versions" tabIndex={0} aria-label={text('conflict')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('conflictField')}</th>
              <th scope="col">{text('conflictTheirs')}</th>
              <th scope="col">{text('conflictMine')}</th>
            </tr>
          </thead>
          <tbody>
            {versions.fields.map((field) => (
              <FieldRow key={field} conflict={conflict} versions={versions} field={field} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function FieldRow({ conflict, versions, field }: { conflict: Conflict; versions: CookieVersions; field: CookieField }) {
  const { text } = useView();
  const name = text(attributeKey(field));
  return (
    <tr>
      <th scope="row">{name}</th>
      {SIDES.map((side) => (
        <td key={side} data-chosen={conflict.sideOf(field) === side || undefined}>
          <label class="version">
            <input
              type="radio"
              name={`side-${field}`}
              checked={conflict.sideOf(field) === side}
              aria-label={text('radioSide', {
                field: name,
                side: text(side === 'mine' ? 'conflictMine' : 'conflictTheirs'),
              })}
              onChange={() => conflict.choose(field, side)}
            />
            <span class={field === 'value' && side === 'theirs' ? 'value-now' : undefined}>
              <FieldValue cookie={versions[side]} other={versions[side === 'mine' ? 'theirs' : 'mine']} field={field} />
            </span>
          </label>
        </td>
      ))}
    </tr>
  );
}

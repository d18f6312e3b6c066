import { type Cookie, cookieKey } from '../../../cookie/cookie.ts';
import { isSameCookie } from '../../../cookie/jar/differences.ts';
import { useView } from '../../parts/context.ts';
import { LateIcon } from '../../parts/late-icon.tsx';
import { CookieLink } from '../log/cookie-link.tsx';
import { useWhatIf } from './what-if-context.ts';

/** Domain, path and partition of a cookie; a link to it where the browser stores this very cookie. */
export function CookiePlace({ cookie }: { cookie: Cookie }) {
  const stored = useView().app.jarByKey.value.get(cookieKey(cookie));
  const isStored = stored !== undefined && isSameCookie(stored, cookie);
  return (
    <span class="from soft">
      <CookieLink cookie={cookie} isStored={isStored} show={useWhatIf().showCookie} />
    </span>
  );
}

/** What can be done with a cookie of the sandbox. */
export function CookieActions({ cookie }: { cookie: Cookie }) {
  const { text } = useView();
  const { whatIf } = useWhatIf();
  const isEdited = whatIf.editing.value?.before ? cookieKey(whatIf.editing.value.before) === cookieKey(cookie) : false;
  return (
    <span class="actions">
      <button
        type="button"
        class="quiet"
        data-action="edit"
        aria-label={text('whatIf_edit')}
        title={text('whatIf_edit')}
        aria-pressed={isEdited}
        onClick={() => whatIf.edit(cookie)}
      >
        <LateIcon name="edit" />
      </button>
      <button
        type="button"
        class="quiet"
        data-action="drop"
        aria-label={text('whatIf_drop')}
        title={text('whatIf_drop')}
        onClick={() => whatIf.drop(cookie)}
      >
        <LateIcon name="close" />
      </button>
    </span>
  );
}

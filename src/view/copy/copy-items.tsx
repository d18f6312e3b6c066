import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import { formatSetCookie } from '../../cookie/set-cookie/format-set-cookie.ts';
import { cookieHeader } from '../../cookie/sizes.ts';
import { withoutFragment } from '../../model/network/same-document.ts';
import { asCurl } from '../../model/requests/as-curl.ts';
import { useView } from '../parts/context.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Raw } from '../parts/raw.tsx';
import './copy-items.css';

/** What can be copied: the Cookie header and a curl command of the page's request, and parts of the cookie in focus. */
export function CopyItems() {
  const { app, text } = useView();
  const items = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => items.current?.querySelector('button')?.focus(), []);
  const { header } = app.payload.retrieval.value;
  const url = app.listing.value?.scope.page.url;
  const current = app.opened.value ?? app.jarByKey.value.get(app.list.activeKey.value ?? '');
  // If the page removes the cookie meanwhile, no item moves away from under the pointer.
  const last = useRef(current);
  last.current = current ?? last.current;
  const { current: cookie } = last;

  function move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...(items.current?.querySelectorAll('button') ?? [])];
    const { target } = event;
    if (step === undefined || !(target instanceof HTMLButtonElement)) return;
    buttons.at((buttons.indexOf(target) + step) % buttons.length)?.focus();
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between its buttons, which are reached by Tab too.
    <div class="copy-items" ref={items} onKeyDown={move}>
      <strong>{text('copyOfPage')}</strong>
      {header !== '' && <CopyButton content={`Cookie: ${toText(header)}`} label={text('copyCookieHeader')} />}
      {url !== undefined && (
        <CopyButton
          content={asCurl({
            method: 'GET',
            url: withoutFragment(url),
            requestFields: cookieFields(header),
            body: null,
          })}
          label={text('copyCurl')}
          title={text('copyCurl_why')}
        />
      )}
      {cookie && <CookieItems cookie={cookie} />}
      <strong>{text('copyMany')}</strong>
      <DialogButton name="export" />
      <DialogButton name="import" />
      <DialogButton name="bulk" />
      <DialogButton name="snapshots" />
      <DialogButton name="rules" />
      <DialogButton name="bisect" />
    </div>
  );
}

type DialogName = 'export' | 'import' | 'bulk' | 'snapshots' | 'rules' | 'bisect';
const LABELS = {
  export: 'exportCookies',
  import: 'importCookies',
  bulk: 'bulkCookies',
  snapshots: 'snapshots',
  rules: 'rulesOpen',
  bisect: 'bisectOpen',
} as const;

function DialogButton({ name }: { name: DialogName }) {
  const { app, text } = useView();
  return (
    <button
      type="button"
      class="quiet"
      data-dialog={name}
      aria-haspopup="dialog"
      // The focus goes back to the button of the menu, and from there to the dialog, which returns it when it closes.
      popovertarget="copy-menu"
      popovertargetaction="hide"
      onClick={() => app.withSteps(({ dialog }) => (dialog.value = name))}
    >
      {text(LABELS[name])}
    </button>
  );
}

function CookieItems({ cookie }: { cookie: Cookie }) {
  const { text } = useView();
  const { name, value } = cookie;
  return (
    <>
      <strong>{name === '' ? <i>{text('nameless')}</i> : <Raw octets={name} short />}</strong>
      <CopyButton content={toText(value)} label={text('copyValue')} />
      <CopyButton content={toText(name)} label={text('copyName')} />
      <CopyButton content={toText(cookieHeader([cookie]))} label={text('copyPair')} />
      <CopyButton content={`Set-Cookie: ${toText(formatSetCookie(cookie))}`} label={text('copySetCookie')} />
    </>
  );
}

function cookieFields(header: string): { name: string; value: string }[] {
  return header === '' ? [] : [{ name: 'cookie', value: header }];
}

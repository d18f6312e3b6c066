import { useSignal } from '@preact/signals';
import { cookieKey } from '../../cookie/cookie.ts';
import type { UnsentSession } from '../../cookie/findings/unsent-sessions.ts';
import { toText } from '../../cookie/octets.ts';
import { shownData, shownText } from '../../model/text/shown-data.ts';
import type { UnsentState } from '../../model/unsent/unsent-model.ts';
import { FixedLine } from '../devtools/log/fixed-line.tsx';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { lazy } from '../parts/lazy.tsx';
import { Modal } from '../parts/modal.tsx';
import { SpecLink } from '../parts/source-link.tsx';
import '../parts/finding.css';
import './unsent-dialog.css';

const LazyWhatIf = lazy(async () => (await import('./what-if-dialog.tsx')).WhatIfDialog);

/** Attributes as they are written in a line. */
const SPELT: Record<string, string> = {
  domain: 'Domain',
  path: 'Path',
  secure: 'Secure',
  samesite: 'SameSite',
  partitioned: 'Partitioned',
};

/** Each session that a request of the page lacks: where, why, the attribute, the line that changes it, and "What if". */
export function UnsentDialog({ model }: { model: UnsentState }) {
  const { text } = useView();
  const tried = useSignal<UnsentSession | null>(null);
  const close = (): void => {
    model.isOpen.value = false;
  };
  if (tried.value) return <LazyWhatIf unsent={tried.value} onClose={close} />;
  const more = model.more.value;
  return (
    <Modal title={text('unsent_dialog')} onClose={close}>
      <ul class="unsent-sessions" aria-label={text('unsent_dialog')}>
        {model.unsent.value.map((unsent, index) => (
          <Unsent
            key={`${unsent.request.url} ${cookieKey(unsent.cookie)}`}
            unsent={unsent}
            isFirst={index === 0}
            onTry={() => {
              tried.value = unsent;
            }}
          />
        ))}
      </ul>
      {more > 0 && <p class="soft">{text('unsent_moreBelow', { count: more })}</p>}
      <div class="buttons">
        <button type="button" onClick={close}>
          {text('rejectedClose')}
        </button>
      </div>
    </Modal>
  );
}

function Unsent({ unsent, isFirst, onTry }: { unsent: UnsentSession; isFirst: boolean; onTry(): void }) {
  const { app, text } = useView();
  const { cookie, request, isDenied, fix } = unsent;
  const { host, origin } = new URL(request.url);
  const { name, domain } = cookie;
  const page = app.listing.value?.scope.page.url;
  const isOtherOrigin = request.by === 'script' && page !== undefined && new URL(page).origin !== origin;
  const url = request.url.length > LONGEST_URL ? `${request.url.slice(0, LONGEST_URL)}…` : request.url;
  return (
    <li data-name={toText(name)} data-host={host}>
      <h3>
        <Icon name={isDenied ? 'bad' : 'notSent'} />{' '}
        {text('unsent_title', { name: shownText(toText(name)), host: shownText(host) })}
      </h3>
      <p>{text(isDenied ? 'unsent_denied' : 'unsent_served', { url: shownText(url), status: request.status })}</p>
      <Reasons unsent={unsent} />
      {fix && (
        <>
          <FixedLine title={text('unsent_line', { domain: shownText(domain) })} line={fix.line} />
          {isOtherOrigin && <p class="soft">{text('unsent_credentials')}</p>}
        </>
      )}
      <p>
        <button
          type="button"
          autofocus={isFirst}
          onPointerOver={LazyWhatIf.fetch}
          onFocus={LazyWhatIf.fetch}
          onClick={onTry}
        >
          {text('tab_whatIf')}
        </button>
      </p>
    </li>
  );
}

const LONGEST_URL = 200;

function Reasons({ unsent: { cookie, isDenied, reasons, fix } }: { unsent: UnsentSession }) {
  const { text } = useView();
  return (
    <div class="finding" data-severity={isDenied ? 'bad' : 'warn'}>
      {reasons.map(({ code, attribute, data, section }) => {
        const isHostOnly = code === 'DomainMismatch' && cookie.hostOnly;
        return (
          <p key={code} data-code={code} data-attribute={attribute}>
            {attribute && <b>{SPELT[attribute]}: </b>}
            {isHostOnly
              ? text('unsent_hostOnly', { domain: shownText(cookie.domain) })
              : text(`reason_${code}`, shownData(data))}{' '}
            {!fix &&
              (isHostOnly && /^__host-/i.test(cookie.name)
                ? text('unsent_namedHost')
                : text(`reason_${code}_do`, shownData(data)))}{' '}
            <SpecLink section={section} />
          </p>
        );
      })}
      {fix && (
        <p>
          <strong>{text('unsent_set', { change: fix.change })}</strong>{' '}
          {fix.domain !== null && text('unsent_subdomains', { domain: fix.domain })}
        </p>
      )}
    </div>
  );
}

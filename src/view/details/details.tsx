import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Cookie } from '../../cookie/cookie.ts';
import type { Finding } from '../../cookie/findings/finding.ts';
import { LIMITS } from '../../cookie/limits/limits.ts';
import type { Reason } from '../../cookie/verdict.ts';
import type { App } from '../../model/app/app-model.ts';
import { rowOf } from '../../model/jar/row.ts';
import { shownData } from '../../model/text/shown-data.ts';
import { LazyInside } from '../decode/lazy-inside.ts';
import { FindingText, LazyKeepOne } from '../findings/finding-text.tsx';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { LateIcon } from '../parts/late-icon.tsx';
import { lazy } from '../parts/lazy.tsx';
import { PaneHead } from '../parts/pane-head.tsx';
import { Raw } from '../parts/raw.tsx';
import { SetCookieLine } from '../parts/set-cookie-line.tsx';
import { LazyRuleNote } from '../rules/lazy-rule-note.ts';
import { Attributes } from './attributes.tsx';
import { RawValue } from './raw-value.tsx';
import { WrittenNote } from './written-note.tsx';
import '../parts/finding.css';

/** Everything about one cookie. */
export function Details() {
  const { app, text } = useView();
  const panel = useRef<HTMLElement>(null);
  const cookie = app.opened.value;
  useLayoutEffect(() => panel.current?.focus(), []);
  const title = cookie ? cookie.name === '' ? <i>{text('nameless')}</i> : <Raw octets={cookie.name} /> : text('gone');
  return (
    <section class="panel" aria-label={text('details')} tabIndex={-1} ref={panel}>
      <PaneHead title={title}>{cookie && <Actions cookie={cookie} />}</PaneHead>
      <div class="panel-body">
        {cookie ? (
          <CompleteBody cookie={cookie}>
            <UntilComplete cookie={cookie} />
          </CompleteBody>
        ) : (
          <p class="notice">{text('goneDetails')}</p>
        )}
      </div>
    </section>
  );
}

function Actions({ cookie }: { cookie: Cookie }) {
  const { app, text } = useView();
  const { key } = rowOf(cookie);
  // A cookie that was moved to another store is in no list of this page.
  const isListed = cookie.storeId === app.listing.value?.scope.page.storeId;
  return (
    <>
      {isListed && (
        <button type="button" onClick={() => app.edit(key)}>
          <LateIcon name="edit" />
          {text('edit')}
        </button>
      )}
      <button type="button" onClick={() => app.duplicate(key)}>
        <LateIcon name="duplicate" />
        {text('duplicate')}
      </button>
      {isListed && (
        <button
          type="button"
          title={text('parkCookie_why')}
          onClick={() => app.withSteps(({ withParked }) => withParked((parked) => void parked.park([cookie])))}
        >
          <LateIcon name="off" />
          {text('parkCookie')}
        </button>
      )}
      {isListed && (
        <button type="button" class="danger" onClick={() => app.remove(key)}>
          <Icon name="remove" />
          {text('delete')}
        </button>
      )}
    </>
  );
}

/** Drawn when its parts are loaded, and not part by part: what is below them would move away from under the pointer. */
const CompleteBody = lazy(async () => {
  await Promise.all([LazyInside.fetch(), LazyKeepOne.fetch(), LazyRuleNote.fetch()]);
  return DetailsBody;
});

function DetailsBody({ cookie }: { cookie: Cookie }) {
  const { app } = useView();
  const { key } = rowOf(cookie);
  return (
    <>
      <Beginning cookie={cookie} />
      <LazyInside cookie={cookie} showFinding={showFinding}>
        <Sizes cookie={cookie} />
        <Attributes cookie={cookie} />
        <SetCookieLine cookie={cookie} />
        {!hasNamesakeFinding(app, key) && <LazyKeepOne of={key} />}
        <LazyRuleNote id={cookie} />
      </LazyInside>
    </>
  );
}

/** The first part of the details, where nothing in it is still to load. */
function UntilComplete({ cookie }: { cookie: Cookie }) {
  const { app } = useView();
  return hasNamesakeFinding(app, rowOf(cookie).key) ? null : <Beginning cookie={cookie} />;
}

/** A finding about namesakes lists them, which loads later. */
function hasNamesakeFinding(app: App, key: string): boolean {
  return (app.payload.findingsByKey.value.get(key) ?? []).some(({ code }) => code === 'SameName');
}

function Beginning({ cookie }: { cookie: Cookie }) {
  const { app } = useView();
  const { key } = rowOf(cookie);
  const reasons = app.payload.notSentReasons.value.get(key);
  return (
    <>
      <WrittenNote />
      {reasons && <NotSentNote reasons={reasons} />}
      {(app.payload.findingsByKey.value.get(key) ?? []).map(showFinding)}
      <RawValue cookie={cookie} />
    </>
  );
}

function showFinding(finding: Finding) {
  return <FindingText key={finding.code} finding={finding} titled />;
}

/** Why this page's request does not send the cookie. */
function NotSentNote({ reasons }: { reasons: Reason[] }) {
  const { text } = useView();
  return (
    <div class="finding" data-severity="note">
      <strong>
        <Icon name="notSent" /> {text('notSent')}
      </strong>
      {reasons.map(({ code, data }) => (
        <p key={code}>{text(`reason_${code}`, shownData(data))}</p>
      ))}
    </div>
  );
}

const SIZES = ['name', 'value', 'inHeader', 'attributes'] as const;

function Sizes({ cookie }: { cookie: Cookie }) {
  const { text } = useView();
  const { sizes } = rowOf(cookie);
  const limit = LIMITS.pairOctets.value;
  return (
    <dl class="sizes">
      {SIZES.map((part) => (
        <div key={part}>
          <dt>{text(`size_${part}`)}</dt>
          <dd>{text('octets', { octets: sizes[part] })}</dd>
        </div>
      ))}
      <div data-over={sizes.pair > limit || undefined}>
        <dt>{text('size_limit')}</dt>
        <dd>{text('sizeOfLimit', { octets: sizes.pair, limit })}</dd>
      </div>
    </dl>
  );
}

import { useSignal } from '@preact/signals';
import type { RejectedState } from '../../model/access/rejected-model.ts';
import type { LacksState } from '../../model/lacks/lacks-model.ts';
import { FirstOfMany } from '../devtools/log/first-of-many.tsx';
import { FixedLine } from '../devtools/log/fixed-line.tsx';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { lazy } from '../parts/lazy.tsx';
import { Modal } from '../parts/modal.tsx';
import { SpecLink } from '../parts/source-link.tsx';
import { type LackText, lackText } from './lack-text.ts';
import { RejectedSwitch } from './rejected-switch.tsx';
import '../parts/finding.css';
import './lacks-dialog.css';

const LazyWhatIf = lazy(async () => (await import('./what-if-dialog.tsx')).WhatIfDialog);

/**
 * Each cookie that the page lacks: where, why, the attribute, the line that changes it, and "What if"; and the switch for the
 * report of rejected cookies.
 */
export function LacksDialog({ model, rejected }: { model: LacksState; rejected: RejectedState }) {
  const { app, text } = useView();
  const tried = useSignal<LackText | null>(null);
  const close = (): void => {
    rejected.isOpen.value = false;
  };
  if (tried.value?.request) {
    return <LazyWhatIf request={tried.value.request} line={tried.value.fix?.line ?? null} onClose={close} />;
  }
  const pageUrl = app.listing.value?.scope.page.url ?? '';
  const lacks = model.lacks.value.map((lack) => ({
    ...lackText(lack, pageUrl, text),
    count: lack.kind === 'rejected' ? lack.line.count : 1,
  }));
  const moreUnsent = model.moreUnsent.value;
  const moreRejected = rejected.rejected.value?.more ?? 0;
  const title = lacks.length > 0 ? text('lacks_dialog') : text('rejectedTitle');
  const tryable = lacks.findIndex(({ request }) => request !== null);
  return (
    <Modal title={title} onClose={close}>
      {lacks.length > 0 && (
        <FirstOfMany items={lacks}>
          {(shown) => (
            <ul class="lacks" aria-label={title}>
              {shown.map((lack, index) => (
                <Lack
                  key={lack.key}
                  lack={lack}
                  count={lack.count}
                  hasFocus={index === tryable}
                  onTry={() => {
                    tried.value = lack;
                  }}
                />
              ))}
            </ul>
          )}
        </FirstOfMany>
      )}
      {moreUnsent > 0 && <p class="soft">{text('unsent_moreBelow', { count: moreUnsent })}</p>}
      {moreRejected > 0 && <p class="soft">{text('rejectedMore', { count: moreRejected })}</p>}
      <RejectedSwitch model={rejected} />
      <div class="buttons">
        <button type="button" class="primary" autofocus={tryable < 0} onClick={close}>
          {text('close')}
        </button>
      </div>
    </Modal>
  );
}

interface LackProps {
  lack: LackText;
  /** How often it came since the page was loaded. */
  count: number;
  hasFocus: boolean;
  onTry(): void;
}

function Lack({ lack, count, hasFocus, onTry }: LackProps) {
  const { text } = useView();
  const { name, host, title, where, severity, fix, request } = lack;
  return (
    <li data-name={name} data-host={host}>
      <h3>
        <Icon name={severity === 'bad' ? 'bad' : 'notSent'} /> {title}
        {count > 1 && <small> {text('rejectedTimes', { count })}</small>}
      </h3>
      <p>{where}</p>
      <Reasons lack={lack} />
      {fix && (
        <>
          <FixedLine title={fix.title} line={fix.line} />
          {fix.notes.map((note) => (
            <p key={note} class="soft">
              {note}
            </p>
          ))}
        </>
      )}
      {request && (
        <p>
          <button
            type="button"
            autofocus={hasFocus}
            onPointerOver={LazyWhatIf.fetch}
            onFocus={LazyWhatIf.fetch}
            onClick={onTry}
          >
            {text('tryRequest')}
          </button>
        </p>
      )}
    </li>
  );
}

/** Attributes as they are written in a line. */
const SPELT: Record<string, string> = {
  domain: 'Domain',
  path: 'Path',
  secure: 'Secure',
  httponly: 'HttpOnly',
  samesite: 'SameSite',
  partitioned: 'Partitioned',
};

function Reasons({ lack: { severity, reasons, change } }: { lack: LackText }) {
  const { text } = useView();
  const spelt = (attribute: string): string =>
    attribute === 'name' || attribute === 'value' ? text(`attribute_${attribute}`) : (SPELT[attribute] ?? attribute);
  return (
    <div class="finding" data-severity={severity}>
      {reasons.map(({ code, attribute, section, why, advice }) => (
        <p key={code} data-code={code} data-attribute={attribute}>
          {attribute !== undefined && <b>{spelt(attribute)}: </b>}
          {why} {advice} <SpecLink section={section} />
        </p>
      ))}
      {change && (
        <p>
          <strong>{change.set}</strong> {change.result}
        </p>
      )}
    </div>
  );
}

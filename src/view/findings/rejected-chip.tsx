import { useEffect, useMemo } from 'preact/hooks';
import { RefusedModel, type RefusedState } from '../../model/access/rejected-model.ts';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { Modal } from '../parts/modal.tsx';
import { Raw } from '../parts/raw.tsx';
import { ReasonText } from '../parts/reason-text.tsx';
import './rejected-chip.css';

/** What the browser refused to store, at the end of the line of warnings. A DevTools panel shows every line instead. */
export function RefusedChip() {
  const { app, bridge, host, text } = useView();
  const model = useMemo(() => new RefusedModel({ bridge, host, page: app.listing.page }), [app]);
  useEffect(() => () => model[Symbol.dispose](), [model]);
  const refused = model.refused.value;
  if (!refused || host.surface === 'panel') return null;
  const count = model.count.value;
  const label = !refused.isOn
    ? 'refusedOff'
    : refused.isWaiting
      ? 'refusedOn'
      : count === 0
        ? 'refusedNone'
        : 'refusedCount';
  return (
    <>
      <button
        type="button"
        class="chip refused"
        data-severity={count > 0 ? 'bad' : undefined}
        data-count={refused.isOn && !refused.isWaiting ? count : undefined}
        aria-haspopup="dialog"
        onClick={() => {
          model.isOpen.value = true;
        }}
      >
        {count > 0 && <Icon name="bad" />}
        {text(label, count > 0 ? { count } : {})}
      </button>
      {model.isOpen.value && <RefusedDialog model={model} />}
    </>
  );
}

function RefusedDialog({ model }: { model: RefusedState }) {
  const { text } = useView();
  const { isOn = false, isWaiting = false, lines = [], more = 0 } = model.refused.value ?? {};
  const close = (): void => {
    model.isOpen.value = false;
  };
  return (
    <Modal title={text('refusedTitle')} onClose={close}>
      <p class="soft">{text('refusedExplained')}</p>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          name="tell-refused"
          checked={isOn}
          aria-checked={isOn}
          onChange={() => void (isOn ? model.turnOff() : model.turnOn())}
        />
        {text('refusedSwitch')}
      </label>
      {model.denied.value && <p role="alert">{text('refusedDenied')}</p>}
      {isWaiting ? (
        <p class="finding" data-severity="warn">
          {text('refusedWaiting')}
        </p>
      ) : (
        isOn && lines.length === 0 && <p class="soft">{text('refusedReload')}</p>
      )}
      <ul class="refused-lines" aria-label={text('refusedTitle')}>
        {lines.map(({ name, host, count, reasons }) => (
          <li key={`${host} ${name} ${reasons[0]?.code}`}>
            <h3>
              {name === '' ? <i>{text('nameless')}</i> : <Raw octets={name} />} <small>{host}</small>
              {count > 1 && <small>{text('refusedTimes', { count })}</small>}
            </h3>
            {reasons.map((reason) => (
              <ReasonText key={reason.code} reason={reason} />
            ))}
          </li>
        ))}
      </ul>
      {more > 0 && <p class="soft">{text('refusedMore', { count: more })}</p>}
      <div class="buttons">
        <button type="button" class="primary" autofocus onClick={close}>
          {text('refusedClose')}
        </button>
      </div>
    </Modal>
  );
}

import type { RejectedState } from '../../model/access/rejected-model.ts';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { Modal } from '../parts/modal.tsx';
import { Raw } from '../parts/raw.tsx';
import { ReasonText } from '../parts/reason-text.tsx';
import './rejected-chip.css';

/**
 * How many cookies the browser rejected, at the end of the line of warnings. A DevTools panel lists them instead. It is
 * drawn together with the mark of the connection, as both wait for the background.
 */
export function RejectedChip() {
  const { app, host, text } = useView();
  const model = app.rejected.value;
  const rejected = model?.rejected.value;
  if (!model || !rejected || host.surface === 'panel' || app.feed.connection.value === 'connecting') return null;
  const count = model.count.value;
  const label = !rejected.isOn
    ? text('rejectedOff')
    : rejected.isWaiting
      ? text('rejectedOn')
      : count === 0
        ? text('rejectedNone')
        : text('rejectedCount', { count });
  return (
    <>
      <button
        type="button"
        class="chip rejected"
        data-severity={count > 0 ? 'bad' : undefined}
        data-count={rejected.isOn && !rejected.isWaiting ? count : undefined}
        aria-haspopup="dialog"
        onClick={() => {
          model.isOpen.value = true;
        }}
      >
        {count > 0 && <Icon name="bad" />}
        {label}
      </button>
      {model.isOpen.value && <RejectedDialog model={model} />}
    </>
  );
}

function RejectedDialog({ model }: { model: RejectedState }) {
  const { text } = useView();
  const { isOn = false, isWaiting = false, lines = [], more = 0 } = model.rejected.value ?? {};
  const close = (): void => {
    model.isOpen.value = false;
  };
  return (
    <Modal title={text('rejectedTitle')} onClose={close}>
      <p class="soft">{text('rejectedExplained')}</p>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          name="tell-rejected"
          checked={isOn}
          aria-checked={isOn}
          onChange={() => void (isOn ? model.turnOff() : model.turnOn())}
        />
        {text('rejectedSwitch')}
      </label>
      {model.denied.value && <p role="alert">{text('rejectedDenied')}</p>}
      {isWaiting ? (
        <p class="finding" data-severity="warn">
          {text('rejectedWaiting')}
        </p>
      ) : (
        isOn && lines.length + more === 0 && <p class="soft">{text('rejectedReload')}</p>
      )}
      <ul class="rejected-lines" aria-label={text('rejectedTitle')}>
        {lines.map(({ name, host, count, reasons }) => (
          <li key={`${host} ${name} ${reasons[0]?.code}`}>
            <h3>
              {name === '' ? <i>{text('nameless')}</i> : <Raw octets={name} />} <small>{host}</small>
              {count > 1 && <small>{text('rejectedTimes', { count })}</small>}
            </h3>
            {reasons.map((reason) => (
              <ReasonText key={reason.code} reason={reason} />
            ))}
          </li>
        ))}
      </ul>
      {more > 0 && <p class="soft">{text('rejectedMore', { count: more })}</p>}
      <div class="buttons">
        <button type="button" class="primary" autofocus onClick={close}>
          {text('rejectedClose')}
        </button>
      </div>
    </Modal>
  );
}

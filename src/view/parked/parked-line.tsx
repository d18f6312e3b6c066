// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out by width.
import type { ComponentChildren } from 'preact';
import type { ParkedCookie } from '../../contract/parked.ts';
import { toText } from '../../cookie/octets.ts';
import type { Parked } from '../../model/parked/parked-model.ts';
import { useView } from '../parts/context.ts';
import { LateIcon } from '../parts/late-icon.tsx';
import { Raw } from '../parts/raw.tsx';

interface Props {
  parked: ParkedCookie;
  layout: { 'aria-rowindex': number; style: Record<string, string> };
  cell(content: ComponentChildren): ComponentChildren;
}

/** One cookie that is switched off. The arrows of the list reach it as they reach a row, and Tab its buttons from there. */
export function ParkedLine({ parked, layout, cell }: Props) {
  const { app, text } = useView();
  const { list } = app;
  const { id } = parked;
  const { name, value } = parked.cookie;
  const model = app.steps.value?.parked.value;
  const isAgain = model?.parkedList.value.parked.some(({ id, now }) => id === parked.id && now !== null);

  /** Does this, and opens the dialog where a person is to be asked. */
  function act(work: (parked: Parked) => Promise<boolean>): void {
    app.withSteps(({ withParked, dialog }) =>
      withParked(async (loaded) => {
        if (!(await work(loaded))) dialog.value = 'parked';
      }),
    );
  }

  const open = (): void => act((model) => model.ask(parked));
  const switchOn = (): void => act((model) => model.unpark(parked));
  const active = list.activeKey.value;
  const order = list.order.value;
  const isTabStop = active === id || (order[0] === id && !order.includes(active ?? ''));
  const tabIndex = isTabStop ? 0 : -1;

  function keyDown(event: KeyboardEvent): void {
    const action = { Enter: open, Delete: open, Backspace: open, ' ': switchOn }[event.key];
    // The buttons in the row have keys of their own, and a command is no key of the row.
    if (!action || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) action();
  }

  const line = (
    <span class="parked-line">
      <LateIcon name="off" label={text(isAgain ? 'parkedAgain' : 'parkedMark')} />
      <button
        type="button"
        class="quiet parked-name"
        aria-haspopup="dialog"
        title={text('parkedOpen')}
        tabIndex={tabIndex}
        onClick={open}
      >
        {name === '' ? <i>{text('nameless')}</i> : <Raw octets={name} short />}
      </button>
      <span class="parked-value">
        <Raw octets={value} short />
      </span>
      {isAgain && <span class="tag">{text('parkedAgainTag')}</span>}
      <button type="button" class="switch-on" tabIndex={tabIndex} onClick={switchOn}>
        {text('unparkCookie')}
      </button>
    </span>
  );
  return (
    <div
      {...layout}
      role="row"
      class="row parked"
      tabIndex={tabIndex}
      data-key={id}
      data-active={active === id || undefined}
      data-parked-name={toText(name)}
      onFocus={() => {
        list.activeKey.value = id;
      }}
      onKeyDown={keyDown}
    >
      {cell(line)}
    </div>
  );
}

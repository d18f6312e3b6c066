import { render } from 'preact';
import type { Bridge } from '../contract/bridge.ts';
import { AppModel } from '../model/app/app-model.ts';
import type { Host } from '../model/host/host.ts';
import { expiryText } from '../model/text/expiry-text.ts';
import { AppView } from './app.tsx';
import { LazyChips } from './findings/lazy-chips.ts';
import { LazyBar } from './headline/lazy-bar.ts';
import { LazyBudget } from './headline/lazy-budget.ts';
import { LazyLateCell } from './list/lazy-late-cell.ts';
import { nextFrame } from './next-frame.ts';
import { ViewContext } from './parts/context.ts';
import { LazySteps } from './steps/lazy-steps.ts';
import './tokens.css';
import './base.css';
import './app.css';
import './headline/payload.css';
import './list/list.css';

export interface MountOptions {
  bridge: Bridge;
  host: Host;
  container: Element;
}

/** Shows Crumb in `container`. Returns the function that removes it with all its listeners. */
export function mount({ bridge, host, container }: MountOptions): () => void {
  const loadView = () =>
    Promise.all([LazyBar, LazyBudget, LazyChips, LazySteps, LazyLateCell].map((part) => part.fetch()));
  const app = new AppModel({ bridge, host, nextFrame, loadView });
  const view = { app, bridge, host, nextFrame, text: host.text.bind(host), expiry: expiryText(host) };
  render(
    <ViewContext.Provider value={view}>
      <AppView />
    </ViewContext.Provider>,
    container,
  );
  app.start();
  return () => {
    render(null, container);
    app[Symbol.dispose]();
  };
}

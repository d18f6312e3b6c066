import { render } from 'preact';
import type { Bridge } from '../contract.ts';
import { AppModel } from '../model/app-model.ts';
import { expiryText } from '../model/expiry-text.ts';
import type { Host } from '../model/host.ts';
import { AppView } from './app.tsx';
import { ViewContext } from './context.ts';
import { nextFrame } from './next-frame.ts';
import './css/tokens.css';
import './css/base.css';
import './css/app.css';
import './css/payload.css';
import './css/list.css';

export interface MountOptions {
  bridge: Bridge;
  host: Host;
  container: Element;
}

/** Shows Crumb in `container`. Returns the function that takes it away and ends all it listens to. */
export function mount({ bridge, host, container }: MountOptions): () => void {
  const app = new AppModel({ bridge, host, nextFrame });
  const view = { app, bridge, host, text: host.text.bind(host), expiry: expiryText(host) };
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

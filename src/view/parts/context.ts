import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Bridge } from '../../contract/bridge.ts';
import type { App } from '../../model/app/app-model.ts';
import type { Host } from '../../model/host/host.ts';
import type { ModelDeps } from '../../model/host/model-deps.ts';
import type { ExpiryText } from '../../model/text/expiry-text.ts';
import type { Text } from '../../model/text/message-key.ts';

/** What every component may use. */
export interface View {
  app: App;
  host: Host;
  nextFrame: ModelDeps['nextFrame'];
  bridge: Bridge;
  text: Text;
  expiry: ExpiryText;
}

export const ViewContext = createContext<View | null>(null);

export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('not in mount()');
  return view;
}

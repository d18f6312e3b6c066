import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WhatIfState } from '../../../model/what-if/what-if-model.ts';

interface WhatIf {
  whatIf: WhatIfState;
  /** Shows a stored cookie in the list. */
  showCookie(key: string): void;
}

export const WhatIfContext = createContext<WhatIf | null>(null);

/** What the parts of "What if" share, in a DevTools panel and in a popup. */
export function useWhatIf(): WhatIf {
  const shared = useContext(WhatIfContext);
  if (!shared) throw new Error('expected to be within a WhatIfContext, got none');
  return shared;
}

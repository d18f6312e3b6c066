import { batch } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { UnsentSession } from '../../cookie/findings/unsent-sessions.ts';
import { toText } from '../../cookie/octets.ts';
import { WhatIfModel } from '../../model/what-if/what-if-model.ts';
import { WhatIfContext } from '../devtools/what-if/what-if-context.ts';
import { WhatIfParts } from '../devtools/what-if/what-if-parts.tsx';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import './what-if-dialog.css';

/** "What if" in a popup: the request that lacks a session, and in the sandbox the line with which it has it. */
export function WhatIfDialog({ unsent, onClose }: { unsent: UnsentSession; onClose(): void }) {
  const { app, bridge, host, nextFrame, text } = useView();
  const shared = useMemo(() => {
    const whatIf = new WhatIfModel({ app, bridge, host, nextFrame });
    const { url, by } = unsent.request;
    batch(() => {
      whatIf.question.initiator.value = by === 'script' ? 'fetch' : 'typed';
      whatIf.question.type('address', url);
      if (unsent.fix) whatIf.line.value = toText(unsent.fix.line);
    });
    function showCookie(key: string): void {
      onClose();
      app.open(key);
    }
    return { whatIf, showCookie };
  }, [app, unsent]);
  useEffect(() => () => shared.whatIf[Symbol.dispose](), [shared]);
  return (
    <Modal title={text('tab_whatIf')} onClose={onClose}>
      <div class="what-if-dialog">
        <WhatIfContext.Provider value={shared}>
          <WhatIfParts />
        </WhatIfContext.Provider>
      </div>
      <div class="buttons">
        <button type="button" onClick={onClose}>
          {text('rejectedClose')}
        </button>
      </div>
    </Modal>
  );
}

import { batch } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { type Octets, toText } from '../../cookie/octets.ts';
import type { PageRequest } from '../../cookie/page-request.ts';
import { openUnlessUnsaved } from '../../model/open-unless-unsaved.ts';
import { WhatIfModel } from '../../model/what-if/what-if-model.ts';
import { WhatIfContext } from '../devtools/what-if/what-if-context.ts';
import { WhatIfParts } from '../devtools/what-if/what-if-parts.tsx';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import './what-if-dialog.css';

interface Props {
  request: PageRequest;
  /** null: there is none to try. */
  line: Octets | null;
  onClose(): void;
}

/** "What if" in a popup: a request of the page, and in the sandbox the line that its response or another should have. */
export function WhatIfDialog({ request, line, onClose }: Props) {
  const { app, bridge, host, nextFrame, text } = useView();
  const shared = useMemo(() => {
    const whatIf = new WhatIfModel({ app, bridge, host, nextFrame });
    batch(() => {
      whatIf.question.repeatOnPage(request);
      if (line !== null) whatIf.line.value = toText(line);
    });
    function showCookie(key: string): void {
      onClose();
      openUnlessUnsaved(app, key);
    }
    return { whatIf, showCookie };
  }, [app, request, line]);
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
          {text('close')}
        </button>
      </div>
    </Modal>
  );
}

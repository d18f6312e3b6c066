import { useView } from '../../parts/context.ts';
import { usePanel } from '../log/panel-context.ts';
import { Divider } from '../resize/divider.tsx';
import { WhatIfContext } from './what-if-context.ts';
import { WhatIfParts } from './what-if-parts.tsx';

/** Which cookies any request would send, with the browser's cookies as they are or with changes to them. */
export function WhatIfTab() {
  const { app, text } = useView();
  const panel = usePanel();
  if (app.feed.page.value === null) {
    return (
      <div class="nothing">
        <p>{text('whatIf_noPage')}</p>
      </div>
    );
  }
  return (
    <WhatIfContext.Provider value={panel}>
      <WhatIfParts divider={<Divider sizes={panel.detailsSize} />} />
    </WhatIfContext.Provider>
  );
}

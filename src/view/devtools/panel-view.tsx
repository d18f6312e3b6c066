import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { PANEL_TABS, type PanelTab } from '../../model/panel-model.ts';
import { messageKey } from '../../model/text/message.ts';
import { useKeptFocus } from '../hooks/use-kept-focus.ts';
import { BugText } from '../parts/bug-text.tsx';
import { useView } from '../parts/context.ts';
import { CookiesTab } from './cookies/cookies-tab.tsx';
import { usePanel } from './log/panel-context.ts';
import { RequestsTab } from './requests/requests-tab.tsx';
import { SetCookieTab } from './set-cookie/set-cookie-tab.tsx';
import { TimelineTab } from './timeline/timeline-tab.tsx';
import { WhatIfTab } from './what-if/what-if-tab.tsx';

const PARTS: Record<Exclude<PanelTab, 'cookies'>, ComponentType> = {
  requests: RequestsTab,
  'set-cookie': SetCookieTab,
  'what-if': WhatIfTab,
  timeline: TimelineTab,
};

/** The panel: a row of tabs, and below it the chosen part. */
export function PanelView() {
  const { text } = useView();
  const { app, tab, detailsSize } = usePanel();
  const { width, height } = detailsSize.size.value;
  const name = tab.value;
  const { bug } = app.feed;
  const Part = name === 'cookies' ? null : PARTS[name];
  const part = useRef<HTMLDivElement>(null);
  useKeptFocus(part);
  return (
    <div class="devtools" style={{ '--details-width': pixels(width), '--details-height': pixels(height) }}>
      <nav>
        <TabList />
      </nav>
      <main class="part">
        {/* The view of cookies has a heading of its own. */}
        {name !== 'cookies' && <h1 class="unseen">{text(messageKey('tab', name))}</h1>}
        <div class="part" role="tabpanel" id="part" ref={part} aria-labelledby={`tab-${name}`}>
          {/* A form keeps what is typed while another tab is shown. */}
          {(Part === null || app.editing.value !== null) && (
            <div class="part" key="cookies" hidden={Part !== null}>
              <CookiesTab />
            </div>
          )}
          {/* The view of cookies shows it below its list. */}
          {Part && bug.value !== null && <BugText message={bug.value} />}
          {Part && <Part />}
        </div>
      </main>
    </div>
  );
}

function pixels(size: number | undefined): string | undefined {
  return size === undefined ? undefined : `${size}px`;
}

/** Follows the ARIA practices: Tab stops at the tabs once, and arrow keys move the focus and choose. */
function TabList() {
  const { text } = useView();
  const { tab, chooseTab } = usePanel();
  const list = useRef<HTMLDivElement>(null);

  function choose(next: PanelTab | undefined): void {
    if (next === undefined) return;
    chooseTab(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }

  function keyDown(event: KeyboardEvent): void {
    const index = PANEL_TABS.indexOf(tab.peek());
    const last = PANEL_TABS.length - 1;
    const indexByKey: Record<string, number> = {
      ArrowRight: index === last ? 0 : index + 1,
      ArrowLeft: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
    };
    const nextIndex = indexByKey[event.key];
    if (nextIndex === undefined) return;
    event.preventDefault();
    choose(PANEL_TABS[nextIndex]);
  }

  return (
    <div class="tabs" role="tablist" aria-label={text('panelParts')} ref={list} onKeyDown={keyDown}>
      {PANEL_TABS.map((name) => (
        <button
          type="button"
          role="tab"
          key={name}
          id={`tab-${name}`}
          aria-controls="part"
          aria-selected={name === tab.value}
          tabIndex={name === tab.value ? 0 : -1}
          onClick={() => choose(name)}
        >
          {text(messageKey('tab', name))}
        </button>
      ))}
    </div>
  );
}

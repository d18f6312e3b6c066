import { useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Finding } from '../../cookie/findings/finding.ts';
import { type FindingGroup, findingGroups } from '../../model/list/finding-group.ts';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { FindingText } from './finding-text.tsx';
import { RejectedChip } from './rejected-chip.tsx';
import './chips.css';
import './late.css';

/**
 * The warnings, each a filter of the list; the pressed one is explained. They come after the list and take one line that
 * was kept for them: those that do not fit are counted, and shown when a person asks.
 */
export function Chips() {
  const { app, text } = useView();
  const groups = useComputed(() => findingGroups(app.payload.findings.value, app.list.keys.value)).value;
  const line = useRef<HTMLDivElement>(null);
  const isWhole = useSignal(false);
  const fitting = useSignal(Number.POSITIVE_INFINITY);
  const pressed = groups.find(({ code }) => code === app.list.findingCode.value);
  const hidden = isWhole.value ? 0 : Math.max(0, groups.length - fitting.value);

  useLayoutEffect(() => {
    const element = line.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      fitting.value = countFitting(element);
    });
    observer.observe(element);
    fitting.value = countFitting(element);
    return () => observer.disconnect();
  }, [groups, fitting]);

  return (
    <>
      <div class="chips-line">
        <div class="chips" ref={line} data-whole={isWhole.value || undefined}>
          {groups.length === 0 && <span class="no-warnings">{text('noWarnings')}</span>}
          {groups.map((group, index) => (
            <Chip key={group.code} group={group} isHidden={!isWhole.value && index >= fitting.value} />
          ))}
        </div>
        {(hidden > 0 || (isWhole.value && groups.length > fitting.value)) && (
          <button
            type="button"
            class="chip more"
            aria-expanded={isWhole.value}
            onClick={() => {
              isWhole.value = !isWhole.peek();
            }}
          >
            {text(isWhole.value ? 'fewer' : 'moreWarnings', { number: hidden })}
          </button>
        )}
        <RejectedChip />
      </div>
      {pressed && (
        <div class="chips-told">
          {explained(pressed).map((finding) => (
            <FindingText key={finding.keys.join()} finding={finding} />
          ))}
        </div>
      )}
    </>
  );
}

/** One speaks for all that are about a single cookie each; those about several, like each name shared, are told one by one. */
function explained({ findings }: FindingGroup): Finding[] {
  return findings.filter(({ keys }, index) => index === 0 || keys.length > 1);
}

/** How many stand in the first line; the others wrap below it, out of sight. */
function countFitting(line: HTMLElement): number {
  const chips = [...line.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  const top = chips[0]?.offsetTop ?? 0;
  return chips.filter(({ offsetTop }) => offsetTop === top).length;
}

function Chip({
  group: { code, severity, about, findings, count },
  isHidden,
}: {
  group: FindingGroup;
  isHidden: boolean;
}) {
  const { app, text } = useView();
  const { findingCode } = app.list;
  const isOn = findingCode.value === code;
  return (
    <button
      type="button"
      class="chip"
      data-severity={severity}
      data-hidden={isHidden || undefined}
      aria-pressed={isOn}
      onClick={() => {
        findingCode.value = isOn ? null : code;
      }}
    >
      <Icon name={severity} />
      {text(`finding_${code}`, findings[0]?.data ?? {})}
      {count > 1 && about === 'cookie' && <b class="chip-count">{count}</b>}
    </button>
  );
}

import { useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Finding } from '../../cookie/findings/finding.ts';
import { type FindingGroup, findingGroups } from '../../model/list/finding-group.ts';
import { shownData } from '../../model/text/shown-data.ts';
import { LazyLacksChip } from '../lacks/lazy-lacks-chip.ts';
import { RejectedChip } from '../lacks/rejected-chip.tsx';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { countFitting } from './count-fitting.ts';
import { FindingText } from './finding-text.tsx';
import { MoreFilters } from './more-filters.tsx';
import './chips.css';
import '../parts/late.css';

/**
 * The warnings, each a filter of the list. The pressed one is explained. They load after the list into one line that is
 * reserved for them: those that do not fit whole are counted, and shown on request.
 */
export function Chips() {
  const { app, host, text } = useView();
  const groups = useComputed(() => findingGroups(app.payload.findings.value, app.list.keys.value)).value;
  const line = useRef<HTMLDivElement>(null);
  const isExpanded = useSignal(false);
  const fittingCount = useSignal(Number.POSITIVE_INFINITY);
  const pressedGroup = groups.find(({ code }) => code === app.list.findingCode.value);
  const hidden = isExpanded.value ? 0 : Math.max(0, groups.length - fittingCount.value);

  useLayoutEffect(() => {
    const element = line.current;
    if (!element) return undefined;
    // The observer also runs once at the start, after the browser's own layout: measuring before would lay out everything twice.
    const observer = new ResizeObserver(() => {
      // Expanded, the line is wider than the one that the count is about.
      if (!('whole' in element.dataset)) fittingCount.value = countFitting(element);
    });
    for (const each of [element, ...element.children]) observer.observe(each);
    return () => observer.disconnect();
  }, [groups, fittingCount]);

  return (
    <>
      <MoreFilters />
      <div class="chips-line">
        {host.surface !== 'panel' && <LazyLacksChip />}
        <div class="chips" ref={line} data-whole={isExpanded.value || undefined}>
          {groups.length === 0 && <span class="no-warnings">{text('noWarnings')}</span>}
          {groups.map((group, index) => (
            <Chip key={group.code} group={group} isHidden={!isExpanded.value && index >= fittingCount.value} />
          ))}
        </div>
        {(hidden > 0 || (isExpanded.value && groups.length > fittingCount.value)) && (
          <button
            type="button"
            class="chip more"
            data-severity={fittingCount.value === 0 && hidden > 0 ? groups[0]?.severity : undefined}
            aria-expanded={isExpanded.value}
            onClick={() => {
              isExpanded.value = !isExpanded.peek();
            }}
          >
            {isExpanded.value
              ? text('fewer')
              : fittingCount.value === 0
                ? text('warningCount', { count: hidden })
                : text('moreWarnings', { number: hidden })}
          </button>
        )}
        <RejectedChip />
      </div>
      {pressedGroup && (
        <div class="chips-summary">
          {explainedFindings(pressedGroup).map((finding) => (
            <FindingText key={finding.keys.join()} finding={finding} />
          ))}
        </div>
      )}
    </>
  );
}

/** One finding stands for all about a single cookie each. Those about several cookies are explained one by one. */
function explainedFindings({ findings }: FindingGroup): Finding[] {
  return findings.filter(({ keys }, index) => index === 0 || keys.length > 1);
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
      {text(`finding_${code}`, shownData(findings[0]?.data ?? {}))}
      {count > 1 && about === 'cookie' && <b class="chip-count">{count}</b>}
    </button>
  );
}

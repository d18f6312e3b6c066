import type { Finding } from '../cookie/finding.ts';
import { type FindingGroup, isAboutSingleCookies } from '../model/finding-group.ts';
import { useView } from './context.ts';
import { Icon } from './icon.tsx';
import { SourceLink } from './source-link.tsx';

/** The warnings, each a filter of the list; the pressed one is explained. */
export function Chips() {
  const { app } = useView();
  const groups = app.list.groups.value;
  const pressed = groups.find(({ code }) => code === app.list.findingCode.value);
  if (groups.length === 0) return null;
  return (
    <div class="warnings">
      <div class="chips">
        {groups.map((group) => (
          <Chip key={group.code} group={group} />
        ))}
      </div>
      {pressed?.findings[0] && <FindingText finding={pressed.findings[0]} />}
    </div>
  );
}

function Chip({ group: { code, severity, findings, count } }: { group: FindingGroup }) {
  const { app, text } = useView();
  const { findingCode } = app.list;
  const isOn = findingCode.value === code;
  return (
    <button
      type="button"
      class="chip"
      data-severity={severity}
      aria-pressed={isOn}
      onClick={() => {
        findingCode.value = isOn ? null : code;
      }}
    >
      {severity !== 'note' && <Icon name={severity} />}
      {text(`finding_${code}`, findings[0]?.data)}
      {count > 1 && isAboutSingleCookies(code) && <b class="chip-count">{count}</b>}
    </button>
  );
}

/** One finding in full: what happens, what to do, and where that is said. */
export function FindingText({ finding, titled = false }: { finding: Finding; titled?: boolean }) {
  const { text } = useView();
  const { code, data, severity, source } = finding;
  return (
    <div class="finding" data-severity={severity}>
      {titled && (
        <strong>
          <Icon name={severity} /> {text(`finding_${code}`, data)}
        </strong>
      )}
      <p>
        {text(`finding_${code}_why`, data)} {text(`finding_${code}_do`, data)} <SourceLink href={source} />
      </p>
    </div>
  );
}

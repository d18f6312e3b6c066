import type { Row } from '../../model/jar/row.ts';
import { shownData } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';

/** The most severe finding, or why this page's request does not send the cookie. */
export function Mark({ row: { key } }: { row: Row }) {
  const { app, text } = useView();
  const findings = (app.payload.findingsByKey.value.get(key) ?? []).filter(({ severity }) => severity !== 'note');
  const [worst] = findings;
  if (worst) {
    const label = findings.map(({ code, data }) => text(`finding_${code}`, shownData(data))).join('\n');
    return <Icon name={worst.severity} label={label} />;
  }
  const reasons = app.payload.notSentReasons.value.get(key);
  if (!reasons) return null;
  const why = reasons.map(({ code, data }) => text(`reason_${code}`, shownData(data))).join(' ');
  return <Icon name="notSent" label={text('notSentBecause', { why })} />;
}

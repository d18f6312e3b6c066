import type { Finding, FindingCode } from '../../cookie/findings/finding.ts';

/** All findings of one code, as one chip shows them. */
export interface FindingGroup {
  code: FindingCode;
  severity: Finding['severity'];
  about: Finding['about'];
  findings: Finding[];
  /** Cookies concerned that are in the list; 0 where it is about the page or the site. */
  count: number;
}

/** The findings by their code, in the order given, without notes and what is about cookies that are not among `keys`. */
export function findingGroups(findings: readonly Finding[], keys: ReadonlySet<string>): readonly FindingGroup[] {
  const groups = new Map<FindingCode, FindingGroup & { keys: Set<string> }>();
  for (const finding of findings) {
    // A note is told where its cookie is looked at.
    if (finding.severity === 'note') continue;
    const listed = finding.keys.filter((key) => keys.has(key));
    if (finding.keys.length > 0 && listed.length === 0) continue;
    let group = groups.get(finding.code);
    if (!group) {
      const { code, severity, about } = finding;
      group = { code, severity, about, findings: [], count: 0, keys: new Set() };
      groups.set(finding.code, group);
    }
    group.findings.push(finding);
    for (const key of listed) group.keys.add(key);
    group.count = group.keys.size;
  }
  return [...groups.values()];
}

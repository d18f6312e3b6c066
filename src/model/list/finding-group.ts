import type { Finding, FindingCode } from '../../cookie/findings/finding.ts';

/** All findings of one code, for one chip. */
export interface FindingGroup {
  code: FindingCode;
  severity: Finding['severity'];
  about: Finding['about'];
  findings: Finding[];
  /** How many cookies of the list the findings are about; 0: they are about the page or the site. */
  count: number;
}

/** Groups the findings by code, in the order given, without those about cookies that are not among `keys`. */
export function findingGroups(findings: readonly Finding[], keys: ReadonlySet<string>): readonly FindingGroup[] {
  const groups = new Map<FindingCode, FindingGroup & { keys: Set<string> }>();
  for (const finding of findings) {
    const listedKeys = finding.keys.filter((key) => keys.has(key));
    if (finding.keys.length > 0 && listedKeys.length === 0) continue;
    let group = groups.get(finding.code);
    if (!group) {
      const { code, severity, about } = finding;
      group = { code, severity, about, findings: [], count: 0, keys: new Set() };
      groups.set(finding.code, group);
    }
    group.findings.push(finding);
    for (const key of listedKeys) group.keys.add(key);
    group.count = group.keys.size;
  }
  return [...groups.values()];
}

import { batch, createModel, effect, signal } from '@preact/signals';
import type { Problem, Result } from '../../contract/problem.ts';
import type { NewRule, RuleList } from '../../contract/rules.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { toOctets, toText } from '../../cookie/octets.ts';
import { readTypedHost } from '../editor/typed-host.ts';
import type { ModelDeps } from '../host/model-deps.ts';

/** A rule that is being written, as a person types it. */
export interface RuleDraft {
  kind: NewRule['kind'];
  name: string;
  domain: string;
  path: string;
  /** Only in the store of the cookie. */
  isOneStore: boolean;
}

interface Source extends Pick<ModelDeps, 'bridge'> {
  /** The cookie that the rule is first about; null: none is chosen. */
  cookie: Cookie | null;
  storeId: string;
  incognito: boolean;
  fail(error: unknown): void;
}

/** The rules of a person, and the one that is being written. */
export const RulesModel = createModel(({ bridge, cookie, storeId, incognito, fail }: Source) => {
  /** null: not read yet. */
  const list = signal<RuleList | null>(null);
  const problem = signal<Problem | null>(null);
  const draft = signal<RuleDraft>({
    kind: 'protect',
    name: cookie ? toText(cookie.name) : '',
    domain: cookie?.domain ?? '',
    path: cookie ? toText(cookie.path) : '/*',
    isOneStore: false,
  });

  async function ask(reply: Promise<Result<RuleList>>): Promise<void> {
    const result = await reply;
    batch(() => {
      problem.value = 'problem' in result ? result.problem : null;
      if ('value' in result) list.value = result.value;
    });
  }

  async function read(): Promise<void> {
    const result = await bridge.request.readRules(null);
    if ('value' in result) list.value = result.value;
    else problem.value = result.problem;
  }

  function edit(change: Partial<RuleDraft>): void {
    draft.value = { ...draft.peek(), ...change };
  }

  async function save(): Promise<void> {
    const { kind, name, domain, path, isOneStore } = draft.peek();
    await ask(
      bridge.request.saveRule({
        id: crypto.randomUUID(),
        kind,
        pattern: {
          name: toOctets(name),
          // As browsers store a domain: without a leading dot, IDN in punycode.
          domain: canonicalPattern(domain),
          path: toOctets(path),
          storeId: isOneStore || incognito ? storeId : null,
        },
      }),
    );
  }

  function switchRule(id: string, on: boolean): Promise<void> {
    return ask(bridge.request.switchRule({ id, on }));
  }

  function remove(id: string): Promise<void> {
    return ask(bridge.request.removeRule(id));
  }

  effect(() => bridge.on('rulesChanged', () => void read().catch(fail)));

  return { list, problem, draft, read, edit, save, switchRule, remove };
});
export type RulesState = InstanceType<typeof RulesModel>;

function canonicalPattern(typed: string): string {
  const domain = typed.trim();
  const star = domain.startsWith('*.') ? '*.' : '';
  return star + readTypedHost(domain.slice(star.length));
}

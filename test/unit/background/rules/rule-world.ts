import { vi } from 'vitest';
import { createRuleKeeper, type RuleKeeper } from '../../../../src/background/rules/rule-keeper.ts';
import type { ExtensionStorage } from '../../../../src/browser/storage/extension-storage.ts';
import type { ListedRule, NewRule, RuleList } from '../../../../src/contract/rules.ts';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import type { Engine } from '../../../../src/handlers/write/engine.ts';
import type { EngineParts } from '../../../../src/handlers/write/engine-parts.ts';
import { EngineWorld } from '../../../fixtures/engine-world.ts';

export const SITE = 'shop.example';

/** A browser in memory with Crumb's engine and the rules of a person, whose clock a test moves. */
export class RuleWorld extends EngineWorld {
  keeper!: RuleKeeper;
  now = 1_800_000_000_000;
  /** Events that were sent to surfaces. */
  told: string[] = [];

  protected override begin(storage: ExtensionStorage, { enforce }: Engine): void {
    vi.stubGlobal('Date', Object.assign(Object.create(Date), { now: () => this.now }));
    const broadcast = async (event: string): Promise<boolean> => {
      this.told.push(event);
      return true;
    };
    this.keeper = createRuleKeeper({ storage, enforce, broadcast });
  }

  protected override written(states: Parameters<EngineParts['written']>[0]): Promise<void> {
    return this.keeper.adopt(states);
  }

  override async start(): Promise<void> {
    await super.start();
    await this.untilDone(this.keeper.checkRules());
  }

  /** A page stores a cookie, or removes it with null, and the background hears of it. */
  async page(id: Cookie, stored: Cookie | null): Promise<void> {
    this.pageSilently(id, stored);
    const change = { cookie: stored ?? id, removed: stored === null, cause: 'explicit' as const };
    await this.untilDone(Promise.resolve(this.keeper.onCookieEvent({ id: 1, change })));
  }

  /** The same while the background is stopped. */
  pageSilently(id: Cookie, stored: Cookie | null): void {
    const others = this.browser.jar.cookies.filter((one) => cookieKey(one) !== cookieKey(id));
    this.browser.jar.cookies = stored ? [...others, stored] : others;
  }

  /** Makes a rule about one cookie, or about a pattern. */
  async rule(kind: NewRule['kind'], pattern: Partial<NewRule['pattern']> = {}, id = 'rule'): Promise<RuleList> {
    const whole = { name: 'sid', domain: SITE, path: '/', storeId: null, ...pattern };
    return this.listed(this.keeper.handlers.saveRule({ id, kind, pattern: whole }));
  }

  async listed(reply: ReturnType<RuleKeeper['handlers']['readRules']>): Promise<RuleList> {
    const result = await this.untilDone(reply);
    if ('problem' in result) throw new Error(result.problem.code);
    return result.value;
  }

  async first(): Promise<ListedRule> {
    const [rule] = (await this.listed(this.keeper.handlers.readRules())).rules;
    if (!rule) throw new Error('expected a rule');
    return rule;
  }

  value(name = 'sid'): string | undefined {
    return this.jar().find((one) => one.name === name)?.value;
  }
}

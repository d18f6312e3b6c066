import { isPrivateStore } from '../../browser/cookies/stores.ts';
import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import type { Problem } from '../../contract/problem.ts';
import { loadedOnce } from '../../handlers/loaded-once.ts';
import { fromStorage, StorageHasNoRoom } from '../../handlers/write/journal/from-storage.ts';
import { type RuleRecord, ruleKind } from './rule-record.ts';

const MOST_RULES = 100;
/** Their share of the browser's storage, in octets of JSON. */
const MOST_OCTETS = 1024 * 1024;
const PREFIX = 'rule:';

/**
 * The rules, oldest first, each in a record of its own. Memory is filled once. A rule of a private window is in memory only
 * and ends with the browser session at the latest. Each function throws StorageFailure where the storage fails.
 */
export function createRuleStore(storage: ExtensionStorage) {
  const lasting = storage.keyedOnDisk(PREFIX, ruleKind);
  const secret = storage.keyedInSession(PREFIX, ruleKind);

  const readRules = loadedOnce(async (): Promise<RuleRecord[]> => {
    const [open, hidden] = await fromStorage(Promise.all([lasting.readAll(), secret.readAll()]));
    return [...open.values(), ...hidden.values()].sort((one, other) => one.at - other.at);
  });

  /** Stores a rule as it is now, new or changed; null: it is stored. */
  async function writeRule(rule: RuleRecord): Promise<Problem | null> {
    const rules = await readRules();
    const others = rules.filter(({ id }) => id !== rule.id);
    if (others.length >= MOST_RULES || octetsOf([...others, rule]) > MOST_OCTETS)
      return { code: 'rules-full', limit: MOST_RULES };
    try {
      await fromStorage(placeOf(rule).write(rule.id, rule));
    } catch (error) {
      if (error instanceof StorageHasNoRoom) return { code: 'storage-full' };
      throw error;
    }
    const at = rules.findIndex(({ id }) => id === rule.id);
    if (at < 0) rules.push(rule);
    else rules[at] = rule;
    return null;
  }

  async function removeRules(ids: readonly string[]): Promise<void> {
    const rules = await readRules();
    // Before they are removed from the storage: what still works with one of them must not write it again.
    rules.splice(0, rules.length, ...rules.filter(({ id }) => !ids.includes(id)));
    await fromStorage(Promise.all([lasting.remove([...ids]), secret.remove([...ids])]));
  }

  function countUnreadable(): Promise<number> {
    return fromStorage(storage.countAside([PREFIX]));
  }

  function placeOf({ pattern: { storeId } }: RuleRecord) {
    return storeId !== null && isPrivateStore(storeId) ? secret : lasting;
  }

  return { readRules, writeRule, removeRules, countUnreadable };
}

function octetsOf(rules: readonly RuleRecord[]): number {
  return rules.reduce((sum, rule) => sum + JSON.stringify(rule).length, 0);
}

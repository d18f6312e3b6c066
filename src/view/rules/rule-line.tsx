import type { ListedRule } from '../../contract/rules.ts';
import { asOctets } from '../../cookie/octets.ts';
import type { RulesState } from '../../model/rules/rules-model.ts';
import { storeName } from '../../model/text/store-name.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';

/** One rule: what it is about, what it did, and whether it is on, paused or off. */
export function RuleLine({ rule, model }: { rule: ListedRule; model: RulesState }) {
  const { expiry, text } = useView();
  const { id, kind, pattern, isOn, count, lastAt, pausedUntil } = rule;
  return (
    <li data-rule={kind} data-off={!isOn || undefined}>
      <label>
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ currentTarget }) => void model.switchRule(id, currentTarget.checked)}
        />{' '}
        {text(`ruleKind_${kind}`)}
      </label>
      <span class="rule-about">
        {pattern.name === '' ? <i>{text('nameless')}</i> : <Raw octets={pattern.name} short />}{' '}
        <small>
          <Raw octets={asOctets(pattern.domain)} short /> <Raw octets={pattern.path} short />{' '}
          {pattern.storeId !== null && storeName(pattern.storeId, text)}
        </small>
      </span>
      <span class="rule-done">
        {text(kind === 'block' ? 'ruleDeleted' : 'ruleRestored', { count })}
        {lastAt !== null && ` ${text('ruleLast', { when: expiry.local(lastAt) })}`}
        {kind !== 'block' && isOn && ` ${text('ruleCookies', { count: rule.cookies })}`}
      </span>
      <button type="button" onClick={() => void model.remove(id)}>
        {text('ruleRemove')}
      </button>
      {pausedUntil !== null && (
        <p class="finding" data-severity="warn" role="status">
          {text('rulePaused', { when: expiry.local(pausedUntil) })}{' '}
          <button type="button" onClick={() => void model.switchRule(id, true)}>
            {text('ruleResume')}
          </button>
        </p>
      )}
    </li>
  );
}

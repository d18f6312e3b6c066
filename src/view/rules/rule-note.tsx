import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ListedRule } from '../../contract/rules.ts';
import type { CookieId } from '../../cookie/cookie.ts';
import { holdingRule } from '../../cookie/guards/holding-rule.ts';
import { useView } from '../parts/context.ts';
import '../parts/finding.css';
import './rule-note.css';

interface Props {
  id: CookieId;
  /** In the editor it says what the rule does to an edit. */
  isEditor?: boolean;
}

/** Says which rule applies to a cookie, if any, and opens the rules. */
export function RuleNote({ id, isEditor = false }: Props) {
  const { app, bridge, expiry, text } = useView();
  const rules = useSignal<readonly ListedRule[]>([]);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const reply = await bridge.request.readRules(null);
      if ('value' in reply) rules.value = reply.value.rules;
    };
    void read();
    return bridge.on('rulesChanged', () => void read());
  }, [bridge, rules]);
  const page = app.listing.value?.scope.page;
  const isPrivate = page?.incognito === true && page.storeId === id.storeId;
  const rule = holdingRule(rules.value, id, isPrivate);
  if (!rule && isEditor) return null;
  return (
    <div class="finding rule-note" data-severity="note" data-holds={rule?.kind}>
      {rule && (
        <p>
          {text(isEditor ? `ruleHolds_${rule.kind}_edit` : `ruleHolds_${rule.kind}`, { count: rule.count })}{' '}
          {rule.pausedUntil !== null && text('rulePaused', { when: expiry.local(rule.pausedUntil) })}
        </p>
      )}
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => app.withSteps(({ dialog }) => (dialog.value = 'rules'))}
      >
        {text(rule ? 'rulesOpen' : 'rulesMake')}
      </button>
    </div>
  );
}

import { BUDGET_LIST, BUDGETS } from '../../cookie/limits/budgets.ts';
import { messageKey } from '../../model/text/message.ts';
import { LimitsButton } from '../limits/limits-button.tsx';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import './budget.css';

/** Chooses the largest Cookie header a server accepts: the default of a well-known server, or a number. */
export function BudgetSelect() {
  const { app, text } = useView();
  const chosen = app.settings.settings.value.budget;
  const guess = app.payload.guessed.value;
  // The number in the list is that of nginx until a server is known.
  const assumed = BUDGET_LIST.find(([key]) => key === (guess || 'nginx'));
  const isAutomatic = typeof chosen === 'string' && !BUDGETS[chosen];
  const budget = isAutomatic ? assumed?.[1] : BUDGETS[chosen];
  const change = (next: string | number): void => void app.settings.change({ budget: next });
  return (
    <>
      <select
        aria-label={text('budget')}
        value={isAutomatic ? 'auto' : budget ? chosen : 'custom'}
        onChange={({ currentTarget: { value } }) => change(value === 'custom' ? app.payload.budget.peek() : value)}
      >
        {assumed && (
          <option value="auto">
            {text(guess === '' ? 'budgetAssumed' : 'budgetDetected', {
              name: text(`budget_${assumed[0]}`),
              octets: assumed[1].octets,
            })}
          </option>
        )}
        {BUDGET_LIST.map(([key, { octets, confidence }]) => (
          <option key={key} value={key}>
            {text(confidence === 'second-hand' ? 'budgetUnsure' : 'budgetPreset', {
              name: text(`budget_${key}`),
              octets,
            })}
          </option>
        ))}
        <option value="custom">{text('budgetCustom')}</option>
      </select>
      {!budget && (
        <input
          type="number"
          min="1"
          step="1"
          aria-label={text('budgetOctets')}
          value={app.payload.budget.value}
          onChange={({ currentTarget }) => {
            const octets = Math.floor(currentTarget.valueAsNumber);
            if (octets >= 1) change(octets);
            // Anything but a positive whole number of octets is replaced by the budget that applies.
            currentTarget.value = String(app.payload.budget.peek());
          }}
        />
      )}
      <LimitsButton
        title={
          budget &&
          text(messageKey('budgetSource', budget.confidence), { octets: budget.octets, status: String(budget.status) })
        }
      >
        <Icon name="note" label={text('limitsAsk')} />
      </LimitsButton>
    </>
  );
}

import { useSignal } from '@preact/signals';
import { BUDGET_LIST, BUDGETS, type BudgetKey } from '../../cookie/limits/budgets.ts';
import { assumedServer } from '../../cookie/limits/page-server.ts';
import { LimitsButton } from '../limits/limits-button.tsx';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import './budget.css';

/** Chooses the largest Cookie header a server accepts: the default of a well-known server, or a number. */
export function BudgetSelect() {
  const { app, host, text } = useView();
  const chosen = app.settings.settings.value.budget;
  const server = app.payload.server.value ?? assumedServer(host.agent, null);
  const cookieCount = app.payload.retrieval.value.sent.length;
  const isCustom = typeof chosen === 'number';
  /** What is typed until it is a choice: a change of the cookies must not replace it. */
  const typed = useSignal<string | null>(null);
  const change = (next: string | number): void => void app.settings.change({ budget: next });
  const choice = (key: BudgetKey) => ({
    name: text(`budget_${key}`),
    octets: server.accepts(key, cookieCount).octets,
  });

  /** How the limit is known, what was deducted and over which protocol it applies. */
  function explained(): string | undefined {
    if (typeof chosen === 'number') return undefined;
    const { octets, confidence, rest, beyond } = server.accepts(chosen, cookieCount);
    const proxyProtocol = server.proxyProtocol(chosen);
    const protocol = (proxyProtocol ?? server.protocol).replace(/^h(?=\d)/, 'HTTP/').toUpperCase();
    const sentences = [
      text(`budgetSource_${confidence}`, { octets }),
      beyond === 'closed' ? text('budgetCloses') : text('budgetResponds', { status: String(beyond) }),
    ];
    if (rest > 0) sentences.push(text(server.isObserved ? 'budgetRest' : 'budgetRestUsual', { octets: rest }));
    if (protocol !== '') sentences.push(text(proxyProtocol ? 'budgetProxied' : 'budgetProtocol', { protocol }));
    // Browsers speak HTTP/2 over TLS only.
    else if (app.feed.page.value?.url.startsWith('https:')) sentences.push(text('budgetHttp1'));
    return sentences.join(' ');
  }

  return (
    <>
      <select
        aria-label={text('budget')}
        value={isCustom ? 'custom' : BUDGETS.has(chosen) ? chosen : 'auto'}
        onChange={({ currentTarget: { value } }) => change(value === 'custom' ? app.payload.budget.peek() : value)}
      >
        <option value="auto">
          {text(server.key ? 'budgetDetected' : 'budgetAssumed', choice(server.key ?? 'nginx'))}
        </option>
        {BUDGET_LIST.map(([key]) => (
          <option key={key} value={key}>
            {text('budgetPreset', choice(key))}
          </option>
        ))}
        <option value="custom">{text('budgetCustom')}</option>
      </select>
      {isCustom && (
        <input
          type="number"
          min="1"
          step="1"
          aria-label={text('budgetOctets')}
          value={typed.value ?? app.payload.budget.value}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
          }}
          onChange={({ currentTarget }) => {
            typed.value = null;
            const octets = Math.floor(currentTarget.valueAsNumber);
            if (octets >= 1) change(octets);
            // Anything but a positive whole number of octets is replaced by the budget that applies.
            currentTarget.value = String(app.payload.budget.peek());
          }}
        />
      )}
      <LimitsButton title={explained()}>
        <Icon name="note" label={text('limitsAsk')} />
      </LimitsButton>
    </>
  );
}

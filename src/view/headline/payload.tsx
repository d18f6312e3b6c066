import { useView } from '../parts/context.ts';
import { LazyBar } from './lazy-bar.ts';
import { LazyBudget } from './lazy-budget.ts';

/** The headline: the cookies that every request to this page sends, and their size. */
export function Payload() {
  const { app, text } = useView();
  const { sent, bytes } = app.payload.retrieval.value;
  const status = app.access.blocking.value?.status;
  return (
    <section class="payload" aria-label={text('payload')} data-octets={bytes} data-count={sent.length}>
      <div class="headline">
        <b>{text('octets', { octets: bytes })}</b>
        <span class="headline-text">
          {text(
            status === 'blocked'
              ? 'payloadBlocked'
              : status === 'probably'
                ? 'payloadProbablyBlocked'
                : 'payloadEveryRequest',
          )}{' '}
          · {text('countCookies', { count: sent.length })}
        </span>
        <span class="budget">
          <span data-level={level(bytes / app.payload.budget.value)}>
            {text('share', { share: share(bytes, app.payload.budget.value) })}
          </span>
          <span class="budget-choice">{app.payload.hasRules.value && <LazyBudget />}</span>
        </span>
      </div>
      {/* Reserves the place of the bar, which loads later. */}
      <div class="bar">{app.payload.hasRules.value && <LazyBar />}</div>
    </section>
  );
}

function share(octets: number, budget: number): string | number {
  const percent = (octets / budget) * 100;
  return percent > 0 && percent < 1 ? '<1' : Math.round(percent);
}

function level(part: number): string | undefined {
  if (part > 1) return 'bad';
  return part >= 0.8 ? 'warn' : undefined;
}

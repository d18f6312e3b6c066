import type { Layer } from '../../decode/decode.ts';
import { type LayerFact, layerFacts } from '../../model/decode/layer-fact.ts';
import { visibleText } from '../../model/text/visible-text.ts';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';

/** Characters of a text within a fact that are shown. */
const LONGEST_TEXT = 1_000;

/** What is known of the layers, each fact once. */
export function LayerFacts({ layers }: { layers: readonly Layer[] }) {
  const { app } = useView();
  const now = app.clock.time.value;
  const facts = new Map(layers.flatMap((layer) => layerFacts(layer, now).map((fact) => [fact.code, fact])));
  if (facts.size === 0) return null;
  return (
    <ul class="layer-facts">
      {[...facts.values()].map((fact) => (
        <li key={fact.code} data-fact={fact.code} data-severity={fact.isWarning ? 'warn' : 'note'}>
          {fact.isWarning && <Icon name="warn" />} <FactText fact={fact} />
        </li>
      ))}
    </ul>
  );
}

function FactText({ fact }: { fact: LayerFact }) {
  const { expiry, text } = useView();
  if ('time' in fact) return <>{text(`insideFact_${fact.code}`, { time: expiry.local(fact.time) })}</>;
  if ('text' in fact) {
    const { code, text: whole } = fact;
    const part = whole.length > LONGEST_TEXT ? `${whole.slice(0, LONGEST_TEXT)}…` : whole;
    return <>{text(`insideFact_${code}`, { text: visibleText(part) })}</>;
  }
  if ('limit' in fact) return <>{text('insideFact_tooLarge', { limit: fact.limit })}</>;
  return <>{text(`insideFact_${fact.code}`)}</>;
}

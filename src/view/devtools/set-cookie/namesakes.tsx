import { toText } from '../../../cookie/octets.ts';
import { namesakesOf } from '../../../model/set-cookie/namesakes.ts';
import { type ReceivedLine, resultOf } from '../../../model/set-cookie/received-line.ts';
import { shownText } from '../../../model/text/shown-data.ts';
import { useView } from '../../parts/context.ts';
import { FixedLine } from '../log/fixed-line.tsx';

/** The cookies of the same name that a line did not replace but added one to, with the line that would replace them. */
export function Namesakes({ received }: { received: ReceivedLine }) {
  const { app, text } = useView();
  const { verdict, request } = received;
  if (verdict.outcome !== 'stored' || resultOf(received) !== 'stored') return null;
  return (
    <>
      {namesakesOf(verdict.cookie, app.jarByKey.value.values(), request.host).map(({ cookie, line }, index) => (
        <section class="finding" data-severity="note" data-namesake={toText(cookie.name)} key={index}>
          <strong>
            {text('namesake', {
              name: shownText(toText(cookie.name)),
              domain: `${cookie.hostOnly ? '' : '.'}${cookie.domain}`,
              path: shownText(toText(cookie.path)),
            })}
          </strong>
          <p>{text('namesake_why')}</p>
          {line !== null && <FixedLine title={text('namesake_line')} line={line} />}
        </section>
      ))}
    </>
  );
}

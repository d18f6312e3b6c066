import type { Cookie } from '../../cookie/cookie.ts';
import { type Namesake, namesakesOf } from '../../cookie/jar/namesakes-of.ts';
import { asOctets } from '../../cookie/octets.ts';
import { rowOf } from '../../model/jar/row.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';
import './keep-one.css';

interface Props {
  /** One of the cookies that share a name, by its key. */
  of: string;
  /** Keys of the only ones that are meant; without it all with that name. */
  only?: readonly string[];
}

/** Cookies that share a name, in the order that the server sees, each with a button that deletes the others. */
export function KeepOne({ of, only }: Props) {
  const { app, text } = useView();
  const jar = [...app.jarByKey.value.values()];
  const cookie = app.jarByKey.value.get(of);
  const all = cookie ? namesakesOf(cookie, jar, app.payload.retrieval.value.sent) : [];
  const namesakes = only ? all.filter((one) => only.includes(rowOf(one.cookie).key)) : all;
  if (namesakes.length < 2) return null;

  function keep(kept: Cookie): void {
    const others = namesakes.map((one) => one.cookie).filter((one) => one !== kept);
    app.withSteps(({ deletion }) => void deletion.deleteAll(others));
  }

  return (
    <div class="keep-one">
      <p>{text('namesakes', { count: namesakes.length })}</p>
      <ol>
        {namesakes.map((one) => (
          <Line key={rowOf(one.cookie).key} namesake={one} others={namesakes.length - 1} keep={keep} />
        ))}
      </ol>
    </div>
  );
}

interface LineProps {
  namesake: Namesake;
  others: number;
  keep(cookie: Cookie): void;
}

function Line({ namesake: { cookie, sentAs }, others, keep }: LineProps) {
  const { text } = useView();
  const { domain, hostOnly, path, partitionKey, value } = cookie;
  return (
    <li data-sent-as={sentAs ?? 'never'}>
      <span class="keep-place">
        <Raw octets={asOctets((hostOnly ? domain : `.${domain}`) + path)} short />{' '}
        {partitionKey && (
          <small>
            {text('attribute_partition')}: <Raw octets={asOctets(partitionKey.topLevelSite)} short />
          </small>
        )}{' '}
        <small>
          <Raw octets={value} short />
        </small>
      </span>
      <small>{sentAs === null ? text('namesakeNotSent') : text('namesakeSentAs', { number: sentAs })}</small>
      <button type="button" title={text('keepThis_why', { count: others })} onClick={() => keep(cookie)}>
        {text('keepThis')}
      </button>
    </li>
  );
}

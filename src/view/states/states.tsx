import { EmptyList } from '../list/empty-list.tsx';
import { Banners } from './banners.tsx';
import { NoList } from './no-list.tsx';
import './states.css';

/** What most openings never show: why there is no list, why it is empty, and what is wrong with all of it. */
export function Rare({ part }: { part: 'noList' | 'emptyList' | 'banners' }) {
  if (part === 'noList') return <NoList />;
  return part === 'emptyList' ? <EmptyList /> : <Banners />;
}

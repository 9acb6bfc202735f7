import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { meQuery } from '../api/queries';
import { ownKey } from './own-storage';

/**
 * What somebody types, kept in the window's own storage until it is cleared or they sign out: a reload or the end of a
 * session loses nothing, and nobody else who signs in sees it. Never for a secret. Only where somebody is signed in.
 */
export const useKept = (name: string, initial = ''): readonly [string, (value: string) => void] => {
  const { data: me } = useQuery(meQuery);
  if (me === undefined) throw new Error('what is typed is kept for somebody who is signed in');
  const key = ownKey(me, `typed:${name}`);
  const [value, setValue] = useState(() => sessionStorage.getItem(key) ?? initial);
  const keep = useCallback(
    (next: string) => {
      setValue(next);
      if (next === initial) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
    },
    [key, initial],
  );
  return [value, keep];
};

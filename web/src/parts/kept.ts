import { useCallback, useState } from 'react';

const prefix = 'countersign:typed:';

/**
 * What somebody types, kept in the window's own storage until it is cleared: a reload or the end of a session loses
 * nothing. Never for a secret.
 */
export const useKept = (name: string, initial = ''): readonly [string, (value: string) => void] => {
  const key = prefix + name;
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

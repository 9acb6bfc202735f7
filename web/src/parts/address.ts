import { useSearchParams } from 'react-router';

/** What a page keeps in its address, so that every view is a link and survives a reload. */
export const useAddress = () => {
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string | null): void =>
    setParams(
      (now) => {
        if (value === null || value === '') now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  const list = (name: string): readonly string[] => params.get(name)?.split(',').filter(Boolean) ?? [];
  return {
    get: (name: string): string | null => params.get(name),
    list,
    set,
    clear: (): void => setParams({}, { replace: true, preventScrollReset: true }),
    /** Puts one of several into the list, or takes it out. */
    toggle: (name: string, value: string, most = Infinity): void => {
      const now = list(name);
      const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value].slice(-most);
      set(name, next.join(','));
    },
  };
};

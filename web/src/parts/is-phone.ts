import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is as narrow as a phone's; undefined until that is known. */
export const useIsPhone = (): boolean | undefined => useMediaQuery('(max-width: 48em)');

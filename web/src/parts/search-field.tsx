import { TextInput, type TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

/** Where a part of what is looked for is typed. */
export const SearchField = ({
  onType,
  ...looks
}: Omit<TextInputProps, 'onChange'> & { readonly onType: (typed: string) => void }) => (
  <TextInput
    type="search"
    leftSection={<IconSearch size={16} aria-hidden />}
    onChange={({ currentTarget }) => onType(currentTarget.value)}
    maxLength={200}
    {...looks}
  />
);

import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

const SETTLE_MS = 250;

type ListSearchProps = { q: string; label: string; onSearch: (q: string) => void };

/** Narrows a list while one types. The address holds the search, so that going back finds it again. */
export function ListSearch({ q, label, onSearch }: ListSearchProps) {
  const [text, setText] = useState(q);
  const [shown, setShown] = useState(q);
  // A search that came from elsewhere starts the field anew.
  if (shown !== q) {
    setShown(q);
    if (text.trim() !== q) setText(q);
  }
  const [settled] = useDebouncedValue(text.trim(), SETTLE_MS);
  useEffect(() => {
    if (settled === text.trim() && settled !== q) onSearch(settled);
  }, [settled, text, q, onSearch]);
  return (
    <TextInput
      type="search"
      mb="md"
      maxLength={100}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={18} stroke={1.75} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

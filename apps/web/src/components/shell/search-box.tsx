import { Combobox, Kbd, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { isLongEnough } from '../../api/enterprise-queries.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { Suggestions } from './suggestions.tsx';

const ALL = 'all:';
const SETTLE_MS = 200;

/** Search from anywhere: `/` brings the cursor here, arrows choose, Enter without a choice shows all results. */
export function SearchBox() {
  const { t } = useReader();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), SETTLE_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useHotkeys([['/', () => input.current?.focus()]]);

  const showAll = (): void => {
    const q = text.trim();
    combobox.closeDropdown();
    void navigate({ to: paths.search, search: q === '' ? {} : { q } });
  };
  const choose = (value: string): void => {
    if (value === ALL) return showAll();
    combobox.closeDropdown();
    setText('');
    return void navigate({ to: paths.enterprise, params: { enterpriseId: value } });
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      shadow="md"
      width={380}
      position="bottom-end"
      // While it is closed nothing has to be measured.
      keepMounted={false}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          type="search"
          role="combobox"
          aria-expanded={combobox.dropdownOpened}
          aria-controls={combobox.listId ?? ''}
          aria-label={t('shell.searchLabel')}
          placeholder={t('shell.searchPlaceholder')}
          value={text}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          rightSection={<Kbd aria-hidden>/</Kbd>}
          rightSectionPointerEvents="none"
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && combobox.getSelectedOptionIndex() < 0)
              showAll();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isLongEnough(settled)}>
        <Suggestions q={settled} allValue={ALL} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

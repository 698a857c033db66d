import { Menu } from '@mantine/core';
import type { MenuItemProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef } from 'react';
import type { AnchorHTMLAttributes } from 'react';

type AnchorItemProps = MenuItemProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof MenuItemProps>;

const AnchorItem = forwardRef<HTMLAnchorElement, AnchorItemProps>(function AnchorItem(props, ref) {
  return <Menu.Item component="a" ref={ref} {...props} />;
});

/** An entry of a menu that leads to a page. */
export const MenuLink = createLink(AnchorItem);

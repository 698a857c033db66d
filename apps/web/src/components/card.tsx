import type { HTMLAttributes } from 'react';
import classes from './card.module.css';

type CardProps = HTMLAttributes<HTMLElement> & { as?: 'section' | 'article' | 'div' | 'li' };

/** Paper with a line around it and no shadow. */
export function Card({ as: Tag = 'section', className, ...others }: CardProps) {
  return <Tag className={className === undefined ? classes.card : `${classes.card} ${className}`} {...others} />;
}

import { useState } from 'react';
import type { FeedItem } from '../../api/types.ts';
import { FeedCard } from '../home/feed-card.tsx';

const HUAYUE_COLOR = '#22406F';

/** One invented item of the feed, drawn by the very component that draws the real ones. */
export function ExampleCard() {
  const [item] = useState(() => exampleItem(new Date()));
  return <FeedCard item={item} example />;
}

function exampleItem(now: Date): FeedItem {
  const at = new Date(now);
  at.setHours(9, 14, 0, 0);
  return {
    id: 'example',
    author: {
      id: 'example',
      name: { zh: '苏州澄湖包装材料有限公司', en: 'Chenghu Packaging Materials Co., Ltd.' },
      verified: true,
    },
    kind: 'facts_changed',
    occurredAt: at.toISOString(),
    category: 'identity',
    source: {
      kind: 'bank',
      id: 'huayue',
      name: { zh: '华岳银行', en: 'Huayue Bank' },
      mark: '岳',
      color: HUAYUE_COLOR,
    },
    changes: [
      {
        key: 'registered_address',
        old: { type: 'text', text: { zh: '苏州市相城区澄阳路 118 号', en: '118 Chengyang Road, Suzhou' } },
        new: {
          type: 'text',
          text: { zh: '苏州市相城区澄湖东路 66 号 3 幢', en: 'Bldg 3, 66 Chenghu East Road, Suzhou' },
        },
      },
    ],
    evidenceId: null,
    assurance: 'bank_verified',
    why: { reason: 'partner', since: null },
  };
}

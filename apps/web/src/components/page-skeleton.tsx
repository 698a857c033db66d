import { Page } from './page.tsx';
import { CardSkeletons } from './skeletons.tsx';

/** What stands in for a page while its code or first data is on its way. */
export function PageSkeleton() {
  return (
    <Page>
      <CardSkeletons />
    </Page>
  );
}

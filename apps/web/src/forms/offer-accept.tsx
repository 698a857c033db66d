import { useMutation, useQueryClient } from '@tanstack/react-query';
import { acceptOffer } from '../api/offer-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import type { Offer } from '../api/types.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { givesNameAway } from '../pages/offers/offer-text.ts';
import { showToast } from '../ui/toasts.ts';

type OfferAcceptProps = { offer: Offer; onAccepted: (offer: Offer) => void; onClose: () => void };

/** Accepts an offer once for the enterprise, and goes on to the application that it opens. */
export function OfferAccept({ offer, onAccepted, onClose }: OfferAcceptProps) {
  const { t, say } = useReader();
  const queryClient = useQueryClient();
  const submitKey = useSubmitKey();
  const accept = useMutation({
    mutationFn: () => acceptOffer(offer, submitKey.key()),
    onSuccess: async (accepted) => {
      queryClient.setQueryData(['offer', offer.id], accepted);
      showToast(t(accepted.opensForm ? 'offers.detail.acceptedToast' : 'offers.detail.acceptedToastNoForm'));
      onClose();
      onAccepted(accepted);
      await queryClient.invalidateQueries({ queryKey: ['offers'] });
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: ['offer', offer.id] }),
  });
  const values = { bank: say(offer.bank.name), title: say(offer.title) };
  return (
    <ConfirmDialog
      title={t('offers.detail.applyTitle', values)}
      what={t(offer.opensForm ? 'offers.detail.applyWhat' : 'offers.detail.applyWhatNoForm', values)}
      {...(givesNameAway(offer) ? { also: t('offers.detail.applyShared', values) } : {})}
      doLabel={t('offers.detail.doApply')}
      danger={false}
      action={accept}
      onClose={onClose}
    />
  );
}

import type { InstructionService } from '../instructions/instruction-service.ts';
import type { PaymentsDeps } from '../payments-deps.ts';

export type TradeDeps = Pick<
  PaymentsDeps,
  | 'db'
  | 'files'
  | 'clock'
  | 'log'
  | 'jobs'
  | 'relay'
  | 'bus'
  | 'streams'
  | 'audit'
  | 'identity'
  | 'permissions'
  | 'enterprises'
  | 'bankEscrows'
  | 'bankNameOf'
> & {
  readonly instructions: Pick<InstructionService, 'prepare'>;
};

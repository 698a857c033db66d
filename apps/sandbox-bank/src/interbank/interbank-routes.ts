import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { newId } from '../ids.ts';
import { signJws } from '../keys/jws.ts';
import { limits } from '../limits.ts';
import type { ReceivedTransfer } from './interbank-store.ts';
import { fromTo, reportType, transferShape, transferType, type ReportMessage } from './message.ts';
import type { PeerSignatures } from './peer-signature.ts';
import { receiveTransfer } from './receive-transfer.ts';

export const transfersPath = '/interbank/v1/credit-transfers';

/** Where other banks deliver what is for accounts here. Who speaks is known by the signature alone. */
export function interbankRoutes(bank: BankContext, signatures: PeerSignatures): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.addContentTypeParser('application/jose', { parseAs: 'string' }, (_request, body, done) => done(null, body));

    app.post(transfersPath, {
      bodyLimit: limits.interbankBytes,
      schema: {
        tags: ['interbank'],
        operationId: 'interbank.receive_transfer',
        summary: 'A credit transfer of another bank (pacs.008), answered by what became of it (pacs.002)',
        description: 'Compact JWS both ways. The same message again gets the same answer, and is booked once.',
        body: Type.String({ minLength: 1, description: `A compact JWS of type ${transferType}.` }),
        response: {
          200: Type.String({ description: `A compact JWS of type ${reportType}.` }),
          ...problems(400, 401, 403, 409, 413, 415, 503),
        },
      },
      handler: async (request, reply) => {
        const { peer, payload } = await signatures.verify(request.body, transferType);
        if (!transferShape.Check(payload))
          throw new Problem(400, 'message_malformed', 'It is signed, and is no credit transfer.');
        const received = await receiveTransfer(bank, peer, payload.FIToFICstmrCdtTrf);
        return reply.type('application/jose').send(report(bank, peer.issuer, received));
      },
    });
  };
}

function report({ config, keys, clock }: BankContext, to: string, received: ReceivedTransfer): string {
  const now = clock.now();
  const { messageId, endToEndId, reason } = received;
  const message: ReportMessage = {
    ...fromTo(config.issuer, to, now),
    FIToFIPmtStsRpt: {
      GrpHdr: { MsgId: newId(now).replaceAll('-', ''), CreDtTm: now.toISOString() },
      TxInfAndSts: {
        OrgnlGrpInf: { OrgnlMsgId: messageId, OrgnlMsgNmId: 'pacs.008' },
        OrgnlEndToEndId: endToEndId,
        TxSts: reason === null ? 'ACCC' : 'RJCT',
        ...(reason === null ? {} : { StsRsnInf: { Rsn: { Cd: reason } } }),
      },
    },
  };
  return signJws(keys.current(), reportType, message);
}

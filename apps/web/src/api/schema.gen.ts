/** Written by `npm run generate` from openapi/guildhall.v1.json. */

export interface paths {
    "/.well-known/authzen-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the network answers what (AuthZEN 1.0 §9) */
        get: operations["authzen.read_metadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** May this subject do this with that (AuthZEN) */
        post: operations["authzen.evaluate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Several evaluations in one request (AuthZEN) */
        post: operations["authzen.evaluate_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/search/action": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What (AuthZEN) */
        post: operations["authzen.search_action"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/search/resource": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** With what (AuthZEN) */
        post: operations["authzen.search_resource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/search/subject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who may (AuthZEN) */
        post: operations["authzen.search_subject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: operations["health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures in the text format of Prometheus */
        get: operations["metrics.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["openapi.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process can serve: database reached, migrations applied, signals connected */
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The accounts that my mandate opens, with their balances
         * @description Balances older than a minute are read from the bank again; when it does not answer, the last known ones come with their time.
         */
        get: operations["accounts.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account with its balance and the limits of my mandate */
        get: operations["accounts.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what with an account, newest first */
        get: operations["accounts.audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was booked on an account, and what is pending, the latest day first */
        get: operations["entries.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A month of an account: balances, days, and what stands in the way of closing it */
        get: operations["reconciliation.month"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/reconciliation/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a month for good
         * @description What comes later for it is counted in the next open month. Nobody opens it again.
         */
        post: operations["reconciliation.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/reconciliation/dismissals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a line or a record aside, to which nothing is to be matched */
        post: operations["reconciliation.dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/reconciliation/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of a month with what the rules propose, or what they are matched with */
        get: operations["reconciliation.work_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/reconciliation/entries/{entryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A line with the records that it may belong to */
        get: operations["reconciliation.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/reconciliation/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is expected on the account and is in no statement yet */
        get: operations["reconciliation.list_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/reconciliation/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Match lines with records, as proposed or otherwise
         * @description Lines are named with the revision in which they were read: whoever comes second is told.
         */
        post: operations["reconciliation.match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/reconciliation/matches/{matchId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a match apart; its lines are open again */
        post: operations["reconciliation.unmatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/reconciliation/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run the rules over the account now */
        post: operations["reconciliation.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/statement-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was booked on an account as a file: camt.053.001.08 or CSV */
        get: operations["statements.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The days of an account with the statements of the bank, the latest first
         * @description What is missing between two statements is named, and a statement that does not balance says what was expected.
         */
        get: operations["statements.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountNumber}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was booked on an account, newest first, as the bank has it now */
        get: operations["accounts.transactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activity-erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the bank was asked to erase, with its receipts, newest first */
        get: operations["activity_erasures.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activity-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every event that is or was shared with the bank of my mandate, newest first */
        get: operations["activity_events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activity-events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that was shared with the bank of my mandate, as one document */
        get: operations["activity_events.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activity-sharing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of the use of the network is shared with the bank of my mandate */
        get: operations["activity_sharing.read"];
        put?: never;
        /**
         * Share a category from now on
         * @description Nothing from before is shared. Sharing what is shared already changes nothing.
         */
        post: operations["activity_sharing.give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activity-sharing/{category}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Share a category no longer, and have the bank forget it
         * @description What was not sent is dropped at once. When the answer comes nothing more arrives at the bank; it is asked to erase what had arrived.
         */
        delete: operations["activity_sharing.withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for my signature, what I signed, or what is over
         * @description What waits: the nearest deadline first. The rest: the newest first. A page may hold fewer items than asked for.
         */
        get: operations["approvals.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approvalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is signed, by whom, and who is next */
        get: operations["approvals.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approvalId}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it back with a reason */
        post: operations["approvals.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approvalId}/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign what was read
         * @description The last signature that is demanded releases it, once. Another content than the one read is not signed.
         */
        post: operations["approvals.sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approvalId}/signing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a passkey is asked in order to sign this content */
        post: operations["approvals.begin_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approvalId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what I put up for signing */
        post: operations["approvals.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much waits for my signature */
        get: operations["approvals.count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what at my enterprise, newest first */
        get: operations["audit.list_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-connections/{bank}/consent-callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the bank sends the browser back
         * @description Always 303: to /enterprise?consent=ID, or to /enterprise?error=CODE when there is no consent.
         */
        get: operations["bank_consents.callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-connections/{bank}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Receives a Security Event Token that a connected bank pushes */
        post: operations["bank_events.receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-connections/{bank}/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The network's own public keys towards this bank (RFC 7517) */
        get: operations["bank_connections.jwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-connections/{bank}/payment-callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the bank sends a signer back who was to authorise a payment
         * @description Always 303: to /bank/payments/ID?authorised, or to the payment with ?error=CODE when it is not.
         */
        get: operations["payments.callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Consents of my enterprise, newest first */
        get: operations["bank_consents.list"];
        put?: never;
        /**
         * Ask a bank for a consent; the member authorizes it there
         * @description One that was begun and not finished is gone on with. To renew a consent, ask for the same permissions: the old one holds until it ends.
         */
        post: operations["bank_consents.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-consents/{consentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw a consent: nobody else sees its facts from now on */
        delete: operations["bank_consents.withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Banks through which one can sign in */
        get: operations["banks.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom we have shut out */
        get: operations["blocks.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blocks/{enterpriseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Shut an enterprise out: neither sees the other from now on, and it is not told */
        put: operations["blocks.add"];
        post?: never;
        /** Let it see us again; what there was between us does not come back by itself */
        delete: operations["blocks.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who signs for me, for whom I sign, and whom I could name */
        get: operations["delegations.list"];
        put?: never;
        /**
         * Let somebody sign for me while I am away
         * @description His signature then counts in my role and class, never twice, and never for what I made.
         */
        post: operations["delegations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delegations/{delegationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End it at once */
        delete: operations["delegations.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who sees what of your enterprise */
        get: operations["disclosures.list"];
        /** Changes who sees what, from the next read of everyone on */
        put: operations["disclosures.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page of your own enterprise, and who sees what of it */
        get: operations["enterprises.read_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprise/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that the network holds of your enterprise, as one document */
        post: operations["enterprise.export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprise/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your page as others see it, with choices that are not in force yet */
        get: operations["disclosures.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds enterprises by name or official number, the best fit first */
        get: operations["enterprises.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{enterpriseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page of an enterprise */
        get: operations["enterprises.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{enterpriseId}/evidence/{evidenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed record behind a fact, with the public key by which its source signed that day */
        get: operations["evidence.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{enterpriseId}/evidence/{evidenceId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verifies a signed record anew */
        post: operations["evidence.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{enterpriseId}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of an enterprise, by whom and as of when; with `on` what the network showed at the end of that day (UTC) */
        get: operations["facts.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{enterpriseId}/facts/{factKey}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The values that a fact had, the newest first */
        get: operations["facts.list_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entries/{entryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A movement on an account with the single payments of its batch */
        get: operations["entries.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The papers that the own enterprise has added */
        get: operations["evidence_documents.list"];
        put?: never;
        /**
         * Adds a paper as PDF, JPEG or PNG; it replaces the one of its kind that was in force
         * @description The body is the file itself, at most 10485760 bytes. It is judged by its content.
         */
        post: operations["evidence_documents.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence-documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a document; its bytes are gone within the hour after next */
        delete: operations["evidence_documents.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence-documents/{documentId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of a document of the own enterprise, to be saved */
        get: operations["evidence_documents.download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed at those we deal with */
        get: operations["feed.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feed/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many came since */
        get: operations["feed.count_new"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was invited, the newest first */
        get: operations["invitations.list"];
        put?: never;
        /**
         * Invite somebody by what the bank will say of him
         * @description It takes effect when that person signs in under a mandate that the table of that bank holds.
         */
        post: operations["invitations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Await that person no longer */
        delete: operations["invitations.cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at what is not public of your enterprise, the newest first */
        get: operations["looks.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I may act as, as each bank last said, and what each mandate opens */
        get: operations["mandates.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who acts for the enterprise, who came last first */
        get: operations["members.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member: the sessions end at once, and a later sign-in is refused until you let the person in again */
        delete: operations["members.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{personId}/let-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody whom you removed sign in again */
        post: operations["members.let_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Act for this enterprise no longer; your sessions for it end */
        post: operations["members.leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notification-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** E-mails to you that wait or failed */
        get: operations["notification_deliveries.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How you are told */
        get: operations["notification_preferences.read"];
        /** Choose how you are told */
        put: operations["notification_preferences.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notification-preferences/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a code sent to a new address, or take the address away */
        post: operations["notification_preferences.set_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notification-preferences/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the address by the code */
        post: operations["notification_preferences.confirm_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notification-preferences/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch off the e-mails that one was part of */
        post: operations["notification_preferences.unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you were told */
        get: operations["notifications.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark as read */
        post: operations["notifications.mark_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much you have not read */
        get: operations["notifications.count_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Offers of the banks that are open to my enterprise, the newest first, with why I see each */
        get: operations["offers.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{offerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An offer with its terms, who it is for, and which of my facts fit; also one that has ended */
        get: operations["offers.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{offerId}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an offer of the bank of my mandate, once for the enterprise; begins the application it names */
        post: operations["offers.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{offerId}/documents/{offerDocumentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document of an offer, as the bank signed for it */
        get: operations["offers.document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What offers come to, for one amount and term */
        get: operations["offers.compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what on the whole network, newest first
         * @description That it was read, and by which filter, becomes a line of the operator’s own enterprise.
         */
        get: operations["audit.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/audit/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verifications of the audit and what they found, newest first */
        get: operations["audit.verifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recompute every chain of the audit, in the background
         * @description One at a time: while one runs, the answer is that one. Read audit.verifications for its progress.
         */
        post: operations["audit.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that a person must decide, the newest first */
        get: operations["cases.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case with both values side by side; the enterprise sees that it was opened */
        get: operations["cases.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/cases/{caseId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides a case, once; the enterprise reads the reason */
        post: operations["cases.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/cases/{caseId}/documents/{documentId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of a document of an open case, to be saved; the enterprise sees that it was opened */
        get: operations["cases.download_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each bank connection does */
        get: operations["connections.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/connections/{bank}/kept-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records that did not fit, newest first */
        get: operations["kept_aside.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/connections/{bank}/kept-aside/{recordId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a record that was kept aside again
         * @description It enters the history at its place; a newer record stays the current one.
         */
        post: operations["kept_aside.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/connections/{bank}/payment-alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the bank did with payments and must not do, newest first */
        get: operations["payment_alarms.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/connections/{bank}/refused-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Permission tables that were not believed, newest first */
        get: operations["refused_tables.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/connections/{bank}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Poll and read everything anew, soon */
        post: operations["connections.sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/connections/{bank}/sync-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Walks through what the bank lists, newest first */
        get: operations["sync_runs.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs that failed for good, newest first */
        get: operations["dead_letters.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/dead-letters/{jobId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a job up */
        post: operations["dead_letters.discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/dead-letters/{jobId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a job back into its queue */
        post: operations["dead_letters.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the e-mails of the network are going */
        get: operations["deliveries.report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the background work does, queue by queue */
        get: operations["jobs.report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Partners and requests */
        get: operations["partners.list"];
        put?: never;
        /** Ask an enterprise to become a partner; it becomes one at once when it has asked too */
        post: operations["partners.request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{enterpriseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Cancel, decline or end, whichever it is */
        delete: operations["partners.leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{enterpriseId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a request */
        post: operations["partners.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With how many enterprises we stand how */
        get: operations["partners.count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My passkeys */
        get: operations["passkeys.list"];
        put?: never;
        /** Add the passkey that was made */
        post: operations["passkeys.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passkeys/{passkeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove one of my passkeys */
        delete: operations["passkeys.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passkeys/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the browser is to ask an authenticator in order to make a passkey */
        post: operations["passkeys.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payable-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts from which the mandate may prepare payments, with what is left of the limits */
        get: operations["payments.list_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a payment would be within your limits, and who would have to sign; nothing is written */
        post: operations["payments.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payments that we ask of others, or others of us, the newest first */
        get: operations["payment_requests.list"];
        put?: never;
        /** Ask another enterprise to pay */
        post: operations["payment_requests.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A request for payment */
        get: operations["payment_requests.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-requests/{requestId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a request */
        post: operations["payment_requests.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-requests/{requestId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline a payment that is asked of us */
        post: operations["payment_requests.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-requests/{requestId}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prepare the payment that is asked for; it takes the signatures that every payment takes */
        post: operations["payment_requests.pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payments from the accounts that the mandate opens, the newest first */
        get: operations["payments.list"];
        put?: never;
        /**
         * Prepare a payment
         * @description It waits for the signatures that the permission table demands, and is released by the last of them.
         */
        post: operations["payments.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A payment with its signatures and what happened to it */
        get: operations["payments.read"];
        /** Change what is to be paid; all signatures become void */
        put: operations["payments.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go to the bank to authorise a payment that all have signed
         * @description For those who signed it, as often as it takes. The bank shows exactly what was signed; with the authorisation it is released.
         */
        post: operations["payments.authorize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a payment that a colleague prepared and that is not released */
        post: operations["payments.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of a payment that the bank has executed */
        get: operations["payments.receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a payment that you prepared and that is not released */
        post: operations["payments.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The changes of the permission table under which the session acts, the newest first */
        get: operations["permission_changes.list"];
        put?: never;
        /**
         * Draft a change of the permission table under which the session acts
         * @description A table with any fault is refused whole, with every fault; the table in force stays as it is.
         */
        post: operations["permission_changes.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-changes/{changeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A change: what the table is to hold, and what differs from the version it is based on */
        get: operations["permission_changes.read"];
        /**
         * Save other contents, or bring the change onto the version in force
         * @description Signatures that were given are void then. Without contents, what it changes is done to that version.
         */
        put: operations["permission_changes.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-changes/{changeId}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the change up for the signature of a second person; then it goes to the bank
         * @description Submitting it again while it waits for signatures changes nothing.
         */
        post: operations["permission_changes.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-changes/{changeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Want the change no longer */
        post: operations["permission_changes.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-changes/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft a change from the matrix in a CSV or XLSX file
         * @description A CSV holds the grants; a workbook may hold every list. What is not in the file stays as it is. With any fault nothing is kept, and every fault is told with its line.
         */
        post: operations["permission_changes.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The permission tables that this session may read, as they are in force
         * @description The one under which the session acts; to an owner those of the enterprise at other banks as well.
         */
        get: operations["permission_tables.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-tables/{tableId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A permission table, whole: as it is in force, or as it was at the end of a day */
        get: operations["permission_tables.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-tables/{tableId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The matrix as a CSV or XLSX file, to be worked on and imported again */
        get: operations["permission_tables.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-tables/{tableId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its versions, the newest first; or those that were in force on a day */
        get: operations["permission_tables.list_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-tables/{tableId}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A version of a permission table, whole */
        get: operations["permission_tables.read_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What my mandate opens: accounts, actions and limits */
        get: operations["permissions.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions/of-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that a person may do, and why not the rest */
        get: operations["permissions.of_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would be decided, and how that comes
         * @description Nothing is done and nothing is consumed.
         */
        post: operations["permissions.simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions/who-may": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who may do it, and why the others may not */
        post: operations["permissions.who_may"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The registration of your own enterprise, and the way onto the network */
        get: operations["registrations.read"];
        /** Writes what the enterprise states of itself; it is compared once it is submitted */
        put: operations["registrations.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registration/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submits the statement: it is held against what banks and registries say */
        post: operations["registrations.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registration/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a statement back that is not decided yet */
        post: operations["registrations.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The session of this browser */
        get: operations["session.read"];
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["session.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My sessions */
        get: operations["sessions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my sessions */
        delete: operations["sessions.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/bank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in at a bank */
        post: operations["sign_in.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/banks/{bank}/back-channel-logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where a bank ends the sessions of a person */
        post: operations["sign_in.back_channel_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/banks/{bank}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the bank sends the browser back
         * @description Always 303: to the page that was asked for, or to /sign-in?error=identity.CODE when the sign-in was refused.
         */
        get: operations["sign_in.callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statement-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Statement files as they came in, the newest first; what was refused with line and reason
         * @description A page may hold fewer items than asked for: files of accounts that the mandate does not open are left out. Go on by nextCursor.
         */
        get: operations["statement_files.list"];
        put?: never;
        /**
         * Bring a camt.052, camt.053 or camt.054 file of accounts that the mandate opens
         * @description The body is the file itself, at most 16777216 bytes. It is taken as a whole or not at all; the same file again changes nothing.
         */
        post: operations["statements.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements/{statementId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A statement with its balances and a page of its entries */
        get: operations["statements.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server-sent events of an open page
         * @description `feed` {newest}: the feed has grown, or looks different; `partners` {enterpriseId}: something changed between us and that one; `visibility` {enterpriseId}: that one, or we, show something else now; `registration`; `consents`; `notifications` {unread}; `session` {state: "ended"}. Resumes after `Last-Event-ID`.
         */
        get: operations["stream.open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submission-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The forms that the bank of the acting mandate offers */
        get: operations["submission_forms.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submission-forms/{formId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A form with its schema and layout */
        get: operations["submission_forms.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was submitted to the bank under this mandate, drafts included, the newest first */
        get: operations["submissions.list"];
        put?: never;
        /** Begin a draft; what is known of the enterprise is filled in, with source and date */
        post: operations["submissions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{submissionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A submission with its form, what became of it, and what may be done */
        get: operations["submissions.read"];
        /**
         * Save a draft, complete or not
         * @description Nothing is held against the form before it is sent, save that it is short and flat enough.
         */
        put: operations["submissions.update"];
        post?: never;
        /** Discard a draft with its files */
        delete: operations["submissions.discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{submissionId}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a file as PDF, JPEG or PNG to a draft, or for the next message
         * @description The body is the file itself, at most 10485760 bytes. It is judged by its content.
         */
        post: operations["submission_attachments.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{submissionId}/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a submission, to be saved */
        get: operations["submission_attachments.read"];
        put?: never;
        post?: never;
        /** Remove a file that was not sent */
        delete: operations["submission_attachments.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{submissionId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The conversation about a submission: its newest page, then the earlier ones; on a page the oldest first */
        get: operations["submission_messages.list"];
        put?: never;
        /** Write to the relationship manager; the answer is the newest page of the conversation */
        post: operations["submission_messages.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{submissionId}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a draft off; it is queued until the bank has it
         * @description Held against the form first: 422 names every fault by its JSON Pointer, in both languages.
         */
        post: operations["submissions.send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{submissionId}/supplement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer what the bank wants to know */
        post: operations["submissions.supplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{submissionId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a submission back; the bank may have decided when this arrives */
        post: operations["submissions.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders that we gave and that we got, the newest first */
        get: operations["trade_orders.list"];
        put?: never;
        /** Order of another enterprise */
        post: operations["trade_orders.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order with its lines, what happened to it, the money in escrow and what is up to us */
        get: operations["trade_orders.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an order, and say where you want your money */
        post: operations["trade_orders.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an order for which no money is on its way */
        post: operations["trade_orders.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the delivery; the bank releases what it holds */
        post: operations["trade_orders.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline an order */
        post: operations["trade_orders.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it was delivered */
        post: operations["trade_orders.deliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Object: the bank holds the money until it has decided */
        post: operations["trade_orders.dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The documents of an order, of both sides, the newest first */
        get: operations["trade_order_documents.list"];
        put?: never;
        /**
         * Add a document to an order as PDF, JPEG or PNG; both sides see it, and it stays
         * @description The body is the file itself, at most 10485760 bytes. It is judged by its content.
         */
        post: operations["trade_order_documents.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document of an order, to be saved; the other side sees in its log that its document was opened */
        get: operations["trade_order_documents.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/pay-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prepare the payment into the escrow; it takes the signatures that every payment takes */
        post: operations["trade_orders.pay_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/reclaim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what was not delivered in time */
        post: operations["trade_orders.reclaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give money in escrow back to the buyer */
        post: operations["trade_orders.refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trade-orders/{orderId}/release-part": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the bank release a part to the seller */
        post: operations["trade_orders.release_part"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom we watch */
        get: operations["watches.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/watches/{enterpriseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Watch an enterprise */
        put: operations["watches.add"];
        post?: never;
        /** Watch it no longer */
        delete: operations["watches.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A movement on an account, each once */
        AccountEntry: {
            /** @description As the bank numbers it */
            accountNumber: string;
            /** @description A decimal amount with all decimals of the currency */
            amount: string;
            /** @description What the bank calls the entry */
            bankReference: string | null;
            /** @description Null where the bank does not say */
            bookedOn: string | null;
            /** @description Who is on the other side */
            counterparty: {
                /** @description Null where the bank names no account */
                accountNumber: string | null;
                /** @description BIC or name of its bank; null where the bank names none */
                bank: string | null;
                /** @description Null where the bank names nobody */
                name: string | null;
            };
            /** @description Structured reference of the payee, without spaces */
            creditorReference: string | null;
            /** @description ISO 4217 */
            currency: string;
            /** @description A calendar day, YYYY-MM-DD */
            day: string;
            /**
             * @description Which way the money went, seen from the account
             * @enum {string}
             */
            direction: "credit" | "debit";
            /** @description What the payer called the payment */
            endToEndId: string | null;
            /** @description A UUID in lower case */
            id: string;
            /** @description How many single payments the bank lists in it: of a batch booking several */
            payments: number;
            /** @description What it is for, in the words of who paid or of the bank */
            remittance: string | null;
            /** @description It takes an earlier entry back; the direction is that of this movement */
            reversal: boolean;
            /** @description Who gave the statements in which it stands, the bank first; what the bank itself gave decides */
            sources: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                receivedAt: string;
                /** @description The member who brought it; null where the bank sent it */
                uploadedBy: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /**
                 * @description Whether the bank sent it or a member brought it
                 * @enum {string}
                 */
                via: "bank" | "upload";
            }[];
            /** @description A UUID in lower case */
            statementId: string;
            /**
             * @description booked: the money has moved; pending: expected; information: told without a booking; superseded: a newer issue of its statement does not list it, and it counts no more
             * @enum {string}
             */
            status: "booked" | "pending" | "information" | "superseded";
            /** @description The issue that counts and does not list it; null where it counts */
            supersededBy: {
                /** @description The bank's own id of it */
                bankId: string;
                /** @description A UUID in lower case */
                statementId: string;
            } | null;
            /** @description Kind of booking: ISO 20022 domain/family/sub-family, or the bank's own code */
            transactionCode: string | null;
            /** @description From when on it bears interest; null where the bank does not say */
            valueOn: string | null;
        };
        /** @description A movement on an account with its single payments */
        AccountEntryDetail: {
            /** @description As the bank numbers it */
            accountNumber: string;
            /** @description A decimal amount with all decimals of the currency */
            amount: string;
            /** @description What the bank calls the entry */
            bankReference: string | null;
            /** @description Null where the bank does not say */
            bookedOn: string | null;
            /** @description Who is on the other side */
            counterparty: {
                /** @description Null where the bank names no account */
                accountNumber: string | null;
                /** @description BIC or name of its bank; null where the bank names none */
                bank: string | null;
                /** @description Null where the bank names nobody */
                name: string | null;
            };
            /** @description Structured reference of the payee, without spaces */
            creditorReference: string | null;
            /** @description ISO 4217 */
            currency: string;
            /** @description A calendar day, YYYY-MM-DD */
            day: string;
            /** @description The single payments, in the order of the bank */
            details: {
                /** @description As the bank writes it, with up to five decimals, maybe in another currency */
                amount: string | null;
                /** @description What the bank calls it */
                bankReference: string | null;
                /** @description Who is on the other side */
                counterparty: {
                    /** @description Null where the bank names no account */
                    accountNumber: string | null;
                    /** @description BIC or name of its bank; null where the bank names none */
                    bank: string | null;
                    /** @description Null where the bank names nobody */
                    name: string | null;
                };
                /** @description Structured reference of the payee */
                creditorReference: string | null;
                /** @description Null where the bank says none */
                currency: string | null;
                /** @description Null: as the entry */
                direction: ("credit" | "debit") | null;
                /** @description What the payer called it */
                endToEndId: string | null;
                /** @description Under which direct debit mandate */
                mandateId: string | null;
                /** @description What it is for */
                remittance: string | null;
            }[];
            /**
             * @description Which way the money went, seen from the account
             * @enum {string}
             */
            direction: "credit" | "debit";
            /** @description What the payer called the payment */
            endToEndId: string | null;
            /** @description A UUID in lower case */
            id: string;
            /** @description How many single payments the bank lists in it: of a batch booking several */
            payments: number;
            /** @description What it is for, in the words of who paid or of the bank */
            remittance: string | null;
            /** @description It takes an earlier entry back; the direction is that of this movement */
            reversal: boolean;
            /** @description Who gave the statements in which it stands, the bank first; what the bank itself gave decides */
            sources: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                receivedAt: string;
                /** @description The member who brought it; null where the bank sent it */
                uploadedBy: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /**
                 * @description Whether the bank sent it or a member brought it
                 * @enum {string}
                 */
                via: "bank" | "upload";
            }[];
            /** @description A UUID in lower case */
            statementId: string;
            /**
             * @description booked: the money has moved; pending: expected; information: told without a booking; superseded: a newer issue of its statement does not list it, and it counts no more
             * @enum {string}
             */
            status: "booked" | "pending" | "information" | "superseded";
            /** @description The issue that counts and does not list it; null where it counts */
            supersededBy: {
                /** @description The bank's own id of it */
                bankId: string;
                /** @description A UUID in lower case */
                statementId: string;
            } | null;
            /** @description Kind of booking: ISO 20022 domain/family/sub-family, or the bank's own code */
            transactionCode: string | null;
            /** @description From when on it bears interest; null where the bank does not say */
            valueOn: string | null;
        };
        /** @description Within which limits a mandate does one thing with an account */
        AccountLimits: {
            /**
             * @description What the limits are of
             * @enum {string}
             */
            action: "accounts:read" | "statements:read" | "payments:read" | "payments:prepare" | "payments:approve" | "payments:release" | "payments:cancel";
            /** @description Only named creditors may be paid */
            counterpartiesNamed: boolean;
            /** @description Of a day to each single creditor */
            counterpartyDay: string | null;
            /** @description Today */
            dayAmount: components["schemas"]["AmountLimit"] | null;
            /** @description Today */
            dayCount: components["schemas"]["CountLimit"] | null;
            /** @description This month */
            monthAmount: components["schemas"]["AmountLimit"] | null;
            /** @description This month */
            monthCount: components["schemas"]["CountLimit"] | null;
            /** @description Of one payment; null is without limit */
            perPayment: string | null;
            /** @description What a signature is worth (EBICS) */
            signatureClass: ("E" | "A" | "B" | "T") | null;
            /** @description Last day */
            validUntil: string | null;
            /** @description The hours in which it is open; null is always */
            window: {
                /** @description From 1, Monday, to 7 */
                days: number[];
                /** @description HH:MM */
                from: string;
                /** @description IANA name */
                timeZone: string;
                /** @description HH:MM */
                until: string;
            } | null;
        };
        /** @description An account that is opened */
        AccountPermissions: {
            account: components["schemas"]["PermissionAccount"];
            /** @description What is opened of it */
            actions: {
                /**
                 * @description What is to be done with the account
                 * @enum {string}
                 */
                action: "accounts:read" | "statements:read" | "payments:read" | "payments:prepare" | "payments:approve" | "payments:release" | "payments:cancel";
                cell: components["schemas"]["PermissionCell"];
            }[];
        };
        /** @description Which accounts a grant or a rule is about */
        AccountScope: {
            /** @description The accounts */
            accountNumbers: string[];
            /**
             * @description Single accounts
             * @enum {string}
             */
            kind: "accounts";
        } | {
            /**
             * @description Every account of a product
             * @enum {string}
             */
            kind: "product";
            /** @description The product */
            product: string;
        } | {
            /**
             * @description Every account
             * @enum {string}
             */
            kind: "all";
        };
        /** @description A category of activity, and whether it is shared with the bank */
        ActivityCategory: {
            /** @description What this member may do with it */
            can: ("give" | "withdraw")[];
            /**
             * @description What is shared together
             * @enum {string}
             */
            category: "offers" | "applications" | "services" | "apps";
            /** @description Since when it is shared */
            givenAt: string | null;
            /** @description Who decided to share it */
            givenBy: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            } | null;
            /** @description What is written down and shared */
            kinds: ("offer_viewed" | "offer_compared" | "offer_accepted" | "application_started" | "application_sent" | "service_viewed" | "service_ordered" | "app_viewed" | "app_used")[];
            /** @description Whether the bank is told your customer number; null while nothing is shared */
            named: boolean | null;
            /** @description Of these, what is shared only under your customer number: the bank hears of it under that number anyway */
            namedKinds: ("offer_viewed" | "offer_compared" | "offer_accepted" | "application_started" | "application_sent" | "service_viewed" | "service_ordered" | "app_viewed" | "app_used")[];
            /** @description Under which name the bank hears of it; null while nothing is shared */
            pseudonym: string | null;
            /** @description Events that left under this consent */
            sent: number;
            /** @description Whether a consent is in force */
            sharing: boolean;
            /** @description Events that wait to be sent */
            waiting: number;
        };
        /** @description That the bank was asked to forget what was shared, and its receipt */
        ActivityErasure: {
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            askedAt: string;
            /**
             * @description What is shared together
             * @enum {string}
             */
            category: "offers" | "applications" | "services" | "apps";
            /** @description When the bank erased it, by its receipt; null until the receipt is there */
            erasedAt: string | null;
            /** @description How many events the bank erased */
            erasedEvents: number | null;
            /** @description A UUID in lower case */
            id: string;
            /** @description Under which name it was shared */
            pseudonym: string;
            /** @description The receipt as the bank signed it: a compact JWS */
            receipt: string | null;
        };
        /** @description Something that a member did and that is shared */
        ActivityEvent: {
            /** @description Who did it; the bank is never told */
            by: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            } | null;
            /**
             * @description What is shared together
             * @enum {string}
             */
            category: "offers" | "applications" | "services" | "apps";
            /** @description A UUID in lower case */
            id: string;
            /**
             * @description What was done
             * @enum {string}
             */
            kind: "offer_viewed" | "offer_compared" | "offer_accepted" | "application_started" | "application_sent" | "service_viewed" | "service_ordered" | "app_viewed" | "app_used";
            /**
             * Format: date-time
             * @description When; the bank is told the hour alone
             */
            occurredAt: string;
            /** @description When the bank received it, by its receipt */
            receivedAt: string | null;
            /** @description As whose event it is shared */
            sharedAs: {
                /** @description Whether the customer number goes with it */
                named: boolean;
                /** @description The name under which the bank hears of it */
                pseudonym: string;
            };
            /**
             * @description Where it stands on its way
             * @enum {string}
             */
            state: "waiting" | "sending" | "shared" | "refused" | "erasing" | "erased";
            /** @description What it was done to */
            subject: {
                /** @description Its identifier, where the bank is told it */
                id: string | null;
                /**
                 * @description What sort of thing
                 * @enum {string}
                 */
                kind: "offer" | "form" | "service" | "app";
                /** @description What it is about, such as the kind of an offer */
                type: string | null;
            };
        };
        /** @description What of the use of the network is shared with the bank of this mandate */
        ActivitySharing: {
            bank: components["schemas"]["BankRef"];
            /** @description Every category, shared or not */
            categories: components["schemas"]["ActivityCategory"][];
            /** @description Which wording of the consent is shown today */
            wording: number;
        };
        /** @description A limit of a day or month and what was used of it by this role and department */
        AmountLimit: {
            /** @description A decimal amount with all decimals of the currency */
            limit: string;
            /** @description A decimal amount with all decimals of the currency */
            used: string;
        };
        /** @description Something that is or was up for signing, with everything that is signed */
        Approval: {
            /** @description Null where no money moves */
            amount: {
                /** @description A decimal string with all decimals of the currency */
                amount: string;
                /** @description ISO 4217 */
                currency: string;
            } | null;
            /** @description What the reader may do now */
            can: ("sign" | "reject" | "withdraw")[];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            changedAt: string;
            /** @description SHA-256 of everything that is signed */
            contentHash: string;
            /** @description To whom */
            creditor: {
                /** @description As the bank numbers it */
                accountNumber: string;
                /** @description Name of the bank, where known */
                bank: string | null;
                /** @description The last digits by which people know it */
                lastDigits: string | null;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            } | null;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            deadlineAt: string;
            /** @description From where */
            debtor: {
                /** @description As the bank numbers it */
                accountNumber: string;
                /** @description Name of the bank, where known */
                bank: string | null;
                /** @description The last digits by which people know it */
                lastDigits: string | null;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            } | null;
            /** @description When it was released, rejected, withdrawn, or expired */
            endedAt: string | null;
            /** @description Who rejected, withdrew or released it */
            endedBy: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            } | null;
            /** @description What was said with it */
            endReason: string | null;
            /** @description Signatures that count */
            given: number;
            /** @description A UUID in lower case */
            id: string;
            /** @description What is signed: payment, permission_change */
            kind: string;
            /** @description Whether the reader's signature would release it */
            last: boolean;
            /** @description Whatever else is signed */
            lines: {
                /** @description A text in the languages in which it is known */
                label: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description A text in the languages in which it is known */
                value: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            }[];
            /** @description Somebody under a mandate */
            maker: {
                /** @description The department; null: any */
                department: {
                    /** @description Id at the bank */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                } | null;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description The role */
                role: {
                    /** @description Id at the bank */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                };
            };
            /** @description Signatures that it takes in all */
            needed: number;
            /** @description Who may sign next */
            next: {
                /** @description The department; null: any */
                department: {
                    /** @description Id at the bank */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                } | null;
                /** @description Who signs in his stead while he is away */
                deputies: {
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /** @description Last day */
                    untilOn: string;
                }[];
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description The role */
                role: {
                    /** @description Id at the bank */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                };
                /**
                 * @description E alone, A with A or B, B with A, T transports only
                 * @enum {string}
                 */
                signatureClass: "E" | "A" | "B" | "T";
            }[];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            openedAt: string;
            /** @description What for, as the maker wrote it */
            purpose: string | null;
            /** @description What its owner calls it */
            reference: string;
            /** @description The rule of the permission table that fits */
            rule: {
                /** @description Hours after which what is not signed expires, and nothing happens */
                expiresAfterHours: number;
                /** @description From which amount on, inclusive */
                from: string | null;
                /**
                 * @description By the classes of signatures alone, or by steps
                 * @enum {string}
                 */
                kind: "classes" | "steps";
                /** @description Whether the steps are taken in their order */
                ordered: boolean;
                /** @description Empty for a demand by class */
                steps: {
                    /** @description Whose */
                    from: {
                        /** @description The department; null: any */
                        department: {
                            /** @description Id at the bank */
                            id: string;
                            /** @description A text in the languages in which it is known */
                            name: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            };
                        } | null;
                        /** @description The role */
                        role: {
                            /** @description Id at the bank */
                            id: string;
                            /** @description A text in the languages in which it is known */
                            name: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            };
                        };
                    }[];
                    /** @description How many signatures */
                    need: number;
                }[];
                /** @description Whether each signature needs a passkey */
                stepUp: boolean;
                /** @description Up to which amount, exclusive */
                to: string | null;
            };
            /** @description As whom the reader would sign; null when he cannot */
            signAs: {
                /** @description In whose stead; null: for himself */
                delegationId: string | null;
                /** @description The department; null: any */
                department: {
                    /** @description Id at the bank */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                } | null;
                /** @description His name */
                inSteadOf: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /** @description The role */
                role: {
                    /** @description Id at the bank */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                };
                /**
                 * @description E alone, A with A or B, B with A, T transports only
                 * @enum {string}
                 */
                signatureClass: "E" | "A" | "B" | "T";
            } | null;
            /** @description In the order in which they were given, void ones included */
            signatures: {
                /** @description The department; null: any */
                department: {
                    /** @description Id at the bank */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                } | null;
                /** @description Who was away; role and department are his */
                inSteadOf: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /**
                 * @description How it was given
                 * @enum {string}
                 */
                method: "session" | "passkey";
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description The role */
                role: {
                    /** @description Id at the bank */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                };
                /**
                 * @description E alone, A with A or B, B with A, T transports only
                 * @enum {string}
                 */
                signatureClass: "E" | "A" | "B" | "T";
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                signedAt: string;
                /** @description Since when it counts no more */
                voidAt: string | null;
                /** @description Why it counts no more */
                voidReason: ("content_changed" | "authority_lost" | "out_of_turn" | "not_released") | null;
            }[];
            /** @description When the reader signed, and his signature stands */
            signedAt: string | null;
            /**
             * @description How it stands
             * @enum {string}
             */
            state: "waiting" | "approved" | "rejected" | "withdrawn" | "expired";
            /** @description Id of what is signed */
            subjectId: string;
            /** @description Why the reader cannot sign */
            whyNot: ("over" | "expired" | "content_changed" | "own" | "own_in_stead" | "already_signed" | "already_signed_in_stead" | "transports_only" | "not_needed" | "no_authority") | null;
        };
        /** @description Which signatures a payment from these accounts needs, by its amount */
        ApprovalRule: {
            accounts: components["schemas"]["AccountScope"];
            /** @description ISO 4217 */
            currency: string;
            /** @description Which signatures release */
            demand: {
                /**
                 * @description By the classes of the signatures
                 * @enum {string}
                 */
                kind: "classes";
            } | {
                /**
                 * @description So many of those named in each step
                 * @enum {string}
                 */
                kind: "steps";
                /** @description Whether the steps are taken in their order */
                ordered: boolean;
                /** @description The steps */
                steps: {
                    /** @description Of these */
                    from: {
                        /** @description In this department; null: in any */
                        departmentId: string | null;
                        /** @description Somebody in this role */
                        roleId: string;
                    }[];
                    /** @description So many signatures */
                    need: number;
                }[];
            };
            /** @description What is not signed by then expires */
            expiresAfterHours: number;
            /** @description From this amount on, inclusive; null: from the smallest */
            from: string | null;
            /** @description Whether every signature needs a passkey */
            stepUp: boolean;
            /** @description Below this amount; null: without end */
            to: string | null;
        };
        /** @description Who did it */
        AuditActor: {
            /** @description Of the person, the bank, or the work of the network; null where it is not the reader’s to know */
            id: string | null;
            /** @description Somebody who runs the network, and no member of this enterprise */
            isOperator: boolean;
            /**
             * @description A person under a mandate, a bank by its message, or the network itself
             * @enum {string}
             */
            kind: "person" | "bank" | "system";
            /** @description Where known and shown to the reader */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            } | null;
        };
        /** @description An enterprise that a line is about */
        AuditEnterprise: {
            /** @description A UUID in lower case */
            id: string;
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
            /** @description A bank attests its identification */
            verified: boolean;
        };
        /** @description One deed */
        AuditLine: {
            /** @description What was done, noun.past_tense */
            action: string;
            actor: components["schemas"]["AuditActor"];
            /** @description What was written down with it, flat */
            details: {
                /** @description Path of the detail */
                name: string;
                /** @description As text, shortened where it is long */
                value: string;
            }[];
            enterprise: components["schemas"]["AuditEnterprise"];
            /** @description A UUID in lower case */
            id: string;
            /** @description Under which mandate a person did it */
            mandateId: string | null;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            occurredAt: string;
            /** @description Place in the chain of its enterprise; null until it is chained, within seconds */
            position: string | null;
            /** @description To what it was done */
            target: {
                /** @description The enterprise that it is, where it is one that is shown to the reader */
                enterprise: components["schemas"]["AuditEnterprise"] | null;
                /** @description Which one */
                id: string;
                /** @description Kind of thing */
                kind: string;
            };
        };
        /** @description One run over all chains of the audit */
        AuditVerification: {
            /** @description Chains recomputed so far */
            chains: number;
            /** @description About how many there are */
            chainsTotal: number;
            /** @description Where chains do not hold, a bounded number */
            faults: components["schemas"]["ChainFault"][];
            /** @description When it ended */
            finishedAt: string | null;
            /** @description A UUID in lower case */
            id: string;
            /** @description Lines recomputed so far */
            lines: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            startedAt: string;
            /**
             * @description held: every chain holds; broken: see the faults; failed: it did not come to its end and says nothing
             * @enum {string}
             */
            state: "running" | "held" | "broken" | "failed";
            /** @description How long it took, ms */
            tookMs: number | null;
        };
        /** @description Actions that were found (AuthZEN 1.0 §8.3) */
        AuthzenActions: {
            /** @description Where this page stands */
            page: {
                /** @description Results on this page */
                count: number;
                /** @description For the next page; empty on the last */
                next_token: string;
                /** @description Results on all pages */
                total: number;
            };
            /** @description What was found */
            results: {
                /** @description An action */
                name: string;
            }[];
        };
        /** @description What may the subject do with it (AuthZEN 1.0 §8.6) */
        AuthzenActionSearch: {
            /** @description When (`time`, an instant), and what else is known */
            context?: {
                [key: string]: unknown;
            };
            /** @description Which page (AuthZEN 1.0 §8.2) */
            page?: {
                /** @description Results of the page */
                limit?: number;
                /** @description The next_token of the page before */
                token?: string;
            };
            /** @description What with: an `account` by its number, or a `payment` whose properties say the rest */
            resource: {
                /** @description Which one of its kind */
                id: string;
                /** @description More of it */
                properties?: {
                    [key: string]: unknown;
                };
                /** @description The kind of it */
                type: string;
            };
            /** @description Who: a `person` as the bank calls him, or a `mandate`: person/role/department */
            subject: {
                /** @description Which one of its kind */
                id: string;
                /** @description More of it */
                properties?: {
                    [key: string]: unknown;
                };
                /** @description The kind of it */
                type: string;
            };
        };
        /** @description Subjects or resources that were found (AuthZEN 1.0 §8.3) */
        AuthzenEntities: {
            /** @description Where this page stands */
            page: {
                /** @description Results on this page */
                count: number;
                /** @description For the next page; empty on the last */
                next_token: string;
                /** @description Results on all pages */
                total: number;
            };
            /** @description What was found */
            results: {
                /** @description Which one of its kind */
                id: string;
                /** @description More of it */
                properties?: {
                    [key: string]: unknown;
                };
                /** @description The kind of it */
                type: string;
            }[];
        };
        /** @description May the subject do this (AuthZEN 1.0 §6.1) */
        AuthzenEvaluationRequest: {
            /** @description What is to be done */
            action: {
                /** @description An account action */
                name: string;
                /** @description Its amount and currency */
                properties?: {
                    [key: string]: unknown;
                };
            };
            /** @description When (`time`, an instant), and what else is known */
            context?: {
                [key: string]: unknown;
            };
            /** @description What with: an `account` by its number, or a `payment` whose properties say the rest */
            resource: {
                /** @description Which one of its kind */
                id: string;
                /** @description More of it */
                properties?: {
                    [key: string]: unknown;
                };
                /** @description The kind of it */
                type: string;
            };
            /** @description Who: a `person` as the bank calls him, or a `mandate`: person/role/department */
            subject: {
                /** @description Which one of its kind */
                id: string;
                /** @description More of it */
                properties?: {
                    [key: string]: unknown;
                };
                /** @description The kind of it */
                type: string;
            };
        };
        /** @description Whether it may be done (AuthZEN 1.0 §6.2) */
        AuthzenEvaluationResponse: {
            /** @description How that comes */
            context?: {
                [key: string]: unknown;
            };
            /** @description Whether it may be done */
            decision: boolean;
        };
        /** @description Several evaluations in one (AuthZEN 1.0 §7.1) */
        AuthzenEvaluationsRequest: {
            /** @description What is to be done */
            action?: {
                /** @description An account action */
                name: string;
                /** @description Its amount and currency */
                properties?: {
                    [key: string]: unknown;
                };
            };
            /** @description When (`time`, an instant), and what else is known */
            context?: {
                [key: string]: unknown;
            };
            /** @description Each is answered by itself, in this order */
            evaluations?: {
                /** @description What is to be done */
                action?: {
                    /** @description An account action */
                    name: string;
                    /** @description Its amount and currency */
                    properties?: {
                        [key: string]: unknown;
                    };
                };
                /** @description When (`time`, an instant), and what else is known */
                context?: {
                    [key: string]: unknown;
                };
                /** @description What with: an `account` by its number, or a `payment` whose properties say the rest */
                resource?: {
                    /** @description Which one of its kind */
                    id: string;
                    /** @description More of it */
                    properties?: {
                        [key: string]: unknown;
                    };
                    /** @description The kind of it */
                    type: string;
                };
                /** @description Who: a `person` as the bank calls him, or a `mandate`: person/role/department */
                subject?: {
                    /** @description Which one of its kind */
                    id: string;
                    /** @description More of it */
                    properties?: {
                        [key: string]: unknown;
                    };
                    /** @description The kind of it */
                    type: string;
                };
            }[];
            /** @description How to go about it */
            options?: {
                /**
                 * @description Whether to stop at the first denial or permission
                 * @enum {string}
                 */
                evaluations_semantic?: "execute_all" | "deny_on_first_deny" | "permit_on_first_permit";
            };
            /** @description What with: an `account` by its number, or a `payment` whose properties say the rest */
            resource?: {
                /** @description Which one of its kind */
                id: string;
                /** @description More of it */
                properties?: {
                    [key: string]: unknown;
                };
                /** @description The kind of it */
                type: string;
            };
            /** @description Who: a `person` as the bank calls him, or a `mandate`: person/role/department */
            subject?: {
                /** @description Which one of its kind */
                id: string;
                /** @description More of it */
                properties?: {
                    [key: string]: unknown;
                };
                /** @description The kind of it */
                type: string;
            };
        };
        /** @description The answers (AuthZEN 1.0 §7.2) */
        AuthzenEvaluationsResponse: {
            /** @description Of a request without evaluations */
            context?: {
                [key: string]: unknown;
            };
            /** @description Of a request without evaluations */
            decision?: boolean;
            /** @description In the order of the request */
            evaluations?: components["schemas"]["AuthzenEvaluationResponse"][];
        };
        /** @description Where what is answered (AuthZEN 1.0 §9) */
        AuthzenMetadata: {
            /** @description One evaluation */
            access_evaluation_endpoint: string;
            /** @description Several evaluations */
            access_evaluations_endpoint: string;
            /** @description Who decides */
            policy_decision_point: string;
            /** @description What */
            search_action_endpoint: string;
            /** @description With what */
            search_resource_endpoint: string;
            /** @description Who may */
            search_subject_endpoint: string;
        };
        /** @description With what may the subject do this (AuthZEN 1.0 §8.5) */
        AuthzenResourceSearch: {
            /** @description What is to be done */
            action: {
                /** @description An account action */
                name: string;
                /** @description Its amount and currency */
                properties?: {
                    [key: string]: unknown;
                };
            };
            /** @description When (`time`, an instant), and what else is known */
            context?: {
                [key: string]: unknown;
            };
            /** @description Which page (AuthZEN 1.0 §8.2) */
            page?: {
                /** @description Results of the page */
                limit?: number;
                /** @description The next_token of the page before */
                token?: string;
            };
            /** @description Which kind of resource */
            resource: {
                /** @description More of it */
                properties?: {
                    [key: string]: unknown;
                };
                /** @description The kind of it */
                type: string;
            };
            /** @description Who: a `person` as the bank calls him, or a `mandate`: person/role/department */
            subject: {
                /** @description Which one of its kind */
                id: string;
                /** @description More of it */
                properties?: {
                    [key: string]: unknown;
                };
                /** @description The kind of it */
                type: string;
            };
        };
        /** @description Who may do this (AuthZEN 1.0 §8.4) */
        AuthzenSubjectSearch: {
            /** @description What is to be done */
            action: {
                /** @description An account action */
                name: string;
                /** @description Its amount and currency */
                properties?: {
                    [key: string]: unknown;
                };
            };
            /** @description When (`time`, an instant), and what else is known */
            context?: {
                [key: string]: unknown;
            };
            /** @description Which page (AuthZEN 1.0 §8.2) */
            page?: {
                /** @description Results of the page */
                limit?: number;
                /** @description The next_token of the page before */
                token?: string;
            };
            /** @description What with: an `account` by its number, or a `payment` whose properties say the rest */
            resource: {
                /** @description Which one of its kind */
                id: string;
                /** @description More of it */
                properties?: {
                    [key: string]: unknown;
                };
                /** @description The kind of it */
                type: string;
            };
            /** @description Which kind of subject */
            subject: {
                /** @description More of it */
                properties?: {
                    [key: string]: unknown;
                };
                /** @description The kind of it */
                type: string;
            };
        };
        /** @description Where balances come from, and how new they are */
        BalanceReading: {
            bank: components["schemas"]["BankRef"];
            /** @description Whether the bank answered when it was asked last */
            reachable: boolean;
            /** @description When the accounts were last read from the bank; null before the first time */
            readAt: string | null;
        };
        /** @description A bank through which one can sign in */
        Bank: {
            /** @description False while the bank does not answer */
            available: boolean;
            /** @description The bank's colour, #RRGGBB */
            color: string;
            /** @description One character that stands for the bank */
            mark: string;
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
            /** @description A bank of this machine for trying things out: everything in it is invented */
            sandbox: boolean;
            /** @description Short name of the connection, as in addresses */
            slug: string;
        };
        /** @description An account that the acting mandate opens */
        BankAccount: {
            /** @description As the bank numbers it */
            accountNumber: string;
            /** @description Null when the mandate does not open the balance, or the bank was never heard of it */
            balance: components["schemas"]["BankBalance"] | null;
            bank: components["schemas"]["BankRef"];
            /** @description What this mandate opens of the account today */
            can: ("accounts:read" | "statements:read" | "payments:read" | "payments:prepare" | "payments:approve" | "payments:release" | "payments:cancel")[];
            /** @description ISO 4217 */
            currency: string;
            /** @description By which people know it */
            lastDigits: string;
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
            /** @description When it was opened; null where the bank does not say */
            openedOn: string | null;
            /** @description Kind of account, as the bank calls it */
            product: string;
        };
        /** @description An account with the limits of the acting mandate */
        BankAccountDetail: {
            /** @description As the bank numbers it */
            accountNumber: string;
            /** @description Null when the mandate does not open the balance, or the bank was never heard of it */
            balance: components["schemas"]["BankBalance"] | null;
            bank: components["schemas"]["BankRef"];
            /** @description What this mandate opens of the account today */
            can: ("accounts:read" | "statements:read" | "payments:read" | "payments:prepare" | "payments:approve" | "payments:release" | "payments:cancel")[];
            /** @description ISO 4217 */
            currency: string;
            /** @description By which people know it */
            lastDigits: string;
            /** @description Of everything that has an amount */
            limits: components["schemas"]["AccountLimits"][];
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
            /** @description When it was opened; null where the bank does not say */
            openedOn: string | null;
            /** @description Kind of account, as the bank calls it */
            product: string;
            reading: components["schemas"]["BalanceReading"];
        };
        /** @description What the bank says is there; available is booked without what is under way */
        BankBalance: {
            /**
             * Format: date-time
             * @description When the bank gave these balances
             */
            asOf: string;
            /** @description A decimal amount with all decimals of the currency */
            available: string;
            /** @description A decimal amount with all decimals of the currency */
            booked: string;
        };
        /** @description An enterprise's permission that a bank gives the network its information */
        BankConsent: {
            bank: components["schemas"]["BankRef"];
            /** @description What this member may do with it */
            can: ("authorize" | "withdraw" | "renew")[];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            createdAt: string;
            /** @description When it ends by itself */
            expiresAt: string | null;
            /** @description Facts that this bank attests of the enterprise now */
            factCount: number;
            /** @description A UUID in lower case */
            id: string;
            /** @description What the bank may tell us */
            permissions: string[];
            /** @description Another consent in force covers the same for longer */
            renewed: boolean;
            /**
             * @description Awaiting authorisation, authorised, rejected, expired or cancelled (UK Open Banking v4)
             * @enum {unknown}
             */
            status: "AWAU" | "AUTH" | "RJCT" | "EXPD" | "CANC";
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            statusUpdatedAt: string;
        };
        /** @description A connected bank */
        BankRef: {
            /** @description The bank's colour, #RRGGBB */
            color: string;
            /** @description One character that stands for the bank */
            mark: string;
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
            /** @description Short name of the connection, as in addresses */
            slug: string;
        };
        /** @description A wish to sign in at a bank */
        BankSignIn: {
            /** @description Slug of a connected bank, see banks.list */
            bank: string;
            /** @description Add this bank to the person who is signed in now; needs a session of the same browser */
            link?: boolean;
            /** @description What to act as; what is missing is picked on the bank's page */
            mandate?: {
                /** @description An account instead of the customer */
                accountId?: string;
                /** @description The enterprise's number at the bank */
                customerId?: string;
                /** @description Department */
                departmentId?: string;
                /** @description Role */
                roleId?: string;
            };
            /** @description Path of our own to come back to; default / */
            returnTo?: string;
        };
        /** @description A statement, report or notification of one account as the bank gave it */
        BankStatement: {
            /** @description As the bank numbers it */
            accountNumber: string;
            /** @description Every balance that the bank says, in its order */
            balances: {
                /** @description A decimal amount; with a minus where the account is overdrawn */
                amount: string;
                /** @description ISO 4217 */
                currency: string;
                /** @description A calendar day, YYYY-MM-DD */
                on: string;
                /** @description Null where the bank says none */
                subType: string | null;
                /** @description OPBD opening, PRCD closing of the day before, CLBD closing, ITBD interim, CLAV available and so on */
                type: string;
            }[];
            /** @description The bank's own id of it */
            bankId: string;
            /**
             * @description Whether it was held against the schema of ISO 20022, or against the rules of reading alone
             * @enum {string}
             */
            checkedBy: "schema" | "rules";
            /** @description The closing balance, which was found; null where the bank says none */
            closing: string | null;
            /** @description When the bank wrote it */
            createdAt: string | null;
            /** @description A decimal amount with all decimals of the currency */
            credits: string;
            /** @description ISO 4217 */
            currency: string;
            /** @description A calendar day, YYYY-MM-DD */
            day: string;
            /** @description A decimal amount with all decimals of the currency */
            debits: string;
            /** @description How many entries it holds */
            entries: number;
            /** @description The opening balance with everything booked; against closing */
            expected: string | null;
            /** @description A UUID in lower case */
            fileId: string;
            /** @description The first day of which it speaks, where the bank says it */
            fromOn: string | null;
            /** @description A UUID in lower case */
            id: string;
            /**
             * @description camt.053 statement of the day, camt.052 report during it, camt.054 notification of single bookings
             * @enum {string}
             */
            message: "camt.052" | "camt.053" | "camt.054";
            /** @description The opening balance; null where the bank says none */
            opening: string | null;
            /** @description Which page, where the bank splits a statement; null where it is whole */
            page: number | null;
            /** @description A later issue of the same statement counts in its place */
            replaced: boolean;
            /** @description The message with its version, such as camt.053.001.08 */
            schema: string;
            /** @description The bank's count of its statements, electronic or else legal */
            sequence: string | null;
            /** @description Where it came from, and when */
            source: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                receivedAt: string;
                /** @description The member who brought it; null where the bank sent it */
                uploadedBy: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /**
                 * @description Whether the bank sent it or a member brought it
                 * @enum {string}
                 */
                via: "bank" | "upload";
            };
            /**
             * @description Whether opening balance and entries come to the closing balance; not_checked where it is no statement of a whole day, lacks a balance or speaks in several currencies
             * @enum {string}
             */
            state: "balances" | "does_not_balance" | "not_checked";
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            takenAt: string;
        };
        /** @description Something that was booked */
        BankTransaction: {
            /** @description A decimal amount with all decimals of the currency */
            amount: string;
            /** @description A decimal amount with all decimals of the currency */
            balanceAfter: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            bookedAt: string;
            /** @description The other side */
            counterparty: {
                /** @description The account there, where the bank says so */
                accountNumber: string | null;
                /** @description Null: at the same bank */
                bank: string | null;
                /** @description Who paid or was paid, as the bank writes it */
                name: string;
            };
            /** @description ISO 4217 */
            currency: string;
            /**
             * @description debit left the account, credit came to it
             * @enum {string}
             */
            direction: "debit" | "credit";
            /** @description The bank's identifier on this account */
            id: string;
            /** @description The payment on the network that it executes */
            paymentId: string | null;
            /** @description What it was for */
            remittance: string;
        };
        /** @description An enterprise that we have shut out; it is not told */
        Block: {
            /** @description What this member can do next */
            can: "end"[];
            /** @description An enterprise, by name */
            enterprise: {
                /** @description Id of the enterprise */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description True when a bank attests its identification */
                verified: boolean;
            };
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            since: string;
        };
        /** @description A case with what it takes to decide it */
        Case: {
            /** @description What you may decide */
            can: ("accept" | "return" | "refuse")[];
            /** @description What became of it */
            decision: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                decidedAt: string;
                /**
                 * @description settled: what it was about is gone, without a decision
                 * @enum {string}
                 */
                outcome: "accept" | "return" | "refuse" | "settled";
                /** @description What the enterprise reads */
                reason: string | null;
            } | null;
            /** @description Evidence documents of the enterprise in force; none once the case is decided */
            documents: components["schemas"]["EvidenceDocument"][];
            /** @description An enterprise, by name */
            enterprise: {
                /** @description Id of the enterprise */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description True when a bank attests its identification */
                verified: boolean;
            };
            /** @description What was stated beside what the sources say */
            fields: components["schemas"]["ComparedField"][];
            /** @description Id of the case */
            id: string;
            /**
             * @description Why a person must decide
             * @enum {string}
             */
            kind: "differing_statement" | "claimed_enterprise" | "changed_at_bank" | "expired_document";
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            openedAt: string;
            /** @description To whom a stated number belongs */
            otherEnterprise: {
                /** @description Id of the enterprise */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description True when a bank attests its identification */
                verified: boolean;
            } | null;
            /** @description Counts what changed in it while it was open */
            revision: number;
            /**
             * @description Whether it is still to be decided
             * @enum {string}
             */
            state: "open" | "decided";
        };
        /** @description A case in the queue */
        CaseSummary: {
            /** @description What became of it */
            decision: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                decidedAt: string;
                /**
                 * @description settled: what it was about is gone, without a decision
                 * @enum {string}
                 */
                outcome: "accept" | "return" | "refuse" | "settled";
                /** @description What the enterprise reads */
                reason: string | null;
            } | null;
            /** @description An enterprise, by name */
            enterprise: {
                /** @description Id of the enterprise */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description True when a bank attests its identification */
                verified: boolean;
            };
            /** @description Id of the case */
            id: string;
            /**
             * @description Why a person must decide
             * @enum {string}
             */
            kind: "differing_statement" | "claimed_enterprise" | "changed_at_bank" | "expired_document";
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            openedAt: string;
            /** @description To whom a stated number belongs */
            otherEnterprise: {
                /** @description Id of the enterprise */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description True when a bank attests its identification */
                verified: boolean;
            } | null;
            /**
             * @description Whether it is still to be decided
             * @enum {string}
             */
            state: "open" | "decided";
        };
        /** @description Where a chain of the audit does not hold */
        ChainFault: {
            enterprise: components["schemas"]["AuditEnterprise"];
            /**
             * @description changed: the line is not the one that was chained; missing: its place is empty; cut: the end does not reach the anchored head; unanchored: the head is gone
             * @enum {string}
             */
            kind: "changed" | "missing" | "cut" | "unanchored";
            /** @description The line at that place, where there is one */
            line: {
                /** @description What was done, as it stands there now */
                action: string;
                /** @description A UUID in lower case */
                id: string;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                occurredAt: string;
                /** @description To what, as it stands there now */
                target: string;
            } | null;
            /** @description Place in the chain, from 1 */
            position: string;
        };
        /** @description A field of the statement beside what banks and registries say */
        ComparedField: {
            /**
             * @description What is compared
             * @enum {string}
             */
            field: "legal_name" | "identifier_uscc" | "identifier_lei" | "identifier_vat" | "identifier_national" | "licence_number" | "licence_holder" | "tax_number" | "tax_standing" | "legal_representative" | "registered_address" | "registration_status";
            /**
             * @description equal: a source says the same and none says otherwise; differs: one says otherwise; not_attested: none speaks of it
             * @enum {string}
             */
            result: "equal" | "differs" | "not_attested";
            /** @description What banks and registries say */
            sources: {
                /**
                 * Format: date-time
                 * @description When it was so, according to the source
                 */
                asOf: string;
                /** @description Who says it */
                source: {
                    /** @description The bank's colour, #RRGGBB */
                    color: string | null;
                    /** @description Id of the source; of a bank, its connection */
                    id: string;
                    /**
                     * @description What the source is
                     * @enum {string}
                     */
                    kind: "bank" | "registry" | "enterprise";
                    /** @description The bank's mark, one character */
                    mark: string | null;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                };
                /** @description What this source says; null when it is silent */
                value: string | null;
            }[];
            /** @description What the enterprise states */
            stated: string | null;
        };
        /** @description The link between the network and one bank */
        Connection: {
            bank: components["schemas"]["BankRef"];
            /**
             * @description Open: the bank is not called for the moment
             * @enum {unknown}
             */
            breaker: "closed" | "open" | "half_open";
            /** @description Consents by state */
            consents: {
                /** @description Authorised */
                AUTH: number;
                /** @description Awaiting authorisation */
                AWAU: number;
                /** @description Cancelled */
                CANC: number;
                /** @description Expired */
                EXPD: number;
                /** @description Rejected */
                RJCT: number;
            };
            /** @description Customers of the bank that are known here */
            customers: number;
            /** @description Issuer identifier of the bank */
            issuer: string;
            /** @description Records that did not fit and were not taken in since */
            keptAside: number;
            /** @description The bank's public keys as seen, newest first */
            keys: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                firstSeenAt: string;
                /** @description Identifier of the key */
                kid: string;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                lastSeenAt: string;
            }[];
            /** @description How long the oldest entry has waited to be processed, s */
            lagSeconds: number;
            /** @description The last error between the bank and us */
            lastError: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /** @description Kind of error */
                code: string;
                /** @description What went wrong */
                detail: string;
            } | null;
            /** @description When we last polled for events */
            lastPollAt: string | null;
            /** @description When the bank last pushed an event */
            lastPushAt: string | null;
            /** @description When we last read journals */
            lastSyncAt: string | null;
            /**
             * @description How the connection does
             * @enum {unknown}
             */
            state: "healthy" | "degraded" | "down";
            /** @description Entries that wait to be processed */
            waiting: number;
        };
        /** @description A number of payments and how many there were */
        CountLimit: {
            /** @description How many payments */
            limit: number;
            /** @description How many there were */
            used: number;
        };
        /** @description A job that failed for good */
        DeadLetter: {
            /** @description How often it was tried */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was first queued
             */
            createdAt: string;
            /** @description What its last attempt said, shortened and without credentials */
            error: string;
            /**
             * Format: date-time
             * @description When it was given up
             */
            failedAt: string;
            /** @description A UUID in lower case */
            id: string;
            /** @description The ids in its payload; nothing else of it is shown */
            ids: {
                /** @description What it is the id of */
                name: string;
                /** @description The id */
                value: string;
            }[];
            /** @description In which queue it failed */
            queue: string;
        };
        /** @description One check of a decision */
        DecisionStep: {
            /** @description A sentence in both languages */
            detail: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /**
             * @description not_checked: an earlier one failed; not_needed: nothing is limited
             * @enum {string}
             */
            state: "passed" | "failed" | "not_checked" | "not_needed";
            /**
             * @description What is looked at
             * @enum {string}
             */
            step: "mandate" | "account" | "action" | "hours" | "per_payment" | "counterparty" | "cumulative" | "rule";
            /** @description A sentence in both languages */
            title: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
        };
        /** @description An e-mail on its way to you */
        Delivery: {
            /** @description How often it was tried */
            attempts: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            dueAt: string;
            /** @description When it was sent, suppressed or given up */
            endedAt: string | null;
            /** @description Id of the delivery */
            id: string;
            /** @description What it tells, while that is shown to you; null for a digest and a confirmation */
            kind: ("approval_waiting" | "approval_deadline_near" | "approval_signed" | "approval_approved" | "approval_rejected" | "approval_expired" | "deputy_named" | "deputy_ended" | "permission_change_in_force" | "permission_change_refused" | "permission_change_stale" | "payment_executed" | "payment_failed" | "payment_cancelled" | "submission_changed" | "submission_message" | "trade_order_changed" | "escrow_changed" | "payment_request_received" | "payment_request_changed" | "period_closed" | "offer_published" | "offer_ending" | "facts_changed" | "own_facts_changed" | "own_facts_attested" | "partner_requested" | "partner_accepted" | "partner_declined" | "partner_cancelled" | "partner_ended" | "consent_ending" | "consent_ended" | "registration_submitted" | "verification_in_review" | "verification_decided" | "enterprise_verified" | "verification_lost" | "document_expiring" | "document_expired" | "disclosure_changed" | "case_opened" | "table_refused" | "payment_alarm" | "member_invited" | "member_joined" | "member_left" | "email_changed") | null;
            /**
             * @description daily: waits for its digest; digest: the e-mail of a day; confirmation: the code for an address
             * @enum {string}
             */
            mode: "at_once" | "daily" | "digest" | "confirmation";
            /** @description Why it was suppressed or failed */
            reason: ("not_shown" | "not_told_any_more" | "no_address" | "switched_off" | "address_refused" | "message_refused" | "gave_up") | null;
            /**
             * @description suppressed: it was not to be sent any more; failed: it could not be
             * @enum {string}
             */
            state: "waiting" | "sending" | "sent" | "suppressed" | "failed";
        };
        /** @description How the e-mails of the network are going */
        DeliveryReport: {
            /** @description False when this network sends no e-mail at all */
            available: boolean;
            /** @description Given up in the last 30 days */
            failed: number;
            /** @description The newest trouble among e-mails that are not through yet */
            lastError: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /** @description What the mail server or the connection to it said */
                text: string;
            } | null;
            /** @description Not due yet: they wait for the end of quiet hours or for their digest */
            later: number;
            /** @description Since when the oldest of them waits */
            oldestWaitingAt: string | null;
            /** @description Sent in the last 24 hours */
            sentToday: number;
            /** @description Due and not sent yet, those between two attempts included */
            waiting: number;
        };
        /** @description Why somebody may not */
        DenyReason: {
            /** @description Stable name of the reason */
            code: string;
            /** @description By how much */
            gap: {
                /** @description A decimal number */
                amount: string;
                /** @description ISO 4217 */
                currency: string;
            } | null;
            /** @description The limit of an amount that is passed */
            limit: {
                /** @description A decimal number */
                amount: string;
                /** @description ISO 4217 */
                currency: string;
            } | null;
            /** @description The limit of a number of payments that is passed */
            limitCount: number | null;
            /** @description A sentence in both languages */
            text: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
        };
        /** @description How many rows differ */
        DiffCounts: {
            /** @description Rows */
            added: number;
            /** @description Rows */
            changed: number;
            /** @description Rows */
            removed: number;
        };
        /** @description How many rows of each part differ from the version it is based on */
        DiffSummary: {
            approvalRules: components["schemas"]["DiffCounts"];
            departments: components["schemas"]["DiffCounts"];
            grants: components["schemas"]["DiffCounts"];
            holders: components["schemas"]["DiffCounts"];
            roles: components["schemas"]["DiffCounts"];
        };
        /** @description An enterprise, as it is named elsewhere */
        EnterpriseRef: {
            /** @description A UUID in lower case */
            id: string;
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
            /** @description A bank attests its identification */
            verified: boolean;
        };
        /** @description A paper that an enterprise shows of itself */
        EvidenceDocument: {
            /** @description What this reader may do with it */
            can: "remove"[];
            /** @description Whether its last day has passed */
            expired: boolean;
            /** @description Name under which it is saved */
            fileName: string;
            /** @description Id of the document */
            id: string;
            /**
             * @description Which paper it is
             * @enum {string}
             */
            kind: "business_licence" | "tax_certificate";
            /**
             * @description What it is, judged by its content
             * @enum {string}
             */
            mediaType: "application/pdf" | "image/jpeg" | "image/png";
            /** @description SHA-256 of its content, in hex */
            sha256: string;
            /** @description Its size in bytes */
            sizeBytes: number;
            /**
             * @description Whether it is the one in force or gave way to a newer one
             * @enum {string}
             */
            state: "kept" | "replaced";
            /**
             * Format: date-time
             * @description When it was added
             */
            uploadedAt: string;
            /** @description The last day on which the paper is valid, as the enterprise states it */
            validUntil: string | null;
        };
        /** @description A change of attested facts at an enterprise */
        FeedItem: {
            /**
             * @description How sure it is: checked by the bank, told by the bank, from a registry, or stated by the enterprise itself
             * @enum {string}
             */
            assurance: "bank_verified" | "bank_reported" | "registry" | "stated";
            /** @description An enterprise, by name */
            author: {
                /** @description Id of the enterprise */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description True when a bank attests its identification */
                verified: boolean;
            };
            /**
             * @description What the fact is about; who sees it is decided for the category
             * @enum {string}
             */
            category: "identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts";
            /** @description What changed */
            changes: {
                /** @description Which fact */
                key: string;
                /** @description What it is; null when it ended */
                new: ({
                    /** @description A text in the languages in which it is known */
                    text: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "text";
                } | {
                    /** @description The same in every language */
                    text: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "plain";
                } | {
                    /** @description YYYY-MM-DD */
                    date: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "date";
                } | {
                    /** @description Decimal, such as 20000000.00 */
                    amount: string;
                    /** @description ISO 4217 */
                    currency: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "money";
                } | {
                    /** @description The code */
                    code: string;
                    /** @description The list that explains it */
                    list: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "code";
                } | {
                    /** @description How many */
                    count: number;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "count";
                } | {
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "boolean";
                    /** @description Yes or no */
                    value: boolean;
                } | {
                    /**
                     * @description What the holder is
                     * @enum {string}
                     */
                    kind: "person" | "enterprise";
                    /** @description Who holds it */
                    name: string;
                    /** @description Per cent, such as 35.50 */
                    share: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "holding";
                } | {
                    /** @description The values, in the order of the source */
                    items: ({
                        /** @description A text in the languages in which it is known */
                        text: {
                            /** @description In English, where known */
                            en: string | null;
                            /** @description In Chinese, where known */
                            zh: string | null;
                        };
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "text";
                    } | {
                        /** @description The same in every language */
                        text: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "plain";
                    } | {
                        /** @description YYYY-MM-DD */
                        date: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "date";
                    } | {
                        /** @description Decimal, such as 20000000.00 */
                        amount: string;
                        /** @description ISO 4217 */
                        currency: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "money";
                    } | {
                        /** @description The code */
                        code: string;
                        /** @description The list that explains it */
                        list: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "code";
                    } | {
                        /** @description How many */
                        count: number;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "count";
                    } | {
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "boolean";
                        /** @description Yes or no */
                        value: boolean;
                    } | {
                        /**
                         * @description What the holder is
                         * @enum {string}
                         */
                        kind: "person" | "enterprise";
                        /** @description Who holds it */
                        name: string;
                        /** @description Per cent, such as 35.50 */
                        share: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "holding";
                    })[];
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "list";
                }) | null;
                /** @description What it was; null when it is new */
                old: ({
                    /** @description A text in the languages in which it is known */
                    text: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "text";
                } | {
                    /** @description The same in every language */
                    text: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "plain";
                } | {
                    /** @description YYYY-MM-DD */
                    date: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "date";
                } | {
                    /** @description Decimal, such as 20000000.00 */
                    amount: string;
                    /** @description ISO 4217 */
                    currency: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "money";
                } | {
                    /** @description The code */
                    code: string;
                    /** @description The list that explains it */
                    list: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "code";
                } | {
                    /** @description How many */
                    count: number;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "count";
                } | {
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "boolean";
                    /** @description Yes or no */
                    value: boolean;
                } | {
                    /**
                     * @description What the holder is
                     * @enum {string}
                     */
                    kind: "person" | "enterprise";
                    /** @description Who holds it */
                    name: string;
                    /** @description Per cent, such as 35.50 */
                    share: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "holding";
                } | {
                    /** @description The values, in the order of the source */
                    items: ({
                        /** @description A text in the languages in which it is known */
                        text: {
                            /** @description In English, where known */
                            en: string | null;
                            /** @description In Chinese, where known */
                            zh: string | null;
                        };
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "text";
                    } | {
                        /** @description The same in every language */
                        text: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "plain";
                    } | {
                        /** @description YYYY-MM-DD */
                        date: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "date";
                    } | {
                        /** @description Decimal, such as 20000000.00 */
                        amount: string;
                        /** @description ISO 4217 */
                        currency: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "money";
                    } | {
                        /** @description The code */
                        code: string;
                        /** @description The list that explains it */
                        list: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "code";
                    } | {
                        /** @description How many */
                        count: number;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "count";
                    } | {
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "boolean";
                        /** @description Yes or no */
                        value: boolean;
                    } | {
                        /**
                         * @description What the holder is
                         * @enum {string}
                         */
                        kind: "person" | "enterprise";
                        /** @description Who holds it */
                        name: string;
                        /** @description Per cent, such as 35.50 */
                        share: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "holding";
                    })[];
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "list";
                }) | null;
            }[];
            /** @description The signed record behind it */
            evidenceId: string | null;
            /** @description Of this item; ascends with the time of the change */
            id: string;
            /**
             * @description Changed, or said by this source for the first time
             * @enum {unknown}
             */
            kind: "facts_changed" | "facts_first_attested";
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            occurredAt: string;
            /** @description Who says it */
            source: {
                /** @description The bank's colour, #RRGGBB */
                color: string | null;
                /** @description Id of the source; of a bank, its connection */
                id: string;
                /**
                 * @description What the source is
                 * @enum {string}
                 */
                kind: "bank" | "registry" | "enterprise";
                /** @description The bank's mark, one character */
                mark: string | null;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            };
            /** @description Why this is in the feed */
            why: {
                /**
                 * @description What the author is to us
                 * @enum {unknown}
                 */
                reason: "partner" | "watched" | "own";
                /** @description Since when; null for our own */
                since: string | null;
            };
        };
        /** @description Who acts in a role and department */
        Holder: {
            /** @description The accounts to which he is narrowed; null: to none in particular */
            accountNumbers: string[] | null;
            /** @description On which standard role it is based */
            baseRoleId: string | null;
            department: components["schemas"]["Named"];
            /** @description A sentence in both languages */
            name: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            role: components["schemas"]["Named"];
            /** @description The person, as the bank calls him */
            subject: string;
            /** @description First day; null: from ever */
            validFrom: string | null;
            /** @description Last day, inclusive; null: for ever */
            validUntil: string | null;
        };
        /** @description Whether a holder may */
        HolderAnswer: {
            /** @description By which grant */
            cell: components["schemas"]["PermissionCell"] | null;
            holder: components["schemas"]["Holder"];
            /**
             * @description allow: it takes effect at once; needs_approval: with the signatures that the rule asks for
             * @enum {string}
             */
            outcome: "allow" | "deny" | "needs_approval";
            /** @description Why not */
            reason: components["schemas"]["DenyReason"] | null;
            /** @description The steps of the rule that his signature can fill */
            steps: number[];
        };
        /** @description Somebody who is awaited as a member */
        Invitation: {
            /** @description When it was followed */
            acceptedAt: string | null;
            /** @description Who followed it */
            acceptedBy: {
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            } | null;
            bank: components["schemas"]["BankRef"];
            /** @description What you may do about it */
            can: "cancel"[];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            createdAt: string;
            /** @description Who invited */
            createdBy: {
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            };
            /** @description The enterprise's number at the bank */
            customerId: string | null;
            /** @description The department that is awaited */
            departmentId: string | null;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            expiresAt: string;
            /** @description A UUID in lower case */
            id: string;
            /** @description Path of the page to hand to the person: a sign-in at that bank as what you said */
            link: string;
            /** @description How you call the person */
            name: string | null;
            /** @description The role that is awaited */
            roleId: string | null;
            /**
             * @description How it stands
             * @enum {string}
             */
            state: "open" | "accepted" | "cancelled" | "expired";
            /** @description How the bank calls the person */
            subject: string | null;
        };
        /** @description How a queue of background work does */
        JobQueue: {
            /** @description Jobs that are being worked off; counted up to 10000 */
            active: number;
            /** @description Jobs that failed for good; counted up to 10000 */
            deadLetters: number;
            /** @description Since when the oldest of them could have been worked off */
            oldestWaitingAt: string | null;
            /** @description Name of the queue, module.verb_noun */
            queue: string;
            /** @description Jobs that failed and will be tried again; counted up to 10000 */
            retrying: number;
            /** @description Jobs that could be worked off now; counted up to 10000 */
            waiting: number;
        };
        /** @description A record of a bank that did not fit, raw and with the reason */
        KeptAsideRecord: {
            /** @description How often it was tried */
            attempts: number;
            /** @description The bank's number of the customer */
            customerId: string;
            /** @description Place and reason in words */
            detail: string | null;
            /** @description A UUID in lower case */
            id: string;
            /** @description The record as the bank sent it */
            raw: string;
            /**
             * @description Why it was kept aside
             * @enum {unknown}
             */
            reason: "misfit" | "bad_signature" | "contradiction" | "unrecordable";
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            receivedAt: string;
            /** @description Place in the journal */
            sequence: number | null;
            /**
             * @description kept: still aside; applied: taken in by a retry; superseded: the bank sent it rightly since
             * @enum {unknown}
             */
            state: "kept" | "applied" | "superseded";
        };
        /** @description A limit, and what is used of it */
        LimitView: {
            /** @description What remains */
            left: string;
            /** @description Decimal amount or number */
            limit: string;
            /**
             * @description An amount, or a number of payments
             * @enum {string}
             */
            of: "amount" | "count";
            /** @description To each payee by itself */
            perCounterparty: boolean;
            /**
             * @description What it bounds: each payment, a day, a month
             * @enum {string}
             */
            period: "payment" | "day" | "month";
            /** @description What is used of it so far; 0 of a limit for each payment */
            used: string;
        };
        /** @description A mandate with what it opens */
        ListedMandate: {
            /** @description The accounts that the mandate may touch */
            accounts: components["schemas"]["MandateAccount"][];
            bank: components["schemas"]["BankRef"];
            /** @description The standard role from which follows what it may do on the network */
            base: string | null;
            /** @description The one this session acts under */
            current: boolean;
            /** @description The enterprise's number at the bank */
            customerId: string;
            department: components["schemas"]["Named"];
            enterprise: components["schemas"]["EnterpriseRef"];
            /** @description A UUID in lower case */
            id: string;
            /** @description What it opens today, at most 20 accounts */
            opens: components["schemas"]["OpenedAccount"][];
            /** @description How many accounts it opens today */
            opensTotal: number;
            role: components["schemas"]["Named"];
            /**
             * Format: date-time
             * @description When the bank last returned this mandate
             */
            seenAt: string;
            /** @description The version of the permission table that is in force; null when none is held */
            tableVersion: number | null;
        };
        /** @description A person's authority at one enterprise: role and department, as the bank said */
        Mandate: {
            /** @description The accounts that the mandate may touch */
            accounts: components["schemas"]["MandateAccount"][];
            bank: components["schemas"]["BankRef"];
            /** @description The one this session acts under */
            current: boolean;
            /** @description The enterprise's number at the bank */
            customerId: string;
            department: components["schemas"]["Named"];
            enterprise: components["schemas"]["EnterpriseRef"];
            /** @description A UUID in lower case */
            id: string;
            role: components["schemas"]["Named"];
            /**
             * Format: date-time
             * @description When the bank last returned this mandate
             */
            seenAt: string;
        };
        /** @description An account that the mandate may touch */
        MandateAccount: {
            /** @description ISO 4217 code */
            currency: string;
            /** @description As the bank calls it */
            id: string;
            /** @description The last digits of the account number */
            lastDigits: string;
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
            /** @description Kind of account, as the bank calls it */
            product: string;
        };
        /** @description A person who acts, or acted, for the enterprise */
        Member: {
            /** @description The banks whose tables hold his mandates */
            banks: components["schemas"]["BankRef"][];
            /** @description What you may do about it under your mandate */
            can: ("remove" | "let_in" | "leave")[];
            /** @description The departments in which he last acted, the newest first */
            departments: components["schemas"]["Named"][];
            /** @description True when it is you */
            isSelf: boolean;
            /** @description When a bank last returned a mandate of his */
            lastSeenAt: string | null;
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
            /** @description A UUID in lower case */
            personId: string;
            /** @description The roles under which he last acted, the newest first */
            roles: components["schemas"]["Named"][];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            since: string;
            /**
             * @description active: acts for the enterprise; left: no longer does, and may come back; removed: may not come back until let in again
             * @enum {string}
             */
            state: "active" | "left" | "removed";
        };
        /** @description What the mandate of the session opens */
        MyPermissions: {
            /** @description The customer number of the table */
            customerId: string;
            holder: components["schemas"]["Holder"];
            /** @description The items of this page */
            items: components["schemas"]["AccountPermissions"][];
            /** @description Hand it back to get the next page; null on the last */
            nextCursor: string | null;
            /** @description Version of the table by which it was decided */
            version: number;
        };
        /** @description Something of the bank, with its name */
        Named: {
            /** @description As the bank calls it */
            id: string;
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
        };
        /** @description A passkey that was made */
        NewPasskey: {
            /** @description What navigator.credentials.create gave (RegistrationResponseJSON) */
            credential: {
                /** @description Built in, or a device apart */
                authenticatorAttachment?: "platform" | "cross-platform";
                /** @description Results of extensions; none is asked for */
                clientExtensionResults?: {
                    [key: string]: unknown;
                };
                /** @description The credential */
                id: string;
                /** @description The same */
                rawId: string;
                /** @description What the authenticator made */
                response: {
                    /** @description The new public key */
                    attestationObject: string;
                    /** @description As the browser reads it; not used */
                    authenticatorData?: string;
                    /** @description What the browser says it asked */
                    clientDataJSON: string;
                    /** @description The key, as the browser reads it; not used */
                    publicKey?: string;
                    /** @description COSE algorithm, as the browser reads it */
                    publicKeyAlgorithm?: number;
                    /** @description How the browser reaches the authenticator, as it told us */
                    transports?: string[];
                };
                /**
                 * @description Always public-key
                 * @enum {string}
                 */
                type: "public-key";
            };
            /** @description By which the person knows it again, such as "Office laptop" */
            name: string;
        };
        /** @description Something that a person is told for an enterprise */
        Notification: {
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            createdAt: string;
            /** @description Id of the notification */
            id: string;
            /**
             * @description Which text tells it
             * @enum {string}
             */
            kind: "approval_waiting" | "approval_deadline_near" | "approval_signed" | "approval_approved" | "approval_rejected" | "approval_expired" | "deputy_named" | "deputy_ended" | "permission_change_in_force" | "permission_change_refused" | "permission_change_stale" | "payment_executed" | "payment_failed" | "payment_cancelled" | "submission_changed" | "submission_message" | "trade_order_changed" | "escrow_changed" | "payment_request_received" | "payment_request_changed" | "period_closed" | "offer_published" | "offer_ending" | "facts_changed" | "own_facts_changed" | "own_facts_attested" | "partner_requested" | "partner_accepted" | "partner_declined" | "partner_cancelled" | "partner_ended" | "consent_ending" | "consent_ended" | "registration_submitted" | "verification_in_review" | "verification_decided" | "enterprise_verified" | "verification_lost" | "document_expiring" | "document_expired" | "disclosure_changed" | "case_opened" | "table_refused" | "payment_alarm" | "member_invited" | "member_joined" | "member_left" | "email_changed";
            /** @description Path of the page to go to */
            link: string;
            /** @description Ids, codes, counts and days for the text; never the value of a fact */
            params: {
                [key: string]: string | number | boolean | null;
            };
            /** @description When it was marked as read */
            readAt: string | null;
            /**
             * @description info: good to know; notice: worth a look; urgent: do not wait
             * @enum {string}
             */
            severity: "info" | "notice" | "urgent";
            /** @description The enterprise that it is about */
            subject: components["schemas"]["EnterpriseRef"] | null;
            /**
             * @description What it is about
             * @enum {string}
             */
            topic: "approvals" | "desk" | "partners" | "facts" | "consents" | "verification" | "members" | "cases" | "security";
            /** @description Why the reader is told */
            why: {
                /**
                 * @description The subject is a partner, is watched, is the own enterprise; the role has to do with it; the operator runs the network
                 * @enum {string}
                 */
                reason: "partner" | "watched" | "own" | "role" | "operator";
                /** @description With `role`: which one */
                role?: string;
            };
        };
        /** @description How a person wants to be told for this enterprise */
        NotificationPreferences: {
            /** @description When the daily e-mail comes, outside the quiet hours */
            digestAt: string;
            /** @description The address for e-mails */
            email: {
                /** @description Where e-mails go; while it is not confirmed, where the code was sent */
                address: string | null;
                /** @description False when this network sends no e-mail at all */
                available: boolean;
                /** @description True when e-mails go there */
                confirmed: boolean;
                /** @description A new address that waits for its code; until then the old one stays */
                pending: string | null;
                /** @description True when its mail server refused the address for good: nothing is sent any more */
                refused: boolean;
            };
            /**
             * @description Language of the e-mails
             * @enum {string}
             */
            language: "zh-CN" | "en";
            /** @description No e-mail in these hours, except what is urgent; across midnight when from is later than to */
            quietHours: {
                /** @description A time on the wall, HH:MM */
                from: string;
                /** @description A time on the wall, HH:MM */
                to: string;
            } | null;
            /** @description Time zone of the IANA database, as Asia/Shanghai */
            timeZone: string;
            /** @description Every topic once */
            topics: {
                /**
                 * @description daily: gathered in one e-mail a day
                 * @enum {string}
                 */
                email: "off" | "at_once" | "daily";
                /** @description Under the bell; of security always */
                inApp: boolean;
                /**
                 * @description What is less severe is not told
                 * @enum {string}
                 */
                minSeverity: "info" | "notice" | "urgent";
                /**
                 * @description What it is about
                 * @enum {string}
                 */
                topic: "approvals" | "desk" | "partners" | "facts" | "consents" | "verification" | "members" | "cases" | "security";
            }[];
        };
        /** @description An offer with all that the bank says of it */
        Offer: {
            /** @description Null while nobody of your enterprise has accepted it */
            accepted: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /** @description When the bank had it; null while it is on its way */
                bankToldAt: string | null;
                /** @description Who accepted it */
                by: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /** @description True when the bank would not take it */
                refused: boolean;
                /** @description The application that was begun with it */
                submissionId: string | null;
                /** @description The version that was accepted */
                version: number;
            } | null;
            bank: components["schemas"]["BankRef"];
            /** @description What you shared with the bank that led to it, in its own words; null where nothing did */
            because: ("offers" | "applications" | "services" | "apps")[] | null;
            /** @description What this member may do with it */
            can: "accept"[];
            /** @description A text in both languages */
            details: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /** @description What the bank gives to read with it */
            documents: {
                /** @description As the bank calls it */
                documentId: string;
                /** @description Its media type */
                mediaType: string;
                /** @description A text in both languages */
                name: {
                    /** @description In English */
                    en: string;
                    /** @description In Chinese */
                    zh: string;
                };
                /** @description Its size */
                sizeBytes: number;
            }[];
            /** @description Who the offer is for */
            eligibility: {
                /** @description When it was so, according to the source */
                asOf: string | null;
                /**
                 * @description Which fact
                 * @enum {string}
                 */
                fact: "industry" | "main_products" | "city" | "revenue_band" | "employees" | "incorporated_on" | "legal_form" | "registration_status" | "tax_credit_rating" | "taxpayer_kind" | "overdue" | "customer_since" | "bank_products" | "procurators";
                /** @description True when the offer is for those alone who fulfil it */
                must: boolean;
                /**
                 * @description Whether the fact fulfils it
                 * @enum {string}
                 */
                outcome: "fits" | "misses" | "unknown";
                /** @description Who says it */
                source: {
                    /** @description The bank's colour, #RRGGBB */
                    color: string | null;
                    /** @description Id of the source; of a bank, its connection */
                    id: string;
                    /**
                     * @description What the source is
                     * @enum {string}
                     */
                    kind: "bank" | "registry" | "enterprise";
                    /** @description The bank's mark, one character */
                    mark: string | null;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                } | null;
                /** @description What the fact is held against */
                test: {
                    /**
                     * @description One of these
                     * @enum {string}
                     */
                    kind: "one_of";
                    /** @description Which ones */
                    values: string[];
                } | {
                    /** @description How many */
                    count: number;
                    /**
                     * @description No fewer
                     * @enum {string}
                     */
                    kind: "at_least";
                } | {
                    /** @description How many */
                    count: number;
                    /**
                     * @description No more
                     * @enum {string}
                     */
                    kind: "at_most";
                } | {
                    /** @description YYYY-MM-DD */
                    day: string;
                    /**
                     * @description On that day or before
                     * @enum {string}
                     */
                    kind: "not_after";
                } | {
                    /**
                     * @description Yes, or no
                     * @enum {string}
                     */
                    kind: "is";
                    /** @description Which of the two */
                    value: boolean;
                };
                /** @description What it says; null where it is not known, or not shown to this member */
                value: ({
                    /** @description A text in the languages in which it is known */
                    text: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "text";
                } | {
                    /** @description The same in every language */
                    text: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "plain";
                } | {
                    /** @description YYYY-MM-DD */
                    date: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "date";
                } | {
                    /** @description Decimal, such as 20000000.00 */
                    amount: string;
                    /** @description ISO 4217 */
                    currency: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "money";
                } | {
                    /** @description The code */
                    code: string;
                    /** @description The list that explains it */
                    list: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "code";
                } | {
                    /** @description How many */
                    count: number;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "count";
                } | {
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "boolean";
                    /** @description Yes or no */
                    value: boolean;
                } | {
                    /**
                     * @description What the holder is
                     * @enum {string}
                     */
                    kind: "person" | "enterprise";
                    /** @description Who holds it */
                    name: string;
                    /** @description Per cent, such as 35.50 */
                    share: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "holding";
                } | {
                    /** @description The values, in the order of the source */
                    items: ({
                        /** @description A text in the languages in which it is known */
                        text: {
                            /** @description In English, where known */
                            en: string | null;
                            /** @description In Chinese, where known */
                            zh: string | null;
                        };
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "text";
                    } | {
                        /** @description The same in every language */
                        text: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "plain";
                    } | {
                        /** @description YYYY-MM-DD */
                        date: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "date";
                    } | {
                        /** @description Decimal, such as 20000000.00 */
                        amount: string;
                        /** @description ISO 4217 */
                        currency: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "money";
                    } | {
                        /** @description The code */
                        code: string;
                        /** @description The list that explains it */
                        list: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "code";
                    } | {
                        /** @description How many */
                        count: number;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "count";
                    } | {
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "boolean";
                        /** @description Yes or no */
                        value: boolean;
                    } | {
                        /**
                         * @description What the holder is
                         * @enum {string}
                         */
                        kind: "person" | "enterprise";
                        /** @description Who holds it */
                        name: string;
                        /** @description Per cent, such as 35.50 */
                        share: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "holding";
                    })[];
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "list";
                }) | null;
            }[];
            /** @description Null while it is open to you */
            ended: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /**
                 * @description Why it is not open any more
                 * @enum {string}
                 */
                reason: "replaced" | "withdrawn" | "expired" | "not_meant";
            } | null;
            /** @description Why it cannot be accepted; null when it can */
            hindrance: ("ended" | "accepted" | "other_bank" | "not_permitted") | null;
            /** @description A UUID in lower case */
            id: string;
            /**
             * @description What it is about
             * @enum {string}
             */
            kind: "loan" | "trade" | "payment_guarantee" | "reconciliation_service" | "deposit";
            /** @description Whether accepting begins an application */
            opensForm: boolean;
            /**
             * Format: date-time
             * @description Since when this version is shown to your enterprise
             */
            publishedAt: string;
            /**
             * @description The part of the bank that publishes it
             * @enum {string}
             */
            source: "online_banking" | "commerce" | "financial_services";
            /**
             * @description How the offer stands at the bank
             * @enum {string}
             */
            state: "scheduled" | "published" | "replaced" | "withdrawn" | "expired";
            /** @description A text in both languages */
            summary: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /** @description The terms as the bank states them */
            terms: {
                /** @description A decimal number */
                amountFrom: string;
                /** @description A decimal number */
                amountTo: string;
                /** @description Interest a year, in per cent; null where there is none */
                annualRatePercent: string | null;
                /** @description ISO 4217 */
                currency: string;
                /** @description Of the rest, when it is repaid early; null where the bank says nothing of it */
                earlyRepaymentPercent: string | null;
                /** @description Of the amount, once, in per cent; null where there is none */
                feePercent: string | null;
                /** @description What else the bank says of the terms */
                notes: {
                    /** @description In English */
                    en: string;
                    /** @description In Chinese */
                    zh: string;
                }[];
                /** @description Working days until the money is on the account; 0 is the same day */
                payoutDays: number | null;
                /** @description What has to be given as security; null where nothing has */
                security: {
                    /** @description In English */
                    en: string;
                    /** @description In Chinese */
                    zh: string;
                } | null;
                /** @description How many people must sign the application */
                signatures: number;
                /** @description Shortest term, in months */
                termMonthsFrom: number;
                /** @description Longest term, in months */
                termMonthsTo: number;
            };
            /** @description A text in both languages */
            title: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            validFrom: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            validUntil: string;
            /** @description One more with every change of the offer */
            version: number;
            /** @description Why you see it: what decided, and who says so */
            why: ({
                /**
                 * @description You are a customer of the bank
                 * @enum {string}
                 */
                kind: "customer";
            } | {
                /**
                 * @description It is meant for every enterprise that fits
                 * @enum {string}
                 */
                kind: "anyone";
            } | {
                /**
                 * @description The bank addresses it to you
                 * @enum {string}
                 */
                kind: "named";
            } | {
                /**
                 * @description What is shared
                 * @enum {string}
                 */
                category: "offers" | "applications" | "services" | "apps";
                /**
                 * @description The bank addresses it to a pseudonym under which you share activity
                 * @enum {string}
                 */
                kind: "shared";
                /** @description Whether the bank knows your customer number with it; where not, accepting tells it */
                named: boolean;
            } | {
                /** @description When it was so, according to the source */
                asOf: string | null;
                /**
                 * @description Which fact
                 * @enum {string}
                 */
                fact: "industry" | "main_products" | "city" | "revenue_band" | "employees" | "incorporated_on" | "legal_form" | "registration_status" | "tax_credit_rating" | "taxpayer_kind" | "overdue" | "customer_since" | "bank_products" | "procurators";
                /**
                 * @description A fact that is known of you fits
                 * @enum {string}
                 */
                kind: "fact";
                /** @description Who says it */
                source: {
                    /** @description The bank's colour, #RRGGBB */
                    color: string | null;
                    /** @description Id of the source; of a bank, its connection */
                    id: string;
                    /**
                     * @description What the source is
                     * @enum {string}
                     */
                    kind: "bank" | "registry" | "enterprise";
                    /** @description The bank's mark, one character */
                    mark: string | null;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                } | null;
                /** @description What it says; null where it is not known, or not shown to this member */
                value: ({
                    /** @description A text in the languages in which it is known */
                    text: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "text";
                } | {
                    /** @description The same in every language */
                    text: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "plain";
                } | {
                    /** @description YYYY-MM-DD */
                    date: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "date";
                } | {
                    /** @description Decimal, such as 20000000.00 */
                    amount: string;
                    /** @description ISO 4217 */
                    currency: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "money";
                } | {
                    /** @description The code */
                    code: string;
                    /** @description The list that explains it */
                    list: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "code";
                } | {
                    /** @description How many */
                    count: number;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "count";
                } | {
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "boolean";
                    /** @description Yes or no */
                    value: boolean;
                } | {
                    /**
                     * @description What the holder is
                     * @enum {string}
                     */
                    kind: "person" | "enterprise";
                    /** @description Who holds it */
                    name: string;
                    /** @description Per cent, such as 35.50 */
                    share: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "holding";
                } | {
                    /** @description The values, in the order of the source */
                    items: ({
                        /** @description A text in the languages in which it is known */
                        text: {
                            /** @description In English, where known */
                            en: string | null;
                            /** @description In Chinese, where known */
                            zh: string | null;
                        };
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "text";
                    } | {
                        /** @description The same in every language */
                        text: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "plain";
                    } | {
                        /** @description YYYY-MM-DD */
                        date: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "date";
                    } | {
                        /** @description Decimal, such as 20000000.00 */
                        amount: string;
                        /** @description ISO 4217 */
                        currency: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "money";
                    } | {
                        /** @description The code */
                        code: string;
                        /** @description The list that explains it */
                        list: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "code";
                    } | {
                        /** @description How many */
                        count: number;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "count";
                    } | {
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "boolean";
                        /** @description Yes or no */
                        value: boolean;
                    } | {
                        /**
                         * @description What the holder is
                         * @enum {string}
                         */
                        kind: "person" | "enterprise";
                        /** @description Who holds it */
                        name: string;
                        /** @description Per cent, such as 35.50 */
                        share: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "holding";
                    })[];
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "list";
                }) | null;
            })[];
        };
        /** @description Offers side by side, for one amount and term */
        OfferComparison: {
            /** @description A decimal number */
            amount: string;
            /** @description ISO 4217 */
            currency: string;
            /** @description In the order in which they were asked for */
            items: {
                /** @description Amount × (rate × months ÷ 12 + fee) ÷ 100, halves rounded up; null where it cannot be reckoned */
                amount: string | null;
                /** @description A UUID in lower case */
                id: string;
                /**
                 * @description What it costs, or what a deposit earns
                 * @enum {string}
                 */
                meaning: "cost" | "earnings";
                /** @description What the offer is not made for */
                outside: ("currency" | "amount" | "term") | null;
            }[];
            /** @description The term, in months */
            months: number;
        };
        /** @description An offer of a bank that is meant for your enterprise */
        OfferSummary: {
            /** @description Null while nobody of your enterprise has accepted it */
            accepted: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /** @description When the bank had it; null while it is on its way */
                bankToldAt: string | null;
                /** @description Who accepted it */
                by: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /** @description True when the bank would not take it */
                refused: boolean;
                /** @description The application that was begun with it */
                submissionId: string | null;
                /** @description The version that was accepted */
                version: number;
            } | null;
            bank: components["schemas"]["BankRef"];
            /** @description What you shared with the bank that led to it, in its own words; null where nothing did */
            because: ("offers" | "applications" | "services" | "apps")[] | null;
            /** @description What this member may do with it */
            can: "accept"[];
            /** @description Null while it is open to you */
            ended: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /**
                 * @description Why it is not open any more
                 * @enum {string}
                 */
                reason: "replaced" | "withdrawn" | "expired" | "not_meant";
            } | null;
            /** @description Why it cannot be accepted; null when it can */
            hindrance: ("ended" | "accepted" | "other_bank" | "not_permitted") | null;
            /** @description A UUID in lower case */
            id: string;
            /**
             * @description What it is about
             * @enum {string}
             */
            kind: "loan" | "trade" | "payment_guarantee" | "reconciliation_service" | "deposit";
            /**
             * Format: date-time
             * @description Since when this version is shown to your enterprise
             */
            publishedAt: string;
            /**
             * @description The part of the bank that publishes it
             * @enum {string}
             */
            source: "online_banking" | "commerce" | "financial_services";
            /**
             * @description How the offer stands at the bank
             * @enum {string}
             */
            state: "scheduled" | "published" | "replaced" | "withdrawn" | "expired";
            /** @description A text in both languages */
            summary: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /** @description The terms as the bank states them */
            terms: {
                /** @description A decimal number */
                amountFrom: string;
                /** @description A decimal number */
                amountTo: string;
                /** @description Interest a year, in per cent; null where there is none */
                annualRatePercent: string | null;
                /** @description ISO 4217 */
                currency: string;
                /** @description Of the rest, when it is repaid early; null where the bank says nothing of it */
                earlyRepaymentPercent: string | null;
                /** @description Of the amount, once, in per cent; null where there is none */
                feePercent: string | null;
                /** @description What else the bank says of the terms */
                notes: {
                    /** @description In English */
                    en: string;
                    /** @description In Chinese */
                    zh: string;
                }[];
                /** @description Working days until the money is on the account; 0 is the same day */
                payoutDays: number | null;
                /** @description What has to be given as security; null where nothing has */
                security: {
                    /** @description In English */
                    en: string;
                    /** @description In Chinese */
                    zh: string;
                } | null;
                /** @description How many people must sign the application */
                signatures: number;
                /** @description Shortest term, in months */
                termMonthsFrom: number;
                /** @description Longest term, in months */
                termMonthsTo: number;
            };
            /** @description A text in both languages */
            title: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            validUntil: string;
            /** @description One more with every change of the offer */
            version: number;
            /** @description Why you see it: what decided, and who says so */
            why: ({
                /**
                 * @description You are a customer of the bank
                 * @enum {string}
                 */
                kind: "customer";
            } | {
                /**
                 * @description It is meant for every enterprise that fits
                 * @enum {string}
                 */
                kind: "anyone";
            } | {
                /**
                 * @description The bank addresses it to you
                 * @enum {string}
                 */
                kind: "named";
            } | {
                /**
                 * @description What is shared
                 * @enum {string}
                 */
                category: "offers" | "applications" | "services" | "apps";
                /**
                 * @description The bank addresses it to a pseudonym under which you share activity
                 * @enum {string}
                 */
                kind: "shared";
                /** @description Whether the bank knows your customer number with it; where not, accepting tells it */
                named: boolean;
            } | {
                /** @description When it was so, according to the source */
                asOf: string | null;
                /**
                 * @description Which fact
                 * @enum {string}
                 */
                fact: "industry" | "main_products" | "city" | "revenue_band" | "employees" | "incorporated_on" | "legal_form" | "registration_status" | "tax_credit_rating" | "taxpayer_kind" | "overdue" | "customer_since" | "bank_products" | "procurators";
                /**
                 * @description A fact that is known of you fits
                 * @enum {string}
                 */
                kind: "fact";
                /** @description Who says it */
                source: {
                    /** @description The bank's colour, #RRGGBB */
                    color: string | null;
                    /** @description Id of the source; of a bank, its connection */
                    id: string;
                    /**
                     * @description What the source is
                     * @enum {string}
                     */
                    kind: "bank" | "registry" | "enterprise";
                    /** @description The bank's mark, one character */
                    mark: string | null;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                } | null;
                /** @description What it says; null where it is not known, or not shown to this member */
                value: ({
                    /** @description A text in the languages in which it is known */
                    text: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "text";
                } | {
                    /** @description The same in every language */
                    text: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "plain";
                } | {
                    /** @description YYYY-MM-DD */
                    date: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "date";
                } | {
                    /** @description Decimal, such as 20000000.00 */
                    amount: string;
                    /** @description ISO 4217 */
                    currency: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "money";
                } | {
                    /** @description The code */
                    code: string;
                    /** @description The list that explains it */
                    list: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "code";
                } | {
                    /** @description How many */
                    count: number;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "count";
                } | {
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "boolean";
                    /** @description Yes or no */
                    value: boolean;
                } | {
                    /**
                     * @description What the holder is
                     * @enum {string}
                     */
                    kind: "person" | "enterprise";
                    /** @description Who holds it */
                    name: string;
                    /** @description Per cent, such as 35.50 */
                    share: string;
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "holding";
                } | {
                    /** @description The values, in the order of the source */
                    items: ({
                        /** @description A text in the languages in which it is known */
                        text: {
                            /** @description In English, where known */
                            en: string | null;
                            /** @description In Chinese, where known */
                            zh: string | null;
                        };
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "text";
                    } | {
                        /** @description The same in every language */
                        text: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "plain";
                    } | {
                        /** @description YYYY-MM-DD */
                        date: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "date";
                    } | {
                        /** @description Decimal, such as 20000000.00 */
                        amount: string;
                        /** @description ISO 4217 */
                        currency: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "money";
                    } | {
                        /** @description The code */
                        code: string;
                        /** @description The list that explains it */
                        list: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "code";
                    } | {
                        /** @description How many */
                        count: number;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "count";
                    } | {
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "boolean";
                        /** @description Yes or no */
                        value: boolean;
                    } | {
                        /**
                         * @description What the holder is
                         * @enum {string}
                         */
                        kind: "person" | "enterprise";
                        /** @description Who holds it */
                        name: string;
                        /** @description Per cent, such as 35.50 */
                        share: string;
                        /**
                         * @description Which kind of value this is
                         * @enum {string}
                         */
                        type: "holding";
                    })[];
                    /**
                     * @description Which kind of value this is
                     * @enum {string}
                     */
                    type: "list";
                }) | null;
            })[];
        };
        /** @description An account that a mandate opens today */
        OpenedAccount: {
            /** @description As the bank numbers it */
            accountNumber: string;
            /** @description In the order of the columns of a matrix */
            actions: components["schemas"]["OpenedAction"][];
            /** @description ISO 4217 code */
            currency: string;
            /** @description How the number ends */
            lastDigits: string;
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
            /** @description Kind of account, as the bank calls it */
            product: string;
        };
        /** @description What a mandate opens of an account, with its limits in the currency of the account */
        OpenedAction: {
            /** @description What it opens, noun:verb */
            action: string;
            /** @description At most so much in a day, a decimal string; null: without limit */
            dayAmount: string | null;
            /** @description At most so many payments in a day; null: without limit */
            dayCount: number | null;
            /** @description At most so much in a month, a decimal string; null: without limit */
            monthAmount: string | null;
            /** @description At most so many payments in a month; null: without limit */
            monthCount: number | null;
            /** @description At most so much in one payment, a decimal string; null: without limit */
            perPayment: string | null;
        };
        /** @description One of my sessions */
        OpenSession: {
            bank: components["schemas"]["BankRef"];
            /** @description Browser and system, where known */
            client: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            createdAt: string;
            /** @description The session that asks */
            current: boolean;
            enterprise: components["schemas"]["EnterpriseRef"];
            /**
             * Format: date-time
             * @description When it ends if nothing more is done
             */
            expiresAt: string;
            /** @description A UUID in lower case */
            id: string;
            /**
             * Format: date-time
             * @description Last use, to the minute
             */
            lastSeenAt: string;
            role: components["schemas"]["Named"];
        };
        /** @description Another enterprise that is, was or may become a partner */
        Partner: {
            /** @description What this member can do next */
            can: ("accept" | "decline" | "cancel" | "end")[];
            /** @description An enterprise in a list */
            enterprise: {
                /** @description The banks that attest its identification */
                attestedBy: {
                    /** @description The bank's colour, #RRGGBB */
                    color: string;
                    /** @description The bank's mark, one character */
                    mark: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /** @description Short name of the bank in addresses */
                    slug: string;
                }[];
                /** @description Where it is registered, where that is shown to you */
                city: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /** @description Id of the enterprise */
                id: string;
                /** @description Its official numbers */
                identifiers: {
                    /**
                     * @description Kind of number
                     * @enum {string}
                     */
                    scheme: "uscc" | "lei" | "vat" | "national";
                    /** @description The number */
                    value: string;
                }[];
                /** @description What it does, where that is shown to you */
                industry: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description What the enterprise is to yours */
                relation: {
                    /** @description True when it is your own enterprise */
                    isOwn: boolean;
                    /**
                     * @description How your enterprise stands to it: requested = you asked, received = it asked you
                     * @enum {string}
                     */
                    partner: "none" | "requested" | "received" | "active" | "ended";
                    /** @description Since when it stands so */
                    since: string | null;
                    /** @description True when your enterprise watches it */
                    watching: boolean;
                };
                /**
                 * @description unclaimed: known from a registry only; registered: has joined; verified: attested by a bank
                 * @enum {string}
                 */
                status: "unclaimed" | "registered" | "verified";
                /** @description True when a bank attests its identification */
                verified: boolean;
            };
            /** @description What the one who asked wrote */
            note: string | null;
            /** @description Since when it stands so */
            since: string | null;
            /**
             * @description From the own side: requested = we asked, received = we were asked; none in the answer to cancel and decline
             * @enum {unknown}
             */
            state: "none" | "requested" | "received" | "active" | "ended";
        };
        /** @description With how many enterprises we stand how */
        PartnerCounts: {
            /** @description Partners */
            active: number;
            /** @description Enterprises that we have shut out */
            blocked: number;
            /** @description Requests that wait for our answer */
            received: number;
            /** @description Requests of ours that wait for an answer */
            requested: number;
            /** @description Enterprises that we watch */
            watched: number;
        };
        /** @description A passkey of mine */
        Passkey: {
            /** @description Kept by a service of its maker too, and so on other devices of the person */
            backedUp: boolean;
            /**
             * Format: date-time
             * @description When it was added
             */
            createdAt: string;
            /** @description A UUID in lower case */
            id: string;
            /** @description When it last vouched */
            lastUsedAt: string | null;
            /** @description As the person named it */
            name: string;
        };
        /** @description What navigator.credentials.get gave */
        PasskeyAssertion: {
            /** @description Built in, or a device apart */
            authenticatorAttachment?: "platform" | "cross-platform";
            /** @description Results of extensions; none is asked for */
            clientExtensionResults?: {
                [key: string]: unknown;
            };
            /** @description The credential */
            id: string;
            /** @description The same */
            rawId: string;
            /** @description The signed answer */
            response: {
                /** @description What the authenticator says of itself */
                authenticatorData: string;
                /** @description What the browser says it asked */
                clientDataJSON: string;
                /** @description Over both */
                signature: string;
                /** @description Whose passkey the authenticator takes it for */
                userHandle?: string;
            };
            /**
             * @description Always public-key
             * @enum {string}
             */
            type: "public-key";
        };
        /** @description Give this to navigator.credentials.get */
        PasskeyRequestOptions: {
            /** @description The passkeys of the person */
            allowCredentials?: {
                /** @description The credential, base64url */
                id: string;
                /** @description How the browser may reach it */
                transports?: string[];
                /** @description Always public-key */
                type: string;
            }[];
            /** @description To be signed; works once, for what it was asked for */
            challenge: string;
            /** @description Our host name */
            rpId?: string;
            /** @description Milliseconds that the browser waits */
            timeout?: number;
            /** @description The authenticator must know the person */
            userVerification?: string;
        };
        /** @description An account from which your mandate may prepare payments */
        PayableAccount: {
            /** @description As the bank numbers it */
            accountNumber: string;
            /** @description ISO 4217 code */
            currency: string;
            /** @description The last digits of the number */
            lastDigits: string;
            /** @description Your limits there, and what is used of them */
            limits: components["schemas"]["LimitView"][];
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
        };
        /** @description An order to pay, from its preparation to the word of the bank */
        Payment: {
            /** @description Decimal amount */
            amount: string;
            /** @description Where signatures are collected (approvals.read); null where the maker released it alone */
            approvalId: string | null;
            /** @description At the bank, from the last signature on */
            authorisation: {
                /** @description Who did */
                by: {
                    /** @description In which department */
                    department: components["schemas"]["Named"] | null;
                    /** @description A UUID in lower case */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /** @description Under which role */
                    role: components["schemas"]["Named"] | null;
                } | null;
                /** @description How many the bank has */
                numberReceived: number | null;
                /** @description How many the bank's own table asks for; null where the bank does not say */
                numberRequired: number | null;
                /** @description Who can authorise it there: those who signed it */
                signers: {
                    /** @description In which department */
                    department: components["schemas"]["Named"] | null;
                    /** @description A UUID in lower case */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /** @description Under which role */
                    role: components["schemas"]["Named"] | null;
                }[];
            } | null;
            bank: components["schemas"]["BankRef"];
            /** @description The bank's own number of it */
            bankPaymentId: string | null;
            /** @description The bank's last word, a status code of ISO 20022 */
            bankStatus: string | null;
            /** @description What you may do about it */
            can: ("update" | "withdraw" | "cancel" | "authorize")[];
            /** @description SHA-256 of the exact content, to which every signature is bound */
            contentHash: string;
            /** @description Who is paid */
            creditor: {
                /** @description Account number of the payee */
                accountNumber: string;
                /** @description The bank of the payee; null for one at the same bank */
                bank: string | null;
                /** @description Name of the payee */
                name: string;
            };
            /** @description ISO 4217 code */
            currency: string;
            /** @description The account that pays */
            debtor: {
                /** @description As the bank numbers it */
                accountNumber: string;
                /** @description ISO 4217 code */
                currency: string;
                /** @description The last digits of the number */
                lastDigits: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            };
            decision: components["schemas"]["PaymentDecision"];
            /** @description When it ended without */
            endedAt: string | null;
            /** @description Why, in the words of whoever ended it */
            endNote: string | null;
            /** @description By which the statements of both banks know it */
            endToEndId: string;
            /** @description When the money moved */
            executedAt: string | null;
            /** @description While it waits for signatures, or for the authorisation at the bank: by then it expires */
            expiresAt: string | null;
            /** @description What happened to it, in order */
            history: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /** @description Who did it; null for the bank, or time */
                by: {
                    /** @description In which department */
                    department: components["schemas"]["Named"] | null;
                    /** @description A UUID in lower case */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /** @description Under which role */
                    role: components["schemas"]["Named"] | null;
                } | null;
                /** @description With a change: the fields that it changed */
                changed: string[];
                /** @description In the words of whoever did it */
                note: string | null;
                /**
                 * @description How it stood afterwards
                 * @enum {string}
                 */
                state: "prepared" | "awaiting_approval" | "authorizing" | "released" | "executed" | "failed" | "withdrawn" | "rejected" | "expired" | "cancelled";
                /**
                 * @description What happened
                 * @enum {string}
                 */
                step: "prepare" | "change" | "await_approval" | "await_authorization" | "make_consent" | "send_to_bank" | "lack_funds" | "release" | "send_back" | "execute" | "fail" | "withdraw" | "reject" | "refuse" | "expire" | "cancel";
            }[];
            /** @description A UUID in lower case */
            id: string;
            /** @description For the one who prepared it: the limits, and what is used of them */
            limits: components["schemas"]["LimitView"][];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            preparedAt: string;
            /** @description Who acted, and as what */
            preparedBy: {
                /** @description In which department */
                department: components["schemas"]["Named"] | null;
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description Under which role */
                role: components["schemas"]["Named"] | null;
            };
            /** @description Of one that failed: the reason code of ISO 20022, such as AM04 */
            reason: string | null;
            /** @description How people call it */
            reference: string;
            /** @description When it was authorised at the bank, and with that released */
            releasedAt: string | null;
            /** @description What it is for */
            remittance: string;
            /** @description 1 at first, one more with every change of the content */
            revision: number;
            /** @description With which it was released; empty before */
            signatures: {
                /**
                 * @description How it was given
                 * @enum {string}
                 */
                method: "session" | "passkey";
                /** @description Who acted, and as what */
                person: {
                    /** @description In which department */
                    department: components["schemas"]["Named"] | null;
                    /** @description A UUID in lower case */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /** @description Under which role */
                    role: components["schemas"]["Named"] | null;
                };
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                signedAt: string;
            }[];
            /** @description When the last signature was given */
            signedAt: string | null;
            /**
             * @description How it stands
             * @enum {string}
             */
            state: "prepared" | "awaiting_approval" | "authorizing" | "released" | "executed" | "failed" | "withdrawn" | "rejected" | "expired" | "cancelled";
            /** @description It is not known yet what the bank made of it; it is asked until it is */
            unsettled: boolean;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            updatedAt: string;
        };
        /** @description What a bank did with a payment or with money in escrow and must not do, or would not do */
        PaymentAlarm: {
            /** @description The bank's number of the customer */
            customerId: string;
            /** @description What it was, in words */
            detail: string;
            /** @description The escrow that it is about */
            escrowId: string | null;
            /** @description A UUID in lower case */
            id: string;
            /** @description The payment that it is about */
            instructionId: string | null;
            /**
             * @description initiation_differs: another content than was signed; second_payment: a second payment for one instruction; contradiction: an end taken back; nonsense: an answer of another shape; unsigned: an answer without its signature; unordered: a payment that nobody ordered; paid_after_end: paid though it had ended here; doubled_entry: booked more than once; escrow_contradiction: what it says of an escrow does not fit what it said before; escrow_refused: it would not move money that it holds in escrow
             * @enum {unknown}
             */
            kind: "initiation_differs" | "second_payment" | "contradiction" | "nonsense" | "unsigned" | "unordered" | "paid_after_end" | "doubled_entry" | "escrow_contradiction" | "escrow_refused";
            /**
             * Format: date-time
             * @description When it happened last
             */
            lastAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            raisedAt: string;
            /** @description How often it happened */
            times: number;
        };
        /** @description What the permission table says of a payment */
        PaymentDecision: {
            /** @description Which signatures it takes */
            demand: {
                /** @description What is not signed by then expires */
                expiresAfterHours: number;
                /** @description Every signature needs a passkey */
                stepUp: boolean;
                /** @description Who has to sign, in a sentence */
                text: {
                    /** @description In English */
                    en: string;
                    /** @description In Chinese */
                    zh: string;
                };
            } | null;
            /**
             * @description Your own authority suffices; others have to sign; you may not
             * @enum {string}
             */
            outcome: "released" | "needs_approval" | "denied";
            /** @description Why, in a sentence */
            text: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
        };
        /** @description What would come of a payment, were it prepared now */
        PaymentPreview: {
            decision: components["schemas"]["PaymentDecision"];
            /** @description Your limits, and what is used of them */
            limits: components["schemas"]["LimitView"][];
        };
        /** @description Proof that a payment was executed, in the word of the bank */
        PaymentReceipt: {
            /** @description Decimal amount */
            amount: string;
            /** @description Who authorised it at the bank */
            authorisedBy: {
                /** @description In which department */
                department: components["schemas"]["Named"] | null;
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description Under which role */
                role: components["schemas"]["Named"] | null;
            } | null;
            bank: components["schemas"]["BankRef"];
            /** @description The bank's own number of it */
            bankPaymentId: string;
            /** @description SHA-256 of the exact content, to which every signature is bound */
            contentHash: string;
            /** @description ISO 4217 code */
            currency: string;
            /** @description By which the statements of both banks know it */
            endToEndId: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            executedAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            issuedAt: string;
            /** @description Who is paid */
            payee: {
                /** @description Account number of the payee */
                accountNumber: string;
                /** @description The bank of the payee; null for one at the same bank */
                bank: string | null;
                /** @description Name of the payee */
                name: string;
            };
            /** @description Who paid */
            payer: {
                /** @description A text in the languages in which it is known */
                accountName: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description Number of the account that paid */
                accountNumber: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            };
            /** @description A UUID in lower case */
            paymentId: string;
            /** @description Who acted, and as what */
            preparedBy: {
                /** @description In which department */
                department: components["schemas"]["Named"] | null;
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description Under which role */
                role: components["schemas"]["Named"] | null;
            };
            /** @description How people call the payment */
            reference: string;
            /** @description What it is for */
            remittance: string;
            /** @description With which it was released; empty before */
            signatures: {
                /**
                 * @description How it was given
                 * @enum {string}
                 */
                method: "session" | "passkey";
                /** @description Who acted, and as what */
                person: {
                    /** @description In which department */
                    department: components["schemas"]["Named"] | null;
                    /** @description A UUID in lower case */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /** @description Under which role */
                    role: components["schemas"]["Named"] | null;
                };
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                signedAt: string;
            }[];
            /** @description What happened to it, in order */
            timeline: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /** @description Who did it; null for the bank, or time */
                by: {
                    /** @description In which department */
                    department: components["schemas"]["Named"] | null;
                    /** @description A UUID in lower case */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /** @description Under which role */
                    role: components["schemas"]["Named"] | null;
                } | null;
                /** @description With a change: the fields that it changed */
                changed: string[];
                /** @description In the words of whoever did it */
                note: string | null;
                /**
                 * @description How it stood afterwards
                 * @enum {string}
                 */
                state: "prepared" | "awaiting_approval" | "authorizing" | "released" | "executed" | "failed" | "withdrawn" | "rejected" | "expired" | "cancelled";
                /**
                 * @description What happened
                 * @enum {string}
                 */
                step: "prepare" | "change" | "await_approval" | "await_authorization" | "make_consent" | "send_to_bank" | "lack_funds" | "release" | "send_back" | "execute" | "fail" | "withdraw" | "reject" | "refuse" | "expire" | "cancel";
            }[];
        };
        /** @description A request for payment between two enterprises, as your side has it */
        PaymentRequest: {
            /** @description Decimal amount */
            amount: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            askedAt: string;
            /** @description What you can do now */
            can: ("pay" | "decline" | "cancel")[];
            /** @description ISO 4217 code */
            currency: string;
            /** @description When it ended */
            endedAt: string | null;
            /** @description Why it ended, in the words of whoever ended it */
            endNote: string | null;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            expiresAt: string;
            /** @description A UUID in lower case */
            id: string;
            /** @description What it is for */
            note: string | null;
            /** @description For which order */
            orderId: string | null;
            /** @description An enterprise, by name */
            other: {
                /** @description Id of the enterprise */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description True when a bank attests its identification */
                verified: boolean;
            };
            /** @description When it was paid */
            paidAt: string | null;
            /** @description Who is to be paid */
            payee: {
                /** @description On which account */
                accountNumber: string;
                /** @description At which bank */
                bank: string;
                /** @description Who is to be paid */
                name: string;
            };
            /** @description For the payer: the payment that was prepared for it */
            paymentId: string | null;
            /** @description What the payment carries */
            reference: string;
            /**
             * @description On which side you stand
             * @enum {string}
             */
            side: "payee" | "payer";
            /**
             * @description How it stands, the same for both sides
             * @enum {string}
             */
            state: "asked" | "accepted" | "paid" | "declined" | "cancelled" | "expired";
        };
        /** @description A payment, in a list */
        PaymentSummary: {
            /** @description Decimal amount */
            amount: string;
            bank: components["schemas"]["BankRef"];
            /** @description Who is paid */
            creditor: {
                /** @description Account number of the payee */
                accountNumber: string;
                /** @description The bank of the payee; null for one at the same bank */
                bank: string | null;
                /** @description Name of the payee */
                name: string;
            };
            /** @description ISO 4217 code */
            currency: string;
            /** @description The account that pays */
            debtor: {
                /** @description As the bank numbers it */
                accountNumber: string;
                /** @description ISO 4217 code */
                currency: string;
                /** @description The last digits of the number */
                lastDigits: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            };
            /** @description While it waits for signatures, or for the authorisation at the bank: by then it expires */
            expiresAt: string | null;
            /** @description A UUID in lower case */
            id: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            preparedAt: string;
            /** @description Who acted, and as what */
            preparedBy: {
                /** @description In which department */
                department: components["schemas"]["Named"] | null;
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description Under which role */
                role: components["schemas"]["Named"] | null;
            };
            /** @description Of one that failed: the reason code of ISO 20022, such as AM04 */
            reason: string | null;
            /** @description What it is for */
            remittance: string;
            /**
             * @description How it stands
             * @enum {string}
             */
            state: "prepared" | "awaiting_approval" | "authorizing" | "released" | "executed" | "failed" | "withdrawn" | "rejected" | "expired" | "cancelled";
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            updatedAt: string;
        };
        /** @description Where a payment is authorised */
        PaymentWayToBank: {
            /** @description Where the browser goes: a page of the bank */
            redirectTo: string;
        };
        /** @description An account of the table */
        PermissionAccount: {
            /** @description As the bank numbers it */
            accountNumber: string;
            /** @description ISO 4217 */
            currency: string;
            /** @description How it ends */
            lastDigits: string;
            /** @description A sentence in both languages */
            name: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /** @description The product that it belongs to */
            product: string;
        };
        /** @description The grant that counts for a role, department, account and action */
        PermissionCell: {
            /** @description The account numbers that may be paid; null: any */
            counterparties: string[] | null;
            /** @description Currency of its limits; it covers accounts of this currency only */
            currency: string | null;
            /** @description The department to which it was granted: this one or one above */
            departmentId: string;
            /** @description Limits; null is without limit */
            limits: {
                /** @description At most so much in a day to each counterparty */
                counterpartyDay: string | null;
                /** @description At most so much in a day */
                dayAmount: string | null;
                /** @description At most so many payments in a day */
                dayCount: number | null;
                /** @description At most so much in a month */
                monthAmount: string | null;
                /** @description At most so many payments in a month */
                monthCount: number | null;
                /** @description At most so much in one payment */
                perPayment: string | null;
            };
            /** @description Row of the grant in the table, from 0 */
            row: number;
            /**
             * @description What the grant names: single accounts, a product, or all
             * @enum {string}
             */
            scope: "accounts" | "product" | "all";
            /** @description What the signature is worth, of checking and releasing; null elsewhere */
            signatureClass: ("E" | "A" | "B" | "T") | null;
            /** @description First day; null: from ever */
            validFrom: string | null;
            /** @description Last day, inclusive; null: for ever */
            validUntil: string | null;
            /** @description The hours in which it works; null: always */
            window: {
                /** @description The days of the week */
                days: number[];
                /** @description From then on */
                from: string;
                /** @description IANA name of the zone */
                timeZone: string;
                /** @description Until before then */
                until: string;
            } | null;
        };
        /** @description A change of the permission table that the enterprise asks its bank for */
        PermissionChange: {
            /** @description The approval in which it is signed */
            approvalId: string | null;
            /** @description Who signed it, in the order of their signatures; empty until it is approved */
            approvedBy: {
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            }[];
            /** @description Version of the table */
            basedOnVersion: number;
            /** @description What you may do about it */
            can: ("update" | "rebase" | "submit" | "withdraw")[];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            createdAt: string;
            /** @description Its author */
            createdBy: {
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            };
            /** @description The version in force */
            currentVersion: number;
            /** @description Of an imported file */
            fileName: string | null;
            /** @description A UUID in lower case */
            id: string;
            /** @description What it is for */
            note: string | null;
            /** @description Why the bank refused it, or a colleague rejected it */
            reasons: {
                /** @description Where in the table, such as grants.12.roleId; null: of the whole */
                field: string | null;
                /** @description In words */
                reason: string;
            }[];
            /** @description Counts the saves */
            revision: number;
            /**
             * @description How it came in
             * @enum {string}
             */
            source: "form" | "csv" | "xlsx";
            /** @description The version it is based on is not in force any more: bring it onto the current one */
            stale: boolean;
            /**
             * @description How it stands
             * @enum {string}
             */
            state: "draft" | "awaiting_approval" | "approved" | "submitted" | "in_force" | "refused" | "rejected" | "expired" | "stale" | "withdrawn";
            /** @description When it was submitted for signatures */
            submittedAt: string | null;
            summary: components["schemas"]["DiffSummary"];
            /** @description Id of the table that it changes */
            tableId: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            updatedAt: string;
            /** @description The version in which the bank put it in force */
            version: number | null;
        };
        /** @description A change with what the table is to hold, and what differs */
        PermissionChangeDetail: {
            /** @description The approval in which it is signed */
            approvalId: string | null;
            /** @description Who signed it, in the order of their signatures; empty until it is approved */
            approvedBy: {
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            }[];
            /** @description Version of the table */
            basedOnVersion: number;
            /** @description What you may do about it */
            can: ("update" | "rebase" | "submit" | "withdraw")[];
            contents: components["schemas"]["PermissionTableContents"];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            createdAt: string;
            /** @description Its author */
            createdBy: {
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            };
            /** @description The version in force */
            currentVersion: number;
            diff: components["schemas"]["PermissionTableDiff"];
            /** @description Of an imported file */
            fileName: string | null;
            /** @description A UUID in lower case */
            id: string;
            /** @description What it is for */
            note: string | null;
            /** @description Why the bank refused it, or a colleague rejected it */
            reasons: {
                /** @description Where in the table, such as grants.12.roleId; null: of the whole */
                field: string | null;
                /** @description In words */
                reason: string;
            }[];
            /** @description Counts the saves */
            revision: number;
            /**
             * @description How it came in
             * @enum {string}
             */
            source: "form" | "csv" | "xlsx";
            /** @description The version it is based on is not in force any more: bring it onto the current one */
            stale: boolean;
            /**
             * @description How it stands
             * @enum {string}
             */
            state: "draft" | "awaiting_approval" | "approved" | "submitted" | "in_force" | "refused" | "rejected" | "expired" | "stale" | "withdrawn";
            /** @description When it was submitted for signatures */
            submittedAt: string | null;
            summary: components["schemas"]["DiffSummary"];
            /** @description Id of the table that it changes */
            tableId: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            updatedAt: string;
            /** @description The version in which the bank put it in force */
            version: number | null;
        };
        /** @description The permission table of one customer of one bank */
        PermissionTable: {
            /** @description The accounts of the customer */
            accounts: components["schemas"]["TableAccount"][];
            /** @description Which signatures are needed */
            approvalRules: components["schemas"]["ApprovalRule"][];
            /** @description The tree of departments */
            departments: components["schemas"]["TableDepartment"][];
            /** @description The grants */
            grants: components["schemas"]["TableGrant"][];
            /** @description Who acts in which role and department */
            holders: components["schemas"]["TableHolder"][];
            /** @description The roles */
            roles: components["schemas"]["TableRole"][];
        };
        /** @description What a change may change of a permission table: everything but the accounts */
        PermissionTableContents: {
            /** @description Which signatures are needed */
            approvalRules: components["schemas"]["ApprovalRule"][];
            /** @description The tree of departments */
            departments: components["schemas"]["TableDepartment"][];
            /** @description The grants */
            grants: components["schemas"]["TableGrant"][];
            /** @description Who acts in which role and department */
            holders: components["schemas"]["TableHolder"][];
            /** @description The roles */
            roles: components["schemas"]["TableRole"][];
        };
        /** @description How large a permission table is */
        PermissionTableCounts: {
            /** @description How many accounts */
            accounts: number;
            /** @description How many approval rules */
            approvalRules: number;
            /** @description How many departments */
            departments: number;
            /** @description How many grants */
            grants: number;
            /** @description How many holders: person × role × department */
            holders: number;
            /** @description How many persons */
            persons: number;
            /** @description How many roles */
            roles: number;
        };
        /** @description A version of a permission table, whole */
        PermissionTableDetail: {
            /**
             * Format: date-time
             * @description Since when sessions here follow the version in force
             */
            appliedAt: string;
            bank: components["schemas"]["BankRef"];
            /** @description What this session may do with it: propose */
            can: string[];
            contents: components["schemas"]["PermissionTable"];
            counts: components["schemas"]["PermissionTableCounts"];
            /** @description The one under which this session acts */
            current: boolean;
            /** @description The enterprise's number at the bank */
            customerId: string;
            /**
             * Format: date-time
             * @description From when the bank says that it is in force
             */
            effectiveFrom: string;
            /** @description From when the next version is; null while it is in force */
            effectiveUntil: string | null;
            /** @description What proves it */
            evidence: {
                /** @description The table as the bank signed it, RFC 7515 */
                jws: string;
                /** @description The bank's key */
                keyId: string;
                /** @description Its public half, RFC 7517 */
                publicKey: {
                    [key: string]: unknown;
                };
            };
            /** @description A UUID in lower case */
            id: string;
            /** @description Whether this is the version in force */
            inForce: boolean;
            /**
             * Format: date-time
             * @description When it came to the network
             */
            receivedAt: string;
            /** @description The requirement from which the bank built it; null for one of its own */
            requirementId: string | null;
            /**
             * Format: date-time
             * @description When the bank signed it
             */
            signedAt: string;
            /** @description Number of the version, from 1 */
            version: number;
        };
        /** @description What is added, removed and changed */
        PermissionTableDiff: {
            /** @description The rows that differ */
            approvalRules: {
                /** @description As it is to be; null when it is removed */
                after: components["schemas"]["ApprovalRule"] | null;
                /** @description As it is; null when it is added */
                before: components["schemas"]["ApprovalRule"] | null;
                /** @description The members that differ, of a changed one */
                fields: string[];
                /**
                 * @description How it differs
                 * @enum {string}
                 */
                kind: "added" | "removed" | "changed";
            }[];
            /** @description The rows that differ */
            departments: {
                /** @description As it is to be; null when it is removed */
                after: components["schemas"]["TableDepartment"] | null;
                /** @description As it is; null when it is added */
                before: components["schemas"]["TableDepartment"] | null;
                /** @description The members that differ, of a changed one */
                fields: string[];
                /**
                 * @description How it differs
                 * @enum {string}
                 */
                kind: "added" | "removed" | "changed";
            }[];
            /** @description The rows that differ */
            grants: {
                /** @description As it is to be; null when it is removed */
                after: components["schemas"]["TableGrant"] | null;
                /** @description As it is; null when it is added */
                before: components["schemas"]["TableGrant"] | null;
                /** @description The members that differ, of a changed one */
                fields: string[];
                /**
                 * @description How it differs
                 * @enum {string}
                 */
                kind: "added" | "removed" | "changed";
            }[];
            /** @description The rows that differ */
            holders: {
                /** @description As it is to be; null when it is removed */
                after: components["schemas"]["TableHolder"] | null;
                /** @description As it is; null when it is added */
                before: components["schemas"]["TableHolder"] | null;
                /** @description The members that differ, of a changed one */
                fields: string[];
                /**
                 * @description How it differs
                 * @enum {string}
                 */
                kind: "added" | "removed" | "changed";
            }[];
            /** @description The rows that differ */
            roles: {
                /** @description As it is to be; null when it is removed */
                after: components["schemas"]["TableRole"] | null;
                /** @description As it is; null when it is added */
                before: components["schemas"]["TableRole"] | null;
                /** @description The members that differ, of a changed one */
                fields: string[];
                /**
                 * @description How it differs
                 * @enum {string}
                 */
                kind: "added" | "removed" | "changed";
            }[];
        };
        /** @description The permission table of one customer number, as it is in force */
        PermissionTableSummary: {
            /**
             * Format: date-time
             * @description Since when sessions here follow the version in force
             */
            appliedAt: string;
            bank: components["schemas"]["BankRef"];
            counts: components["schemas"]["PermissionTableCounts"];
            /** @description The one under which this session acts */
            current: boolean;
            /** @description The enterprise's number at the bank */
            customerId: string;
            /**
             * Format: date-time
             * @description From when the bank says that it is in force
             */
            effectiveFrom: string;
            /** @description From when the next version is; null while it is in force */
            effectiveUntil: string | null;
            /** @description A UUID in lower case */
            id: string;
            /**
             * Format: date-time
             * @description When it came to the network
             */
            receivedAt: string;
            /** @description The requirement from which the bank built it; null for one of its own */
            requirementId: string | null;
            /**
             * Format: date-time
             * @description When the bank signed it
             */
            signedAt: string;
            /** @description Number of the version, from 1 */
            version: number;
        };
        /** @description A version of a permission table */
        PermissionTableVersionSummary: {
            counts: components["schemas"]["PermissionTableCounts"];
            /**
             * Format: date-time
             * @description From when the bank says that it is in force
             */
            effectiveFrom: string;
            /** @description From when the next version is; null while it is in force */
            effectiveUntil: string | null;
            /**
             * Format: date-time
             * @description When it came to the network
             */
            receivedAt: string;
            /** @description The requirement from which the bank built it; null for one of its own */
            requirementId: string | null;
            /**
             * Format: date-time
             * @description When the bank signed it
             */
            signedAt: string;
            /** @description Number of the version, from 1 */
            version: number;
        };
        /** @description What a mandate opens of an account, and why not the rest */
        PersonAccount: {
            account: components["schemas"]["PermissionAccount"];
            /** @description Every action, opened or not */
            actions: {
                /**
                 * @description What is to be done with the account
                 * @enum {string}
                 */
                action: "accounts:read" | "statements:read" | "payments:read" | "payments:prepare" | "payments:approve" | "payments:release" | "payments:cancel";
                /** @description How far it is opened; null when it is not */
                cell: components["schemas"]["PermissionCell"] | null;
                /** @description Why it is not */
                reason: components["schemas"]["DenyReason"] | null;
            }[];
            /** @description Place of the mandate in the list, from 0 */
            mandate: number;
        };
        /** @description Everything that a person may do, with the reason for what he may not */
        PersonPermissions: {
            /** @description The items of this page */
            items: components["schemas"]["PersonAccount"][];
            /** @description Every role and department in which the table names the person */
            mandates: {
                holder: components["schemas"]["Holder"];
                /** @description What the base of the role allows on the network */
                networkActions: string[];
            }[];
            /** @description Hand it back to get the next page; null on the last */
            nextCursor: string | null;
            /** @description Version of the table by which it was decided */
            version: number;
        };
        /** @description A role in a department in which somebody may */
        PlaceThatMay: {
            cell: components["schemas"]["PermissionCell"];
            department: components["schemas"]["Named"];
            /** @description Who may, in this place */
            people: number;
            role: components["schemas"]["Named"];
        };
        /** @description An error answer (RFC 9457) */
        Problem: {
            /** @description Stable name of the problem, module.state */
            code: string;
            /** @description What happened and what to do next */
            detail: string;
            /** @description The fields that were refused */
            errors?: {
                /** @description Path of the field */
                field: string;
                /** @description Of a file: the line in which it stands, counted from 1 */
                line?: number;
                /** @description Why it was refused */
                reason: string;
                /** @description The same in Chinese, where it is written for a person */
                reasonZh?: string;
            }[];
            /** @description Number of this request in our log */
            reference: string;
            /** @description The HTTP status */
            status: number;
            /** @description The kind of problem in a few words */
            title: string;
            /** @description about:blank: the code tells the kind */
            type: string;
        };
        /** @description A line of the statement in its month */
        ReconciliationEntry: {
            /** @description Decimal amount: without sign */
            amount: string;
            /** @description A newer issue of a statement does not list a line of a closed month, or lists it again: this line takes it back, or counts it again */
            correction: ("taken_back" | "counted_again") | null;
            /** @description ISO 4217 code */
            currency: string;
            /** @description A calendar day, YYYY-MM-DD */
            day: string;
            /**
             * @description Money that came in, or that went out
             * @enum {string}
             */
            direction: "credit" | "debit";
            /** @description Null unless it was dismissed */
            dismissed: {
                /**
                 * @description Why there is nothing to match
                 * @enum {string}
                 */
                as: "own_transfer" | "bank_error" | "booked_elsewhere" | "other";
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /** @description Who dismissed it */
                by: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /** @description In the words of whoever dismissed it */
                note: string | null;
            } | null;
            /** @description A UUID in lower case */
            id: string;
            /** @description The closed month for which it came too late */
            lateOf: string | null;
            /** @description What it is matched with */
            match: components["schemas"]["ReconciliationMatch"] | null;
            /** @description A month, YYYY-MM */
            month: string;
            /** @description The other party */
            party: {
                /** @description Its account, where known */
                accountNumber: string | null;
                /** @description Its name, where known */
                name: string | null;
            };
            /** @description What the rules propose; null for nothing, or when it is dealt with */
            proposal: {
                /** @description How sure, per cent */
                confidence: number;
                /** @description What is left between them; null when they are equal */
                difference: {
                    /** @description Decimal amount: what the lines are more than the records, as it is signed on the account */
                    amount: string;
                    /**
                     * @description As what it is booked
                     * @enum {string}
                     */
                    kind: "fee" | "interest" | "charge" | "discount" | "exchange" | "other";
                } | null;
                /** @description The lines, by day */
                entries: {
                    /** @description Decimal amount: without sign */
                    amount: string;
                    /** @description A calendar day, YYYY-MM-DD */
                    day: string;
                    /** @description A UUID in lower case */
                    id: string;
                    /** @description To be named when it is decided about */
                    revision: number;
                }[];
                /** @description The records; none for interest and charges of the bank */
                items: {
                    /** @description Decimal amount: how much of it belongs here */
                    amount: string;
                    item: components["schemas"]["ReconciliationItem"];
                }[];
                /** @description In words */
                text: {
                    /** @description In English */
                    en: string;
                    /** @description In Chinese */
                    zh: string;
                };
            } | null;
            /** @description The bank's own reference */
            reference: string | null;
            /** @description The purpose as the bank carries it */
            remittance: string | null;
            /** @description To be named when it is decided about */
            revision: number;
            /**
             * @description How it stands; superseded: a newer issue of its statement does not list it, and it counts no more
             * @enum {string}
             */
            state: "open" | "matched" | "dismissed" | "superseded";
        };
        /** @description A line with the records to choose from */
        ReconciliationEntryDetail: {
            /** @description Decimal amount: without sign */
            amount: string;
            /** @description Open records that it may belong to, nearest in amount first */
            candidates: components["schemas"]["ReconciliationItem"][];
            /** @description A newer issue of a statement does not list a line of a closed month, or lists it again: this line takes it back, or counts it again */
            correction: ("taken_back" | "counted_again") | null;
            /** @description ISO 4217 code */
            currency: string;
            /** @description A calendar day, YYYY-MM-DD */
            day: string;
            /**
             * @description Money that came in, or that went out
             * @enum {string}
             */
            direction: "credit" | "debit";
            /** @description Null unless it was dismissed */
            dismissed: {
                /**
                 * @description Why there is nothing to match
                 * @enum {string}
                 */
                as: "own_transfer" | "bank_error" | "booked_elsewhere" | "other";
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /** @description Who dismissed it */
                by: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /** @description In the words of whoever dismissed it */
                note: string | null;
            } | null;
            /** @description A UUID in lower case */
            id: string;
            /** @description The closed month for which it came too late */
            lateOf: string | null;
            /** @description What it is matched with */
            match: components["schemas"]["ReconciliationMatch"] | null;
            /** @description A month, YYYY-MM */
            month: string;
            /** @description The other party */
            party: {
                /** @description Its account, where known */
                accountNumber: string | null;
                /** @description Its name, where known */
                name: string | null;
            };
            /** @description What the rules propose; null for nothing, or when it is dealt with */
            proposal: {
                /** @description How sure, per cent */
                confidence: number;
                /** @description What is left between them; null when they are equal */
                difference: {
                    /** @description Decimal amount: what the lines are more than the records, as it is signed on the account */
                    amount: string;
                    /**
                     * @description As what it is booked
                     * @enum {string}
                     */
                    kind: "fee" | "interest" | "charge" | "discount" | "exchange" | "other";
                } | null;
                /** @description The lines, by day */
                entries: {
                    /** @description Decimal amount: without sign */
                    amount: string;
                    /** @description A calendar day, YYYY-MM-DD */
                    day: string;
                    /** @description A UUID in lower case */
                    id: string;
                    /** @description To be named when it is decided about */
                    revision: number;
                }[];
                /** @description The records; none for interest and charges of the bank */
                items: {
                    /** @description Decimal amount: how much of it belongs here */
                    amount: string;
                    item: components["schemas"]["ReconciliationItem"];
                }[];
                /** @description In words */
                text: {
                    /** @description In English */
                    en: string;
                    /** @description In Chinese */
                    zh: string;
                };
            } | null;
            /** @description The bank's own reference */
            reference: string | null;
            /** @description The purpose as the bank carries it */
            remittance: string | null;
            /** @description To be named when it is decided about */
            revision: number;
            /**
             * @description How it stands; superseded: a newer issue of its statement does not list it, and it counts no more
             * @enum {string}
             */
            state: "open" | "matched" | "dismissed" | "superseded";
        };
        /** @description What ours expects on the account */
        ReconciliationItem: {
            /** @description Decimal amount: all of it */
            amount: string;
            /** @description ISO 4217 code */
            currency: string;
            /** @description A calendar day, YYYY-MM-DD */
            day: string;
            /**
             * @description Money that comes in, or that goes out
             * @enum {string}
             */
            direction: "credit" | "debit";
            /** @description The mandate does not show it: only the amount is told */
            hidden: boolean;
            /** @description A UUID in lower case */
            id: string;
            /**
             * @description A payment of ours, a request for payment, an order, money out of escrow
             * @enum {string}
             */
            kind: "payment" | "request" | "order" | "transfer";
            /** @description What it is called by; null where the mandate does not show it */
            number: string | null;
            /** @description Decimal amount: what is still to be found */
            open: string;
            /** @description The order to which it belongs */
            orderId: string | null;
            /** @description The other party */
            party: {
                /** @description Its account, where known */
                accountNumber: string | null;
                /** @description Its name, where known */
                name: string | null;
            };
            /** @description One more with every change */
            revision: number;
        };
        /** @description Lines and records that belong together */
        ReconciliationMatch: {
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            at: string;
            /** @description Who matched them; null for the rules */
            by: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            } | null;
            /** @description How sure the rules were, per cent; null where a person found it */
            confidence: number | null;
            /** @description What is left between them; null when they are equal */
            difference: {
                /** @description Decimal amount: what the lines are more than the records, as it is signed on the account */
                amount: string;
                /**
                 * @description As what it is booked
                 * @enum {string}
                 */
                kind: "fee" | "interest" | "charge" | "discount" | "exchange" | "other";
            } | null;
            /** @description The lines, by day */
            entries: {
                /** @description Decimal amount: without sign */
                amount: string;
                /** @description A calendar day, YYYY-MM-DD */
                day: string;
                /** @description A UUID in lower case */
                id: string;
                /** @description To be named when it is decided about */
                revision: number;
            }[];
            /** @description A UUID in lower case */
            id: string;
            /** @description The records; none for interest and charges of the bank */
            items: {
                /** @description Decimal amount: how much of it belongs here */
                amount: string;
                item: components["schemas"]["ReconciliationItem"];
            }[];
            /**
             * @description How many lines for how many records
             * @enum {string}
             */
            kind: "one_to_one" | "one_to_many" | "many_to_one" | "many_to_many" | "booking";
            /** @description In the words of whoever matched them */
            note: string | null;
            /** @description Why they belong together; null where a person found it */
            text: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            } | null;
        };
        /** @description A month of an account */
        ReconciliationMonth: {
            /** @description As the bank numbers it */
            accountNumber: string;
            /** @description Opening and lines come to the closing balance; null where one is not known */
            agrees: boolean | null;
            /** @description Why it cannot be closed; empty when it can */
            blocks: {
                /**
                 * @description What it is
                 * @enum {string}
                 */
                code: "closed" | "not_over" | "no_statements" | "no_opening" | "no_closing" | "previous_open" | "open_entries" | "missing_days" | "unbalanced" | "difference";
                /** @description In words */
                text: {
                    /** @description In English */
                    en: string;
                    /** @description In Chinese */
                    zh: string;
                };
            }[];
            /** @description What you may do */
            can: ("match" | "close")[];
            /** @description Null while it is open */
            closed: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /** @description Who closed it */
                by: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /** @description SHA-256 of what was closed */
                contentHash: string;
            } | null;
            /** @description Null where the bank has not said it */
            closing: string | null;
            /** @description In */
            credits: {
                /** @description Decimal amount: came in */
                amount: string;
                /** @description Lines */
                count: number;
            };
            /** @description ISO 4217 code */
            currency: string;
            /** @description Every day of the month */
            days: {
                /** @description A calendar day, YYYY-MM-DD */
                day: string;
                /** @description Decimal amount: came in and is dealt with */
                in: string;
                /** @description Decimal amount: came in and is matched to nothing yet */
                inOpen: string;
                /** @description The statement of this day is missing */
                missing: boolean;
                /** @description Decimal amount: went out and is dealt with */
                out: string;
                /** @description Decimal amount: went out and is matched to nothing yet */
                outOpen: string;
                /** @description The statement of this day does not balance */
                unbalanced: boolean;
            }[];
            /** @description Out */
            debits: {
                /** @description Decimal amount: went out */
                amount: string;
                /** @description Lines */
                count: number;
            };
            /** @description Lines that were dismissed */
            dismissed: number;
            /** @description The first month with lines; null without any */
            first: string | null;
            /** @description The last month with lines */
            last: string | null;
            /** @description The last digits of the number */
            lastDigits: string;
            /** @description Lines of a closed month that are counted here */
            late: number;
            /** @description Lines that are matched */
            matched: number;
            /** @description Days of which the statement is missing */
            missing: string[];
            /** @description A month, YYYY-MM */
            month: string;
            /** @description A text in the languages in which it is known */
            name: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
            /** @description Lines still to be dealt with */
            open: number;
            /** @description Null where the bank has not said it */
            opening: string | null;
            /** @description Records that are found in no statement by the end of the month */
            ours: number;
            /** @description When the rules were last run */
            runAt: string | null;
            /**
             * @description A closed month stays closed
             * @enum {string}
             */
            state: "open" | "closed";
            /** @description Lines that count no more: a newer issue of their statement does not list them */
            superseded: number;
            /** @description Days whose statement does not balance */
            unbalanced: string[];
        };
        /** @description What the rules made of the account */
        ReconciliationRun: {
            /** @description Lines without one */
            left: number;
            /** @description Matches that were certain */
            matched: number;
            /** @description Lines with a proposal */
            proposed: number;
            /** @description Lines that were new */
            taken: number;
        };
        /** @description A permission table that was not believed; what is held stays in force */
        RefusedPermissionTable: {
            /** @description The bank's number of the customer */
            customerId: string;
            /** @description How often it came */
            deliveries: number;
            /** @description Place and reason in words */
            detail: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            firstReceivedAt: string;
            /** @description A UUID in lower case */
            id: string;
            /**
             * Format: date-time
             * @description When it came last
             */
            lastReceivedAt: string;
            /** @description As the bank sent it, cut off where it is very long */
            raw: string;
            /**
             * @description bad_signature: not signed by the bank; wrong_customer: of another customer; misfit: of another shape, or it contradicts itself; older: another text for a version before the one in force; contradiction: another text for the one in force
             * @enum {unknown}
             */
            reason: "bad_signature" | "wrong_customer" | "misfit" | "older" | "contradiction";
            /** @description The version that it says it is; null where it does not say */
            version: number | null;
        };
        /** @description The registration of your enterprise */
        Registration: {
            /** @description What you may do next */
            can: ("edit" | "submit" | "withdraw")[];
            /** @description The way onto the network */
            checklist: {
                /** @description It has chosen who sees what */
                disclosureChosen: boolean;
                /** @description Evidence documents are there */
                documents: boolean;
                /** @description It has a partner */
                firstPartner: boolean;
                /** @description The statement has been submitted, or a bank has verified the enterprise */
                registered: boolean;
                /** @description The enterprise is verified */
                verified: boolean;
            };
            /** @description What was submitted beside what banks and registries say */
            comparison: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                checkedAt: string;
                /** @description Field by field */
                fields: components["schemas"]["ComparedField"][];
            } | null;
            /** @description True when what is shown has not been submitted yet */
            edited: boolean;
            /** @description The operator's reason, when it was returned or refused */
            message: string | null;
            /**
             * @description How far the registration has come
             * @enum {string}
             */
            state: "none" | "draft" | "submitted" | "waiting_for_attestation" | "in_review" | "verified" | "returned" | "refused";
            /** @description What is being written, else what was submitted last */
            statement: components["schemas"]["Statement"] | null;
            /** @description When it was submitted last */
            submittedAt: string | null;
        };
        /** @description The approval rule of the amount */
        RuleRow: {
            /** @description Row of the rule in the table, from 0 */
            row: number;
            rule: components["schemas"]["ApprovalRule"];
        };
        /** @description The session of this browser */
        Session: {
            /** @description What the mandate allows, noun:verb */
            can: string[];
            /**
             * Format: date-time
             * @description When it ends if nothing more is done
             */
            expiresAt: string;
            mandate: components["schemas"]["Mandate"];
            /** @description Who is signed in */
            person: {
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            };
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            signedInAt: string;
        };
        /** @description What would be decided, and how that comes */
        Simulation: {
            /** @description The grant by which it was decided */
            cell: components["schemas"]["PermissionCell"] | null;
            /**
             * @description allow: it takes effect at once; needs_approval: with the signatures that the rule asks for
             * @enum {string}
             */
            outcome: "allow" | "deny" | "needs_approval";
            /** @description Why not; null when it may be done */
            reason: components["schemas"]["DenyReason"] | null;
            /** @description Who else has to sign */
            rule: components["schemas"]["RuleRow"] | null;
            /** @description The checks in their order */
            steps: components["schemas"]["DecisionStep"][];
            /** @description How long the decision took */
            tookMicroseconds: number;
            /** @description Version of the table by which it was decided */
            version: number;
            /** @description Where somebody may do the same */
            whoMay: components["schemas"]["PlaceThatMay"][];
        };
        /** @description What an enterprise states of itself; null where nothing is stated */
        Statement: {
            /** @description Official numbers */
            identifiers: {
                /** @description Two letters; empty for a LEI */
                country: string;
                /**
                 * @description Kind of number
                 * @enum {string}
                 */
                scheme: "uscc" | "lei" | "vat" | "national";
                /** @description The number, in its one spelling */
                value: string;
            }[];
            /** @description A text in the languages in which it is known */
            legalName: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            };
            /** @description Who represents the enterprise by law */
            legalRepresentative: string | null;
            /** @description The business licence */
            licence: {
                /** @description Whose name stands on it */
                holder: string | null;
                /** @description Number of the business licence */
                number: string | null;
                /** @description Its last day; null when it has no end */
                validUntil: string | null;
            };
            /** @description Where it is registered */
            registeredAddress: string | null;
            /** @description Tax number and standing */
            tax: {
                /** @description Kind of taxpayer */
                kind: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /** @description Tax number */
                number: string | null;
                /** @description Rating */
                rating: ("A" | "B" | "M" | "C" | "D") | null;
            };
        };
        /** @description A day of an account with the statements that close it */
        StatementDay: {
            /** @description A calendar day, YYYY-MM-DD */
            day: string;
            /** @description What is missing before this day; of the last day asked for also what is missing after it */
            gaps: components["schemas"]["StatementGap"][];
            /** @description What the bank gave of this day; the issue that counts comes first */
            statements: components["schemas"]["BankStatement"][];
        };
        /** @description A statement with a page of its entries, in the order of the bank */
        StatementDetail: {
            /** @description A page of its entries */
            entries: {
                /** @description The items of this page */
                items: components["schemas"]["AccountEntry"][];
                /** @description Hand it back to get the next page; null on the last */
                nextCursor: string | null;
            };
            statement: components["schemas"]["BankStatement"];
        };
        /** @description A statement file as it came in */
        StatementFile: {
            /** @description Accounts of which it speaks, as far as it could be read */
            accountNumbers: string[];
            /** @description Against what it was held; null where it was refused before */
            checkedBy: ("schema" | "rules") | null;
            /** @description Entries in it */
            entries: number;
            /** @description Null of what was taken */
            fault: {
                /** @description A stable word for the reason */
                code: string;
                /** @description The line; null where the reason is in no line of its own */
                line: number | null;
                /** @description A sentence in both languages */
                text: {
                    /** @description In English */
                    en: string;
                    /** @description In Chinese */
                    zh: string;
                };
            } | null;
            /** @description Its name */
            fileName: string;
            /** @description A UUID in lower case */
            id: string;
            /** @description What it names itself; null where that cannot be read */
            message: string | null;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            receivedAt: string;
            /** @description Its size */
            sizeBytes: number;
            /**
             * @description Taken as a whole, or kept aside and nothing of it taken
             * @enum {string}
             */
            state: "taken" | "refused";
            /** @description Statements in it */
            statements: number;
            /** @description The member who brought it; null where the bank sent it */
            uploadedBy: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            } | null;
            /**
             * @description Whether the bank sent it or a member did
             * @enum {string}
             */
            via: "bank" | "upload";
        };
        /** @description What is missing between two statements; the bank has to send it */
        StatementGap: {
            /** @description A calendar day, YYYY-MM-DD */
            afterDay: string;
            /** @description A calendar day, YYYY-MM-DD */
            beforeDay: string;
            /** @description With what the earlier statement closes */
            closing: string | null;
            /** @description ISO 4217 */
            currency: string;
            /** @description First number that is missing */
            fromSequence: string | null;
            /** @description With what the later statement opens */
            opening: string | null;
            /**
             * @description Numbers of the count are missing, or one statement closes with another balance than the next opens with
             * @enum {string}
             */
            reason: "statements_missing" | "balances_do_not_meet";
            /** @description Last number that is missing */
            toSequence: string | null;
        };
        /** @description A submission with everything that is known of it */
        Submission: {
            /** @description Something to look at: the bank received another content, refuses it, or contradicts itself */
            alarm: ("receipt_differs" | "refused" | "contradiction") | null;
            /** @description All files, also those of messages */
            attachments: components["schemas"]["SubmissionAttachment"][];
            /** @description What the bank attested anew after a correction */
            attested: {
                /** @description A calendar day, YYYY-MM-DD */
                asOf: string;
                /** @description The signed record */
                evidenceId: string | null;
                /** @description The fact */
                factKey: string;
            }[];
            bank: components["schemas"]["BankRef"];
            /** @description What may be done with it now by this member */
            can: ("update" | "discard" | "send" | "supplement" | "withdraw" | "write" | "attach")[];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            createdAt: string;
            /** @description A member */
            createdBy: {
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            };
            /** @description What is filled in */
            data: {
                [key: string]: unknown;
            };
            form: components["schemas"]["SubmissionForm"];
            /** @description As the bank calls the form */
            formId: string;
            /**
             * @description Whether the bank offers this version now, a newer one, or none
             * @enum {string}
             */
            formOffered: "same" | "newer" | "ended";
            /** @description What happened, in order */
            history: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /** @description Who did it; null where the bank did */
                person: {
                    /** @description A UUID in lower case */
                    id: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                } | null;
                /** @description The bank's reason */
                reason: string | null;
                /**
                 * @description Where it stood then
                 * @enum {string}
                 */
                status: "draft" | "queued" | "received" | "in_review" | "information_wanted" | "approved" | "declined" | "funded" | "withdrawn";
                /** @description What happened: a status, or created, supplemented, withdrawal_asked, alarm, attested */
                step: string;
                /** @description What the bank wanted to know */
                wanted: string | null;
            }[];
            /** @description A UUID in lower case */
            id: string;
            /**
             * @description What is asked of the bank
             * @enum {string}
             */
            kind: "application" | "enquiry" | "fact_correction" | "service_request";
            /** @description The offer whose acceptance opened it */
            offerId: string | null;
            /** @description Fields that still hold what a fact says */
            prefilled: {
                /**
                 * Format: date-time
                 * @description When it was so, according to the source
                 */
                asOf: string;
                /**
                 * @description How sure it is: checked by the bank, told by the bank, from a registry, or stated by the enterprise itself
                 * @enum {string}
                 */
                assurance: "bank_verified" | "bank_reported" | "registry" | "stated";
                /** @description The signed record behind it */
                evidenceId: string | null;
                /** @description The fact from which it was filled in */
                factKey: string;
                /** @description JSON Pointer (RFC 6901) into what is filled in */
                pointer: string;
                /** @description Who says it */
                source: {
                    /** @description The bank's colour, #RRGGBB */
                    color: string | null;
                    /** @description Id of the source; of a bank, its connection */
                    id: string;
                    /**
                     * @description What the source is
                     * @enum {string}
                     */
                    kind: "bank" | "registry" | "enterprise";
                    /** @description The bank's mark, one character */
                    mark: string | null;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                };
            }[];
            /** @description Null when nothing of it waits to be sent */
            queue: {
                /** @description How often it was tried */
                attempts: number;
                /** @description False while the bank does not answer */
                bankReachable: boolean;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                nextAttemptAt: string;
                /** @description 1 is sent next; counted among everything for this customer of the bank */
                position: number;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                waitingSince: string;
            } | null;
            /** @description When it was sent off by the member; null for a draft */
            queuedAt: string | null;
            /** @description Why it stands as it does, in the words of the bank */
            reason: string | null;
            /** @description What the bank confirmed */
            receipt: {
                /** @description SHA-256 of what was received, base64url */
                contentHash: string;
                /** @description The receipt as the bank signed it */
                jws: string;
                /** @description The bank's number */
                number: string;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                receivedAt: string;
            } | null;
            /** @description The bank's number of it */
            receiptNumber: string | null;
            /** @description One more with every save */
            revision: number;
            /**
             * @description Where it stands
             * @enum {string}
             */
            status: "draft" | "queued" | "received" | "in_review" | "information_wanted" | "approved" | "declined" | "funded" | "withdrawn";
            /** @description A text in both languages */
            title: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            updatedAt: string;
            /** @description What the bank wants to know */
            wanted: string | null;
            /** @description A withdrawal is on its way to the bank */
            withdrawing: boolean;
        };
        /** @description A file that goes to the bank */
        SubmissionAttachment: {
            /** @description The bank has it */
            delivered: boolean;
            /** @description Name of the file */
            fileName: string;
            /** @description A UUID in lower case */
            id: string;
            /** @description What it is, by its content */
            mediaType: string;
            /** @description It was sent with something and cannot be removed any more */
            sent: boolean;
            /** @description In hex */
            sha256: string;
            /** @description Its size */
            sizeBytes: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            uploadedAt: string;
        };
        /** @description A form with everything that is needed to fill it in */
        SubmissionForm: {
            /** @description Files that may come with it */
            attachments: {
                /** @description Of each */
                maxBytes: number;
                /** @description 0: none */
                maxCount: number;
                /** @description What is taken */
                mediaTypes: string[];
            };
            /** @description Keys of the facts that a correction is about */
            corrects: string[];
            /** @description As the bank calls the form */
            formId: string;
            /**
             * @description What is asked of the bank
             * @enum {string}
             */
            kind: "application" | "enquiry" | "fact_correction" | "service_request";
            /** @description How the form is laid out */
            layout: {
                /** @description The parts of the form, in order */
                sections: {
                    /** @description In the order in which they are shown */
                    fields: string[];
                    /** @description A text in both languages */
                    title: {
                        /** @description In English */
                        en: string;
                        /** @description In Chinese */
                        zh: string;
                    };
                    /** @description The section is shown only while the value there is this one; what stands in a hidden one is not sent */
                    when: {
                        /** @description The value */
                        equals: unknown;
                        /** @description JSON Pointer (RFC 6901) into what is filled in */
                        pointer: string;
                    } | null;
                }[];
                /** @description By JSON Pointer; a money field is an object of amount and currency */
                widgets: {
                    [key: string]: "textarea" | "money" | "date" | "radio" | "select" | "checkbox";
                };
            };
            /** @description JSON Schema 2020-12 without references: object, array, string, number, integer, boolean; x-title, x-description and x-enum in both languages */
            schema: {
                [key: string]: unknown;
            };
            /**
             * @description The part of the bank that it goes to
             * @enum {string}
             */
            source: "online_banking" | "commerce" | "financial_services";
            /** @description A text in both languages */
            summary: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /** @description A text in both languages */
            title: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /** @description One more with every change of the form */
            version: number;
        };
        /** @description A form that the bank offers */
        SubmissionFormSummary: {
            /** @description As the bank calls the form */
            formId: string;
            /**
             * @description What is asked of the bank
             * @enum {string}
             */
            kind: "application" | "enquiry" | "fact_correction" | "service_request";
            /**
             * @description The part of the bank that it goes to
             * @enum {string}
             */
            source: "online_banking" | "commerce" | "financial_services";
            /** @description A text in both languages */
            summary: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /** @description A text in both languages */
            title: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /** @description One more with every change of the form */
            version: number;
        };
        /** @description A word in the conversation about a submission */
        SubmissionMessage: {
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            at: string;
            /** @description Files that came with it */
            attachments: components["schemas"]["SubmissionAttachment"][];
            /** @description Who wrote it at the bank; null for our own */
            author: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            } | null;
            /** @description The text */
            body: string;
            /** @description Of our own: whether the bank has it; null for the bank */
            delivery: ("queued" | "delivered" | "refused") | null;
            /**
             * @description Who wrote it
             * @enum {string}
             */
            from: "us" | "bank";
            /** @description A UUID in lower case */
            id: string;
            /** @description The member who wrote it; null for the bank */
            person: {
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            } | null;
            /** @description It answers information that the bank wanted */
            supplement: boolean;
        };
        /** @description Something that a member typed in for the bank */
        SubmissionSummary: {
            /** @description Something to look at: the bank received another content, refuses it, or contradicts itself */
            alarm: ("receipt_differs" | "refused" | "contradiction") | null;
            bank: components["schemas"]["BankRef"];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            createdAt: string;
            /** @description A member */
            createdBy: {
                /** @description A UUID in lower case */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
            };
            /** @description As the bank calls the form */
            formId: string;
            /** @description A UUID in lower case */
            id: string;
            /**
             * @description What is asked of the bank
             * @enum {string}
             */
            kind: "application" | "enquiry" | "fact_correction" | "service_request";
            /** @description The offer whose acceptance opened it */
            offerId: string | null;
            /** @description When it was sent off by the member; null for a draft */
            queuedAt: string | null;
            /** @description The bank's number of it */
            receiptNumber: string | null;
            /**
             * @description Where it stands
             * @enum {string}
             */
            status: "draft" | "queued" | "received" | "in_review" | "information_wanted" | "approved" | "declined" | "funded" | "withdrawn";
            /** @description A text in both languages */
            title: {
                /** @description In English */
                en: string;
                /** @description In Chinese */
                zh: string;
            };
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            updatedAt: string;
            /** @description What the bank wants to know */
            wanted: string | null;
            /** @description A withdrawal is on its way to the bank */
            withdrawing: boolean;
        };
        /** @description One walk through something that a bank lists */
        SyncRun: {
            /** @description Whose journal; null for the list of consents */
            customerId: string | null;
            /** @description Why it failed */
            error: string | null;
            /** @description When it ended */
            finishedAt: string | null;
            /** @description A UUID in lower case */
            id: string;
            /**
             * @description What was walked through
             * @enum {unknown}
             */
            kind: "consents" | "records";
            /** @description Pages that were read */
            pages: number;
            /** @description Entries or consents on them */
            records: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            startedAt: string;
            /**
             * @description How it went
             * @enum {unknown}
             */
            state: "running" | "finished" | "failed";
        };
        /** @description An account of the customer */
        TableAccount: {
            /** @description As the bank numbers it */
            accountNumber: string;
            /** @description ISO 4217 */
            currency: string;
            /** @description How it ends */
            lastDigits: string;
            /** @description Its name in English */
            nameEn: string;
            /** @description Its name in Chinese */
            nameZh: string;
            /** @description The product that it belongs to */
            product: string;
        };
        /** @description A department of the enterprise at its bank */
        TableDepartment: {
            /** @description As the bank calls it */
            departmentId: string;
            /** @description Its name in English */
            nameEn: string;
            /** @description Its name in Chinese */
            nameZh: string;
            /** @description The department above it; null at the top */
            parentId: string | null;
        };
        /** @description Role × department × accounts × action, with limits */
        TableGrant: {
            accounts: components["schemas"]["AccountScope"];
            /**
             * @description What it opens
             * @enum {string}
             */
            action: "accounts:read" | "statements:read" | "payments:read" | "payments:prepare" | "payments:approve" | "payments:release" | "payments:cancel";
            /** @description The account numbers that may be paid; null: any */
            counterparties: string[] | null;
            /** @description Currency of its limits; it covers accounts of this currency only */
            currency: string | null;
            /** @description The department in which, and below which, it holds */
            departmentId: string;
            /** @description Limits; null is without limit */
            limits: {
                /** @description At most so much in a day to each counterparty */
                counterpartyDay: string | null;
                /** @description At most so much in a day */
                dayAmount: string | null;
                /** @description At most so many payments in a day */
                dayCount: number | null;
                /** @description At most so much in a month */
                monthAmount: string | null;
                /** @description At most so many payments in a month */
                monthCount: number | null;
                /** @description At most so much in one payment */
                perPayment: string | null;
            };
            /** @description The role to which it is given */
            roleId: string;
            /** @description What the signature is worth, of checking and releasing; null elsewhere */
            signatureClass: ("E" | "A" | "B" | "T") | null;
            /** @description First day; null: from ever */
            validFrom: string | null;
            /** @description Last day, inclusive; null: for ever */
            validUntil: string | null;
            /** @description The hours in which it works; null: always */
            window: {
                /** @description The days of the week */
                days: number[];
                /** @description From then on */
                from: string;
                /** @description IANA name of the zone */
                timeZone: string;
                /** @description Until before then */
                until: string;
            } | null;
        };
        /** @description Who acts in a role and department */
        TableHolder: {
            /** @description The accounts to which his grants are narrowed; null: to none in particular */
            accountNumbers: string[] | null;
            /** @description The department in which he acts */
            departmentId: string;
            /** @description His name in English */
            nameEn: string;
            /** @description His name in Chinese */
            nameZh: string;
            /** @description The role in which he acts */
            roleId: string;
            /** @description The person, as the bank calls him */
            subject: string;
            /** @description First day; null: from ever */
            validFrom: string | null;
            /** @description Last day, inclusive; null: for ever */
            validUntil: string | null;
        };
        /** @description A role at the bank; one of its own says on which standard role it is based */
        TableRole: {
            /** @description The standard role from which follows what it may do on the network */
            base: string;
            /** @description Its name in English */
            nameEn: string;
            /** @description Its name in Chinese */
            nameZh: string;
            /** @description As the bank calls it */
            roleId: string;
        };
        /** @description An order between two enterprises, as your side has it */
        TradeOrder: {
            /** @description When the seller accepted */
            acceptedAt: string | null;
            /** @description The buyer's own reference */
            buyerReference: string | null;
            /** @description What you can do now */
            can: string[];
            /** @description When the buyer confirmed */
            confirmedAt: string | null;
            /** @description ISO 4217 code */
            currency: string;
            /** @description A calendar day, YYYY-MM-DD */
            deliverBy: string;
            /** @description When the seller delivered */
            deliveredAt: string | null;
            /** @description When it ended */
            endedAt: string | null;
            /** @description Money that the bank holds; null without escrow, and before the seller has accepted */
            escrow: {
                /** @description For the buyer: into which account the money is paid */
                accountNumber: string | null;
                /** @description What is to be paid in */
                amount: string;
                /** @description What the bank was asked and has not done */
                asked: {
                    /** @description How much; null: all */
                    amount: string | null;
                    /**
                     * Format: date-time
                     * @description An instant, RFC 3339, in UTC
                     */
                    at: string;
                    /**
                     * @description Who asked
                     * @enum {string}
                     */
                    by: "buyer" | "seller";
                    /**
                     * @description What
                     * @enum {string}
                     */
                    kind: "open" | "delivery" | "release" | "refund" | "dispute" | "cancel";
                    /** @description Why the bank refused */
                    reason: string | null;
                    /**
                     * @description Whether the bank has answered
                     * @enum {string}
                     */
                    state: "pending" | "refused";
                }[];
                /** @description Since when what the bank says does not fit what it said before: the bank is being asked, and no money moves until it fits */
                doubtedAt: string | null;
                /** @description What was paid in */
                funded: string;
                /** @description What is still held */
                held: string;
                /** @description For the buyer: the payment with which it is paid in */
                paymentId: string | null;
                /** @description What went back to the buyer */
                refunded: string;
                /** @description When the bank releases the rest by itself */
                releaseAt: string | null;
                /** @description What went to the seller */
                released: string;
                /**
                 * @description How it stands
                 * @enum {string}
                 */
                state: "opening" | "open" | "funded" | "disputed" | "returned" | "closed" | "refused";
            } | null;
            /** @description The bank of the buyer holds the money */
            escrowAgreed: boolean;
            /** @description A UUID in lower case */
            id: string;
            /** @description What was ordered */
            lines: {
                /** @description What is ordered */
                name: string;
                /** @description Decimal amount without tax */
                net: string;
                /** @description How much; above zero */
                quantity: string;
                /** @description Decimal amount of the tax */
                tax: string;
                /** @description Tax in per cent */
                taxPercent: string;
                /** @description Of what: piece, kg, hour */
                unit: string;
                /** @description Price of one, without tax */
                unitPrice: string;
            }[];
            /** @description Decimal amount without tax */
            net: string;
            /** @description What is up to your side */
            next: {
                /** @description Whether you can do it now */
                allowed: boolean;
                /**
                 * @description What your side could do
                 * @enum {string}
                 */
                step: "accept" | "decline" | "cancel" | "deliver" | "confirm" | "dispute" | "release_part" | "refund" | "reclaim" | "fund" | "part_out" | "released" | "refunded" | "split" | "returned" | "release_refused" | "pay" | "reconcile" | "unreconcile" | "pay_in" | "ask_payment";
                /** @description Why not */
                why: ("mandate" | "payment_under_way" | "escrow_opening" | "escrow_refused" | "not_overdue" | "bank_asked" | "bank_doubted" | "release_returned" | "all_asked") | null;
            }[];
            /** @description What else was agreed on */
            note: string | null;
            /** @description What both sides call it */
            number: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            orderedAt: string;
            /** @description An enterprise, by name */
            other: {
                /** @description Id of the enterprise */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description True when a bank attests its identification */
                verified: boolean;
            };
            /** @description Without escrow: what was paid so far */
            paid: string;
            /** @description For the seller: where it wants its money */
            payeeAccount: string | null;
            /** @description When your side found the money in its statement */
            reconciledAt: string | null;
            /** @description With escrow: days after delivery until the bank releases by itself */
            releaseAfterDays: number;
            /** @description Payments that the seller asked for */
            requests: {
                /** @description Decimal amount */
                amount: string;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                askedAt: string;
                /** @description A UUID in lower case */
                id: string;
                /** @description What the payment carries */
                reference: string;
                /**
                 * @description How it stands
                 * @enum {string}
                 */
                state: "asked" | "accepted" | "paid" | "declined" | "cancelled" | "expired";
            }[];
            /**
             * @description On which side you stand
             * @enum {string}
             */
            side: "buyer" | "seller";
            /**
             * @description How it stands, the same for both sides
             * @enum {string}
             */
            state: "ordered" | "accepted" | "in_escrow" | "delivered" | "confirmed" | "disputed" | "partly_released" | "released" | "refunded" | "split" | "paid" | "reconciled" | "declined" | "cancelled";
            /** @description What happened, the oldest first */
            steps: {
                /** @description For the seller: your account to which the bank paid, where it is another one than was agreed */
                account: string | null;
                /** @description With `account`: at which bank it is; null at the bank that held the money */
                accountBank: string | null;
                /**
                 * @description Who did it
                 * @enum {string}
                 */
                actor: "buyer" | "seller" | "bank" | "time";
                /** @description Decimal amount */
                amount: string | null;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, in UTC
                 */
                at: string;
                /** @description In the words of whoever did it */
                note: string | null;
                /** @description Of your own side: the name of the person */
                person: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /**
                 * @description How it stood afterwards
                 * @enum {string}
                 */
                state: "ordered" | "accepted" | "in_escrow" | "delivered" | "confirmed" | "disputed" | "partly_released" | "released" | "refunded" | "split" | "paid" | "reconciled" | "declined" | "cancelled";
                /** @description What happened */
                step: string;
            }[];
            /** @description Decimal amount of the tax */
            tax: string;
            /** @description What it is about */
            title: string;
            /** @description Decimal amount with tax */
            total: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            updatedAt: string;
        };
        /** @description A document of an order; both sides see it */
        TradeOrderDocument: {
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            addedAt: string;
            /**
             * @description Who added it
             * @enum {string}
             */
            by: "buyer" | "seller";
            /** @description Name of the file */
            fileName: string;
            /** @description A UUID in lower case */
            id: string;
            /**
             * @description What it is
             * @enum {string}
             */
            kind: "order" | "delivery_note" | "invoice" | "other";
            /**
             * @description What it is by its content
             * @enum {string}
             */
            mediaType: "application/pdf" | "image/jpeg" | "image/png";
            /** @description Of your own side: the name of the person */
            person: {
                /** @description In English, where known */
                en: string | null;
                /** @description In Chinese, where known */
                zh: string | null;
            } | null;
            /** @description In hex */
            sha256: string;
            /** @description Its size */
            sizeBytes: number;
        };
        /** @description The documents of an order */
        TradeOrderDocuments: {
            /** @description What you can do now */
            can: "add"[];
            /** @description The newest first */
            items: components["schemas"]["TradeOrderDocument"][];
        };
        /** @description An order, in a list */
        TradeOrderSummary: {
            /** @description ISO 4217 code */
            currency: string;
            /** @description A calendar day, YYYY-MM-DD */
            deliverBy: string;
            /** @description The bank of the buyer holds the money */
            escrowAgreed: boolean;
            /** @description A UUID in lower case */
            id: string;
            /** @description What both sides call it */
            number: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            orderedAt: string;
            /** @description An enterprise, by name */
            other: {
                /** @description Id of the enterprise */
                id: string;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description True when a bank attests its identification */
                verified: boolean;
            };
            /**
             * @description On which side you stand
             * @enum {string}
             */
            side: "buyer" | "seller";
            /**
             * @description How it stands, the same for both sides
             * @enum {string}
             */
            state: "ordered" | "accepted" | "in_escrow" | "delivered" | "confirmed" | "disputed" | "partly_released" | "released" | "refunded" | "split" | "paid" | "reconciled" | "declined" | "cancelled";
            /** @description What it is about */
            title: string;
            /** @description Decimal amount with tax */
            total: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            updatedAt: string;
        };
        /** @description An enterprise that we keep an eye on; it does not know */
        Watch: {
            /** @description An enterprise in a list */
            enterprise: {
                /** @description The banks that attest its identification */
                attestedBy: {
                    /** @description The bank's colour, #RRGGBB */
                    color: string;
                    /** @description The bank's mark, one character */
                    mark: string;
                    /** @description A text in the languages in which it is known */
                    name: {
                        /** @description In English, where known */
                        en: string | null;
                        /** @description In Chinese, where known */
                        zh: string | null;
                    };
                    /** @description Short name of the bank in addresses */
                    slug: string;
                }[];
                /** @description Where it is registered, where that is shown to you */
                city: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /** @description Id of the enterprise */
                id: string;
                /** @description Its official numbers */
                identifiers: {
                    /**
                     * @description Kind of number
                     * @enum {string}
                     */
                    scheme: "uscc" | "lei" | "vat" | "national";
                    /** @description The number */
                    value: string;
                }[];
                /** @description What it does, where that is shown to you */
                industry: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                } | null;
                /** @description A text in the languages in which it is known */
                name: {
                    /** @description In English, where known */
                    en: string | null;
                    /** @description In Chinese, where known */
                    zh: string | null;
                };
                /** @description What the enterprise is to yours */
                relation: {
                    /** @description True when it is your own enterprise */
                    isOwn: boolean;
                    /**
                     * @description How your enterprise stands to it: requested = you asked, received = it asked you
                     * @enum {string}
                     */
                    partner: "none" | "requested" | "received" | "active" | "ended";
                    /** @description Since when it stands so */
                    since: string | null;
                    /** @description True when your enterprise watches it */
                    watching: boolean;
                };
                /**
                 * @description unclaimed: known from a registry only; registered: has joined; verified: attested by a bank
                 * @enum {string}
                 */
                status: "unclaimed" | "registered" | "verified";
                /** @description True when a bank attests its identification */
                verified: boolean;
            };
            /**
             * Format: date-time
             * @description An instant, RFC 3339, in UTC
             */
            since: string;
        };
        /** @description Of every holder whether he may, and why not */
        WhoMay: {
            /** @description The items of this page */
            items: components["schemas"]["HolderAnswer"][];
            /** @description How many may, on all pages */
            mayCount: number;
            /** @description Hand it back to get the next page; null on the last */
            nextCursor: string | null;
            /** @description The rule of this amount */
            rule: components["schemas"]["RuleRow"] | null;
            /** @description Version of the table by which it was decided */
            version: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "authzen.read_metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where what is answered (AuthZEN 1.0 §9) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthzenMetadata"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "authzen.evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthzenEvaluationRequest"];
            };
        };
        responses: {
            /** @description Whether it may be done (AuthZEN 1.0 §6.2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthzenEvaluationResponse"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "authzen.evaluate_all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthzenEvaluationsRequest"];
            };
        };
        responses: {
            /** @description The answers (AuthZEN 1.0 §7.2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthzenEvaluationsResponse"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "authzen.search_action": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthzenActionSearch"];
            };
        };
        responses: {
            /** @description Actions that were found (AuthZEN 1.0 §8.3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthzenActions"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "authzen.search_resource": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthzenResourceSearch"];
            };
        };
        responses: {
            /** @description Subjects or resources that were found (AuthZEN 1.0 §8.3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthzenEntities"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "authzen.search_subject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthzenSubjectSearch"];
            };
        };
        responses: {
            /** @description Subjects or resources that were found (AuthZEN 1.0 §8.3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthzenEntities"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Always ok: anything else is an error answer
                         * @enum {string}
                         */
                        status: "ok";
                    };
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "metrics.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "openapi.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process can serve: database reached, migrations applied, signals connected */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Always ok: anything else is an error answer
                         * @enum {string}
                         */
                        status: "ok";
                    };
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts that my mandate opens, with their balances */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The accounts of the acting mandate alone, by number */
                        items: components["schemas"]["BankAccount"][];
                        reading: components["schemas"]["BalanceReading"];
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An account with the limits of the acting mandate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccountDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.audit": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who did what with an account, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["AuditLine"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "entries.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Only one way */
                direction?: "credit" | "debit";
                /** @description First day, YYYY-MM-DD */
                from?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Words of the other side, of the purpose or of a reference */
                q?: string;
                /** @description Only what is booked, only what is not, or only what counts no more */
                status?: "booked" | "pending" | "information" | "superseded";
                /** @description Last day, YYYY-MM-DD */
                to?: string;
            };
            header?: never;
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was booked on an account, and what is pending, the latest day first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["AccountEntry"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reconciliation.month": {
        parameters: {
            query?: {
                /** @description Which month; the first open one when not said */
                month?: string;
            };
            header?: never;
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A month of an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationMonth"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reconciliation.close": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        /** @description Which month */
        requestBody: {
            content: {
                "application/json": {
                    /** @description A month, YYYY-MM */
                    month: string;
                };
            };
        };
        responses: {
            /** @description A month of an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationMonth"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reconciliation.dismiss": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        /** @description What is put aside: a line, or a record */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Why there is nothing to match
                     * @enum {string}
                     */
                    as: "own_transfer" | "bank_error" | "booked_elsewhere" | "other";
                    /** @description A line to which nothing is to be matched */
                    entry?: {
                        /** @description A UUID in lower case */
                        id: string;
                        /** @description As you have read it */
                        revision: number;
                    } | null;
                    /** @description A record of which nothing will be found */
                    item?: {
                        /** @description A UUID in lower case */
                        id: string;
                        /** @description As you have read it */
                        revision: number;
                    } | null;
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description It is put aside */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reconciliation.work_list": {
        parameters: {
            query: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description A month, YYYY-MM */
                month: string;
                /** @description Only lines that stand so; open ones when not said */
                state?: "open" | "matched" | "dismissed" | "superseded";
            };
            header?: never;
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lines of a month with what the rules propose, or what they are matched with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["ReconciliationEntry"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reconciliation.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
                /** @description A UUID in lower case */
                entryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A line with the records to choose from */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationEntryDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reconciliation.list_items": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Only what comes in, or only what goes out */
                direction?: "credit" | "debit";
                /** @description Items on the page */
                limit?: number;
                /** @description Part of number or party */
                q?: string;
                /** @description Only what is expected by the end of this month */
                until?: string;
            };
            header?: never;
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is expected on the account and is in no statement yet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["ReconciliationItem"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reconciliation.match": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        /** @description What belongs together */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Null when the sums are equal */
                    differenceKind?: ("fee" | "interest" | "charge" | "discount" | "exchange" | "other") | null;
                    /** @description The lines, each whole; all of them in, or all of them out */
                    entries: {
                        /** @description A UUID in lower case */
                        id: string;
                        /** @description As you have read it */
                        revision: number;
                    }[];
                    /** @description The records; none for interest and charges of the bank */
                    items: {
                        /** @description A decimal amount, above zero */
                        amount: string;
                        /** @description A UUID in lower case */
                        id: string;
                    }[];
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Lines and records that belong together */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationMatch"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reconciliation.unmatch": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
                /** @description A UUID in lower case */
                matchId: string;
            };
            cookie?: never;
        };
        /** @description Why */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Lines and records that belong together */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationMatch"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reconciliation.run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the rules made of the account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationRun"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "statements.export": {
        parameters: {
            query: {
                /** @description camt.053.001.08 with the statements of the bank, or a table of all entries */
                format: "camt.053" | "csv";
                /** @description First day, YYYY-MM-DD */
                from: string;
                /** @description Last day, YYYY-MM-DD */
                to: string;
            };
            header?: never;
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                    "text/csv": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "statements.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description First day, YYYY-MM-DD */
                from?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Which kind; camt.053, the statements of the day, when absent */
                message?: "camt.052" | "camt.053" | "camt.054";
                /** @description Last day, YYYY-MM-DD */
                to?: string;
            };
            header?: never;
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days of an account with the statements of the bank, the latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["StatementDay"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.transactions": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description As the bank numbers it */
                accountNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was booked on an account, newest first, as the bank has it now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["BankTransaction"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity_erasures.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the bank was asked to erase, with its receipts, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["ActivityErasure"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity_events.list": {
        parameters: {
            query?: {
                /** @description What is shared together */
                category?: "offers" | "applications" | "services" | "apps";
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every event that is or was shared with the bank of my mandate, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["ActivityEvent"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity_events.export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that was shared with this bank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bank: components["schemas"]["BankRef"];
                        /** @description Every erasure, newest first */
                        erasures: components["schemas"]["ActivityErasure"][];
                        /** @description Every event, newest first */
                        events: components["schemas"]["ActivityEvent"][];
                        /**
                         * Format: date-time
                         * @description An instant, RFC 3339, in UTC
                         */
                        exportedAt: string;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity_sharing.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What of the use of the network is shared with the bank of this mandate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivitySharing"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity_sharing.give": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body find the same consent; the same key and another body are refused */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What is shared together
                     * @enum {string}
                     */
                    category: "offers" | "applications" | "services" | "apps";
                    /** @description True: the bank is told your customer number as well; a pseudonym alone when absent */
                    named?: boolean;
                    /** @description The wording that was read: the one that is shown today */
                    wording: number;
                };
            };
        };
        responses: {
            /** @description What of the use of the network is shared with the bank of this mandate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivitySharing"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity_sharing.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is shared together */
                category: "offers" | "applications" | "services" | "apps";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Share a category no longer, and have the bank forget it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        category: components["schemas"]["ActivityCategory"];
                        /** @description Events that had not been sent; they are gone */
                        dropped: number;
                        /** @description The erasure that the bank was asked for; null when nothing had been sent */
                        erasureId: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "approvals.list": {
        parameters: {
            query: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description What waits for my signature, what I signed, what is over */
                tab: "waiting" | "signed" | "done";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What waits for my signature, what I signed, or what is over */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: {
                            /** @description Null where no money moves */
                            amount: {
                                /** @description A decimal string with all decimals of the currency */
                                amount: string;
                                /** @description ISO 4217 */
                                currency: string;
                            } | null;
                            /** @description What the reader may do now */
                            can: ("sign" | "reject" | "withdraw")[];
                            /**
                             * Format: date-time
                             * @description An instant, RFC 3339, in UTC
                             */
                            changedAt: string;
                            /** @description To whom */
                            creditor: {
                                /** @description As the bank numbers it */
                                accountNumber: string;
                                /** @description Name of the bank, where known */
                                bank: string | null;
                                /** @description The last digits by which people know it */
                                lastDigits: string | null;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            } | null;
                            /**
                             * Format: date-time
                             * @description An instant, RFC 3339, in UTC
                             */
                            deadlineAt: string;
                            /** @description From where */
                            debtor: {
                                /** @description As the bank numbers it */
                                accountNumber: string;
                                /** @description Name of the bank, where known */
                                bank: string | null;
                                /** @description The last digits by which people know it */
                                lastDigits: string | null;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            } | null;
                            /** @description When it was released, rejected, withdrawn, or expired */
                            endedAt: string | null;
                            /** @description Signatures that count */
                            given: number;
                            /** @description A UUID in lower case */
                            id: string;
                            /** @description What is signed: payment, permission_change */
                            kind: string;
                            /** @description Whatever else is signed */
                            lines: {
                                /** @description A text in the languages in which it is known */
                                label: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                                /** @description A text in the languages in which it is known */
                                value: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            }[];
                            /** @description Somebody under a mandate */
                            maker: {
                                /** @description The department; null: any */
                                department: {
                                    /** @description Id at the bank */
                                    id: string;
                                    /** @description A text in the languages in which it is known */
                                    name: {
                                        /** @description In English, where known */
                                        en: string | null;
                                        /** @description In Chinese, where known */
                                        zh: string | null;
                                    };
                                } | null;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                                /** @description The role */
                                role: {
                                    /** @description Id at the bank */
                                    id: string;
                                    /** @description A text in the languages in which it is known */
                                    name: {
                                        /** @description In English, where known */
                                        en: string | null;
                                        /** @description In Chinese, where known */
                                        zh: string | null;
                                    };
                                };
                            };
                            /** @description Signatures that it takes in all */
                            needed: number;
                            /**
                             * Format: date-time
                             * @description An instant, RFC 3339, in UTC
                             */
                            openedAt: string;
                            /** @description What for, as the maker wrote it */
                            purpose: string | null;
                            /** @description What its owner calls it */
                            reference: string;
                            /** @description When the reader signed, and his signature stands */
                            signedAt: string | null;
                            /**
                             * @description How it stands
                             * @enum {string}
                             */
                            state: "waiting" | "approved" | "rejected" | "withdrawn" | "expired";
                            /** @description Id of what is signed */
                            subjectId: string;
                        }[];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "approvals.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Something that is or was up for signing, with everything that is signed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "approvals.reject": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUID in lower case */
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the maker is told */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description What came of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description How it stands after it
                         * @enum {string}
                         */
                        state: "waiting" | "approved" | "rejected" | "withdrawn" | "expired";
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "approvals.sign": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUID in lower case */
                approvalId: string;
            };
            cookie?: never;
        };
        /** @description What was read, and the proof */
        requestBody: {
            content: {
                "application/json": {
                    /** @description The answer to begin_sign, where the rule asks for a passkey */
                    assertion?: components["schemas"]["PasskeyAssertion"] | null;
                    /** @description SHA-256 of everything that is signed */
                    contentHash: string;
                    /** @description In whose stead; without it, whichever way counts, his own first */
                    delegationId?: string | null;
                };
            };
        };
        responses: {
            /** @description What came of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description How it stands after it
                         * @enum {string}
                         */
                        state: "waiting" | "approved" | "rejected" | "withdrawn" | "expired";
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "approvals.begin_sign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                approvalId: string;
            };
            cookie?: never;
        };
        /** @description What was read */
        requestBody: {
            content: {
                "application/json": {
                    /** @description SHA-256 of everything that is signed */
                    contentHash: string;
                };
            };
        };
        responses: {
            /** @description Give this to navigator.credentials.get */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequestOptions"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "approvals.withdraw": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUID in lower case */
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description How it stands after it
                         * @enum {string}
                         */
                        state: "waiting" | "approved" | "rejected" | "withdrawn" | "expired";
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "approvals.count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the badge shows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many wait for the reader, counted up to 99 */
                        waiting: number;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.list_own": {
        parameters: {
            query?: {
                /** @description What was done */
                action?: string;
                /** @description Id of the actor */
                actor?: string;
                /** @description What kind of actor did it */
                actorKind?: "person" | "bank" | "system";
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description At or after this instant */
                from?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description To what it was done, kind:id */
                target?: string;
                /** @description Before this instant */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who did what at my enterprise, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["AuditLine"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bank_consents.callback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to a page of the web client */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bank_events.receive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is durably here */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Receives a Security Event Token that a connected bank pushes */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The same in words */
                        description: string;
                        /** @description Why it was refused, RFC 8935 §2.4 */
                        err: string;
                    };
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bank_connections.jwks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The network's own public keys towards this bank (RFC 7517) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Public keys, newest first */
                        keys: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.callback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to a page of the web client */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bank_consents.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Consents of my enterprise, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["BankConsent"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bank_consents.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body find the same consent; the same key and another body are refused */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Slug of the bank */
                    bank: string;
                    /**
                     * Format: date-time
                     * @description When it shall end; in 180 days when absent
                     */
                    expiresAt?: string;
                    /** @description What to ask for; everything when absent */
                    permissions?: ("ReadIdentification" | "ReadOwnership" | "ReadQualification" | "ReadRelationship" | "ReadStanding")[];
                };
            };
        };
        responses: {
            /** @description Ask a bank for a consent; the member authorizes it there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        consent: components["schemas"]["BankConsent"];
                        /** @description Where the member authorizes it: the bank's own page */
                        redirectTo: string;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bank_consents.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                consentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An enterprise's permission that a bank gives the network its information */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankConsent"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "banks.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Banks through which one can sign in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All connected banks */
                        items: components["schemas"]["Bank"][];
                    };
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "blocks.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Part of a name; two Chinese characters suffice */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom we have shut out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["Block"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "blocks.add": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                enterpriseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An enterprise that we have shut out; it is not told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Block"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "blocks.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                enterpriseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not blocked any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delegations.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who signs for me, for whom I sign, and whom I could name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Who could sign for the reader */
                        candidates: {
                            /** @description The department */
                            department: {
                                /** @description Id at the bank */
                                id: string;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            };
                            /** @description A text in the languages in which it is known */
                            name: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            };
                            /** @description The role */
                            role: {
                                /** @description Id at the bank */
                                id: string;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            };
                            /** @description The person, as the bank calls him */
                            subject: string;
                        }[];
                        /** @description The newest first; the last hundred */
                        items: {
                            /** @description What the reader may do now */
                            can: "end"[];
                            /**
                             * Format: date-time
                             * @description An instant, RFC 3339, in UTC
                             */
                            createdAt: string;
                            /** @description A holder of the permission table */
                            delegate: {
                                /** @description The department */
                                department: {
                                    /** @description Id at the bank */
                                    id: string;
                                    /** @description A text in the languages in which it is known */
                                    name: {
                                        /** @description In English, where known */
                                        en: string | null;
                                        /** @description In Chinese, where known */
                                        zh: string | null;
                                    };
                                };
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                                /** @description The role */
                                role: {
                                    /** @description Id at the bank */
                                    id: string;
                                    /** @description A text in the languages in which it is known */
                                    name: {
                                        /** @description In English, where known */
                                        en: string | null;
                                        /** @description In Chinese, where known */
                                        zh: string | null;
                                    };
                                };
                                /** @description The person, as the bank calls him */
                                subject: string;
                            };
                            /** @description A holder of the permission table */
                            delegator: {
                                /** @description The department */
                                department: {
                                    /** @description Id at the bank */
                                    id: string;
                                    /** @description A text in the languages in which it is known */
                                    name: {
                                        /** @description In English, where known */
                                        en: string | null;
                                        /** @description In Chinese, where known */
                                        zh: string | null;
                                    };
                                };
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                                /** @description The role */
                                role: {
                                    /** @description Id at the bank */
                                    id: string;
                                    /** @description A text in the languages in which it is known */
                                    name: {
                                        /** @description In English, where known */
                                        en: string | null;
                                        /** @description In Chinese, where known */
                                        zh: string | null;
                                    };
                                };
                                /** @description The person, as the bank calls him */
                                subject: string;
                            };
                            /**
                             * @description Whether somebody signs for the reader, or the reader for somebody
                             * @enum {string}
                             */
                            direction: "given" | "held";
                            /** @description When it was ended before its last day */
                            endedAt: string | null;
                            /** @description First day */
                            fromOn: string;
                            /** @description A UUID in lower case */
                            id: string;
                            /**
                             * @description How it stands today
                             * @enum {string}
                             */
                            standing: "coming" | "in_force" | "over";
                            /** @description Last day, included */
                            untilOn: string;
                        }[];
                        /** @description Why the reader cannot name anybody: his own mandate signs nothing */
                        whyNot: "signs_nothing" | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delegations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Who signs for me, and when */
        requestBody: {
            content: {
                "application/json": {
                    /** @description A holder of the permission table */
                    delegate: {
                        /** @description His department */
                        departmentId: string;
                        /** @description His role */
                        roleId: string;
                        /** @description The person, as the bank calls him */
                        subject: string;
                    };
                    /** @description First day; today or later */
                    fromOn: string;
                    /** @description Last day, included */
                    untilOn: string;
                };
            };
        };
        responses: {
            /** @description Somebody signs for somebody who is away */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What the reader may do now */
                        can: "end"[];
                        /**
                         * Format: date-time
                         * @description An instant, RFC 3339, in UTC
                         */
                        createdAt: string;
                        /** @description A holder of the permission table */
                        delegate: {
                            /** @description The department */
                            department: {
                                /** @description Id at the bank */
                                id: string;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            };
                            /** @description A text in the languages in which it is known */
                            name: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            };
                            /** @description The role */
                            role: {
                                /** @description Id at the bank */
                                id: string;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            };
                            /** @description The person, as the bank calls him */
                            subject: string;
                        };
                        /** @description A holder of the permission table */
                        delegator: {
                            /** @description The department */
                            department: {
                                /** @description Id at the bank */
                                id: string;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            };
                            /** @description A text in the languages in which it is known */
                            name: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            };
                            /** @description The role */
                            role: {
                                /** @description Id at the bank */
                                id: string;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            };
                            /** @description The person, as the bank calls him */
                            subject: string;
                        };
                        /**
                         * @description Whether somebody signs for the reader, or the reader for somebody
                         * @enum {string}
                         */
                        direction: "given" | "held";
                        /** @description When it was ended before its last day */
                        endedAt: string | null;
                        /** @description First day */
                        fromOn: string;
                        /** @description A UUID in lower case */
                        id: string;
                        /**
                         * @description How it stands today
                         * @enum {string}
                         */
                        standing: "coming" | "in_force" | "over";
                        /** @description Last day, included */
                        untilOn: string;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delegations.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                delegationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is over */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "disclosures.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who sees what of your enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What you may do here under your mandate */
                        can: "change"[];
                        /** @description True when one of your members has chosen, be it to keep the defaults */
                        chosen: boolean;
                        /** @description Who sees each category of your facts */
                        items: {
                            /**
                             * @description private: your members; partners; network: every verified enterprise; public: anyone
                             * @enum {string}
                             */
                            audience: "private" | "partners" | "network" | "public";
                            /**
                             * @description What the fact is about; who sees it is decided for the category
                             * @enum {string}
                             */
                            category: "identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts";
                            /** @description Since when it holds; null for a category that nobody has disclosed */
                            changedAt: string | null;
                            /** @description The member who chose it; null while it is the default */
                            changedBy: string | null;
                            /**
                             * @description The widest audience that may be chosen
                             * @enum {string}
                             */
                            widest: "private" | "partners" | "network" | "public";
                        }[];
                        /** @description How many partners you have */
                        partners: number;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "disclosures.change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Choices that come into force together or not at all */
        requestBody: {
            content: {
                "application/json": {
                    /** @description What you choose; other categories stay as they are */
                    items: {
                        /**
                         * @description private: your members; partners; network: every verified enterprise; public: anyone
                         * @enum {string}
                         */
                        audience: "private" | "partners" | "network" | "public";
                        /**
                         * @description What the fact is about; who sees it is decided for the category
                         * @enum {string}
                         */
                        category: "identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts";
                        /**
                         * @description What you saw when you chose; refused with 409 when it is another one by now
                         * @enum {string}
                         */
                        from?: "private" | "partners" | "network" | "public";
                    }[];
                };
            };
        };
        responses: {
            /** @description Who sees what of your enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What you may do here under your mandate */
                        can: "change"[];
                        /** @description True when one of your members has chosen, be it to keep the defaults */
                        chosen: boolean;
                        /** @description Who sees each category of your facts */
                        items: {
                            /**
                             * @description private: your members; partners; network: every verified enterprise; public: anyone
                             * @enum {string}
                             */
                            audience: "private" | "partners" | "network" | "public";
                            /**
                             * @description What the fact is about; who sees it is decided for the category
                             * @enum {string}
                             */
                            category: "identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts";
                            /** @description Since when it holds; null for a category that nobody has disclosed */
                            changedAt: string | null;
                            /** @description The member who chose it; null while it is the default */
                            changedBy: string | null;
                            /**
                             * @description The widest audience that may be chosen
                             * @enum {string}
                             */
                            widest: "private" | "partners" | "network" | "public";
                        }[];
                        /** @description How many partners you have */
                        partners: number;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.read_own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page of your own enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The banks that attest its identification */
                        attestedBy: {
                            /** @description The bank's colour, #RRGGBB */
                            color: string;
                            /** @description The bank's mark, one character */
                            mark: string;
                            /** @description A text in the languages in which it is known */
                            name: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            };
                            /** @description Short name of the bank in addresses */
                            slug: string;
                        }[];
                        /** @description What you may do here under your mandate */
                        can: ("request_partner" | "accept_partner" | "end_partner" | "watch" | "unwatch" | "block" | "manage")[];
                        /** @description Where it is registered, where that is shown to you */
                        city: {
                            /** @description In English, where known */
                            en: string | null;
                            /** @description In Chinese, where known */
                            zh: string | null;
                        } | null;
                        /** @description Keys on which the sources differ */
                        differing: string[];
                        /** @description Who sees which category of your facts */
                        disclosures: {
                            /**
                             * @description private: your members; partners; network: every verified member; public: anyone
                             * @enum {string}
                             */
                            audience: "private" | "partners" | "network" | "public";
                            /**
                             * @description What the fact is about; who sees it is decided for the category
                             * @enum {string}
                             */
                            category: "identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts";
                        }[];
                        /** @description How many facts you see */
                        factCount: number;
                        /** @description Categories that are not shown to you */
                        hiddenCategories: ("identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts")[];
                        /** @description Id of the enterprise */
                        id: string;
                        /** @description Its official numbers */
                        identifiers: {
                            /**
                             * @description Kind of number
                             * @enum {string}
                             */
                            scheme: "uscc" | "lei" | "vat" | "national";
                            /** @description The number */
                            value: string;
                        }[];
                        /** @description What it does, where that is shown to you */
                        industry: {
                            /** @description In English, where known */
                            en: string | null;
                            /** @description In Chinese, where known */
                            zh: string | null;
                        } | null;
                        /** @description The newest date among them */
                        latestAsOf: string | null;
                        /** @description A text in the languages in which it is known */
                        name: {
                            /** @description In English, where known */
                            en: string | null;
                            /** @description In Chinese, where known */
                            zh: string | null;
                        };
                        /** @description What the enterprise is to yours */
                        relation: {
                            /** @description True when it is your own enterprise */
                            isOwn: boolean;
                            /**
                             * @description How your enterprise stands to it: requested = you asked, received = it asked you
                             * @enum {string}
                             */
                            partner: "none" | "requested" | "received" | "active" | "ended";
                            /** @description Since when it stands so */
                            since: string | null;
                            /** @description True when your enterprise watches it */
                            watching: boolean;
                        };
                        /**
                         * @description unclaimed: known from a registry only; registered: has joined; verified: attested by a bank
                         * @enum {string}
                         */
                        status: "unclaimed" | "registered" | "verified";
                        /** @description True when a bank attests its identification */
                        verified: boolean;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprise.export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that the network holds of your enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Id of your enterprise */
                        enterpriseId: string;
                        /**
                         * Format: date-time
                         * @description The instant of which it tells
                         */
                        exportedAt: string;
                        /** @description How the document is made */
                        format: string;
                        /** @description The rows that are yours, by the table that holds them; without secrets */
                        sections: {
                            [key: string]: {
                                [key: string]: unknown;
                            }[];
                        };
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "disclosures.preview": {
        parameters: {
            query: {
                /** @description Whose eyes: nobody signed in, a verified enterprise, a partner, or a member of your own */
                as: "stranger" | "verified" | "partner" | "colleague";
                /** @description Choices that are not in force yet, such as ownership:network,size:private */
                draft?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What others see of your enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Your page as they see it; null when it does not exist for them */
                        enterprise: {
                            /** @description The banks that attest its identification */
                            attestedBy: {
                                /** @description The bank's colour, #RRGGBB */
                                color: string;
                                /** @description The bank's mark, one character */
                                mark: string;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                                /** @description Short name of the bank in addresses */
                                slug: string;
                            }[];
                            /** @description What you may do here under your mandate */
                            can: ("request_partner" | "accept_partner" | "end_partner" | "watch" | "unwatch" | "block" | "manage")[];
                            /** @description Where it is registered, where that is shown to you */
                            city: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            } | null;
                            /** @description Keys on which the sources differ */
                            differing: string[];
                            /** @description How many facts you see */
                            factCount: number;
                            /** @description Categories that are not shown to you */
                            hiddenCategories: ("identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts")[];
                            /** @description Id of the enterprise */
                            id: string;
                            /** @description Its official numbers */
                            identifiers: {
                                /**
                                 * @description Kind of number
                                 * @enum {string}
                                 */
                                scheme: "uscc" | "lei" | "vat" | "national";
                                /** @description The number */
                                value: string;
                            }[];
                            /** @description What it does, where that is shown to you */
                            industry: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            } | null;
                            /** @description The newest date among them */
                            latestAsOf: string | null;
                            /** @description A text in the languages in which it is known */
                            name: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            };
                            /** @description What the enterprise is to yours */
                            relation: {
                                /** @description True when it is your own enterprise */
                                isOwn: boolean;
                                /**
                                 * @description How your enterprise stands to it: requested = you asked, received = it asked you
                                 * @enum {string}
                                 */
                                partner: "none" | "requested" | "received" | "active" | "ended";
                                /** @description Since when it stands so */
                                since: string | null;
                                /** @description True when your enterprise watches it */
                                watching: boolean;
                            };
                            /**
                             * @description unclaimed: known from a registry only; registered: has joined; verified: attested by a bank
                             * @enum {string}
                             */
                            status: "unclaimed" | "registered" | "verified";
                            /** @description True when a bank attests its identification */
                            verified: boolean;
                        } | null;
                        /** @description Categories that are not shown to them */
                        hiddenCategories: ("identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts")[];
                        /** @description The facts that they see, by key */
                        items: {
                            /**
                             * Format: date-time
                             * @description When it was so, according to the source
                             */
                            asOf: string;
                            /**
                             * @description How sure it is: checked by the bank, told by the bank, from a registry, or stated by the enterprise itself
                             * @enum {string}
                             */
                            assurance: "bank_verified" | "bank_reported" | "registry" | "stated";
                            /**
                             * @description What the fact is about; who sees it is decided for the category
                             * @enum {string}
                             */
                            category: "identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts";
                            /** @description True when another source that you see gives another value */
                            differs: boolean;
                            /** @description The signed record behind it */
                            evidenceId: string | null;
                            /** @description What it says something of, such as legal_name */
                            key: string;
                            /**
                             * Format: date-time
                             * @description When the network received it
                             */
                            receivedAt: string;
                            /** @description Who says it */
                            source: {
                                /** @description The bank's colour, #RRGGBB */
                                color: string | null;
                                /** @description Id of the source; of a bank, its connection */
                                id: string;
                                /**
                                 * @description What the source is
                                 * @enum {string}
                                 */
                                kind: "bank" | "registry" | "enterprise";
                                /** @description The bank's mark, one character */
                                mark: string | null;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            };
                            /** @description True when its validity has passed or the source may no longer confirm it */
                            stale: boolean;
                            /** @description Until when the source stands by it */
                            validUntil: string | null;
                            /** @description What is said, in a shape that its `type` tells */
                            value: {
                                /** @description A text in the languages in which it is known */
                                text: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "text";
                            } | {
                                /** @description The same in every language */
                                text: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "plain";
                            } | {
                                /** @description YYYY-MM-DD */
                                date: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "date";
                            } | {
                                /** @description Decimal, such as 20000000.00 */
                                amount: string;
                                /** @description ISO 4217 */
                                currency: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "money";
                            } | {
                                /** @description The code */
                                code: string;
                                /** @description The list that explains it */
                                list: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "code";
                            } | {
                                /** @description How many */
                                count: number;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "count";
                            } | {
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "boolean";
                                /** @description Yes or no */
                                value: boolean;
                            } | {
                                /**
                                 * @description What the holder is
                                 * @enum {string}
                                 */
                                kind: "person" | "enterprise";
                                /** @description Who holds it */
                                name: string;
                                /** @description Per cent, such as 35.50 */
                                share: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "holding";
                            } | {
                                /** @description The values, in the order of the source */
                                items: ({
                                    /** @description A text in the languages in which it is known */
                                    text: {
                                        /** @description In English, where known */
                                        en: string | null;
                                        /** @description In Chinese, where known */
                                        zh: string | null;
                                    };
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "text";
                                } | {
                                    /** @description The same in every language */
                                    text: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "plain";
                                } | {
                                    /** @description YYYY-MM-DD */
                                    date: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "date";
                                } | {
                                    /** @description Decimal, such as 20000000.00 */
                                    amount: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "money";
                                } | {
                                    /** @description The code */
                                    code: string;
                                    /** @description The list that explains it */
                                    list: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "code";
                                } | {
                                    /** @description How many */
                                    count: number;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "count";
                                } | {
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "boolean";
                                    /** @description Yes or no */
                                    value: boolean;
                                } | {
                                    /**
                                     * @description What the holder is
                                     * @enum {string}
                                     */
                                    kind: "person" | "enterprise";
                                    /** @description Who holds it */
                                    name: string;
                                    /** @description Per cent, such as 35.50 */
                                    share: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "holding";
                                })[];
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "list";
                            };
                        }[];
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.search": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Part of a name (two Chinese characters suffice), or an official number */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Finds enterprises by name or official number, the best fit first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: {
                            /** @description The banks that attest its identification */
                            attestedBy: {
                                /** @description The bank's colour, #RRGGBB */
                                color: string;
                                /** @description The bank's mark, one character */
                                mark: string;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                                /** @description Short name of the bank in addresses */
                                slug: string;
                            }[];
                            /** @description Where it is registered, where that is shown to you */
                            city: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            } | null;
                            /** @description Id of the enterprise */
                            id: string;
                            /** @description Its official numbers */
                            identifiers: {
                                /**
                                 * @description Kind of number
                                 * @enum {string}
                                 */
                                scheme: "uscc" | "lei" | "vat" | "national";
                                /** @description The number */
                                value: string;
                            }[];
                            /** @description What it does, where that is shown to you */
                            industry: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            } | null;
                            /** @description A text in the languages in which it is known */
                            name: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            };
                            /** @description What the enterprise is to yours */
                            relation: {
                                /** @description True when it is your own enterprise */
                                isOwn: boolean;
                                /**
                                 * @description How your enterprise stands to it: requested = you asked, received = it asked you
                                 * @enum {string}
                                 */
                                partner: "none" | "requested" | "received" | "active" | "ended";
                                /** @description Since when it stands so */
                                since: string | null;
                                /** @description True when your enterprise watches it */
                                watching: boolean;
                            };
                            /**
                             * @description unclaimed: known from a registry only; registered: has joined; verified: attested by a bank
                             * @enum {string}
                             */
                            status: "unclaimed" | "registered" | "verified";
                            /** @description True when a bank attests its identification */
                            verified: boolean;
                        }[];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the enterprise */
                enterpriseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page of an enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The banks that attest its identification */
                        attestedBy: {
                            /** @description The bank's colour, #RRGGBB */
                            color: string;
                            /** @description The bank's mark, one character */
                            mark: string;
                            /** @description A text in the languages in which it is known */
                            name: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            };
                            /** @description Short name of the bank in addresses */
                            slug: string;
                        }[];
                        /** @description What you may do here under your mandate */
                        can: ("request_partner" | "accept_partner" | "end_partner" | "watch" | "unwatch" | "block" | "manage")[];
                        /** @description Where it is registered, where that is shown to you */
                        city: {
                            /** @description In English, where known */
                            en: string | null;
                            /** @description In Chinese, where known */
                            zh: string | null;
                        } | null;
                        /** @description Keys on which the sources differ */
                        differing: string[];
                        /** @description How many facts you see */
                        factCount: number;
                        /** @description Categories that are not shown to you */
                        hiddenCategories: ("identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts")[];
                        /** @description Id of the enterprise */
                        id: string;
                        /** @description Its official numbers */
                        identifiers: {
                            /**
                             * @description Kind of number
                             * @enum {string}
                             */
                            scheme: "uscc" | "lei" | "vat" | "national";
                            /** @description The number */
                            value: string;
                        }[];
                        /** @description What it does, where that is shown to you */
                        industry: {
                            /** @description In English, where known */
                            en: string | null;
                            /** @description In Chinese, where known */
                            zh: string | null;
                        } | null;
                        /** @description The newest date among them */
                        latestAsOf: string | null;
                        /** @description A text in the languages in which it is known */
                        name: {
                            /** @description In English, where known */
                            en: string | null;
                            /** @description In Chinese, where known */
                            zh: string | null;
                        };
                        /** @description What the enterprise is to yours */
                        relation: {
                            /** @description True when it is your own enterprise */
                            isOwn: boolean;
                            /**
                             * @description How your enterprise stands to it: requested = you asked, received = it asked you
                             * @enum {string}
                             */
                            partner: "none" | "requested" | "received" | "active" | "ended";
                            /** @description Since when it stands so */
                            since: string | null;
                            /** @description True when your enterprise watches it */
                            watching: boolean;
                        };
                        /**
                         * @description unclaimed: known from a registry only; registered: has joined; verified: attested by a bank
                         * @enum {string}
                         */
                        status: "unclaimed" | "registered" | "verified";
                        /** @description True when a bank attests its identification */
                        verified: boolean;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "evidence.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the enterprise */
                enterpriseId: string;
                /** @description Id of the signed record */
                evidenceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed record behind a fact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How it was signed, such as ES256 */
                        algorithm: string;
                        /**
                         * @description How sure it is: checked by the bank, told by the bank, from a registry, or stated by the enterprise itself
                         * @enum {string}
                         */
                        assurance: "bank_verified" | "bank_reported" | "registry" | "stated";
                        /** @description Id of the signed record */
                        id: string;
                        /** @description The record as it was signed (compact JWS); null when it also speaks of what is not shown to you */
                        jws: string | null;
                        /** @description Name of the key that signed it */
                        keyId: string;
                        /** @description The source's public key of that day (JWK) */
                        publicKey: {
                            [key: string]: string;
                        };
                        /**
                         * Format: date-time
                         * @description When the network received it
                         */
                        receivedAt: string;
                        /** @description The source's number of the record */
                        recordId: string;
                        /** @description Its place in the source's journal */
                        sequence: number | null;
                        /**
                         * Format: date-time
                         * @description When it was signed, according to the source
                         */
                        signedAt: string;
                        /** @description Who says it */
                        source: {
                            /** @description The bank's colour, #RRGGBB */
                            color: string | null;
                            /** @description Id of the source; of a bank, its connection */
                            id: string;
                            /**
                             * @description What the source is
                             * @enum {string}
                             */
                            kind: "bank" | "registry" | "enterprise";
                            /** @description The bank's mark, one character */
                            mark: string | null;
                            /** @description A text in the languages in which it is known */
                            name: {
                                /** @description In English, where known */
                                en: string | null;
                                /** @description In Chinese, where known */
                                zh: string | null;
                            };
                        };
                        /** @description Until when the source stands by it */
                        validUntil: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "evidence.verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the enterprise */
                enterpriseId: string;
                /** @description Id of the signed record */
                evidenceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came out when the evidence was verified anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When it was checked
                         */
                        checkedAt: string;
                        /** @description Each check and how it ended */
                        checks: {
                            /** @description What does not hold */
                            detail?: string;
                            /**
                             * @description What was checked
                             * @enum {string}
                             */
                            name: "signature" | "key_published" | "record_matches" | "values_match";
                            /** @description Whether it holds */
                            ok: boolean;
                        }[];
                        /** @description True when every check was passed */
                        valid: boolean;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "facts.list": {
        parameters: {
            query?: {
                /** @description A calendar day, YYYY-MM-DD */
                on?: string;
            };
            header?: never;
            path: {
                /** @description Id of the enterprise */
                enterpriseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known of an enterprise, by whom and as of when; with `on` what the network showed at the end of that day (UTC) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Categories that are not shown to you */
                        hiddenCategories: ("identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts")[];
                        /** @description The facts that you see, by key */
                        items: {
                            /**
                             * Format: date-time
                             * @description When it was so, according to the source
                             */
                            asOf: string;
                            /**
                             * @description How sure it is: checked by the bank, told by the bank, from a registry, or stated by the enterprise itself
                             * @enum {string}
                             */
                            assurance: "bank_verified" | "bank_reported" | "registry" | "stated";
                            /**
                             * @description What the fact is about; who sees it is decided for the category
                             * @enum {string}
                             */
                            category: "identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts";
                            /** @description True when another source that you see gives another value */
                            differs: boolean;
                            /** @description The signed record behind it */
                            evidenceId: string | null;
                            /** @description What it says something of, such as legal_name */
                            key: string;
                            /**
                             * Format: date-time
                             * @description When the network received it
                             */
                            receivedAt: string;
                            /** @description Who says it */
                            source: {
                                /** @description The bank's colour, #RRGGBB */
                                color: string | null;
                                /** @description Id of the source; of a bank, its connection */
                                id: string;
                                /**
                                 * @description What the source is
                                 * @enum {string}
                                 */
                                kind: "bank" | "registry" | "enterprise";
                                /** @description The bank's mark, one character */
                                mark: string | null;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            };
                            /** @description True when its validity has passed or the source may no longer confirm it */
                            stale: boolean;
                            /** @description Until when the source stands by it */
                            validUntil: string | null;
                            /** @description What is said, in a shape that its `type` tells */
                            value: {
                                /** @description A text in the languages in which it is known */
                                text: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "text";
                            } | {
                                /** @description The same in every language */
                                text: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "plain";
                            } | {
                                /** @description YYYY-MM-DD */
                                date: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "date";
                            } | {
                                /** @description Decimal, such as 20000000.00 */
                                amount: string;
                                /** @description ISO 4217 */
                                currency: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "money";
                            } | {
                                /** @description The code */
                                code: string;
                                /** @description The list that explains it */
                                list: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "code";
                            } | {
                                /** @description How many */
                                count: number;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "count";
                            } | {
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "boolean";
                                /** @description Yes or no */
                                value: boolean;
                            } | {
                                /**
                                 * @description What the holder is
                                 * @enum {string}
                                 */
                                kind: "person" | "enterprise";
                                /** @description Who holds it */
                                name: string;
                                /** @description Per cent, such as 35.50 */
                                share: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "holding";
                            } | {
                                /** @description The values, in the order of the source */
                                items: ({
                                    /** @description A text in the languages in which it is known */
                                    text: {
                                        /** @description In English, where known */
                                        en: string | null;
                                        /** @description In Chinese, where known */
                                        zh: string | null;
                                    };
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "text";
                                } | {
                                    /** @description The same in every language */
                                    text: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "plain";
                                } | {
                                    /** @description YYYY-MM-DD */
                                    date: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "date";
                                } | {
                                    /** @description Decimal, such as 20000000.00 */
                                    amount: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "money";
                                } | {
                                    /** @description The code */
                                    code: string;
                                    /** @description The list that explains it */
                                    list: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "code";
                                } | {
                                    /** @description How many */
                                    count: number;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "count";
                                } | {
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "boolean";
                                    /** @description Yes or no */
                                    value: boolean;
                                } | {
                                    /**
                                     * @description What the holder is
                                     * @enum {string}
                                     */
                                    kind: "person" | "enterprise";
                                    /** @description Who holds it */
                                    name: string;
                                    /** @description Per cent, such as 35.50 */
                                    share: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "holding";
                                })[];
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "list";
                            };
                        }[];
                        /** @description True when something of it is not public: then the enterprise is told of your look, by enterprise and role */
                        recorded: boolean;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "facts.list_history": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of the enterprise */
                enterpriseId: string;
                /** @description Key of the fact */
                factKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The values that a fact had, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: {
                            /**
                             * Format: date-time
                             * @description When it was so, according to the source
                             */
                            asOf: string;
                            /**
                             * @description How sure it is: checked by the bank, told by the bank, from a registry, or stated by the enterprise itself
                             * @enum {string}
                             */
                            assurance: "bank_verified" | "bank_reported" | "registry" | "stated";
                            /**
                             * @description What the fact is about; who sees it is decided for the category
                             * @enum {string}
                             */
                            category: "identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts";
                            /** @description True when another source that you see gives another value */
                            differs: boolean;
                            /** @description The signed record behind it */
                            evidenceId: string | null;
                            /** @description What it says something of, such as legal_name */
                            key: string;
                            /**
                             * Format: date-time
                             * @description When the network received it
                             */
                            receivedAt: string;
                            /** @description Place of the record in the bank's journal */
                            sequence: number | null;
                            /**
                             * Format: date-time
                             * @description Since when the network showed it
                             */
                            shownFrom: string;
                            /** @description Until when; equal to shownFrom for one that came too late to be shown */
                            shownUntil: string | null;
                            /** @description Who says it */
                            source: {
                                /** @description The bank's colour, #RRGGBB */
                                color: string | null;
                                /** @description Id of the source; of a bank, its connection */
                                id: string;
                                /**
                                 * @description What the source is
                                 * @enum {string}
                                 */
                                kind: "bank" | "registry" | "enterprise";
                                /** @description The bank's mark, one character */
                                mark: string | null;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                            };
                            /** @description True when its validity has passed or the source may no longer confirm it */
                            stale: boolean;
                            /** @description Until when the source stands by it */
                            validUntil: string | null;
                            /** @description What is said, in a shape that its `type` tells */
                            value: {
                                /** @description A text in the languages in which it is known */
                                text: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "text";
                            } | {
                                /** @description The same in every language */
                                text: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "plain";
                            } | {
                                /** @description YYYY-MM-DD */
                                date: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "date";
                            } | {
                                /** @description Decimal, such as 20000000.00 */
                                amount: string;
                                /** @description ISO 4217 */
                                currency: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "money";
                            } | {
                                /** @description The code */
                                code: string;
                                /** @description The list that explains it */
                                list: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "code";
                            } | {
                                /** @description How many */
                                count: number;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "count";
                            } | {
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "boolean";
                                /** @description Yes or no */
                                value: boolean;
                            } | {
                                /**
                                 * @description What the holder is
                                 * @enum {string}
                                 */
                                kind: "person" | "enterprise";
                                /** @description Who holds it */
                                name: string;
                                /** @description Per cent, such as 35.50 */
                                share: string;
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "holding";
                            } | {
                                /** @description The values, in the order of the source */
                                items: ({
                                    /** @description A text in the languages in which it is known */
                                    text: {
                                        /** @description In English, where known */
                                        en: string | null;
                                        /** @description In Chinese, where known */
                                        zh: string | null;
                                    };
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "text";
                                } | {
                                    /** @description The same in every language */
                                    text: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "plain";
                                } | {
                                    /** @description YYYY-MM-DD */
                                    date: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "date";
                                } | {
                                    /** @description Decimal, such as 20000000.00 */
                                    amount: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "money";
                                } | {
                                    /** @description The code */
                                    code: string;
                                    /** @description The list that explains it */
                                    list: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "code";
                                } | {
                                    /** @description How many */
                                    count: number;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "count";
                                } | {
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "boolean";
                                    /** @description Yes or no */
                                    value: boolean;
                                } | {
                                    /**
                                     * @description What the holder is
                                     * @enum {string}
                                     */
                                    kind: "person" | "enterprise";
                                    /** @description Who holds it */
                                    name: string;
                                    /** @description Per cent, such as 35.50 */
                                    share: string;
                                    /**
                                     * @description Which kind of value this is
                                     * @enum {string}
                                     */
                                    type: "holding";
                                })[];
                                /**
                                 * @description Which kind of value this is
                                 * @enum {string}
                                 */
                                type: "list";
                            };
                        }[];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "entries.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                entryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A movement on an account with its single payments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountEntryDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "evidence_documents.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The papers that the own enterprise has added */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of each kind the one in force first */
                        items: components["schemas"]["EvidenceDocument"][];
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "evidence_documents.add": {
        parameters: {
            query: {
                /** @description Name of the file, with its ending */
                fileName: string;
                /** @description Which paper it is */
                kind: "business_licence" | "tax_certificate";
                /** @description The last day on which the paper is valid */
                validUntil?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "application/pdf": unknown;
                "image/jpeg": unknown;
                "image/png": unknown;
            };
        };
        responses: {
            /** @description A paper that an enterprise shows of itself */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceDocument"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "evidence_documents.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the document */
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "evidence_documents.download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the document */
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "feed.read": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Whose changes */
                only?: "all" | "partners" | "watched";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changed at those we deal with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["FeedItem"][];
                        /** @description How far the feed was read; hand it to /v1/feed/new */
                        newest: string;
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "feed.count_new": {
        parameters: {
            query: {
                /** @description Whose changes */
                only?: "all" | "partners" | "watched";
                /** @description The newest of a page before */
                since: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many came since */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many came since, counted to 100 */
                        count: number;
                        /** @description How far the feed was read; hand it to /v1/feed/new */
                        newest: string;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who was invited, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["Invitation"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description An invitation by bank identity: a person, or at least a role */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Slug of the bank whose table will hold the mandate */
                    bank: string;
                    /** @description The enterprise's number at the bank */
                    customerId?: string | null;
                    /** @description The department in which the bank gives it */
                    departmentId?: string | null;
                    /** @description For your own list; nobody else reads it */
                    name?: string | null;
                    /** @description The role that the bank gives the person */
                    roleId?: string | null;
                    /** @description How the bank calls the person, where you know it: then nobody else can follow the invitation */
                    subject?: string | null;
                };
            };
        };
        responses: {
            /** @description Somebody who is awaited as a member */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is cancelled */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "looks.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description opened: your page, facts, history or evidence; listed: beside others, in a list, a search or a feed */
                how?: "opened" | "listed";
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who looked at what is not public of your enterprise, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: {
                            /** @description What was seen that is not public */
                            categories: ("identity" | "ownership" | "activity" | "size" | "relationship" | "standing" | "accounts")[];
                            /** @description How often it was read in this hour */
                            count: number;
                            /**
                             * Format: date-time
                             * @description When it was looked at first in this hour
                             */
                            firstAt: string;
                            /**
                             * @description opened: your page, facts, history or evidence; listed: beside others, in a list, a search or a feed
                             * @enum {string}
                             */
                            how: "opened" | "listed";
                            /**
                             * Format: date-time
                             * @description When it was looked at last in this hour
                             */
                            lastAt: string;
                            /** @description An enterprise, by name */
                            reader: {
                                /** @description Id of the enterprise */
                                id: string;
                                /** @description A text in the languages in which it is known */
                                name: {
                                    /** @description In English, where known */
                                    en: string | null;
                                    /** @description In Chinese, where known */
                                    zh: string | null;
                                };
                                /** @description True when a bank attests its identification */
                                verified: boolean;
                            };
                            /** @description Role of the one who looked, as the bank calls it */
                            readerRole: string;
                        }[];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "mandates.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What I may act as, as each bank last said, and what each mandate opens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The one that a bank returned last first; all of them, their number is bounded */
                        items: components["schemas"]["ListedMandate"][];
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description active: acts for the enterprise; left: no longer does, and may come back; removed: may not come back until let in again */
                state?: "active" | "left" | "removed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who acts for the enterprise, who came last first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["Member"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person acts for this enterprise no longer */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.let_in": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person may sign in again */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A wish to act for this enterprise no longer */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Leave although nobody would be left who can manage members */
                    evenAsLastOwner?: boolean;
                };
            };
        };
        responses: {
            /** @description You have left, and this session has ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notification_deliveries.list": {
        parameters: {
            query?: {
                /** @description Also what was sent or suppressed */
                all?: boolean;
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description E-mails to you that wait or failed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["Delivery"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notification_preferences.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How a person wants to be told for this enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notification_preferences.save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How to be told; the address is not changed by it. Topics that are not named stay as they are. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description When the daily e-mail comes, outside the quiet hours */
                    digestAt: string;
                    /**
                     * @description Language of the e-mails
                     * @enum {string}
                     */
                    language: "zh-CN" | "en";
                    /** @description No e-mail in these hours, except what is urgent; across midnight when from is later than to */
                    quietHours: {
                        /** @description A time on the wall, HH:MM */
                        from: string;
                        /** @description A time on the wall, HH:MM */
                        to: string;
                    } | null;
                    /** @description Time zone of the IANA database, as Asia/Shanghai */
                    timeZone: string;
                    /** @description Every topic once */
                    topics: {
                        /**
                         * @description daily: gathered in one e-mail a day
                         * @enum {string}
                         */
                        email: "off" | "at_once" | "daily";
                        /** @description Under the bell; of security always */
                        inApp: boolean;
                        /**
                         * @description What is less severe is not told
                         * @enum {string}
                         */
                        minSeverity: "info" | "notice" | "urgent";
                        /**
                         * @description What it is about
                         * @enum {string}
                         */
                        topic: "approvals" | "desk" | "partners" | "facts" | "consents" | "verification" | "members" | "cases" | "security";
                    }[];
                };
            };
        };
        responses: {
            /** @description How a person wants to be told for this enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notification_preferences.set_email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A new address */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where the code is sent; null takes the address away */
                    address: string | null;
                };
            };
        };
        responses: {
            /** @description How a person wants to be told for this enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notification_preferences.confirm_email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The code that was sent */
        requestBody: {
            content: {
                "application/json": {
                    /** @description From the e-mail; spaces, dashes and case do not matter */
                    code: string;
                };
            };
        };
        responses: {
            /** @description How a person wants to be told for this enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notification_preferences.unsubscribe": {
        parameters: {
            query?: {
                /** @description From the link of the e-mail */
                token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The token, when it is not in the address */
        requestBody: {
            content: {
                "application/json": {
                    /** @description From the link of the e-mail */
                    token?: string;
                };
                "application/x-www-form-urlencoded": {
                    /** @description From the link of the e-mail */
                    token?: string;
                };
                "multipart/form-data": {
                    /** @description From the link of the e-mail */
                    token?: string;
                };
            };
        };
        responses: {
            /** @description What was switched off */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Which topic is not e-mailed any more; null: the daily e-mail */
                        topic: ("approvals" | "desk" | "partners" | "facts" | "consents" | "verification" | "members" | "cases" | "security") | null;
                    };
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description What it is about */
                topic?: "approvals" | "desk" | "partners" | "facts" | "consents" | "verification" | "members" | "cases" | "security";
                /** @description Only what has not been read */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What you were told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["Notification"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications.mark_read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Name ids, or an instant, or both */
        requestBody: {
            content: {
                "application/json": {
                    /** @description These; without it, all */
                    ids?: string[];
                    /**
                     * Format: date-time
                     * @description None that came after it, so that what nobody saw stays unread
                     */
                    upTo?: string;
                };
            };
        };
        responses: {
            /** @description What the bell shows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are unread, counted up to 1000 */
                        unread: number;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications.count_unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the bell shows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are unread, counted up to 1000 */
                        unread: number;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "offers.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Only of this kind */
                kind?: "loan" | "trade" | "payment_guarantee" | "reconciliation_service" | "deposit";
                /** @description Items on the page */
                limit?: number;
                /** @description Only those whose title or summary holds it */
                q?: string;
                /** @description Only of this part of the banks */
                source?: "online_banking" | "commerce" | "financial_services";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Offers of the banks that are open to my enterprise, the newest first, with why I see each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many offers are open to your enterprise, whatever the filter */
                        counts: {
                            /** @description Open offers of every kind */
                            all: number;
                            /** @description Banks of which there are some */
                            banks: number;
                            /** @description Open offers by kind */
                            kinds: {
                                [key: string]: number;
                            };
                        };
                        /** @description The items of this page */
                        items: components["schemas"]["OfferSummary"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "offers.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                offerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An offer with all that the bank says of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "offers.accept": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body find the same consent; the same key and another body are refused */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUID in lower case */
                offerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that was read */
                    version: number;
                };
            };
        };
        responses: {
            /** @description An offer with all that the bank says of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "offers.document": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As the bank calls it */
                offerDocumentId: string;
                /** @description A UUID in lower case */
                offerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "offers.compare": {
        parameters: {
            query: {
                /** @description A decimal amount */
                amount: string;
                /** @description ISO 4217 */
                currency: string;
                /** @description The term, in months */
                months: number;
                /** @description Ids of at most four offers, with commas between them */
                offers: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Offers side by side, for one amount and term */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferComparison"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.search": {
        parameters: {
            query?: {
                /** @description What was done */
                action?: string;
                /** @description Id of the actor */
                actor?: string;
                /** @description What kind of actor did it */
                actorKind?: "person" | "bank" | "system";
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Part of a name, or an official number */
                enterprise?: string;
                /** @description A UUID in lower case */
                enterpriseId?: string;
                /** @description At or after this instant */
                from?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description To what it was done, kind:id */
                target?: string;
                /** @description Before this instant */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who did what on the whole network, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["AuditLine"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.verifications": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Verifications of the audit and what they found, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["AuditVerification"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One run over all chains of the audit */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Only those of this kind */
                kind?: "differing_statement" | "claimed_enterprise" | "changed_at_bank" | "expired_document";
                /** @description Items on the page */
                limit?: number;
                /** @description Only those that stand so; open when absent */
                state?: "open" | "decided";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cases that a person must decide, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["CaseSummary"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the case */
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A case with what it takes to decide it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.decide": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the case */
                caseId: string;
            };
            cookie?: never;
        };
        /** @description What an operator decides */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description accept: it may stand; return: the enterprise has to change it; refuse: it is not verified
                     * @enum {string}
                     */
                    outcome: "accept" | "return" | "refuse";
                    /** @description Why, and what to do; the enterprise reads it */
                    reason: string;
                    /** @description Revision of the case that was looked at: refused when it has changed since */
                    revision?: number;
                };
            };
        };
        responses: {
            /** @description A case with what it takes to decide it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.download_document": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the case */
                caseId: string;
                /** @description Id of the document */
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "connections.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How each bank connection does */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each bank */
                        items: components["schemas"]["Connection"][];
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "kept_aside.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Only those in this state */
                state?: "kept" | "applied" | "superseded";
            };
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records that did not fit, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["KeptAsideRecord"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "kept_aside.retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
                /** @description A UUID in lower case */
                recordId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A record of a bank that did not fit, raw and with the reason */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptAsideRecord"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payment_alarms.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the bank did with payments and must not do, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["PaymentAlarm"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "refused_tables.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Permission tables that were not believed, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["RefusedPermissionTable"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "connections.sync": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sync_runs.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Walks through what the bank lists, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["SyncRun"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "dead_letters.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Of one queue */
                queue?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Jobs that failed for good, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["DeadLetter"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "dead_letters.discard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why; it is written into the audit */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "dead_letters.retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be tried again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deliveries.report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the e-mails of the network are going */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryReport"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "jobs.report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the background work does, queue by queue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each queue */
                        items: components["schemas"]["JobQueue"][];
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "partners.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Part of a name; two Chinese characters suffice */
                q?: string;
                /** @description Only those that stand so */
                state?: "requested" | "received" | "active" | "ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Partners and requests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["Partner"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "partners.request": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Asks an enterprise to become a partner */
        requestBody: {
            content: {
                "application/json": {
                    /** @description A UUID in lower case */
                    enterpriseId: string;
                    /** @description A few words to the one who is asked */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Another enterprise that is, was or may become a partner */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "partners.leave": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                enterpriseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Another enterprise that is, was or may become a partner */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "partners.accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                enterpriseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Another enterprise that is, was or may become a partner */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "partners.count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With how many enterprises we stand how */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerCounts"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "passkeys.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My passkeys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All of them, their number is bounded */
                        items: components["schemas"]["Passkey"][];
                        /** @description Whether one can be added now: only shortly after signing in at the bank */
                        mayAdd: boolean;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "passkeys.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description A passkey of mine */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "passkeys.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It vouches for nothing any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "passkeys.begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser is to ask an authenticator in order to make a passkey */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Give this to navigator.credentials.create */
                        options: {
                            /** @description None is asked for */
                            attestation?: string;
                            /** @description Which authenticators will do */
                            authenticatorSelection?: {
                                /** @description The same, for older browsers */
                                requireResidentKey?: boolean;
                                /** @description Whether it must be discoverable */
                                residentKey?: string;
                                /** @description Whether it must know the person */
                                userVerification?: string;
                            };
                            /** @description To be signed; works once */
                            challenge: string;
                            /** @description Those the person has already */
                            excludeCredentials?: {
                                /** @description The credential, base64url */
                                id: string;
                                /** @description How the browser may reach it */
                                transports?: string[];
                                /** @description Always public-key */
                                type: string;
                            }[];
                            /** @description Algorithms we verify, the preferred one first */
                            pubKeyCredParams: {
                                /** @description COSE algorithm */
                                alg: number;
                                /**
                                 * @description Always public-key
                                 * @enum {string}
                                 */
                                type: "public-key";
                            }[];
                            /** @description The site that the passkey is for */
                            rp: {
                                /** @description Our host name */
                                id?: string;
                                /** @description Our name */
                                name: string;
                            };
                            /** @description Milliseconds that the browser waits */
                            timeout?: number;
                            /** @description Whose passkey it becomes */
                            user: {
                                /** @description The same, to be shown */
                                displayName: string;
                                /** @description Opaque, base64url */
                                id: string;
                                /** @description Name of the person */
                                name: string;
                            };
                        };
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.list_accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts from which the mandate may prepare payments, with what is left of the limits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All of them; their number is bounded */
                        items: components["schemas"]["PayableAccount"][];
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What would be paid */
        requestBody: {
            content: {
                "application/json": {
                    /** @description A decimal amount, such as 1200.50, above zero */
                    amount: string;
                    /** @description The payee, as soon as it is known */
                    creditorAccount?: string | null;
                    /** @description ISO 4217 code; that of the account */
                    currency: string;
                    /** @description Number of the account that pays */
                    debtorAccount: string;
                };
            };
        };
        responses: {
            /** @description What would come of a payment, were it prepared now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentPreview"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payment_requests.list": {
        parameters: {
            query: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Part of reference, note or name */
                q?: string;
                /** @description payee: those that we ask of others; payer: those that others ask of us */
                side: "payee" | "payer";
                /** @description Only requests in this state */
                state?: "asked" | "accepted" | "paid" | "declined" | "cancelled" | "expired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Payments that we ask of others, or others of us, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["PaymentRequest"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payment_requests.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What you ask for */
        requestBody: {
            content: {
                "application/json": {
                    /** @description A decimal amount, such as 1200.50, above zero */
                    amount: string;
                    /** @description ISO 4217 code */
                    currency: string;
                    /** @description What it is for; the payer reads it */
                    note?: string | null;
                    /** @description For how many days it is open */
                    openDays?: number;
                    /** @description For which order; none for anything else */
                    orderId?: string;
                    /** @description Number of one of your accounts */
                    payeeAccount: string;
                    /** @description Who is to pay */
                    payerId: string;
                    /** @description Stands in the payment */
                    reference?: string | null;
                };
            };
        };
        responses: {
            /** @description A request for payment between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRequest"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payment_requests.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the request */
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A request for payment between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRequest"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payment_requests.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the request */
                requestId: string;
            };
            cookie?: never;
        };
        /** @description Why */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description A request for payment between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRequest"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payment_requests.decline": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the request */
                requestId: string;
            };
            cookie?: never;
        };
        /** @description Why */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description A request for payment between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRequest"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payment_requests.pay": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the request */
                requestId: string;
            };
            cookie?: never;
        };
        /** @description From which of your accounts */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Number of one of your accounts */
                    debtorAccount: string;
                };
            };
        };
        responses: {
            /** @description A request for payment between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRequest"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.list": {
        parameters: {
            query?: {
                /** @description Only payments from this account */
                accountNumber?: string;
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Part of payee, account number or purpose; or the whole reference, id or end-to-end id */
                q?: string;
                /** @description Only payments in this state */
                state?: "prepared" | "awaiting_approval" | "authorizing" | "released" | "executed" | "failed" | "withdrawn" | "rejected" | "expired" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Payments from the accounts that the mandate opens, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["PaymentSummary"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What is to be paid */
        requestBody: {
            content: {
                "application/json": {
                    /** @description A decimal amount, such as 1200.50, above zero */
                    amount: string;
                    /** @description Account number of the payee, as people write it; spaces, dashes and the case of letters do not count */
                    creditorAccount: string;
                    /** @description The bank of the payee; none for an account at the same bank */
                    creditorBank?: string | null;
                    /** @description Name of the payee */
                    creditorName: string;
                    /** @description ISO 4217 code; that of the account */
                    currency: string;
                    /** @description Number of the account that pays */
                    debtorAccount: string;
                    /** @description What it is for; the payee reads it */
                    remittance: string;
                };
            };
        };
        responses: {
            /** @description An order to pay, from its preparation to the word of the bank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An order to pay, from its preparation to the word of the bank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUID in lower case */
                paymentId: string;
            };
            cookie?: never;
        };
        /** @description The content as it shall be, whole */
        requestBody: {
            content: {
                "application/json": {
                    /** @description A decimal amount, such as 1200.50, above zero */
                    amount: string;
                    /** @description Account number of the payee, as people write it; spaces, dashes and the case of letters do not count */
                    creditorAccount: string;
                    /** @description The bank of the payee; none for an account at the same bank */
                    creditorBank?: string | null;
                    /** @description Name of the payee */
                    creditorName: string;
                    /** @description ISO 4217 code; that of the account */
                    currency: string;
                    /** @description Number of the account that pays */
                    debtorAccount: string;
                    /** @description What it is for; the payee reads it */
                    remittance: string;
                    /** @description The revision that you have read: a later one is not overwritten */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description An order to pay, from its preparation to the word of the bank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.authorize": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where a payment is authorised */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentWayToBank"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUID in lower case */
                paymentId: string;
            };
            cookie?: never;
        };
        /** @description Why it ends */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description An order to pay, from its preparation to the word of the bank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.receipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Proof that a payment was executed, in the word of the bank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentReceipt"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.withdraw": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUID in lower case */
                paymentId: string;
            };
            cookie?: never;
        };
        /** @description Why it ends */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description An order to pay, from its preparation to the word of the bank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_changes.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes of the permission table under which the session acts, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["PermissionChange"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_changes.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The whole of what the table is to hold */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Version of the table */
                    basedOnVersion: number;
                    contents: components["schemas"]["PermissionTableContents"];
                    /** @description What it is for, for those who sign it */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description A change with what the table is to hold, and what differs */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionChangeDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_changes.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the change */
                changeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A change with what the table is to hold, and what differs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionChangeDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_changes.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the change */
                changeId: string;
            };
            cookie?: never;
        };
        /** @description Other contents, or none to bring what it changes onto the version in force (basedOnVersion); signatures are void then */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Version of the table */
                    basedOnVersion?: number;
                    contents?: components["schemas"]["PermissionTableContents"];
                    /** @description What it is for, for those who sign it */
                    note?: string | null;
                    /** @description The revision that you saw */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description A change with what the table is to hold, and what differs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionChangeDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_changes.submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the change */
                changeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A change with what the table is to hold, and what differs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionChangeDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_changes.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the change */
                changeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A change with what the table is to hold, and what differs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionChangeDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_changes.import": {
        parameters: {
            query: {
                /** @description Its name; the content decides what it is */
                fileName: string;
                /** @description What it is for, for those who sign it */
                note?: string;
            };
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                "text/csv": unknown;
            };
        };
        responses: {
            /** @description A change with what the table is to hold, and what differs */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionChangeDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_tables.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The permission tables that this session may read, as they are in force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description By bank and customer number; all of them, their number is bounded */
                        items: components["schemas"]["PermissionTableSummary"][];
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_tables.read": {
        parameters: {
            query?: {
                /** @description The version that was in force at the end of this day of Asia/Shanghai */
                on?: string;
            };
            header?: never;
            path: {
                /** @description A UUID in lower case */
                tableId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A version of a permission table, whole */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionTableDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_tables.export": {
        parameters: {
            query: {
                /** @description CSV holds the grants, a workbook everything */
                format: "csv" | "xlsx";
                /** @description Language of headings, words and names; Chinese unless it is said */
                language?: "zh" | "en";
                /** @description Another version than the one in force */
                version?: number;
            };
            header?: never;
            path: {
                /** @description Id of the table */
                tableId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_tables.list_versions": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Only those that were in force on this day of Asia/Shanghai, be it for a moment */
                on?: string;
            };
            header?: never;
            path: {
                /** @description A UUID in lower case */
                tableId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its versions, the newest first; or those that were in force on a day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["PermissionTableVersionSummary"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permission_tables.read_version": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                tableId: string;
                /** @description Number of the version, from 1 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A version of a permission table, whole */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionTableDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permissions.mine": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the mandate of the session opens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyPermissions"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permissions.of_person": {
        parameters: {
            query: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description The person, as the bank calls him */
                subject: string;
                /** @description By this version of the table; without it by the one that the session follows */
                version?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that a person may do, with the reason for what he may not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPermissions"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permissions.simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What somebody would do */
        requestBody: {
            content: {
                "application/json": {
                    /** @description The account, as the bank numbers it */
                    accountNumber: string;
                    /**
                     * @description What is to be done with the account
                     * @enum {string}
                     */
                    action: "accounts:read" | "statements:read" | "payments:read" | "payments:prepare" | "payments:approve" | "payments:release" | "payments:cancel";
                    /** @description An amount of money */
                    amount?: {
                        /** @description A decimal number */
                        amount: string;
                        /** @description ISO 4217 */
                        currency: string;
                    };
                    /**
                     * Format: date-time
                     * @description An instant, RFC 3339, in UTC
                     */
                    at?: string;
                    /** @description The account number that is to be paid */
                    counterparty?: string;
                    /** @description By this version of the table; without it by the one that the session follows */
                    version?: number;
                    /** @description Who would do it */
                    who: {
                        /** @description The department */
                        departmentId: string;
                        /** @description The role */
                        roleId: string;
                        /** @description The person, as the bank calls him; without one, anybody in that place */
                        subject?: string;
                    };
                };
            };
        };
        responses: {
            /** @description What would be decided, and how that comes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permissions.who_may": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is to be done, and by whom not */
        requestBody: {
            content: {
                "application/json": {
                    /** @description The account, as the bank numbers it */
                    accountNumber: string;
                    /**
                     * @description What is to be done with the account
                     * @enum {string}
                     */
                    action: "accounts:read" | "statements:read" | "payments:read" | "payments:prepare" | "payments:approve" | "payments:release" | "payments:cancel";
                    /** @description An amount of money */
                    amount?: {
                        /** @description A decimal number */
                        amount: string;
                        /** @description ISO 4217 */
                        currency: string;
                    };
                    /**
                     * Format: date-time
                     * @description An instant, RFC 3339, in UTC
                     */
                    at?: string;
                    /** @description The account number that is to be paid */
                    counterparty?: string;
                    /** @description Where the page before ended (its nextCursor) */
                    cursor?: string;
                    /** @description Whom it does not concern, as the bank calls him: who prepared it signs nothing */
                    except?: string;
                    /**
                     * @description Items on the page
                     * @default 20
                     */
                    limit?: number;
                    /**
                     * @description may: those who may; all, the default: the others too, with the reason
                     * @enum {string}
                     */
                    only?: "all" | "may";
                    /** @description By this version of the table; without it by the one that the session follows */
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Of every holder whether he may, and why not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoMay"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "registrations.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The registration of your enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registration"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "registrations.save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the enterprise states of itself, or a part of it */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Official numbers, one of each kind at most */
                    identifiers?: {
                        /** @description Two letters (ISO 3166-1); needed for vat and national */
                        country?: string | null;
                        /**
                         * @description Kind of number
                         * @enum {string}
                         */
                        scheme: "uscc" | "lei" | "vat" | "national";
                        /** @description The number */
                        value: string;
                    }[];
                    /** @description The name on the business licence */
                    legalName?: {
                        /** @description In English */
                        en?: string | null;
                        /** @description In Chinese */
                        zh?: string | null;
                    };
                    /** @description Who represents the enterprise by law */
                    legalRepresentative?: string | null;
                    /** @description The business licence */
                    licence?: {
                        /** @description Whose name stands on it */
                        holder?: string | null;
                        /** @description Number of the business licence */
                        number?: string | null;
                        /** @description Its last day; null when it has no end */
                        validUntil?: string | null;
                    };
                    /** @description Where it is registered */
                    registeredAddress?: string | null;
                    /** @description Tax number and standing */
                    tax?: {
                        /** @description Kind of taxpayer */
                        kind?: {
                            /** @description In English */
                            en?: string | null;
                            /** @description In Chinese */
                            zh?: string | null;
                        } | null;
                        /** @description Tax number */
                        number?: string | null;
                        /** @description Tax credit rating */
                        rating?: ("A" | "B" | "M" | "C" | "D") | null;
                    };
                };
            };
        };
        responses: {
            /** @description The registration of your enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registration"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "registrations.submit": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The registration of your enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registration"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "registrations.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The registration of your enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registration"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "session.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session of this browser */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "session.end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where the browser goes to end its session at the bank too; null where the bank offers no such place */
                        redirectTo: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The newest first; all of them, their number is bounded */
                        items: components["schemas"]["OpenSession"][];
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign_in.begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankSignIn"];
            };
        };
        responses: {
            /** @description Begin to sign in at a bank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The bank's page; send the browser there */
                        redirectTo: string;
                    };
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign_in.back_channel_logout": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Signed logout token (OpenID Connect Back-Channel Logout 1.0 §2.4) */
                    logout_token: string;
                };
            };
        };
        responses: {
            /** @description The sessions have ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Where a bank ends the sessions of a person */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The error of OAuth 2.0 for all that is not believed
                         * @enum {string}
                         */
                        error: "invalid_request";
                        /** @description What was wrong */
                        error_description: string;
                    };
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign_in.callback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug of the bank */
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to a page of the web client */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "statement_files.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Only what was taken, or only what was refused */
                state?: "taken" | "refused";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Statement files as they came in, the newest first; what was refused with line and reason */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["StatementFile"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "statements.import": {
        parameters: {
            query: {
                /** @description Name of the file */
                fileName: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "application/xml": unknown;
                "text/xml": unknown;
            };
        };
        responses: {
            /** @description A statement file as it came in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementFile"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "statements.read": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A UUID in lower case */
                statementId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A statement with a page of its entries, in the order of the bank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementDetail"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stream.open": {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was received */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submission_forms.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The forms that the bank of the acting mandate offers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bank: components["schemas"]["BankRef"];
                        /** @description What the bank of the acting mandate offers, by formId */
                        items: components["schemas"]["SubmissionFormSummary"][];
                        /** @description Whether the bank answered when it was asked last */
                        reachable: boolean;
                        /** @description When the forms were last read from the bank; null before the first time */
                        readAt: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submission_forms.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As the bank calls the form */
                formId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A form with everything that is needed to fill it in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionForm"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submissions.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Only those that stand so */
                status?: "draft" | "queued" | "received" | "in_review" | "information_wanted" | "approved" | "declined" | "funded" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was submitted to the bank under this mandate, drafts included, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["SubmissionSummary"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submissions.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As the bank calls the form */
                    formId: string;
                };
            };
        };
        responses: {
            /** @description A submission with everything that is known of it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submissions.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A submission with everything that is known of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submissions.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description All that is filled in so far */
                    data: {
                        [key: string]: unknown;
                    };
                    /** @description The one that was read */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description A submission with everything that is known of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submissions.discard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submission_attachments.add": {
        parameters: {
            query: {
                /** @description Name of the file */
                fileName: string;
            };
            header?: never;
            path: {
                /** @description A UUID in lower case */
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "application/pdf": unknown;
                "image/jpeg": unknown;
                "image/png": unknown;
            };
        };
        responses: {
            /** @description A file that goes to the bank */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionAttachment"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submission_attachments.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                attachmentId: string;
                /** @description A UUID in lower case */
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submission_attachments.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                attachmentId: string;
                /** @description A UUID in lower case */
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submission_messages.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A UUID in lower case */
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation about a submission: its newest page, then the earlier ones; on a page the oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["SubmissionMessage"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submission_messages.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUID in lower case */
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Files that were added before */
                    attachmentIds?: string[];
                    /** @description The text */
                    body: string;
                };
            };
        };
        responses: {
            /** @description Write to the relationship manager; the answer is the newest page of the conversation */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["SubmissionMessage"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submissions.send": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUID in lower case */
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The one that was read */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description A submission with everything that is known of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submissions.supplement": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUID in lower case */
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Files that were added before */
                    attachmentIds?: string[];
                    /** @description The text */
                    body: string;
                };
            };
        };
        responses: {
            /** @description A submission with everything that is known of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "submissions.withdraw": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUID in lower case */
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A submission with everything that is known of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Only those that run, or that have ended */
                group?: "running" | "ended";
                /** @description Items on the page */
                limit?: number;
                /** @description Part of number, title or name */
                q?: string;
                /** @description Only those on which you stand on this side */
                side?: "buyer" | "seller";
                /** @description Only orders in this state */
                state?: "ordered" | "accepted" | "in_escrow" | "delivered" | "confirmed" | "disputed" | "partly_released" | "released" | "refunded" | "split" | "paid" | "reconciled" | "declined" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Orders that we gave and that we got, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["TradeOrderSummary"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What you order */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Your own reference */
                    buyerReference?: string | null;
                    /** @description ISO 4217 code */
                    currency: string;
                    /** @description The last day to deliver */
                    deliverBy: string;
                    /** @description Your bank holds the money until you have confirmed the delivery */
                    escrow: boolean;
                    /** @description What is ordered */
                    lines: {
                        /** @description What is ordered */
                        name: string;
                        /** @description How much; above zero */
                        quantity: string;
                        /** @description Tax in per cent */
                        taxPercent: string;
                        /** @description Of what: piece, kg, hour */
                        unit: string;
                        /** @description Price of one, without tax */
                        unitPrice: string;
                    }[];
                    /** @description What else you agree on */
                    note?: string | null;
                    /**
                     * @description With escrow: the bank releases by itself so many days after delivery, unless somebody objects
                     * @default 7
                     */
                    releaseAfterDays?: number;
                    /** @description Of whom you order */
                    sellerId: string;
                    /** @description What it is about */
                    title: string;
                };
            };
        };
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.accept": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        /** @description Where you want your money */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Number of one of your accounts */
                    payeeAccount: string;
                };
            };
        };
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        /** @description Why */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.confirm": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        /** @description Nothing */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.decline": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        /** @description Why */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.deliver": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        /** @description Why */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.dispute": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        /** @description What you object to; the other side and the bank read it */
        requestBody: {
            content: {
                "application/json": {
                    /** @description A few words; both sides read them */
                    note: string;
                };
            };
        };
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_order_documents.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The documents of an order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrderDocuments"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_order_documents.add": {
        parameters: {
            query: {
                /** @description Name of the file */
                fileName: string;
                /** @description What it is */
                kind: "order" | "delivery_note" | "invoice" | "other";
            };
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "application/pdf": unknown;
                "image/jpeg": unknown;
                "image/png": unknown;
            };
        };
        responses: {
            /** @description Add a document to an order as PDF, JPEG or PNG; both sides see it, and it stays */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Id of the document */
                        id: string;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_order_documents.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the document */
                documentId: string;
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.pay_in": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        /** @description From which of your accounts */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Number of one of your accounts */
                    debtorAccount: string;
                };
            };
        };
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.reclaim": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        /** @description Why */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.refund": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        /** @description How much */
        requestBody: {
            content: {
                "application/json": {
                    /** @description How much; absent: all */
                    amount?: string | null;
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "trade_orders.release_part": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the same answer, however often they are sent */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of the order */
                orderId: string;
            };
            cookie?: never;
        };
        /** @description How much */
        requestBody: {
            content: {
                "application/json": {
                    /** @description A decimal amount, such as 1200.50, above zero */
                    amount: string;
                    /** @description Why */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description An order between two enterprises, as your side has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOrder"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "watches.list": {
        parameters: {
            query?: {
                /** @description Where the page before ended (its nextCursor) */
                cursor?: string;
                /** @description Items on the page */
                limit?: number;
                /** @description Part of a name; two Chinese characters suffice */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom we watch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        items: components["schemas"]["Watch"][];
                        /** @description Hand it back to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "watches.add": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                enterpriseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An enterprise that we keep an eye on; it does not know */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watch"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "watches.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID in lower case */
                enterpriseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not watched any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

export interface paths {
    "/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens an account
         * @description The caller becomes its owner and, for an organization, a Security Officer. Everybody else whom it names is invited by a letter.
         */
        post: operations["post_applications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an application would come to
         * @description Every problem that the application would be refused with, of a form that is not filled in yet as well; opens and stores nothing.
         */
        post: operations["post_applications_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who I am, and in which accounts
         * @description A first call with an invited, verified address binds the identity to the invited user.
         */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An account
         * @description Users who are no officers see its id, name and client type.
         */
        get: operations["get_accounts_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/functions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The functions of the portal, by section */
        get: operations["get_accounts_account_functions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The companies of the account, headquarters among them */
        get: operations["get_accounts_account_companies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The users of the account, by name */
        get: operations["get_accounts_account_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user
         * @description Officers read every user, in full; everybody else themselves.
         */
        get: operations["get_accounts_account_users_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/users/{id}/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a user may do
         * @description With `explain=true`, for every function of the catalogue, what gives it and what masks it. Officers read it of every user; everybody else of themselves.
         */
        get: operations["get_accounts_account_users_id_rights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The Security Officers of the account, by name
         * @description Whoever is designated. A suspended one is listed and is no officer while suspended.
         */
        get: operations["get_accounts_account_officers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The roles that the caller can see, by name
         * @description Those whose rights, within the ceiling of their company, are all among the caller’s own.
         */
        get: operations["get_accounts_account_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A role, with what it is assigned to and shared with, and whom it reaches
         * @description Not there for whoever lacks one of its rights.
         */
        get: operations["get_accounts_account_roles_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/employee-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The employee roles of the account, by name */
        get: operations["get_accounts_account_employee_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/employee-roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An employee role, with its members and roles */
        get: operations["get_accounts_account_employee_roles_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/employee-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The employee groups of the account, by name */
        get: operations["get_accounts_account_employee_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/employee-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An employee group, with its members and roles */
        get: operations["get_accounts_account_employee_groups_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/access-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether users may use functions, and why
         * @description One check, or up to 1,000 as `checks`. Answered from the account’s state of now, never staler than the last change that was acknowledged to anybody. A user who is not there may do nothing. Officers ask about every user, other users about themselves; a service, with a token for access checks, about everybody, and is told no role’s name.
         */
        post: operations["post_accounts_account_access_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/authorizers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The authorizers of each area: asked for, and active */
        get: operations["get_accounts_account_authorizers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/service-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tokens of services, by name
         * @description Made and revoked by changes (`service-token.create`, `service-token.revoke`). One that has expired is listed until it is revoked, and is good for nothing.
         */
        get: operations["get_accounts_account_service_tokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/service-tokens/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the secret of a service token
         * @description Once, for the officer who asked for the token. The secret is shown in this answer and kept nowhere; where it is lost, revoke the token and ask for another.
         */
        post: operations["post_accounts_account_service_tokens_id_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One’s own tokens, the newest first
         * @description One that has expired is listed until it is revoked, or another one is made.
         */
        get: operations["get_accounts_account_tokens"];
        put?: never;
        /**
         * Makes a token for oneself
         * @description For programs that read, or submit changes, in your name and in this account alone. No token decides, and no token makes tokens. It ends with its time, with your access, or when it is revoked. It stands in this answer and is kept nowhere. At most 10.
         */
        post: operations["post_accounts_account_tokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/tokens/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a token of one’s own
         * @description At once, in every process. Answers what the token was.
         */
        post: operations["post_accounts_account_tokens_id_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/token-holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who holds tokens of their own
         * @description Those that have not expired, counted. A person’s tokens end with their access to the account.
         */
        get: operations["get_accounts_account_token_holders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The webhooks of the account, by name
         * @description Set and removed by changes (`webhook.set`, `webhook.remove`).
         */
        get: operations["get_accounts_account_webhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the next secret of a webhook
         * @description For the officer who asked for the webhook. The secret is shown in this answer alone. Messages begin with the first one. With another, each message has two signatures until the one before has ended, so that what receives them is never without a good one.
         */
        post: operations["post_accounts_account_webhooks_id_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of the messages to a webhook, the newest events first */
        get: operations["get_accounts_account_webhooks_id_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/webhooks/{id}/deliveries/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a message sent again
         * @description At once and with all its attempts, whatever became of it before: the same message by the same `webhook-id`, with a signature of now. For officers of headquarters.
         */
        post: operations["post_accounts_account_webhooks_id_deliveries_delivery_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every kind of change, with its payload */
        get: operations["get_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The changes of the account, newest first */
        get: operations["get_accounts_account_changes"];
        put?: never;
        /**
         * Submits a change
         * @description Where no approval is required it is applied at once; ask for it again to see it applied.
         */
        post: operations["post_accounts_account_changes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/changes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a submission would come to
         * @description The same answer as a submission, every problem listed; starts and stores nothing.
         */
        post: operations["post_accounts_account_changes_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/changes/{id}/resubmit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submits an ended change anew, on the state of now
         * @description After any end but `applied`. Whoever asks becomes the initiator.
         */
        post: operations["post_accounts_account_changes_id_resubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A change, whole: what it does, who has decided, and why it waits */
        get: operations["get_accounts_account_changes_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/changes/{id}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole effect of a change, in pages
         * @description Gains in funding, transfers and trading, and gains of officers, come first and are never cut. A page holds about `limit` users; any other group that does not fit goes on with the next page.
         */
        get: operations["get_accounts_account_changes_id_impact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/changes/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves or rejects a change
         * @description Answers when the decision is committed; `state` may still be `pending` or `approved`: ask again. Repeating the same decision answers the same.
         */
        post: operations["post_accounts_account_changes_id_decisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/changes/{id}/passkey-challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the challenge that a passkey signs with a decision, or to lift a flag
         * @description WebAuthn options for `navigator.credentials.get`. That of a decision commits to account, change, digest, verdict, officer and session; that of `unflag` to account, officer, session and the flags that stand. It is used once, within 5 minutes.
         */
        post: operations["post_accounts_account_changes_id_passkey_challenges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/changes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a change back
         * @description Its initiator alone can, until it is applied.
         */
        post: operations["post_accounts_account_changes_id_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/changes/{id}/flag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Flags a change as wrong
         * @description It and the other pending changes of its initiator stop for 24 hours, and all officers are told: nobody decides on them and nothing of them is applied. A change that does nothing but remove or suspend the flagger or the initiator never stops. An officer flags once a day; repeating it answers the same.
         */
        post: operations["post_accounts_account_changes_id_flag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/changes/{id}/unflag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that what stops a change can be lifted
         * @description Every flag against its initiator that is not the asker’s own. A flag is lifted once as many officers other than its flagger and the initiator have said so as approvals are required, at least one. Each counts once; `frozen` has who may.
         */
        post: operations["post_accounts_account_changes_id_unflag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/support-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked of the support desk, newest first */
        get: operations["get_accounts_account_support_requests"];
        put?: never;
        /**
         * Asks the support desk for what no change can do
         * @description Two operators of the service decide, none of them a user of the account. Every officer is told when it is filed and when it is approved, and can object until it is applied.
         */
        post: operations["post_accounts_account_support_requests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/support-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request to the support desk */
        get: operations["get_accounts_account_support_requests_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/support-requests/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Objects to a request
         * @description The first objection calls for a third operator, who knows of it, and restarts the time; those after it are on record. None ends the request. Repeating one’s own answers the same.
         */
        post: operations["post_accounts_account_support_requests_id_objections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The requests of all accounts, newest first
         * @description For operators alone: they have no right in any account.
         */
        get: operations["get_desk_requests"];
        put?: never;
        /**
         * Files a request that came on a paper form
         * @description Whoever files it is none of the operators who decide on it.
         */
        post: operations["post_desk_requests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request, with its history */
        get: operations["get_desk_requests_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/requests/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves or rejects a request
         * @description One rejection ends it. Two approvals of different operators begin the time in which officers can object; after an objection a third is needed. Repeating the same decision answers the same.
         */
        post: operations["post_desk_requests_id_decisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/object/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a request to the officer to whom the link was sent
         * @description Changes and writes nothing, however often it is opened.
         */
        get: operations["get_object_token"];
        put?: never;
        /**
         * Objects to the request, with the form of the page
         * @description The link alone is enough, whatever the account asks of decisions: an objection gives nobody anything.
         */
        post: operations["post_object_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The trail of the account, oldest first where nothing else is said
         * @description Each event holds the hash of the one before; `data` is hashed as its RFC 8785 JSON. Events are numbered without gaps; filters leave out what does not fit.
         */
        get: operations["get_accounts_account_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verifies the trail, and the account against it */
        get: operations["get_accounts_account_audit_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells at once that something has happened in the account
         * @description Server-sent events. `event: moved` with `data: {"events":<the number of the last event of the trail>}` comes at once, and again whenever the trail has grown; nothing else is told, ask for what you show anew. A line with a colon alone comes every 15 seconds. The stream ends after five minutes, and as soon as its reader may not read it any more: an `EventSource` connects again by itself, and is checked like everybody who comes. It does not keep a session in use. A person has at most 8 streams open.
         */
        get: operations["get_accounts_account_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/countersign-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys that receipts and checkpoints are checked with
         * @description The key that signs comes first. A key that was replaced stays listed, so that what it signed can still be checked. Keep a copy where the service can not alter it: `npx countersign verify FILE --key COPY`.
         */
        get: operations["get_well_known_countersign_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed heads of the trail, newest first
         * @description The trail of events is a chain, so that its head stands for all of it. Keep them: a trail that is cut off or written anew later contradicts them.
         */
        get: operations["get_accounts_account_checkpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/changes/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed receipt of a change that has ended
         * @description What was asked for, by whom it was decided, under which policy, and what became of it. Made from what is stored alone: it is the same whenever it is asked for, but for the signature once the key was replaced.
         */
        get: operations["get_accounts_account_changes_id_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approve/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a change to the officer to whom the link was sent
         * @description Changes and writes nothing, however often it is opened. Where the account asks for a session, everybody who is not signed in gets the same page, whatever the token.
         */
        get: operations["get_approve_token"];
        put?: never;
        /** Decides on the change, flags it as wrong or lifts a flag, with the form of the page */
        post: operations["post_approve_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approve/{token}/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the challenge that a passkey signs with the decision, or to lift a flag
         * @description As that of the API: it is used once, within 5 minutes.
         */
        post: operations["post_approve_token_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approve/{token}/passkey-letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for the letter whose link makes the passkey that a decision asks for */
        post: operations["post_approve_token_passkey_letter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signs in on the pages, at the identity provider
         * @description `returnTo` is the path of this service to come back to.
         */
        get: operations["get_sign_in"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the identity provider sends the browser back to */
        get: operations["get_sign_in_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session */
        post: operations["post_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrol/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the person to whom the link was sent makes a passkey
         * @description Opening it writes nothing. Who has an identity already has to be signed in with it.
         */
        get: operations["get_enrol_token"];
        put?: never;
        /** Enrols a passkey */
        post: operations["post_enrol_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrol/{token}/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the challenge of a passkey that is to be made */
        post: operations["post_enrol_token_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signs in on the pages with a passkey
         * @description `returnTo` is the path of this service to come back to.
         */
        get: operations["get_sign_in_passkey"];
        put?: never;
        /** Begins a session by a passkey */
        post: operations["post_sign_in_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the challenge of a sign-in */
        post: operations["post_sign_in_passkey_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/passkey.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The script of the pages on which a passkey is made or used */
        get: operations["get_assets_passkey_js"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My passkeys */
        get: operations["get_accounts_account_passkeys"];
        put?: never;
        /**
         * Asks for the letter whose link makes a passkey of mine
         * @description It goes to my address. Its link works while I am signed in, for 24 hours, once.
         */
        post: operations["post_accounts_account_passkeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this is, and where to go
         * @description The same page for everybody: it holds nothing of any account, and asks the API.
         */
        get: operations["get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The application that opens an account
         * @description The same page for everybody: it holds nothing of any account, and asks the API.
         */
        get: operations["get_apply"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An account
         * @description The same page for everybody: it holds nothing of any account, and asks the API.
         */
        get: operations["get_accounts_name"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{name}/{place}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of an account
         * @description The same page for everybody: it holds nothing of any account, and asks the API.
         */
        get: operations["get_accounts_name_place"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{name}/{place}/{thing}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Something in an account
         * @description The same page for everybody: it holds nothing of any account, and asks the API.
         */
        get: operations["get_accounts_name_place_thing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/console/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of the console */
        get: operations["get_assets_console_file"];
        put?: never;
        post?: never;
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
        /** Whether the process is up */
        get: operations["get_healthz"];
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
        /**
         * Whether the service can do its work, with each dependency by name
         * @description Without Temporal, mail, or the worker of the same process it is `degraded`: reads and decisions still work. A process that is told to end is `down` and `ending` for a while before it closes.
         */
        get: operations["get_readyz"];
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
        /** Figures, for Prometheus */
        get: operations["get_metrics"];
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
        get: operations["get_openapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document, to read */
        get: operations["get_docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/countersign.css": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The style sheet of the pages */
        get: operations["get_assets_countersign_css"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/countersign.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The icon of the pages */
        get: operations["get_assets_countersign_svg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Application: {
            /** @enum {string} */
            clientType: "individual" | "joint" | "trust" | "retirement" | "custodial" | "organization";
            /** @description Visible characters and spaces. */
            name: string;
            /** @description The caller: the address is their own verified one. */
            applicant: {
                /** @description Visible characters and spaces. */
                name: string;
                /** Format: email */
                email: string;
            };
            /** @description Further owners of joint and trust accounts. */
            holders?: {
                /** @description Visible characters and spaces. */
                name: string;
                /** Format: email */
                email: string;
            }[];
            /** @description Further Security Officers of an organization, with their own rights. */
            officers?: {
                /** @description Visible characters and spaces. */
                name: string;
                /** Format: email */
                email: string;
                rights?: string[];
            }[];
            /** @description Must be said for an organization; absent or 0 for any other. */
            requiredApprovals?: 0 | 1 | 2;
            /** @description Whether an organization begins with roles by section, for nobody yet. */
            starterRoles?: boolean;
            /** @description What the account has; the whole catalogue where it is not said. */
            rights?: string[];
        };
        /** @description An `Application`, or what there is of one: what is missing or wrong is told. */
        ApplicationDraft: {
            [key: string]: unknown;
        };
        AccessCheck: {
            userId: string;
            function: string;
        } | {
            checks: {
                userId: string;
                function: string;
            }[];
        };
        NewPersonalToken: {
            /** @description Visible characters and spaces. */
            name: string;
            /** @description `read`: what you may read. `submit`: submitting, previewing, withdrawing, resubmitting. `scim`: an identity provider’s, at `/scim/v2` alone. */
            scopes: ("read" | "submit" | "scim")[];
            expiresInDays: number;
        };
        Submission: {
            /** @constant */
            kind: "user.add";
            payload: {
                /** @description Visible characters and spaces. */
                name: string;
                /** Format: email */
                email: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                companyId?: string;
                rights?: string[];
                roleIds?: string[];
                officer?: boolean;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "user.modify";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
                /** @description Visible characters and spaces. */
                name?: string;
                /** Format: email */
                email?: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                companyId?: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "user.suspend";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "user.reinstate";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "user.remove";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "rights.grant";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
                rights: string[];
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "rights.revoke";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
                rights: string[];
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "officer.designate";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "officer.remove";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "identity.reset";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "authenticator.add";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "approvals.set";
            payload: {
                requiredApprovals: 0 | 1 | 2;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "policy.set";
            payload: {
                /** @enum {string} */
                officerRemoval?: "floor" | "keep-operable";
                /** @enum {string} */
                approvalAssurance?: "link" | "session" | "passkey";
                changeExpiryHours?: number;
                probationHours?: number;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "authorizers.set";
            payload: {
                /** @enum {string} */
                area: "portal" | "funding";
                primary: number;
                secondary: number;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "authorizer.assign";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
                /** @enum {string} */
                area: "portal" | "funding";
                /** @enum {string} */
                level: "primary" | "secondary";
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "authorizer.unassign";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                userId: string;
                /** @enum {string} */
                area: "portal" | "funding";
                /** @enum {string} */
                level: "primary" | "secondary";
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "company.add";
            payload: {
                /** @description Visible characters and spaces. */
                name: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                parentId: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "company.modify";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                companyId: string;
                /** @description Visible characters and spaces. */
                name?: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                parentId?: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "company.remove";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                companyId: string;
                unassign?: boolean;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "role.create";
            payload: {
                /** @enum {string} */
                type: "employee" | "company";
                /** @description Visible characters and spaces. */
                name: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                companyId?: string;
                rights: string[];
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "role.modify";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                roleId: string;
                /** @description Visible characters and spaces. */
                name?: string;
                rights?: string[];
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "role.delete";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                roleId: string;
                unassign?: boolean;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "role.share";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                roleId: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                companyId: string;
                branch?: boolean;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "role.unshare";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                roleId: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                companyId: string;
                branch?: boolean;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "role.assign";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                roleId: string;
                to: {
                    /** @enum {string} */
                    type: "employee" | "employee-role" | "employee-group" | "company";
                    /** @description An id; in a change set also #<index> of an earlier member. */
                    id: string;
                };
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "role.unassign";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                roleId: string;
                to: {
                    /** @enum {string} */
                    type: "employee" | "employee-role" | "employee-group" | "company";
                    /** @description An id; in a change set also #<index> of an earlier member. */
                    id: string;
                };
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "employee-role.create";
            payload: {
                /** @description Visible characters and spaces. */
                name: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                companyId?: string;
                memberIds?: string[];
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "employee-role.modify";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                id: string;
                /** @description Visible characters and spaces. */
                name?: string;
                addMemberIds?: string[];
                removeMemberIds?: string[];
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "employee-role.delete";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                id: string;
                unassign?: boolean;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "employee-group.create";
            payload: {
                /** @description Visible characters and spaces. */
                name: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                companyId?: string;
                memberIds?: string[];
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "employee-group.modify";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                id: string;
                /** @description Visible characters and spaces. */
                name?: string;
                addMemberIds?: string[];
                removeMemberIds?: string[];
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "employee-group.delete";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                id: string;
                unassign?: boolean;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "service-token.create";
            payload: {
                /** @description Visible characters and spaces. */
                name: string;
                scopes: "access-check"[];
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                expiresAt?: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "service-token.revoke";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                tokenId: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "webhook.set";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                webhookId?: string;
                /** @description Visible characters and spaces. */
                name: string;
                /** @description Where messages go, as it is called. Its host is one that the operators allow. */
                url: string;
                /** @description What is told, by the names of the trail; all of it where this is absent. */
                events?: ("change.submitted" | "change.approved" | "change.reopened" | "change.applied" | "change.ended" | "change.flagged" | "change.unflagged" | "decision.recorded" | "decision.refused" | "identity.bound" | "identity.unbound" | "authenticator.enrolled" | "authenticator.ended" | "service-token.secret-made" | "service-token.secret-ended" | "personal-token.made" | "personal-token.ended" | "support-request.filed" | "support-request.decided" | "support-request.objected" | "support-request.cooling" | "support-request.applied" | "support-request.ended")[];
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "webhook.remove";
            payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                webhookId: string;
            };
            reason?: string | null;
        } | {
            /** @constant */
            kind: "change-set";
            payload: {
                changes: {
                    kind: string;
                    payload: unknown;
                }[];
            };
            reason?: string | null;
        };
        Decision: {
            /** @enum {string} */
            verdict: "approve" | "reject";
            /** @description The `digest` of the change as it was shown. */
            digest: string;
            /** @description Line breaks are allowed. */
            comment?: string | null;
            /** @description The answer of a passkey to `passkey-challenges`, where the account asks for one. */
            passkey?: components["schemas"]["PasskeyAnswer"];
        };
        PasskeyAnswer: {
            id: string;
            rawId: string;
            /** @constant */
            type: "public-key";
            response: {
                clientDataJSON: string;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        PasskeyChallenge: {
            /** @enum {string} */
            verdict: "approve" | "reject" | "unflag";
            digest: string;
        };
        SupportFiling: {
            /** @constant */
            kind: "officer.add";
            /** @description A user of the account; then nothing else. */
            userId?: string;
            /** @description Visible characters and spaces. */
            name?: string;
            /** Format: email */
            email?: string;
            /** @description An id; in a change set also #<index> of an earlier member. */
            companyId?: string;
            /** @description Of somebody new; none where it is absent. */
            rights?: string[];
            /** @description Where the paper lies: at most 1,000 characters. */
            evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            comment?: string | null;
        } | {
            /** @constant */
            kind: "account-rights.set";
            rights: string[];
            /** @description Where the paper lies: at most 1,000 characters. */
            evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            comment?: string | null;
        } | {
            /** @constant */
            kind: "owner.remove";
            /** @description An id; in a change set also #<index> of an earlier member. */
            userId: string;
            /** @description Where the paper lies: at most 1,000 characters. */
            evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            comment?: string | null;
        };
        PaperFiling: {
            /** @constant */
            kind: "officer.add";
            /** @description A user of the account; then nothing else. */
            userId?: string;
            /** @description Visible characters and spaces. */
            name?: string;
            /** Format: email */
            email?: string;
            /** @description An id; in a change set also #<index> of an earlier member. */
            companyId?: string;
            /** @description Of somebody new; none where it is absent. */
            rights?: string[];
            /** @description The id or the slug. */
            account: string;
            /** @description Where the paper lies: at most 1,000 characters. */
            evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            comment?: string | null;
        } | {
            /** @constant */
            kind: "account-rights.set";
            rights: string[];
            /** @description The id or the slug. */
            account: string;
            /** @description Where the paper lies: at most 1,000 characters. */
            evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            comment?: string | null;
        } | {
            /** @constant */
            kind: "owner.remove";
            /** @description An id; in a change set also #<index> of an earlier member. */
            userId: string;
            /** @description The id or the slug. */
            account: string;
            /** @description Where the paper lies: at most 1,000 characters. */
            evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            comment?: string | null;
        };
        OperatorDecision: {
            /** @enum {string} */
            verdict: "approve" | "reject";
            /** @description The `digest` of the request as it was shown. A request never moves; where it is said it must fit. */
            digest?: string;
            /** @description Line breaks are allowed. */
            comment?: string | null;
        };
        /** @description An account as its officers see it. */
        Account: {
            id: string;
            name: string;
            /** @enum {string} */
            clientType: "individual" | "joint" | "trust" | "retirement" | "custodial" | "organization";
            slug: string;
            requiredApprovals: number;
            policy: components["schemas"]["Policy"];
            version: number;
            officers: {
                active: number;
                floor: number;
                operable: boolean;
            };
            pendingChanges: number;
        };
        Policy: {
            /** @enum {string} */
            officerRemoval: "floor" | "keep-operable";
            /** @enum {string} */
            approvalAssurance: "link" | "session" | "passkey";
            changeExpiryHours: number;
            probationHours: number;
        };
        Warning: {
            code: string;
            message: string;
        };
        /** @description A refusal, as RFC 9457 has it. */
        ProblemDocument: {
            /** Format: uri */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @enum {string} */
            code: "unauthenticated" | "not_found_here" | "not_an_officer" | "not_an_owner" | "suspended" | "self_approval" | "not_eligible" | "probation" | "assurance_required" | "token_scope" | "out_of_scope" | "exceeds_own_rights" | "cross_origin" | "invalid_payload" | "unknown_function" | "not_found" | "officer_only_right" | "exceeds_company_rights" | "not_an_organization" | "institutional_only" | "individual_only" | "webhook_not_allowed" | "no_change" | "idempotency_mismatch" | "idempotency_running" | "quorum_floor" | "last_officer" | "quorum_unsatisfiable" | "last_owner" | "email_taken" | "name_taken" | "identity_taken" | "too_many_tokens" | "secret_taken" | "passkey_limit" | "token_expired" | "role_in_use" | "company_in_use" | "conflicting_change" | "already_decided" | "change_ended" | "change_open" | "already_flagged" | "account_frozen" | "digest_mismatch" | "link_ended" | "too_many_changes" | "too_many_streams" | "too_many_requests" | "payload_too_large" | "method_not_allowed" | "unsupported_media_type" | "unavailable" | "internal";
            traceId: string;
            /** @description Every problem, the one that gave the status first. */
            readonly problems: components["schemas"]["Problem"][];
        };
        Problem: {
            /** @enum {string} */
            code: "unauthenticated" | "not_found_here" | "not_an_officer" | "not_an_owner" | "suspended" | "self_approval" | "not_eligible" | "probation" | "assurance_required" | "token_scope" | "out_of_scope" | "exceeds_own_rights" | "cross_origin" | "invalid_payload" | "unknown_function" | "not_found" | "officer_only_right" | "exceeds_company_rights" | "not_an_organization" | "institutional_only" | "individual_only" | "webhook_not_allowed" | "no_change" | "idempotency_mismatch" | "idempotency_running" | "quorum_floor" | "last_officer" | "quorum_unsatisfiable" | "last_owner" | "email_taken" | "name_taken" | "identity_taken" | "too_many_tokens" | "secret_taken" | "passkey_limit" | "token_expired" | "role_in_use" | "company_in_use" | "conflicting_change" | "already_decided" | "change_ended" | "change_open" | "already_flagged" | "account_frozen" | "digest_mismatch" | "link_ended" | "too_many_changes" | "too_many_streams" | "too_many_requests" | "payload_too_large" | "method_not_allowed" | "unsupported_media_type" | "unavailable" | "internal";
            message: string;
            /** @description Where in the request. */
            path?: string;
            /** @description What stands in the way. */
            id?: string;
        };
        ApplicationPreview: {
            admissible: boolean;
            readonly problems: components["schemas"]["Problem"][];
            readonly warnings: components["schemas"]["Warning"][];
        };
        Me: {
            issuer: string;
            subject: string;
            email: string | null;
            emailVerified: boolean;
            readonly accounts: {
                id: string;
                slug: string;
                name: string;
                /** @enum {string} */
                clientType: "individual" | "joint" | "trust" | "retirement" | "custodial" | "organization";
                userId: string;
                /** @description What I am called in this account. */
                userName: string;
                /** @enum {string} */
                status: "active" | "suspended" | "removed";
                owner: boolean;
                officer: boolean;
            }[];
            /** @description The session whose cookie came with the request; null for a bearer token. */
            session: {
                /** @description The `formToken` that `POST /sign-out` asks for. */
                signOutToken: string;
            } | null;
        };
        /** @description An account as its officers see it. */
        AccountRead: {
            id: string;
            name: string;
            /** @enum {string} */
            clientType: "individual" | "joint" | "trust" | "retirement" | "custodial" | "organization";
            slug: string;
            requiredApprovals: number;
            policy: components["schemas"]["Policy"];
            version: number;
            officers: {
                active: number;
                floor: number;
                operable: boolean;
            };
            pendingChanges: number;
            you: components["schemas"]["Person"];
        };
        Person: {
            id: string;
            name: string;
        };
        AccountNameRead: {
            id: string;
            name: string;
            /** @enum {string} */
            clientType: "individual" | "joint" | "trust" | "retirement" | "custodial" | "organization";
            you: components["schemas"]["Person"];
        };
        Section: {
            section: string;
            readonly functions: {
                code: string;
                title: string;
                description: string;
                /** @description Whether the account has it. */
                inAccount: boolean;
                /** @description Comes with the designation, and with nothing else. */
                officerOnly: boolean;
            }[];
        };
        Company: {
            id: string;
            name: string;
            /** @description Null for headquarters. */
            parentId: string | null;
            /** @description How many companies are above it: 0 for headquarters. */
            depth: number;
            users: number;
            /** @description The roles that set its ceiling; where there are none, it has that of the company above. */
            readonly companyRoles: components["schemas"]["RoleName"][];
            /** @description The rights that nobody in it can exceed. */
            readonly ceiling: string[];
            /** @description The rights that the company above has and this one lacks; of headquarters, those of the account. */
            readonly takesAway: string[];
            /** @description The open changes that would touch it or its company roles. */
            readonly pendingChanges: string[];
        };
        /** @description Without an id where the reader can’t see the role. */
        RoleName: {
            id: string | null;
            name: string;
        };
        User: {
            id: string;
            name: string;
            email: string;
            /** @enum {string} */
            status: "active" | "suspended" | "removed";
            companyId: string;
            officer: boolean;
            owner: boolean;
            /** @description The open changes that would touch the user. For officers. */
            readonly pendingChanges?: string[];
        };
        /** @description A user as officers read them. */
        UserInFull: {
            id: string;
            name: string;
            email: string;
            /** @enum {string} */
            status: "active" | "suspended" | "removed";
            companyId: string;
            officer: boolean;
            owner: boolean;
            /** @description The open changes that would touch the user. For officers. */
            readonly pendingChanges?: string[];
            companyName: string;
            /** @description The rights granted to the user by themselves, masked or not. */
            readonly directRights: string[];
            /** @description The roles that reach the user; one that does so in several ways, as often. */
            readonly roles: components["schemas"]["ReachingRole"][];
            /** @description The sets of employees that the user is a member of, by name. */
            readonly sets: components["schemas"]["EmployeeSetName"][];
            readonly authorizes: {
                /** @enum {string} */
                area: "portal" | "funding";
                /** @enum {string} */
                level: "primary" | "secondary";
            }[];
        };
        ReachingRole: {
            id: string | null;
            name: string;
            /** @description The set of employees through which it does; null for an assignment of the user’s own. */
            through: {
                /** @enum {string} */
                type: "employee-role" | "employee-group";
                id: string;
                name: string;
            } | null;
        };
        EmployeeSetName: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "employee-role" | "employee-group";
        };
        Rights: {
            userId: string;
            /** @description Everything that the user may do. */
            readonly functions: string[];
            readonly explanation?: components["schemas"]["RightExplained"][];
        };
        RightExplained: {
            function: string;
            title: string;
            allowed: boolean;
            /** @description Everything that gives it. */
            readonly sources: {
                type: string;
                text: string;
                /** @description Absent where the reader can’t see the role. */
                roleId?: string;
                through?: string;
                setId?: string;
                companyId?: string;
            }[];
            /** @description Everything that takes it away again. */
            readonly masks: {
                type: string;
                text: string;
                /** @description Absent where the reader can’t see the role. */
                roleId?: string;
                through?: string;
                setId?: string;
                companyId?: string;
            }[];
            /** @description The same in a sentence. */
            text: string;
        };
        Officer: {
            id: string;
            name: string;
            email: string;
            /** @enum {string} */
            status: "active" | "suspended" | "removed";
            companyId: string;
            companyName: string;
            since: string | null;
            /** @description Until then there are changes that they may not decide on. */
            probationUntil: string | null;
            /** @description Whether they can bring, now, what the account asks of whoever decides on a change. */
            meetsAssurance: boolean;
        };
        Role: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "employee" | "company";
            /** @description The company that it was made in. */
            companyId: string;
            companyName: string;
            readonly rights: string[];
            /** @description How many active people it reaches: those who have it; of a company role, those under it. */
            people: number;
            /** @description Whether it is shared with any company. */
            shared: boolean;
            /** @description How often it is assigned. */
            assignments: number;
            /** @description The open changes that would touch the role. */
            readonly pendingChanges: string[];
        };
        RoleInFull: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "employee" | "company";
            /** @description The company that it was made in. */
            companyId: string;
            companyName: string;
            readonly rights: string[];
            /** @description How many active people it reaches: those who have it; of a company role, those under it. */
            people: number;
            /** @description Whether it is shared with any company. */
            shared: boolean;
            /** @description How often it is assigned. */
            assignments: number;
            /** @description The open changes that would touch the role. */
            readonly pendingChanges: string[];
            /** @description The first 200. */
            readonly assignedTo: {
                /** @enum {string} */
                type: "employee" | "employee-role" | "employee-group" | "company";
                id: string;
                name: string;
            }[];
            readonly sharedWith: {
                companyId: string;
                name: string;
                branch: boolean;
            }[];
            /** @description The active people that it reaches: the first 200, by name. */
            readonly reach: components["schemas"]["ReachedPerson"][];
        };
        ReachedPerson: {
            id: string;
            name: string;
            /** @description The set, or the company, through which it does; null where it is assigned to them. */
            through: {
                /** @enum {string} */
                type: "employee-role" | "employee-group" | "company";
                id: string;
                name: string;
            } | null;
        };
        /** @description An employee role or an employee group. */
        EmployeeSet: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "employee-role" | "employee-group";
            companyId: string;
            members: number;
            /** @description The open changes that would touch it, its members or roles. */
            readonly pendingChanges: string[];
        };
        EmployeeSetInFull: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "employee-role" | "employee-group";
            companyId: string;
            members: number;
            /** @description The open changes that would touch it, its members or roles. */
            readonly pendingChanges: string[];
            /** @description The first 200. */
            readonly people: components["schemas"]["Person"][];
            readonly roles: components["schemas"]["RoleName"][];
        };
        AccessAnswer: {
            userId: string;
            function: string;
            allowed: boolean;
            because: string;
        };
        /** @description In the order of the checks, all on one version of the account. */
        AccessAnswers: {
            version: number;
            readonly answers: components["schemas"]["AccessAnswer"][];
        };
        /** @description Required and active authorizers of an area, side by side. */
        Authorizers: {
            /** @enum {string} */
            area: "portal" | "funding";
            required: {
                primary: number;
                secondary: number;
            };
            active: {
                primary: number;
                secondary: number;
            };
            readonly people: components["schemas"]["Authorizer"][];
            readonly warnings: components["schemas"]["Warning"][];
        };
        Authorizer: {
            id: string;
            name: string;
            /** @enum {string} */
            level: "primary" | "secondary";
            /** @enum {string} */
            status: "active" | "suspended" | "removed";
        };
        /** @description `taker` asked for it, and takes its secret. */
        ServiceToken: {
            id: string;
            name: string;
            readonly scopes: "access-check"[];
            taker: components["schemas"]["Person"];
            /** @description From when it is answered like a revoked one; null where it is good until then. */
            expiresAt: string | null;
            /** @description Null while the secret was not taken. */
            secretTakenAt: string | null;
        };
        ServiceSecret: {
            /** @description The bearer token for the service. It is shown this once. */
            token: string;
        };
        MadePersonalToken: {
            id: string;
            name: string;
            readonly scopes: ("read" | "submit" | "scim")[];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            expiresAt: string;
            /** @description The day in UTC; null where it was never used. */
            lastUsedOn: string | null;
            /** @description The bearer token. It is shown this once. */
            token: string;
        };
        PersonalToken: {
            id: string;
            name: string;
            readonly scopes: ("read" | "submit" | "scim")[];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            expiresAt: string;
            /** @description The day in UTC; null where it was never used. */
            lastUsedOn: string | null;
        };
        TokenHolder: {
            user: components["schemas"]["Person"];
            tokens: number;
            /**
             * Format: date-time
             * @description When the last of them expires.
             */
            lastExpiresAt: string;
            lastUsedOn: string | null;
        };
        /** @description `taker` asked for it, and takes its secrets. */
        Webhook: {
            id: string;
            name: string;
            url: string;
            readonly events: ("change.submitted" | "change.approved" | "change.reopened" | "change.applied" | "change.ended" | "change.flagged" | "change.unflagged" | "decision.recorded" | "decision.refused" | "identity.bound" | "identity.unbound" | "authenticator.enrolled" | "authenticator.ended" | "service-token.secret-made" | "service-token.secret-ended" | "personal-token.made" | "personal-token.ended" | "support-request.filed" | "support-request.decided" | "support-request.objected" | "support-request.cooling" | "support-request.applied" | "support-request.ended")[];
            taker: components["schemas"]["Person"];
            /** @description Whether the operators of the service let messages go there. */
            allowed: boolean;
            /** @description When the newest secret was taken; null before the first: nothing is sent until then. */
            secretTakenAt: string | null;
        };
        /** @description Shown this once. */
        WebhookSecret: {
            /** @description `whsec_…`: what messages are signed with. */
            secret: string;
        };
        /** @description One event, owed to one webhook. Read for 30 days after its end. */
        WebhookDelivery: {
            /** @description The `webhook-id` of the message. */
            id: string;
            /** @description The number of the event in the trail. */
            event: number;
            /** @enum {string} */
            type: "change.submitted" | "change.approved" | "change.reopened" | "change.applied" | "change.ended" | "change.flagged" | "change.unflagged" | "decision.recorded" | "decision.refused" | "identity.bound" | "identity.unbound" | "authenticator.enrolled" | "authenticator.ended" | "service-token.secret-made" | "service-token.secret-ended" | "personal-token.made" | "personal-token.ended" | "support-request.filed" | "support-request.decided" | "support-request.objected" | "support-request.cooling" | "support-request.applied" | "support-request.ended";
            changeId: string | null;
            /** @enum {string} */
            state: "owed" | "delivered" | "given-up";
            /** @description Since it was owed, or sent again. */
            attempts: number;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            queuedAt: string;
            attemptedAt: string | null;
            /** @description What the last attempt was answered; null where nothing was. */
            status: number | null;
            /** @description Null once it is over, and while an earlier message of its change is owed. */
            nextAttemptAt: string | null;
            endedAt: string | null;
        };
        Kind: {
            kind: string;
            version: number;
            title: string;
            /** @description Officers start changes of organizations; owners those of any other account. */
            readonly startedBy: ("officer" | "officer-of-headquarters" | "owner")[];
            retired: boolean;
            /** @description The JSON Schema of the payload. */
            payload: {
                [key: string]: unknown;
            };
            readonly examples: unknown[];
        };
        /** @description One officer-initiated modification, and where it stands. */
        Change: {
            id: string;
            number: number;
            account: {
                id: string;
                slug: string;
                name: string;
            };
            kind: string;
            title: string;
            description: string;
            payload: unknown;
            reason: string | null;
            /** @enum {string} */
            state: "pending" | "approved" | "applied" | "rejected" | "withdrawn" | "expired" | "conflicted" | "failed";
            stateReason: components["schemas"]["Reason"] | null;
            initiator: components["schemas"]["Person"];
            /**
             * @description Whose word it is applied on. Of the desk’s, the initiator is the support request.
             * @enum {string}
             */
            authority: "officers" | "desk";
            readonly warnings: components["schemas"]["Warning"][];
            /** @description What a decision must name: SHA-256, in hexadecimal. */
            digest: string;
            /** @enum {string} */
            assurance: "link" | "session" | "passkey";
            approvals: {
                required: number;
                received: number;
                missing: number;
            };
            readonly decisions: {
                officer: components["schemas"]["Person"];
                /** @enum {string} */
                verdict: "approve" | "reject";
                comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                at: string;
                /** @description False where it no longer counts, or never did. */
                counts: boolean;
                /** @description The change is about this officer. */
                bySubject: boolean;
            }[];
            readonly mayStillDecide: components["schemas"]["MayDecide"][];
            readonly excluded: {
                officer: components["schemas"]["Person"];
                why: components["schemas"]["Reason"];
            }[];
            next: {
                /** @enum {string} */
                what: "awaiting_approvals" | "awaiting_probation" | "unreachable" | "applying" | "frozen" | "ended";
                at: string | null;
            };
            frozen: components["schemas"]["Frozen"] | null;
            /** @description Why it waits, in words. */
            waiting: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            submittedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            expiresAt: string;
            endedAt: string | null;
            appliedVersion: number | null;
            workflowId: string;
            /** @description The ended change that this one submits again. */
            resubmits: string | null;
            readonly edits: components["schemas"]["Edit"][];
            readonly difference: components["schemas"]["DifferenceLine"][];
            /** @description The roles that it hands out as they are, with what they hold. */
            readonly roles: {
                id: string;
                name: string;
                readonly rights: {
                    code: string;
                    title: string;
                }[];
            }[];
            impact: components["schemas"]["Impact"];
        };
        Reason: {
            code: string;
            text: string;
        };
        MayDecide: {
            id: string;
            name: string;
            from: string | null;
            /**
             * @description Whether the change is about this officer, and takes something of theirs: then their rejection ends nothing.
             * @enum {string}
             */
            about: "no" | "yes" | "taking";
        };
        /** @description An officer’s flag that stops the change, and what lifts it. */
        Frozen: {
            by: components["schemas"]["Person"];
            /** @description The one that was flagged. */
            change: {
                id: string;
                number: number;
            };
            comment: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            at: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            until: string;
            lifts: {
                required: number;
                missing: number;
                readonly by: components["schemas"]["Person"][];
            };
            readonly mayLift: components["schemas"]["Person"][];
        };
        /** @description One row's move. Fields with their default value are left out. */
        Edit: {
            /** @enum {string} */
            entity: "account" | "companies" | "users" | "grants" | "employeeSets" | "memberships" | "roles" | "roleShares" | "roleAssignments" | "authorizerRequirements" | "authorizers" | "serviceTokens" | "webhooks";
            id: string;
            /** @description Null where the row is made. */
            before: {
                [key: string]: string | number | boolean | null | string[];
            } | null;
            /** @description Null where the row is deleted. */
            after: {
                [key: string]: string | number | boolean | null | string[];
            } | null;
        };
        /** @description One field that moves, in words. */
        DifferenceLine: {
            subject: string;
            what: string;
            before: string | null;
            after: string | null;
        };
        /** @description The users whose effective rights grow or shrink, by what they gain and lose. */
        Impact: {
            gaining: number;
            losing: number;
            readonly groups: components["schemas"]["ImpactGroupShown"][];
        };
        ImpactGroupShown: {
            readonly gained: components["schemas"]["FunctionName"][];
            readonly lost: components["schemas"]["FunctionName"][];
            /** @description How many users; `people` may be cut. */
            count: number;
            /** @description The first 20: officers who gain, all of them, then others, by name. */
            readonly people: components["schemas"]["Person"][];
            /** @description How many of `people` are officers who gain. */
            officers: number;
            /** @description Whether it gains in funding, transfers or trading, or an officer gains. */
            weighty: boolean;
        };
        FunctionName: {
            code: string;
            title: string;
        };
        /** @description A change as lists have it. */
        ChangeSummary: {
            id: string;
            number: number;
            account: {
                id: string;
                slug: string;
                name: string;
            };
            kind: string;
            title: string;
            description: string;
            payload: unknown;
            reason: string | null;
            /** @enum {string} */
            state: "pending" | "approved" | "applied" | "rejected" | "withdrawn" | "expired" | "conflicted" | "failed";
            stateReason: components["schemas"]["Reason"] | null;
            initiator: components["schemas"]["Person"];
            /**
             * @description Whose word it is applied on. Of the desk’s, the initiator is the support request.
             * @enum {string}
             */
            authority: "officers" | "desk";
            readonly warnings: components["schemas"]["Warning"][];
            /** @description What a decision must name: SHA-256, in hexadecimal. */
            digest: string;
            /** @enum {string} */
            assurance: "link" | "session" | "passkey";
            approvals: {
                required: number;
                received: number;
                missing: number;
            };
            readonly decisions: {
                officer: components["schemas"]["Person"];
                /** @enum {string} */
                verdict: "approve" | "reject";
                comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                at: string;
                /** @description False where it no longer counts, or never did. */
                counts: boolean;
                /** @description The change is about this officer. */
                bySubject: boolean;
            }[];
            readonly mayStillDecide: components["schemas"]["MayDecide"][];
            readonly excluded: {
                officer: components["schemas"]["Person"];
                why: components["schemas"]["Reason"];
            }[];
            next: {
                /** @enum {string} */
                what: "awaiting_approvals" | "awaiting_probation" | "unreachable" | "applying" | "frozen" | "ended";
                at: string | null;
            };
            frozen: components["schemas"]["Frozen"] | null;
            /** @description Why it waits, in words. */
            waiting: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            submittedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            expiresAt: string;
            endedAt: string | null;
            appliedVersion: number | null;
            workflowId: string;
            /** @description The ended change that this one submits again. */
            resubmits: string | null;
        };
        Preview: {
            admissible: boolean;
            readonly problems: components["schemas"]["Problem"][];
            readonly warnings: components["schemas"]["Warning"][];
            readonly edits: components["schemas"]["Edit"][];
            readonly difference: components["schemas"]["DifferenceLine"][];
            impact: components["schemas"]["Impact"];
            requiredApprovals: number;
            readonly eligibleApprovers: components["schemas"]["EligibleApprover"][];
        };
        EligibleApprover: {
            id: string;
            name: string;
            from: string | null;
        };
        ImpactGroup: {
            readonly gained: components["schemas"]["FunctionName"][];
            readonly lost: components["schemas"]["FunctionName"][];
            /** @description How many users; `people` may be cut. */
            count: number;
            readonly people: components["schemas"]["Person"][];
        };
        PasskeyOptions: {
            challenge: string;
            rpId?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description What is asked of the support desk, and where it stands. */
        SupportRequest: {
            id: string;
            account: {
                id: string;
                slug: string;
                name: string;
            };
            kind: string;
            title: string;
            description: string;
            payload: unknown;
            evidence: string;
            comment: string | null;
            /** @enum {string} */
            state: "filed" | "cooling" | "applied" | "rejected" | "lapsed" | "conflicted";
            stateReason: {
                code: string;
                text: string;
            } | null;
            filer: {
                /** @enum {string} */
                type: "user" | "operator";
                id: string;
                name: string;
            };
            readonly warnings: components["schemas"]["Warning"][];
            digest: string;
            /** @description Two different operators; three after an objection. */
            operators: {
                required: number;
                received: number;
                missing: number;
            };
            readonly decisions: {
                /** @description Stable, and neither name nor address. */
                operator: string;
                /** @enum {string} */
                verdict: "approve" | "reject";
                comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                at: string;
                /** @description False of an operator who has become a user of the account. */
                counts: boolean;
            }[];
            readonly objections: {
                user: components["schemas"]["Person"];
                comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                at: string;
                counts: boolean;
            }[];
            next: {
                /** @enum {string} */
                what: "awaiting_operators" | "cooling" | "applying" | "ended";
                at: string | null;
            };
            waiting: string;
            /** @description For how long officers can object once it is approved. */
            coolingHours: number;
            coolingUntil: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            filedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            lapsesAt: string;
            endedAt: string | null;
            /** @description The change that it has become, of authority `desk`. */
            changeId: string | null;
            workflowId: string;
            readonly history: {
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                at: string;
                /** @enum {string} */
                what: "filed" | "approved" | "rejected" | "objected" | "ended";
                by: string | null;
            }[];
            readonly edits: components["schemas"]["Edit"][];
            readonly difference: components["schemas"]["DifferenceLine"][];
            impact: components["schemas"]["Impact"];
        };
        SupportRequestSummary: {
            id: string;
            account: {
                id: string;
                slug: string;
                name: string;
            };
            kind: string;
            title: string;
            description: string;
            payload: unknown;
            evidence: string;
            comment: string | null;
            /** @enum {string} */
            state: "filed" | "cooling" | "applied" | "rejected" | "lapsed" | "conflicted";
            stateReason: {
                code: string;
                text: string;
            } | null;
            filer: {
                /** @enum {string} */
                type: "user" | "operator";
                id: string;
                name: string;
            };
            readonly warnings: components["schemas"]["Warning"][];
            digest: string;
            /** @description Two different operators; three after an objection. */
            operators: {
                required: number;
                received: number;
                missing: number;
            };
            readonly decisions: {
                /** @description Stable, and neither name nor address. */
                operator: string;
                /** @enum {string} */
                verdict: "approve" | "reject";
                comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                at: string;
                /** @description False of an operator who has become a user of the account. */
                counts: boolean;
            }[];
            readonly objections: {
                user: components["schemas"]["Person"];
                comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                at: string;
                counts: boolean;
            }[];
            next: {
                /** @enum {string} */
                what: "awaiting_operators" | "cooling" | "applying" | "ended";
                at: string | null;
            };
            waiting: string;
            /** @description For how long officers can object once it is approved. */
            coolingHours: number;
            coolingUntil: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            filedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            lapsesAt: string;
            endedAt: string | null;
            /** @description The change that it has become, of authority `desk`. */
            changeId: string | null;
            workflowId: string;
            readonly history: {
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                at: string;
                /** @enum {string} */
                what: "filed" | "approved" | "rejected" | "objected" | "ended";
                by: string | null;
            }[];
        };
        /** @description What happened. `actor` and `change` name what the ids say, and are not hashed. */
        Event: {
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            at: string;
            type: string;
            actorId: string | null;
            changeId: string | null;
            data: {
                [key: string]: unknown;
            };
            prevHash: string;
            hash: string;
            actor: components["schemas"]["Person"] | null;
            change: {
                id: string;
                number: number;
            } | null;
        };
        /** @description Whether the chain holds, the tables are what the changes fold to, and every checkpoint stands. */
        Verified: {
            ok: boolean;
            events: number;
            firstBroken?: {
                seq: number;
                why: string;
            };
            tables: {
                ok: boolean;
                readonly differences: {
                    table: string;
                    id: string;
                    why: string;
                }[];
            };
            checkpoints: {
                ok: boolean;
                count: number;
                /** @description Up to this event, a checkpoint shows the trail to be what it was. */
                upTo: number;
                readonly contradictions: {
                    size: number | null;
                    /** @enum {string} */
                    where: "table" | "file";
                    why: string;
                }[];
            };
        };
        PublicKey: {
            /** @description By which receipts and checkpoints name it. */
            keyId: string;
            /** @description Whether it signs now; one that does not has signed before. */
            signs: boolean;
            /** @description As C2SP signed notes have it: `name+hash+base64`. */
            verifierKey: string;
            jwk: {
                /** @constant */
                kty: "OKP";
                /** @constant */
                crv: "Ed25519";
                x: string;
                kid: string;
                /** @constant */
                use: "sig";
                /** @constant */
                alg: "EdDSA";
            };
        };
        /** @description A signed head of the chain of events. */
        Checkpoint: {
            /** @description How many events the trail had. */
            size: number;
            /** @description The hash of the last of them. */
            root: string;
            keyId: string;
            /** Format: date-time */
            signedAt: string;
            /** @description The checkpoint itself: a signed note, as C2SP tlog-checkpoint has it. */
            note: string;
        };
        /** @description What became of a change, by whom and under which rules, signed by the service. */
        Receipt: {
            /** @constant */
            format: "countersign-receipt/1";
            account: {
                id: string;
                slug: string;
            };
            change: {
                id: string;
                number: number;
                kind: string;
                kindVersion: number;
                title: string;
                description: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                submittedAt: string;
            };
            /** @description What was decided on: the SHA-256 of the document. */
            digest: string;
            /** @description The RFC 8785 JSON that the digest is of, byte by byte; null for who may not read all of the change. */
            document: string | null;
            initiator: {
                id: string;
                /** @description As of the end. */
                name: string | null;
            };
            readonly decisions: {
                officer: {
                    id: string;
                    /** @description As of the end. */
                    name: string | null;
                };
                /** @enum {string} */
                verdict: "approve" | "reject";
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                at: string;
                digest: string;
                assurance: string;
                /** @description Whether it is one of the approvals that counted at the end. */
                counted: boolean | null;
            }[];
            /** @description How many approvals of officers it needed at its end. */
            required: number | null;
            /** @description Only of what the support desk did: by whom. Its initiator is then the request, and no officer decided. */
            desk?: {
                filer: {
                    id: string;
                    /** @description As of the end. */
                    name: string | null;
                };
                /** @description How many operators it needed. */
                required: number;
                /** @description The operators whose approvals counted. */
                readonly operators: {
                    operator: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, in UTC.
                     */
                    at: string;
                }[];
                /** @description When the first officer objected. */
                objectedAt: string | null;
            };
            /** @description In force at the end, before the change itself. */
            policy: {
                requiredApprovals: number;
                officerRemoval: string;
                approvalAssurance: string;
                changeExpiryHours: number;
                probationHours: number;
            } | null;
            state: string;
            stateReason: {
                code: string;
                text: string;
            } | null;
            appliedVersion: number | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            endedAt: string;
            /** @description The end's event in the trail of the account. */
            event: {
                seq: number;
                hash: string;
            };
            signature: {
                /** @description Which key of `/.well-known/countersign-key`. */
                keyId: string;
                /** @description Ed25519, in base64, of the RFC 8785 JSON of all but `signature`. */
                value: string;
            };
        };
        Passkeys: {
            items: {
                id: string;
                /** Format: date-time */
                enrolledAt: string;
            }[];
            /** @description How many I may have: more is a change. */
            allowed: number;
        };
        PasskeyLetter: {
            sentTo: string;
        };
        Health: {
            /** @enum {string} */
            status: "up" | "degraded" | "down";
            /** @constant */
            ending?: true;
            dependencies: {
                [key: string]: "up" | "down";
            };
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
    post_applications: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours the same key and body replay the first good answer, per caller and account. A refusal frees the key. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Application"];
            };
        };
        responses: {
            /** @description Opens an account */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: components["schemas"]["Account"];
                        readonly warnings: components["schemas"]["Warning"][];
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The same request is still running; Another user of the account has this address */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed; The idempotency key was used for another request; Only organizations have Security Officers; Only institutional accounts have this; The catalogue has no such function; This function comes with the designation of an officer alone; The company does not have this right; The approvals that this needs cannot be reached */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_applications_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationDraft"];
            };
        };
        responses: {
            /** @description What an application would come to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPreview"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who I am, and in which accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRead"] | components["schemas"]["AccountNameRead"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_functions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The functions of the portal, by section */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly sections: components["schemas"]["Section"][];
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_companies: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The companies of the account, headquarters among them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["Company"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_users: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only users of this status. Removed users are shown where they are asked for, and not otherwise. */
                status?: "active" | "suspended" | "removed";
                /** @description Part of a name or of an address. */
                q?: string;
                /** @description Only users of this company itself. */
                companyId?: string;
                /** @description Only designated Security Officers. */
                officer?: "true";
                /** @description The code of a function: only users who may use it now. */
                right?: string;
                /** @description Only users whom this role reaches, by themselves or through a set; of a company role, those under it. */
                roleId?: string;
                /** @description Only members of this employee role or employee group. */
                setId?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users of the account, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["User"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                        /** @description How many users fit what is asked for. */
                        total: number;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed; The catalogue has no such function; The change names something that does not exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_users_id: {
        parameters: {
            query?: {
                /** @description Only users of this status. Removed users are shown where they are asked for, and not otherwise. */
                status?: "active" | "suspended" | "removed";
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserInFull"] | components["schemas"]["User"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The token is not for this; Only Security Officers can do this; Only owners of the account can do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_users_id_rights: {
        parameters: {
            query?: {
                explain?: "true" | "false";
                /** @description Only users of this status. Removed users are shown where they are asked for, and not otherwise. */
                status?: "active" | "suspended" | "removed";
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a user may do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rights"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The token is not for this; Only Security Officers can do this; Only owners of the account can do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_officers: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Security Officers of the account, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["Officer"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_roles: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                companyId?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The roles that the caller can see, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["Role"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_roles_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A role, with what it is assigned to and shared with, and whom it reaches */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleInFull"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_employee_roles: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The employee roles of the account, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["EmployeeSet"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_employee_roles_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An employee role, with its members and roles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeeSetInFull"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_employee_groups: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The employee groups of the account, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["EmployeeSet"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_employee_groups_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An employee group, with its members and roles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeeSetInFull"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_access_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessCheck"];
            };
        };
        responses: {
            /** @description Whether users may use functions, and why */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessAnswer"] | components["schemas"]["AccessAnswers"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The form did not come from this service; Only Security Officers can do this; Only owners of the account can do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed; The catalogue has no such function */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_authorizers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The authorizers of each area: asked for, and active */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["Authorizers"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Only institutional accounts have this */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_service_tokens: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tokens of services, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["ServiceToken"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_service_tokens_id_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Makes the secret of a service token */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceSecret"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; This is outside what you manage */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service token has expired; The secret was taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One’s own tokens, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["PersonalToken"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPersonalToken"];
            };
        };
        responses: {
            /** @description Makes a token for oneself */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadePersonalToken"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You have as many tokens as a person may have */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_tokens_id_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ends a token of one’s own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalToken"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_token_holders: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who holds tokens of their own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["TokenHolder"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_webhooks: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhooks of the account, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["Webhook"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_webhooks_id_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description For how long the secret of before signs along; 0 ends it at once.
                     * @default 24
                     */
                    keepOldHours?: number;
                };
            };
        };
        responses: {
            /** @description Makes the next secret of a webhook */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; This is outside what you manage */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_webhooks_id_deliveries: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                state?: "owed" | "delivered" | "given-up";
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of the messages to a webhook, the newest events first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["WebhookDelivery"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_webhooks_id_deliveries_delivery_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Has a message sent again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; The token is not for this; This is outside what you manage */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every kind of change, with its payload */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["Kind"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_changes: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                state?: "pending" | "approved" | "applied" | "rejected" | "withdrawn" | "expired" | "conflicted" | "failed";
                /** @description Only changes that have not ended, or only ended ones. */
                open?: "true" | "false";
                kind?: string;
                /** @description A user's id. */
                initiator?: string;
                /** @description Only changes that wait for a decision of mine; on one that is stopped nobody decides. */
                waitingOn?: "me";
                /** @description A user's id: only open changes that would touch that user. */
                touches?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes of the account, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["ChangeSummary"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_changes: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours the same key and body replay the first good answer, per caller and account. A refusal frees the key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submission"];
            };
        };
        responses: {
            /** @description Submits a change */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; The token is not for this; Nobody can give rights that they do not have; This is outside what you manage */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The same request is still running; Too few officers would remain; The last officer cannot go; The approvals that this needs cannot be reached; Another user of the account has this address; You have the same change pending */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed; The idempotency key was used for another request; The catalogue has no such function; The change names something that does not exist; This function comes with the designation of an officer alone; The company does not have this right; Only organizations have Security Officers; Only institutional accounts have this; Messages can not go to this address; This would change nothing */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late; Too many changes are pending */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_changes_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submission"];
            };
        };
        responses: {
            /** @description What a submission would come to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_changes_id_resubmit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Submits an ended change anew, on the state of now */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; The token is not for this; Nobody can give rights that they do not have; This is outside what you manage */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too few officers would remain; The last officer cannot go; The approvals that this needs cannot be reached; Another user of the account has this address; You have the same change pending */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The catalogue has no such function; The change names something that does not exist; This function comes with the designation of an officer alone; The company does not have this right; Only organizations have Security Officers; Only institutional accounts have this; Messages can not go to this address; This would change nothing */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late; Too many changes are pending */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_changes_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A change, whole: what it does, who has decided, and why it waits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_changes_id_impact: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only the group of this user, and of its people them alone. */
                userId?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole effect of a change, in pages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["ImpactGroup"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_changes_id_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description Approves or rejects a change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; Nobody decides on their own change; You may not decide on this change; You are on probation for changes of this sort; This account asks for a surer sign-in to decide */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You have decided otherwise; The change has ended; The change is stopped for now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change is not the one that you were shown */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_changes_id_passkey_challenges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyChallenge"];
            };
        };
        responses: {
            /** @description Makes the challenge that a passkey signs with a decision, or to lift a flag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; You may not decide on this change */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change is not the one that you were shown */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_changes_id_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Line breaks are allowed. */
                    comment?: string | null;
                };
            };
        };
        responses: {
            /** @description Takes a change back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; The token is not for this; You may not decide on this change */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_changes_id_flag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Line breaks are allowed. */
                    comment?: string | null;
                };
            };
        };
        responses: {
            /** @description Flags a change as wrong */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has ended; You have flagged a change within a day */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_changes_id_unflag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The answer of a passkey to `passkey-challenges`, where the account asks for one. */
                    passkey?: components["schemas"]["PasskeyAnswer"];
                };
            };
        };
        responses: {
            /** @description Says that what stops a change can be lifted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; You may not decide on this change; This account asks for a surer sign-in to decide */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_support_requests: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                state?: "filed" | "cooling" | "applied" | "rejected" | "lapsed" | "conflicted";
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked of the support desk, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["SupportRequestSummary"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_support_requests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupportFiling"];
            };
        };
        responses: {
            /** @description Asks the support desk for what no change can do */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too few officers would remain; The last officer cannot go; The last owner cannot go; Another user of the account has this address; You have the same change pending */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed; The catalogue has no such function; The change names something that does not exist; This function comes with the designation of an officer alone; The company does not have this right; Only organizations have Security Officers; Only institutional accounts have this; Only individual account types have this; This would change nothing */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late; Too many changes are pending */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_support_requests_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One request to the support desk */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_support_requests_id_objections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Line breaks are allowed. */
                    comment?: string | null;
                };
            };
        };
        responses: {
            /** @description Objects to a request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_desk_requests: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                state?: "filed" | "cooling" | "applied" | "rejected" | "lapsed" | "conflicted";
                /** @description The id or the slug of an account. */
                account?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requests of all accounts, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["SupportRequestSummary"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_desk_requests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperFiling"];
            };
        };
        responses: {
            /** @description Files a request that came on a paper form */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The form did not come from this service; You may not decide on this change */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too few officers would remain; The last officer cannot go; The last owner cannot go; Another user of the account has this address; You have the same change pending */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed; The catalogue has no such function; The change names something that does not exist; This function comes with the designation of an officer alone; The company does not have this right; Only organizations have Security Officers; Only institutional accounts have this; Only individual account types have this; This would change nothing */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late; Too many changes are pending */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_desk_requests_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One request, with its history */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_desk_requests_id_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperatorDecision"];
            };
        };
        responses: {
            /** @description Approves or rejects a request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The form did not come from this service; Nobody decides on their own change; You may not decide on this change */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You have decided otherwise; The change has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change is not the one that you were shown */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_object_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of a link, as the letter holds it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request, and the form to object */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The link has ended */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    post_object_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of a link, as the letter holds it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @constant */
                    verdict: "object";
                    formToken: string;
                    /** @default  */
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description To the page, which shows the objection */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The form is not of this page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The page, and why nothing was recorded */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The link has ended */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_accounts_account_audit: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Which end of the trail comes first. */
                order?: "oldest" | "newest";
                /** @description Only events with a greater number. */
                after?: number;
                type?: string;
                /** @description A user's id: only what they did. */
                actor?: string;
                /** @description A change's id: only what became of it. */
                change?: string;
                /** @description Only events of this time or later. */
                from?: string;
                /** @description Only events before this time. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trail of the account, oldest first where nothing else is said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["Event"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                        /** @description How many events the trail has, whatever is asked for. */
                        total: number;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_audit_verify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Verifies the trail, and the account against it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_live: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tells at once that something has happened in the account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late; You read along too often at once */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_well_known_countersign_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly keys: components["schemas"]["PublicKey"][];
                    };
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_accounts_account_checkpoints: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed heads of the trail, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: components["schemas"]["Checkpoint"][];
                        /** @description Where the list goes on; null at its end. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_accounts_account_changes_id_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
                /** @description The id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed receipt of a change that has ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has not ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get_approve_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of a link, as the letter holds it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The change and its form; what was decided; or the way to sign in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Addressed to another person */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The link has ended */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    post_approve_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of a link, as the letter holds it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    verdict: "approve" | "reject" | "flag" | "unflag";
                    digest: string;
                    formToken: string;
                    /** @default  */
                    comment?: string;
                    /** @default  */
                    passkey?: string;
                };
            };
        };
        responses: {
            /** @description To the page, which shows what was decided */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The way to sign in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Addressed to another person, or not for the reader to decide */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The page, and why nothing was recorded */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The link has ended */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The change is not the one that was shown */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    post_approve_token_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of a link, as the letter holds it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    verdict: "approve" | "reject" | "flag" | "unflag";
                    digest: string;
                    formToken: string;
                    /** @default  */
                    comment?: string;
                    /** @default  */
                    passkey?: string;
                };
            };
        };
        responses: {
            /** @description What the browser needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The form did not come from this service; You may not decide on this change; Only Security Officers can do this; Your access is suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The change has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The change is not the one that you were shown */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    post_approve_token_passkey_letter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of a link, as the letter holds it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    formToken: string;
                };
            };
        };
        responses: {
            /** @description The letter is on its way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description No more passkeys may be enrolled */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to the identity provider, or back to where it began */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_sign_in_callback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to the identity provider, or back to where it began */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    post_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    formToken: string;
                };
            };
        };
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_enrol_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of a link, as the letter holds it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page, or the way to sign in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description There are as many as there may be */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The link has ended */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    post_enrol_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of a link, as the letter holds it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    formToken: string;
                    /** @default  */
                    passkey?: string;
                };
            };
        };
        responses: {
            /** @description It is enrolled, and its user signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The way to sign in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Nothing was made, and why */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description There are as many as there may be */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The link has ended */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    post_enrol_token_options: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of a link, as the letter holds it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    formToken: string;
                    /** @default  */
                    passkey?: string;
                };
            };
        };
        responses: {
            /** @description What the browser needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description No more passkeys may be enrolled */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description This link has ended */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_sign_in_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    post_sign_in_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    returnTo: string;
                    /** @default  */
                    passkey?: string;
                };
            };
        };
        responses: {
            /** @description Back to where it began */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The page, and why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    post_sign_in_passkey_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    returnTo: string;
                    /** @default  */
                    passkey?: string;
                };
            };
        };
        responses: {
            /** @description What the browser needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_assets_passkey_js: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A script */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_accounts_account_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
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
                    "application/json": components["schemas"]["Passkeys"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    post_accounts_account_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account, or its slug. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asks for the letter whose link makes a passkey of mine */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyLetter"];
                };
            };
            /** @description You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The form did not come from this service */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No more passkeys may be enrolled */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_apply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_accounts_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_accounts_name_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                place: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_accounts_name_place_thing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                place: string;
                thing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_assets_console_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A script or a style sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": unknown;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "up";
                    };
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Up, or degraded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Down: the database does not answer, or the process is about to end */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    get_metrics: {
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
                    "text/plain": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_openapi_json: {
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
                    "application/json": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_docs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_assets_countersign_css: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A style sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/css": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    get_assets_countersign_svg: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An image */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            /** @description Something went wrong */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
}

export interface paths {
    readonly "/v1/applications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Opens an account
         * @description The caller becomes its owner and, for an organization, a Security Officer. Everybody else whom it names is invited by a letter.
         */
        readonly post: operations["post_applications"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who I am, and in which accounts
         * @description A first call with an invited, verified address binds the identity to the invited user.
         */
        readonly get: operations["get_me"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * An account
         * @description Users who are no officers see its id, name and client type.
         */
        readonly get: operations["get_accounts_account"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/functions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The functions of the portal, by section */
        readonly get: operations["get_accounts_account_functions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/companies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The companies of the account, headquarters among them */
        readonly get: operations["get_accounts_account_companies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The users of the account, by name */
        readonly get: operations["get_accounts_account_users"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/users/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A user
         * @description Officers read every user; everybody else themselves.
         */
        readonly get: operations["get_accounts_account_users_id"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/users/{id}/rights": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What a user may do
         * @description With `explain=true`, for every function of the catalogue, what gives it and what masks it. Officers read it of every user; everybody else of themselves.
         */
        readonly get: operations["get_accounts_account_users_id_rights"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/officers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The Security Officers of the account, by name
         * @description Whoever is designated. A suspended one is listed and is no officer while suspended.
         */
        readonly get: operations["get_accounts_account_officers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The roles that the caller can see, by name
         * @description Those whose rights, within the ceiling of their company, are all among the caller’s own.
         */
        readonly get: operations["get_accounts_account_roles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/roles/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A role, with whom it is assigned to and shared with
         * @description Not there for whoever lacks one of its rights.
         */
        readonly get: operations["get_accounts_account_roles_id"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/employee-roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The employee roles of the account, by name */
        readonly get: operations["get_accounts_account_employee_roles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/employee-roles/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An employee role, with its members and roles */
        readonly get: operations["get_accounts_account_employee_roles_id"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/employee-groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The employee groups of the account, by name */
        readonly get: operations["get_accounts_account_employee_groups"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/employee-groups/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An employee group, with its members and roles */
        readonly get: operations["get_accounts_account_employee_groups_id"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/access-check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Whether users may use functions, and why
         * @description One check, or up to 1,000 as `checks`. Answered from the account’s state of now, never staler than the last change that was acknowledged to anybody. A user who is not there may do nothing. Officers ask about every user, other users about themselves; a service, with a token for access checks, about everybody, and is told no role’s name.
         */
        readonly post: operations["post_accounts_account_access_check"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/authorizers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The authorizers of each area: asked for, and active */
        readonly get: operations["get_accounts_account_authorizers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/service-tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The tokens of services, by name
         * @description Made and revoked by changes (`service-token.create`, `service-token.revoke`). One that has expired is listed until it is revoked, and is good for nothing.
         */
        readonly get: operations["get_accounts_account_service_tokens"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/service-tokens/{id}/secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Makes the secret of a service token
         * @description Once, for the officer who asked for the token. The secret is shown in this answer and kept nowhere; where it is lost, revoke the token and ask for another.
         */
        readonly post: operations["post_accounts_account_service_tokens_id_secret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One’s own tokens, the newest first
         * @description One that has expired is listed until it is revoked, or another one is made.
         */
        readonly get: operations["get_accounts_account_tokens"];
        readonly put?: never;
        /**
         * Makes a token for oneself
         * @description For programs that read, or submit changes, in your name and in this account alone. No token decides, and no token makes tokens. It ends with its time, with your access, or when it is revoked. It stands in this answer and is kept nowhere. At most 10.
         */
        readonly post: operations["post_accounts_account_tokens"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/tokens/{id}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ends a token of one’s own
         * @description At once, in every process. Answers what the token was.
         */
        readonly post: operations["post_accounts_account_tokens_id_revoke"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/token-holders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who holds tokens of their own
         * @description Those that have not expired, counted. A person’s tokens end with their access to the account.
         */
        readonly get: operations["get_accounts_account_token_holders"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/kinds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Every kind of change, with its payload */
        readonly get: operations["get_kinds"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The changes of the account, newest first */
        readonly get: operations["get_accounts_account_changes"];
        readonly put?: never;
        /**
         * Submits a change
         * @description Where no approval is required it is applied at once; ask for it again to see it applied.
         */
        readonly post: operations["post_accounts_account_changes"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/changes/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What a submission would come to
         * @description The same answer as a submission, every problem listed; starts and stores nothing.
         */
        readonly post: operations["post_accounts_account_changes_preview"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/changes/{id}/resubmit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Submits an ended change anew, on the state of now
         * @description After any end but `applied`. Whoever asks becomes the initiator.
         */
        readonly post: operations["post_accounts_account_changes_id_resubmit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/changes/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A change, whole: what it does, who has decided, and why it waits */
        readonly get: operations["get_accounts_account_changes_id"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/changes/{id}/impact": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The whole effect of a change, in pages
         * @description Gains in funding, transfers and trading, and gains of officers, come first and are never cut. A page holds about `limit` users; any other group that does not fit goes on with the next page.
         */
        readonly get: operations["get_accounts_account_changes_id_impact"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/changes/{id}/decisions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Approves or rejects a change
         * @description Answers when the decision is committed; `state` may still be `pending` or `approved`: ask again. Repeating the same decision answers the same.
         */
        readonly post: operations["post_accounts_account_changes_id_decisions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/changes/{id}/passkey-challenges": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Makes the challenge that a passkey signs with a decision, or to lift a flag
         * @description WebAuthn options for `navigator.credentials.get`. That of a decision commits to account, change, digest, verdict, officer and session; that of `unflag` to account, officer, session and the flags that stand. It is used once, within 5 minutes.
         */
        readonly post: operations["post_accounts_account_changes_id_passkey_challenges"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/changes/{id}/withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Takes a change back
         * @description Its initiator alone can, until it is applied.
         */
        readonly post: operations["post_accounts_account_changes_id_withdraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/changes/{id}/flag": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Flags a change as wrong
         * @description It and the other pending changes of its initiator stop for 24 hours, and all officers are told: nobody decides on them and nothing of them is applied. A change that does nothing but remove or suspend the flagger or the initiator never stops. An officer flags once a day; repeating it answers the same.
         */
        readonly post: operations["post_accounts_account_changes_id_flag"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/changes/{id}/unflag": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Says that what stops a change can be lifted
         * @description Every flag against its initiator that is not the asker’s own. A flag is lifted once as many officers other than its flagger and the initiator have said so as approvals are required, at least one. Each counts once; `frozen` has who may.
         */
        readonly post: operations["post_accounts_account_changes_id_unflag"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/support-requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What was asked of the support desk, newest first */
        readonly get: operations["get_accounts_account_support_requests"];
        readonly put?: never;
        /**
         * Asks the support desk for what no change can do
         * @description Two operators of the service decide, none of them a user of the account. Every officer is told when it is filed and when it is approved, and can object until it is applied.
         */
        readonly post: operations["post_accounts_account_support_requests"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/support-requests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One request to the support desk */
        readonly get: operations["get_accounts_account_support_requests_id"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/support-requests/{id}/objections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Objects to a request
         * @description The first objection calls for a third operator, who knows of it, and restarts the time; those after it are on record. None ends the request. Repeating one’s own answers the same.
         */
        readonly post: operations["post_accounts_account_support_requests_id_objections"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/desk/requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The requests of all accounts, newest first
         * @description For operators alone: they have no right in any account.
         */
        readonly get: operations["get_desk_requests"];
        readonly put?: never;
        /**
         * Files a request that came on a paper form
         * @description Whoever files it is none of the operators who decide on it.
         */
        readonly post: operations["post_desk_requests"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/desk/requests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One request, with its history */
        readonly get: operations["get_desk_requests_id"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/desk/requests/{id}/decisions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Approves or rejects a request
         * @description One rejection ends it. Two approvals of different operators begin the time in which officers can object; after an objection a third is needed. Repeating the same decision answers the same.
         */
        readonly post: operations["post_desk_requests_id_decisions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/object/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Shows a request to the officer to whom the link was sent
         * @description Changes and writes nothing, however often it is opened.
         */
        readonly get: operations["get_object_token"];
        readonly put?: never;
        /**
         * Objects to the request, with the form of the page
         * @description The link alone is enough, whatever the account asks of decisions: an objection gives nobody anything.
         */
        readonly post: operations["post_object_token"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The trail of the account, oldest first
         * @description Each event holds the hash of the one before; `data` is hashed as its RFC 8785 JSON. Events are numbered without gaps.
         */
        readonly get: operations["get_accounts_account_audit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/audit/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Verifies the trail, and the account against it */
        readonly get: operations["get_accounts_account_audit_verify"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/.well-known/countersign-key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The public keys that receipts and checkpoints are checked with
         * @description The key that signs comes first. A key that was replaced stays listed, so that what it signed can still be checked. Keep a copy where the service can not alter it: `npx countersign verify FILE --key COPY`.
         */
        readonly get: operations["get_well_known_countersign_key"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/checkpoints": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The signed heads of the trail, newest first
         * @description The trail of events is a chain, so that its head stands for all of it. Keep them: a trail that is cut off or written anew later contradicts them.
         */
        readonly get: operations["get_accounts_account_checkpoints"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/changes/{id}/receipt": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The signed receipt of a change that has ended
         * @description What was asked for, by whom it was decided, under which policy, and what became of it. Made from what is stored alone: it is the same whenever it is asked for, but for the signature once the key was replaced.
         */
        readonly get: operations["get_accounts_account_changes_id_receipt"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/approve/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Shows a change to the officer to whom the link was sent
         * @description Changes and writes nothing, however often it is opened. Where the account asks for a session, everybody who is not signed in gets the same page, whatever the token.
         */
        readonly get: operations["get_approve_token"];
        readonly put?: never;
        /** Decides on the change, flags it as wrong or lifts a flag, with the form of the page */
        readonly post: operations["post_approve_token"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/approve/{token}/passkey": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Makes the challenge that a passkey signs with the decision, or to lift a flag
         * @description As that of the API: it is used once, within 5 minutes.
         */
        readonly post: operations["post_approve_token_passkey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/approve/{token}/passkey-letter": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Asks for the letter whose link makes the passkey that a decision asks for */
        readonly post: operations["post_approve_token_passkey_letter"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sign-in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Signs in on the pages, at the identity provider
         * @description `returnTo` is the path of this service to come back to.
         */
        readonly get: operations["get_sign_in"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sign-in/callback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where the identity provider sends the browser back to */
        readonly get: operations["get_sign_in_callback"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sign-out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ends the session */
        readonly post: operations["post_sign_out"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/enrol/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Where the person to whom the link was sent makes a passkey
         * @description Opening it writes nothing. Who has an identity already has to be signed in with it.
         */
        readonly get: operations["get_enrol_token"];
        readonly put?: never;
        /** Enrols a passkey */
        readonly post: operations["post_enrol_token"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/enrol/{token}/options": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Makes the challenge of a passkey that is to be made */
        readonly post: operations["post_enrol_token_options"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sign-in/passkey": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Signs in on the pages with a passkey
         * @description `returnTo` is the path of this service to come back to.
         */
        readonly get: operations["get_sign_in_passkey"];
        readonly put?: never;
        /** Begins a session by a passkey */
        readonly post: operations["post_sign_in_passkey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sign-in/passkey/options": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Makes the challenge of a sign-in */
        readonly post: operations["post_sign_in_passkey_options"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/assets/passkey.js": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The script of the pages on which a passkey is made or used */
        readonly get: operations["get_assets_passkey_js"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{account}/passkeys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** My passkeys */
        readonly get: operations["get_accounts_account_passkeys"];
        readonly put?: never;
        /**
         * Asks for the letter whose link makes a passkey of mine
         * @description It goes to my address. Its link works while I am signed in, for 24 hours, once.
         */
        readonly post: operations["post_accounts_account_passkeys"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What this is, and where to go
         * @description The same page for everybody: it holds nothing of any account, and asks the API.
         */
        readonly get: operations["get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/apply": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The application that opens an account
         * @description The same page for everybody: it holds nothing of any account, and asks the API.
         */
        readonly get: operations["get_apply"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/accounts/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * An account
         * @description The same page for everybody: it holds nothing of any account, and asks the API.
         */
        readonly get: operations["get_accounts_name"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/accounts/{name}/{place}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A page of an account
         * @description The same page for everybody: it holds nothing of any account, and asks the API.
         */
        readonly get: operations["get_accounts_name_place"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/accounts/{name}/{place}/{thing}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Something in an account
         * @description The same page for everybody: it holds nothing of any account, and asks the API.
         */
        readonly get: operations["get_accounts_name_place_thing"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/assets/console/{file}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A file of the console */
        readonly get: operations["get_assets_console_file"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/healthz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the process is up */
        readonly get: operations["get_healthz"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/readyz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether the service can do its work, with each dependency by name
         * @description Without Temporal, mail, or the worker of the same process it is `degraded`: reads and decisions still work.
         */
        readonly get: operations["get_readyz"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Figures, for Prometheus */
        readonly get: operations["get_metrics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/openapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document */
        readonly get: operations["get_openapi_json"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/docs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document, to read */
        readonly get: operations["get_docs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/assets/countersign.css": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The style sheet of the pages */
        readonly get: operations["get_assets_countersign_css"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/assets/countersign.svg": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The icon of the pages */
        readonly get: operations["get_assets_countersign_svg"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Application: {
            /** @enum {string} */
            readonly clientType: "individual" | "joint" | "trust" | "retirement" | "custodial" | "organization";
            /** @description Visible characters and spaces. */
            readonly name: string;
            /** @description The caller: the address is their own verified one. */
            readonly applicant: {
                /** @description Visible characters and spaces. */
                readonly name: string;
                /** Format: email */
                readonly email: string;
            };
            /** @description Further owners of joint and trust accounts. */
            readonly holders?: readonly {
                /** @description Visible characters and spaces. */
                readonly name: string;
                /** Format: email */
                readonly email: string;
            }[];
            /** @description Further Security Officers of an organization, with their own rights. */
            readonly officers?: readonly {
                /** @description Visible characters and spaces. */
                readonly name: string;
                /** Format: email */
                readonly email: string;
                readonly rights?: readonly string[];
            }[];
            /** @description Must be said for an organization; absent or 0 for any other. */
            readonly requiredApprovals?: 0 | 1 | 2;
            /** @description Whether an organization begins with roles by section, for nobody yet. */
            readonly starterRoles?: boolean;
            /** @description What the account has; the whole catalogue where it is not said. */
            readonly rights?: readonly string[];
        };
        readonly AccessCheck: {
            readonly userId: string;
            readonly function: string;
        } | {
            readonly checks: readonly {
                readonly userId: string;
                readonly function: string;
            }[];
        };
        readonly NewPersonalToken: {
            /** @description Visible characters and spaces. */
            readonly name: string;
            /** @description `read`: what you may read. `submit`: submitting, previewing, withdrawing, resubmitting. */
            readonly scopes: readonly ("read" | "submit")[];
            readonly expiresInDays: number;
        };
        readonly Submission: {
            /** @constant */
            readonly kind: "user.add";
            readonly payload: {
                /** @description Visible characters and spaces. */
                readonly name: string;
                /** Format: email */
                readonly email: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly companyId?: string;
                readonly rights?: readonly string[];
                readonly roleIds?: readonly string[];
                readonly officer?: boolean;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "user.modify";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
                /** @description Visible characters and spaces. */
                readonly name?: string;
                /** Format: email */
                readonly email?: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly companyId?: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "user.suspend";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "user.reinstate";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "user.remove";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "rights.grant";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
                readonly rights: readonly string[];
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "rights.revoke";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
                readonly rights: readonly string[];
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "officer.designate";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "officer.remove";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "identity.reset";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "authenticator.add";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "approvals.set";
            readonly payload: {
                readonly requiredApprovals: 0 | 1 | 2;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "policy.set";
            readonly payload: {
                /** @enum {string} */
                readonly officerRemoval?: "floor" | "keep-operable";
                /** @enum {string} */
                readonly approvalAssurance?: "link" | "session" | "passkey";
                readonly changeExpiryHours?: number;
                readonly probationHours?: number;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "authorizers.set";
            readonly payload: {
                /** @enum {string} */
                readonly area: "portal" | "funding";
                readonly primary: number;
                readonly secondary: number;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "authorizer.assign";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
                /** @enum {string} */
                readonly area: "portal" | "funding";
                /** @enum {string} */
                readonly level: "primary" | "secondary";
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "authorizer.unassign";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly userId: string;
                /** @enum {string} */
                readonly area: "portal" | "funding";
                /** @enum {string} */
                readonly level: "primary" | "secondary";
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "company.add";
            readonly payload: {
                /** @description Visible characters and spaces. */
                readonly name: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly parentId: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "company.modify";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly companyId: string;
                /** @description Visible characters and spaces. */
                readonly name?: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly parentId?: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "company.remove";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly companyId: string;
                readonly unassign?: boolean;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "role.create";
            readonly payload: {
                /** @enum {string} */
                readonly type: "employee" | "company";
                /** @description Visible characters and spaces. */
                readonly name: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly companyId?: string;
                readonly rights: readonly string[];
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "role.modify";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly roleId: string;
                /** @description Visible characters and spaces. */
                readonly name?: string;
                readonly rights?: readonly string[];
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "role.delete";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly roleId: string;
                readonly unassign?: boolean;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "role.share";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly roleId: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly companyId: string;
                readonly branch?: boolean;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "role.unshare";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly roleId: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly companyId: string;
                readonly branch?: boolean;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "role.assign";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly roleId: string;
                readonly to: {
                    /** @enum {string} */
                    readonly type: "employee" | "employee-role" | "employee-group" | "company";
                    /** @description An id; in a change set also #<index> of an earlier member. */
                    readonly id: string;
                };
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "role.unassign";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly roleId: string;
                readonly to: {
                    /** @enum {string} */
                    readonly type: "employee" | "employee-role" | "employee-group" | "company";
                    /** @description An id; in a change set also #<index> of an earlier member. */
                    readonly id: string;
                };
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "employee-role.create";
            readonly payload: {
                /** @description Visible characters and spaces. */
                readonly name: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly companyId?: string;
                readonly memberIds?: readonly string[];
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "employee-role.modify";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly id: string;
                /** @description Visible characters and spaces. */
                readonly name?: string;
                readonly addMemberIds?: readonly string[];
                readonly removeMemberIds?: readonly string[];
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "employee-role.delete";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly id: string;
                readonly unassign?: boolean;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "employee-group.create";
            readonly payload: {
                /** @description Visible characters and spaces. */
                readonly name: string;
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly companyId?: string;
                readonly memberIds?: readonly string[];
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "employee-group.modify";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly id: string;
                /** @description Visible characters and spaces. */
                readonly name?: string;
                readonly addMemberIds?: readonly string[];
                readonly removeMemberIds?: readonly string[];
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "employee-group.delete";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly id: string;
                readonly unassign?: boolean;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "service-token.create";
            readonly payload: {
                /** @description Visible characters and spaces. */
                readonly name: string;
                readonly scopes: readonly "access-check"[];
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                readonly expiresAt?: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "service-token.revoke";
            readonly payload: {
                /** @description An id; in a change set also #<index> of an earlier member. */
                readonly tokenId: string;
            };
            readonly reason?: string | null;
        } | {
            /** @constant */
            readonly kind: "change-set";
            readonly payload: {
                readonly changes: readonly {
                    readonly kind: string;
                    readonly payload: unknown;
                }[];
            };
            readonly reason?: string | null;
        };
        readonly Decision: {
            /** @enum {string} */
            readonly verdict: "approve" | "reject";
            /** @description The `digest` of the change as it was shown. */
            readonly digest: string;
            /** @description Line breaks are allowed. */
            readonly comment?: string | null;
            /** @description The answer of a passkey to `passkey-challenges`, where the account asks for one. */
            readonly passkey?: components["schemas"]["PasskeyAnswer"];
        };
        readonly PasskeyAnswer: {
            readonly id: string;
            readonly rawId: string;
            /** @constant */
            readonly type: "public-key";
            readonly response: {
                readonly clientDataJSON: string;
            } & {
                readonly [key: string]: unknown;
            };
        } & {
            readonly [key: string]: unknown;
        };
        readonly PasskeyChallenge: {
            /** @enum {string} */
            readonly verdict: "approve" | "reject" | "unflag";
            readonly digest: string;
        };
        readonly SupportFiling: {
            /** @constant */
            readonly kind: "officer.add";
            /** @description A user of the account; then nothing else. */
            readonly userId?: string;
            /** @description Visible characters and spaces. */
            readonly name?: string;
            /** Format: email */
            readonly email?: string;
            /** @description An id; in a change set also #<index> of an earlier member. */
            readonly companyId?: string;
            /** @description Of somebody new; none where it is absent. */
            readonly rights?: readonly string[];
            /** @description Where the paper lies: at most 1,000 characters. */
            readonly evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            readonly comment?: string | null;
        } | {
            /** @constant */
            readonly kind: "account-rights.set";
            readonly rights: readonly string[];
            /** @description Where the paper lies: at most 1,000 characters. */
            readonly evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            readonly comment?: string | null;
        } | {
            /** @constant */
            readonly kind: "owner.remove";
            /** @description An id; in a change set also #<index> of an earlier member. */
            readonly userId: string;
            /** @description Where the paper lies: at most 1,000 characters. */
            readonly evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            readonly comment?: string | null;
        };
        readonly PaperFiling: {
            /** @constant */
            readonly kind: "officer.add";
            /** @description A user of the account; then nothing else. */
            readonly userId?: string;
            /** @description Visible characters and spaces. */
            readonly name?: string;
            /** Format: email */
            readonly email?: string;
            /** @description An id; in a change set also #<index> of an earlier member. */
            readonly companyId?: string;
            /** @description Of somebody new; none where it is absent. */
            readonly rights?: readonly string[];
            /** @description The id or the slug. */
            readonly account: string;
            /** @description Where the paper lies: at most 1,000 characters. */
            readonly evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            readonly comment?: string | null;
        } | {
            /** @constant */
            readonly kind: "account-rights.set";
            readonly rights: readonly string[];
            /** @description The id or the slug. */
            readonly account: string;
            /** @description Where the paper lies: at most 1,000 characters. */
            readonly evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            readonly comment?: string | null;
        } | {
            /** @constant */
            readonly kind: "owner.remove";
            /** @description An id; in a change set also #<index> of an earlier member. */
            readonly userId: string;
            /** @description The id or the slug. */
            readonly account: string;
            /** @description Where the paper lies: at most 1,000 characters. */
            readonly evidence: string;
            /** @description At most 1,000 characters; line breaks are allowed. */
            readonly comment?: string | null;
        };
        readonly OperatorDecision: {
            /** @enum {string} */
            readonly verdict: "approve" | "reject";
            /** @description The `digest` of the request as it was shown. A request never moves; where it is said it must fit. */
            readonly digest?: string;
            /** @description Line breaks are allowed. */
            readonly comment?: string | null;
        };
        /** @description An account as its officers see it. */
        readonly Account: {
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly clientType: "individual" | "joint" | "trust" | "retirement" | "custodial" | "organization";
            readonly slug: string;
            readonly requiredApprovals: number;
            readonly policy: components["schemas"]["Policy"];
            readonly version: number;
            readonly officers: {
                readonly active: number;
                readonly floor: number;
                readonly operable: boolean;
            };
            readonly pendingChanges: number;
        };
        readonly Policy: {
            /** @enum {string} */
            readonly officerRemoval: "floor" | "keep-operable";
            /** @enum {string} */
            readonly approvalAssurance: "link" | "session" | "passkey";
            readonly changeExpiryHours: number;
            readonly probationHours: number;
        };
        readonly Warning: {
            readonly code: string;
            readonly message: string;
        };
        /** @description A refusal, as RFC 9457 has it. */
        readonly ProblemDocument: {
            /** Format: uri */
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly detail: string;
            /** @enum {string} */
            readonly code: "unauthenticated" | "not_found_here" | "not_an_officer" | "not_an_owner" | "suspended" | "self_approval" | "not_eligible" | "probation" | "assurance_required" | "token_scope" | "out_of_scope" | "exceeds_own_rights" | "cross_origin" | "invalid_payload" | "unknown_function" | "not_found" | "officer_only_right" | "exceeds_company_rights" | "not_an_organization" | "institutional_only" | "individual_only" | "no_change" | "idempotency_mismatch" | "idempotency_running" | "quorum_floor" | "last_officer" | "quorum_unsatisfiable" | "last_owner" | "email_taken" | "name_taken" | "identity_taken" | "too_many_tokens" | "secret_taken" | "passkey_limit" | "token_expired" | "role_in_use" | "company_in_use" | "conflicting_change" | "already_decided" | "change_ended" | "change_open" | "already_flagged" | "account_frozen" | "digest_mismatch" | "link_ended" | "too_many_changes" | "too_many_requests" | "payload_too_large" | "method_not_allowed" | "unsupported_media_type" | "unavailable" | "internal";
            readonly traceId: string;
            /** @description Every problem, the one that gave the status first. */
            readonly problems: readonly components["schemas"]["Problem"][];
        };
        readonly Problem: {
            /** @enum {string} */
            readonly code: "unauthenticated" | "not_found_here" | "not_an_officer" | "not_an_owner" | "suspended" | "self_approval" | "not_eligible" | "probation" | "assurance_required" | "token_scope" | "out_of_scope" | "exceeds_own_rights" | "cross_origin" | "invalid_payload" | "unknown_function" | "not_found" | "officer_only_right" | "exceeds_company_rights" | "not_an_organization" | "institutional_only" | "individual_only" | "no_change" | "idempotency_mismatch" | "idempotency_running" | "quorum_floor" | "last_officer" | "quorum_unsatisfiable" | "last_owner" | "email_taken" | "name_taken" | "identity_taken" | "too_many_tokens" | "secret_taken" | "passkey_limit" | "token_expired" | "role_in_use" | "company_in_use" | "conflicting_change" | "already_decided" | "change_ended" | "change_open" | "already_flagged" | "account_frozen" | "digest_mismatch" | "link_ended" | "too_many_changes" | "too_many_requests" | "payload_too_large" | "method_not_allowed" | "unsupported_media_type" | "unavailable" | "internal";
            readonly message: string;
            /** @description Where in the request. */
            readonly path?: string;
            /** @description What stands in the way. */
            readonly id?: string;
        };
        readonly Me: {
            readonly issuer: string;
            readonly subject: string;
            readonly email: string | null;
            readonly emailVerified: boolean;
            readonly accounts: readonly {
                readonly id: string;
                readonly slug: string;
                readonly name: string;
                /** @enum {string} */
                readonly clientType: "individual" | "joint" | "trust" | "retirement" | "custodial" | "organization";
                readonly userId: string;
                /** @enum {string} */
                readonly status: "active" | "suspended" | "removed";
                readonly owner: boolean;
                readonly officer: boolean;
            }[];
        };
        /** @description What every user of the account sees of it. */
        readonly AccountName: {
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly clientType: "individual" | "joint" | "trust" | "retirement" | "custodial" | "organization";
        };
        readonly Section: {
            readonly section: string;
            readonly functions: readonly {
                readonly code: string;
                readonly title: string;
                readonly description: string;
                /** @description Whether the account has it. */
                readonly inAccount: boolean;
                /** @description Comes with the designation, and with nothing else. */
                readonly officerOnly: boolean;
            }[];
        };
        readonly Company: {
            readonly id: string;
            readonly name: string;
            /** @description Null for headquarters. */
            readonly parentId: string | null;
            readonly users: number;
            /** @description The roles that set its ceiling; where there are none, it has that of the company above. */
            readonly companyRoles: readonly components["schemas"]["RoleName"][];
            /** @description The rights that nobody in it can exceed. */
            readonly ceiling: readonly string[];
            /** @description The open changes that would touch it or its company roles. */
            readonly pendingChanges: readonly string[];
        };
        /** @description Without an id where the reader can’t see the role. */
        readonly RoleName: {
            readonly id: string | null;
            readonly name: string;
        };
        readonly User: {
            readonly id: string;
            readonly name: string;
            readonly email: string;
            /** @enum {string} */
            readonly status: "active" | "suspended" | "removed";
            readonly companyId: string;
            readonly officer: boolean;
            readonly owner: boolean;
            /** @description The open changes that would touch the user. For officers. */
            readonly pendingChanges?: readonly string[];
        };
        readonly Rights: {
            readonly userId: string;
            /** @description Everything that the user may do. */
            readonly functions: readonly string[];
            readonly explanation?: readonly components["schemas"]["RightExplained"][];
        };
        readonly RightExplained: {
            readonly function: string;
            readonly title: string;
            readonly allowed: boolean;
            /** @description Everything that gives it. */
            readonly sources: readonly {
                readonly type: string;
                readonly text: string;
                /** @description Absent where the reader can’t see the role. */
                readonly roleId?: string;
                readonly through?: string;
                readonly setId?: string;
                readonly companyId?: string;
            }[];
            /** @description Everything that takes it away again. */
            readonly masks: readonly {
                readonly type: string;
                readonly text: string;
                /** @description Absent where the reader can’t see the role. */
                readonly roleId?: string;
                readonly through?: string;
                readonly setId?: string;
                readonly companyId?: string;
            }[];
            /** @description The same in a sentence. */
            readonly text: string;
        };
        readonly Officer: {
            readonly id: string;
            readonly name: string;
            readonly email: string;
            /** @enum {string} */
            readonly status: "active" | "suspended" | "removed";
            readonly companyId: string;
            readonly since: string | null;
            /** @description Until then there are changes that they may not decide on. */
            readonly probationUntil: string | null;
        };
        readonly Role: {
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly type: "employee" | "company";
            /** @description The company that it was made in. */
            readonly companyId: string;
            readonly rights: readonly string[];
            /** @description How often it is assigned. */
            readonly assignments: number;
            /** @description The open changes that would touch the role. */
            readonly pendingChanges: readonly string[];
        };
        readonly RoleInFull: {
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly type: "employee" | "company";
            /** @description The company that it was made in. */
            readonly companyId: string;
            readonly rights: readonly string[];
            /** @description How often it is assigned. */
            readonly assignments: number;
            /** @description The open changes that would touch the role. */
            readonly pendingChanges: readonly string[];
            /** @description The first 200. */
            readonly assignedTo: readonly {
                /** @enum {string} */
                readonly type: "employee" | "employee-role" | "employee-group" | "company";
                readonly id: string;
                readonly name: string;
            }[];
            readonly sharedWith: readonly {
                readonly companyId: string;
                readonly name: string;
                readonly branch: boolean;
            }[];
        };
        /** @description An employee role or an employee group. */
        readonly EmployeeSet: {
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly type: "employee-role" | "employee-group";
            readonly companyId: string;
            readonly members: number;
            /** @description The open changes that would touch it, its members or roles. */
            readonly pendingChanges: readonly string[];
        };
        readonly EmployeeSetInFull: {
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly type: "employee-role" | "employee-group";
            readonly companyId: string;
            readonly members: number;
            /** @description The open changes that would touch it, its members or roles. */
            readonly pendingChanges: readonly string[];
            /** @description The first 200. */
            readonly people: readonly components["schemas"]["Person"][];
            readonly roles: readonly components["schemas"]["RoleName"][];
        };
        readonly Person: {
            readonly id: string;
            readonly name: string;
        };
        readonly AccessAnswer: {
            readonly userId: string;
            readonly function: string;
            readonly allowed: boolean;
            readonly because: string;
        };
        /** @description In the order of the checks, all on one version of the account. */
        readonly AccessAnswers: {
            readonly version: number;
            readonly answers: readonly components["schemas"]["AccessAnswer"][];
        };
        /** @description Required and active authorizers of an area, side by side. */
        readonly Authorizers: {
            /** @enum {string} */
            readonly area: "portal" | "funding";
            readonly required: {
                readonly primary: number;
                readonly secondary: number;
            };
            readonly active: {
                readonly primary: number;
                readonly secondary: number;
            };
            readonly people: readonly components["schemas"]["Authorizer"][];
            readonly warnings: readonly components["schemas"]["Warning"][];
        };
        readonly Authorizer: {
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly level: "primary" | "secondary";
            /** @enum {string} */
            readonly status: "active" | "suspended" | "removed";
        };
        /** @description `taker` asked for it, and takes its secret. */
        readonly ServiceToken: {
            readonly id: string;
            readonly name: string;
            readonly scopes: readonly "access-check"[];
            readonly taker: components["schemas"]["Person"];
            /** @description From when it is answered like a revoked one; null where it is good until then. */
            readonly expiresAt: string | null;
            /** @description Null while the secret was not taken. */
            readonly secretTakenAt: string | null;
        };
        readonly ServiceSecret: {
            /** @description The bearer token for the service. It is shown this once. */
            readonly token: string;
        };
        readonly MadePersonalToken: {
            readonly id: string;
            readonly name: string;
            readonly scopes: readonly ("read" | "submit")[];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly expiresAt: string;
            /** @description The day in UTC; null where it was never used. */
            readonly lastUsedOn: string | null;
            /** @description The bearer token. It is shown this once. */
            readonly token: string;
        };
        readonly PersonalToken: {
            readonly id: string;
            readonly name: string;
            readonly scopes: readonly ("read" | "submit")[];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly expiresAt: string;
            /** @description The day in UTC; null where it was never used. */
            readonly lastUsedOn: string | null;
        };
        readonly TokenHolder: {
            readonly user: components["schemas"]["Person"];
            readonly tokens: number;
            /**
             * Format: date-time
             * @description When the last of them expires.
             */
            readonly lastExpiresAt: string;
            readonly lastUsedOn: string | null;
        };
        readonly Kind: {
            readonly kind: string;
            readonly version: number;
            readonly title: string;
            /** @description Officers start changes of organizations; owners those of any other account. */
            readonly startedBy: readonly ("officer" | "officer-of-headquarters" | "owner")[];
            readonly retired: boolean;
            /** @description The JSON Schema of the payload. */
            readonly payload: {
                readonly [key: string]: unknown;
            };
            readonly examples: readonly unknown[];
        };
        /** @description One officer-initiated modification, and where it stands. */
        readonly Change: {
            readonly id: string;
            readonly number: number;
            readonly account: {
                readonly id: string;
                readonly slug: string;
                readonly name: string;
            };
            readonly kind: string;
            readonly title: string;
            readonly description: string;
            readonly payload: unknown;
            readonly reason: string | null;
            /** @enum {string} */
            readonly state: "pending" | "approved" | "applied" | "rejected" | "withdrawn" | "expired" | "conflicted" | "failed";
            readonly stateReason: components["schemas"]["Reason"] | null;
            readonly initiator: components["schemas"]["Person"];
            /**
             * @description Whose word it is applied on. Of the desk’s, the initiator is the support request.
             * @enum {string}
             */
            readonly authority: "officers" | "desk";
            readonly warnings: readonly components["schemas"]["Warning"][];
            /** @description What a decision must name: SHA-256, in hexadecimal. */
            readonly digest: string;
            /** @enum {string} */
            readonly assurance: "link" | "session" | "passkey";
            readonly approvals: {
                readonly required: number;
                readonly received: number;
                readonly missing: number;
            };
            readonly decisions: readonly {
                readonly officer: components["schemas"]["Person"];
                /** @enum {string} */
                readonly verdict: "approve" | "reject";
                readonly comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                readonly at: string;
                /** @description False where it no longer counts, or never did. */
                readonly counts: boolean;
                /** @description The change is about this officer. */
                readonly bySubject: boolean;
            }[];
            readonly mayStillDecide: readonly components["schemas"]["MayDecide"][];
            readonly excluded: readonly {
                readonly officer: components["schemas"]["Person"];
                readonly why: components["schemas"]["Reason"];
            }[];
            readonly next: {
                /** @enum {string} */
                readonly what: "awaiting_approvals" | "awaiting_probation" | "unreachable" | "applying" | "frozen" | "ended";
                readonly at: string | null;
            };
            readonly frozen: components["schemas"]["Frozen"] | null;
            /** @description Why it waits, in words. */
            readonly waiting: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly submittedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly expiresAt: string;
            readonly endedAt: string | null;
            readonly appliedVersion: number | null;
            readonly workflowId: string;
            /** @description The ended change that this one submits again. */
            readonly resubmits: string | null;
            readonly edits: readonly components["schemas"]["Edit"][];
            readonly difference: readonly components["schemas"]["DifferenceLine"][];
            /** @description The roles that it hands out as they are, with what they hold. */
            readonly roles: readonly {
                readonly id: string;
                readonly name: string;
                readonly rights: readonly {
                    readonly code: string;
                    readonly title: string;
                }[];
            }[];
            readonly impact: components["schemas"]["Impact"];
        };
        readonly Reason: {
            readonly code: string;
            readonly text: string;
        };
        readonly MayDecide: {
            readonly id: string;
            readonly name: string;
            readonly from: string | null;
        };
        /** @description An officer’s flag that stops the change, and what lifts it. */
        readonly Frozen: {
            readonly by: components["schemas"]["Person"];
            /** @description The one that was flagged. */
            readonly change: {
                readonly id: string;
                readonly number: number;
            };
            readonly comment: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly at: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly until: string;
            readonly lifts: {
                readonly required: number;
                readonly missing: number;
                readonly by: readonly components["schemas"]["Person"][];
            };
            readonly mayLift: readonly components["schemas"]["Person"][];
        };
        /** @description One row's move. Fields with their default value are left out. */
        readonly Edit: {
            /** @enum {string} */
            readonly entity: "account" | "companies" | "users" | "grants" | "employeeSets" | "memberships" | "roles" | "roleShares" | "roleAssignments" | "authorizerRequirements" | "authorizers" | "serviceTokens";
            readonly id: string;
            /** @description Null where the row is made. */
            readonly before: {
                readonly [key: string]: string | number | boolean | null | readonly string[];
            } | null;
            /** @description Null where the row is deleted. */
            readonly after: {
                readonly [key: string]: string | number | boolean | null | readonly string[];
            } | null;
        };
        /** @description One field that moves, in words. */
        readonly DifferenceLine: {
            readonly subject: string;
            readonly what: string;
            readonly before: string | null;
            readonly after: string | null;
        };
        /** @description The users whose effective rights grow or shrink, by what they gain and lose. */
        readonly Impact: {
            readonly gaining: number;
            readonly losing: number;
            readonly groups: readonly components["schemas"]["ImpactGroupShown"][];
        };
        readonly ImpactGroupShown: {
            readonly gained: readonly components["schemas"]["FunctionName"][];
            readonly lost: readonly components["schemas"]["FunctionName"][];
            /** @description How many users; `people` may be cut. */
            readonly count: number;
            /** @description The first 20: officers who gain, all of them, then others, by name. */
            readonly people: readonly components["schemas"]["Person"][];
            /** @description How many of `people` are officers who gain. */
            readonly officers: number;
            /** @description Whether it gains in funding, transfers or trading, or an officer gains. */
            readonly weighty: boolean;
        };
        readonly FunctionName: {
            readonly code: string;
            readonly title: string;
        };
        /** @description A change as lists have it. */
        readonly ChangeSummary: {
            readonly id: string;
            readonly number: number;
            readonly account: {
                readonly id: string;
                readonly slug: string;
                readonly name: string;
            };
            readonly kind: string;
            readonly title: string;
            readonly description: string;
            readonly payload: unknown;
            readonly reason: string | null;
            /** @enum {string} */
            readonly state: "pending" | "approved" | "applied" | "rejected" | "withdrawn" | "expired" | "conflicted" | "failed";
            readonly stateReason: components["schemas"]["Reason"] | null;
            readonly initiator: components["schemas"]["Person"];
            /**
             * @description Whose word it is applied on. Of the desk’s, the initiator is the support request.
             * @enum {string}
             */
            readonly authority: "officers" | "desk";
            readonly warnings: readonly components["schemas"]["Warning"][];
            /** @description What a decision must name: SHA-256, in hexadecimal. */
            readonly digest: string;
            /** @enum {string} */
            readonly assurance: "link" | "session" | "passkey";
            readonly approvals: {
                readonly required: number;
                readonly received: number;
                readonly missing: number;
            };
            readonly decisions: readonly {
                readonly officer: components["schemas"]["Person"];
                /** @enum {string} */
                readonly verdict: "approve" | "reject";
                readonly comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                readonly at: string;
                /** @description False where it no longer counts, or never did. */
                readonly counts: boolean;
                /** @description The change is about this officer. */
                readonly bySubject: boolean;
            }[];
            readonly mayStillDecide: readonly components["schemas"]["MayDecide"][];
            readonly excluded: readonly {
                readonly officer: components["schemas"]["Person"];
                readonly why: components["schemas"]["Reason"];
            }[];
            readonly next: {
                /** @enum {string} */
                readonly what: "awaiting_approvals" | "awaiting_probation" | "unreachable" | "applying" | "frozen" | "ended";
                readonly at: string | null;
            };
            readonly frozen: components["schemas"]["Frozen"] | null;
            /** @description Why it waits, in words. */
            readonly waiting: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly submittedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly expiresAt: string;
            readonly endedAt: string | null;
            readonly appliedVersion: number | null;
            readonly workflowId: string;
            /** @description The ended change that this one submits again. */
            readonly resubmits: string | null;
        };
        readonly Preview: {
            readonly admissible: boolean;
            readonly problems: readonly components["schemas"]["Problem"][];
            readonly warnings: readonly components["schemas"]["Warning"][];
            readonly edits: readonly components["schemas"]["Edit"][];
            readonly difference: readonly components["schemas"]["DifferenceLine"][];
            readonly impact: components["schemas"]["Impact"];
            readonly requiredApprovals: number;
            readonly eligibleApprovers: readonly components["schemas"]["EligibleApprover"][];
        };
        readonly EligibleApprover: {
            readonly id: string;
            readonly name: string;
            readonly from: string | null;
        };
        readonly ImpactGroup: {
            readonly gained: readonly components["schemas"]["FunctionName"][];
            readonly lost: readonly components["schemas"]["FunctionName"][];
            /** @description How many users; `people` may be cut. */
            readonly count: number;
            readonly people: readonly components["schemas"]["Person"][];
        };
        readonly PasskeyOptions: {
            readonly challenge: string;
            readonly rpId?: string;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description What is asked of the support desk, and where it stands. */
        readonly SupportRequest: {
            readonly id: string;
            readonly account: {
                readonly id: string;
                readonly slug: string;
                readonly name: string;
            };
            readonly kind: string;
            readonly title: string;
            readonly description: string;
            readonly payload: unknown;
            readonly evidence: string;
            readonly comment: string | null;
            /** @enum {string} */
            readonly state: "filed" | "cooling" | "applied" | "rejected" | "lapsed" | "conflicted";
            readonly stateReason: {
                readonly code: string;
                readonly text: string;
            } | null;
            readonly filer: {
                /** @enum {string} */
                readonly type: "user" | "operator";
                readonly id: string;
                readonly name: string;
            };
            readonly warnings: readonly components["schemas"]["Warning"][];
            readonly digest: string;
            /** @description Two different operators; three after an objection. */
            readonly operators: {
                readonly required: number;
                readonly received: number;
                readonly missing: number;
            };
            readonly decisions: readonly {
                /** @description Stable, and neither name nor address. */
                readonly operator: string;
                /** @enum {string} */
                readonly verdict: "approve" | "reject";
                readonly comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                readonly at: string;
                /** @description False of an operator who has become a user of the account. */
                readonly counts: boolean;
            }[];
            readonly objections: readonly {
                readonly user: components["schemas"]["Person"];
                readonly comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                readonly at: string;
                readonly counts: boolean;
            }[];
            readonly next: {
                /** @enum {string} */
                readonly what: "awaiting_operators" | "cooling" | "applying" | "ended";
                readonly at: string | null;
            };
            readonly waiting: string;
            /** @description For how long officers can object once it is approved. */
            readonly coolingHours: number;
            readonly coolingUntil: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly filedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly lapsesAt: string;
            readonly endedAt: string | null;
            /** @description The change that it has become, of authority `desk`. */
            readonly changeId: string | null;
            readonly workflowId: string;
            readonly history: readonly {
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                readonly at: string;
                /** @enum {string} */
                readonly what: "filed" | "approved" | "rejected" | "objected" | "ended";
                readonly by: string | null;
            }[];
            readonly edits: readonly components["schemas"]["Edit"][];
            readonly difference: readonly components["schemas"]["DifferenceLine"][];
            readonly impact: components["schemas"]["Impact"];
        };
        readonly SupportRequestSummary: {
            readonly id: string;
            readonly account: {
                readonly id: string;
                readonly slug: string;
                readonly name: string;
            };
            readonly kind: string;
            readonly title: string;
            readonly description: string;
            readonly payload: unknown;
            readonly evidence: string;
            readonly comment: string | null;
            /** @enum {string} */
            readonly state: "filed" | "cooling" | "applied" | "rejected" | "lapsed" | "conflicted";
            readonly stateReason: {
                readonly code: string;
                readonly text: string;
            } | null;
            readonly filer: {
                /** @enum {string} */
                readonly type: "user" | "operator";
                readonly id: string;
                readonly name: string;
            };
            readonly warnings: readonly components["schemas"]["Warning"][];
            readonly digest: string;
            /** @description Two different operators; three after an objection. */
            readonly operators: {
                readonly required: number;
                readonly received: number;
                readonly missing: number;
            };
            readonly decisions: readonly {
                /** @description Stable, and neither name nor address. */
                readonly operator: string;
                /** @enum {string} */
                readonly verdict: "approve" | "reject";
                readonly comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                readonly at: string;
                /** @description False of an operator who has become a user of the account. */
                readonly counts: boolean;
            }[];
            readonly objections: readonly {
                readonly user: components["schemas"]["Person"];
                readonly comment: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                readonly at: string;
                readonly counts: boolean;
            }[];
            readonly next: {
                /** @enum {string} */
                readonly what: "awaiting_operators" | "cooling" | "applying" | "ended";
                readonly at: string | null;
            };
            readonly waiting: string;
            /** @description For how long officers can object once it is approved. */
            readonly coolingHours: number;
            readonly coolingUntil: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly filedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly lapsesAt: string;
            readonly endedAt: string | null;
            /** @description The change that it has become, of authority `desk`. */
            readonly changeId: string | null;
            readonly workflowId: string;
            readonly history: readonly {
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                readonly at: string;
                /** @enum {string} */
                readonly what: "filed" | "approved" | "rejected" | "objected" | "ended";
                readonly by: string | null;
            }[];
        };
        readonly Event: {
            readonly seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly at: string;
            readonly type: string;
            readonly actorId: string | null;
            readonly changeId: string | null;
            readonly data: {
                readonly [key: string]: unknown;
            };
            readonly prevHash: string;
            readonly hash: string;
        };
        /** @description Whether the chain holds, the tables are what the changes fold to, and every checkpoint stands. */
        readonly Verified: {
            readonly ok: boolean;
            readonly events: number;
            readonly firstBroken?: unknown;
            readonly tables: {
                readonly ok: boolean;
                readonly differences: readonly unknown[];
            };
            readonly checkpoints: {
                readonly ok: boolean;
                readonly count: number;
                /** @description Up to this event, a checkpoint shows the trail to be what it was. */
                readonly upTo: number;
                readonly contradictions: readonly {
                    readonly size: number | null;
                    /** @enum {string} */
                    readonly where: "table" | "file";
                    readonly why: string;
                }[];
            };
        };
        readonly PublicKey: {
            /** @description By which receipts and checkpoints name it. */
            readonly keyId: string;
            /** @description Whether it signs now; one that does not has signed before. */
            readonly signs: boolean;
            /** @description As C2SP signed notes have it: `name+hash+base64`. */
            readonly verifierKey: string;
            readonly jwk: {
                /** @constant */
                readonly kty: "OKP";
                /** @constant */
                readonly crv: "Ed25519";
                readonly x: string;
                readonly kid: string;
                /** @constant */
                readonly use: "sig";
                /** @constant */
                readonly alg: "EdDSA";
            };
        };
        /** @description A signed head of the chain of events. */
        readonly Checkpoint: {
            /** @description How many events the trail had. */
            readonly size: number;
            /** @description The hash of the last of them. */
            readonly root: string;
            readonly keyId: string;
            /** Format: date-time */
            readonly signedAt: string;
            /** @description The checkpoint itself: a signed note, as C2SP tlog-checkpoint has it. */
            readonly note: string;
        };
        /** @description What became of a change, by whom and under which rules, signed by the service. */
        readonly Receipt: {
            /** @constant */
            readonly format: "countersign-receipt/1";
            readonly account: {
                readonly id: string;
                readonly slug: string;
            };
            readonly change: {
                readonly id: string;
                readonly number: number;
                readonly kind: string;
                readonly kindVersion: number;
                readonly title: string;
                readonly description: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                readonly submittedAt: string;
            };
            /** @description What was decided on: the SHA-256 of the document. */
            readonly digest: string;
            /** @description The RFC 8785 JSON that the digest is of, byte by byte; null for who may not read all of the change. */
            readonly document: string | null;
            readonly initiator: {
                readonly id: string;
                /** @description As of the end. */
                readonly name: string | null;
            };
            readonly decisions: readonly {
                readonly officer: {
                    readonly id: string;
                    /** @description As of the end. */
                    readonly name: string | null;
                };
                /** @enum {string} */
                readonly verdict: "approve" | "reject";
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC.
                 */
                readonly at: string;
                readonly digest: string;
                readonly assurance: string;
                /** @description Whether it is one of the approvals that counted at the end. */
                readonly counted: boolean | null;
            }[];
            /** @description How many approvals of officers it needed at its end. */
            readonly required: number | null;
            /** @description Only of what the support desk did: by whom. Its initiator is then the request, and no officer decided. */
            readonly desk?: {
                readonly filer: {
                    readonly id: string;
                    /** @description As of the end. */
                    readonly name: string | null;
                };
                /** @description How many operators it needed. */
                readonly required: number;
                /** @description The operators whose approvals counted. */
                readonly operators: readonly {
                    readonly operator: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, in UTC.
                     */
                    readonly at: string;
                }[];
                /** @description When the first officer objected. */
                readonly objectedAt: string | null;
            };
            /** @description In force at the end, before the change itself. */
            readonly policy: {
                readonly requiredApprovals: number;
                readonly officerRemoval: string;
                readonly approvalAssurance: string;
                readonly changeExpiryHours: number;
                readonly probationHours: number;
            } | null;
            readonly state: string;
            readonly stateReason: {
                readonly code: string;
                readonly text: string;
            } | null;
            readonly appliedVersion: number | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC.
             */
            readonly endedAt: string;
            /** @description The end's event in the trail of the account. */
            readonly event: {
                readonly seq: number;
                readonly hash: string;
            };
            readonly signature: {
                /** @description Which key of `/.well-known/countersign-key`. */
                readonly keyId: string;
                /** @description Ed25519, in base64, of the RFC 8785 JSON of all but `signature`. */
                readonly value: string;
            };
        };
        readonly Passkeys: {
            readonly items: readonly {
                readonly id: string;
                /** Format: date-time */
                readonly enrolledAt: string;
            }[];
            /** @description How many I may have: more is a change. */
            readonly allowed: number;
        };
        readonly PasskeyLetter: {
            readonly sentTo: string;
        };
        readonly Health: {
            /** @enum {string} */
            readonly status: "up" | "degraded" | "down";
            readonly dependencies: {
                readonly [key: string]: "up" | "down";
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
    readonly post_applications: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description For 24 hours the same key and body replay the first good answer, per caller and account. A refusal frees the key. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Application"];
            };
        };
        readonly responses: {
            /** @description Opens an account */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly account: components["schemas"]["Account"];
                        readonly warnings: readonly components["schemas"]["Warning"][];
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The same request is still running; Another user of the account has this address */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed; The idempotency key was used for another request; Only organizations have Security Officers; Only institutional accounts have this; The catalogue has no such function; This function comes with the designation of an officer alone; The company does not have this right; The approvals that this needs cannot be reached */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_me: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Who I am, and in which accounts */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Me"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description An account */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Account"] | components["schemas"]["AccountName"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_functions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The functions of the portal, by section */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly sections: readonly components["schemas"]["Section"][];
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_companies: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The companies of the account, headquarters among them */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Company"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_users: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
                /** @description Only users of this status. Removed users are shown where they are asked for, and not otherwise. */
                readonly status?: "active" | "suspended" | "removed";
                /** @description Part of a name or of an address. */
                readonly q?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The users of the account, by name */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["User"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_users_id: {
        readonly parameters: {
            readonly query?: {
                /** @description Only users of this status. Removed users are shown where they are asked for, and not otherwise. */
                readonly status?: "active" | "suspended" | "removed";
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A user */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["User"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The token is not for this; Only Security Officers can do this; Only owners of the account can do this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_users_id_rights: {
        readonly parameters: {
            readonly query?: {
                readonly explain?: "true" | "false";
                /** @description Only users of this status. Removed users are shown where they are asked for, and not otherwise. */
                readonly status?: "active" | "suspended" | "removed";
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What a user may do */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Rights"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The token is not for this; Only Security Officers can do this; Only owners of the account can do this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_officers: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The Security Officers of the account, by name */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Officer"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_roles: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
                readonly companyId?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The roles that the caller can see, by name */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Role"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_roles_id: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A role, with whom it is assigned to and shared with */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoleInFull"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_employee_roles: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The employee roles of the account, by name */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["EmployeeSet"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_employee_roles_id: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description An employee role, with its members and roles */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EmployeeSetInFull"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_employee_groups: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The employee groups of the account, by name */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["EmployeeSet"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_employee_groups_id: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description An employee group, with its members and roles */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EmployeeSetInFull"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_access_check: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AccessCheck"];
            };
        };
        readonly responses: {
            /** @description Whether users may use functions, and why */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccessAnswer"] | components["schemas"]["AccessAnswers"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The form did not come from this service; Only Security Officers can do this; Only owners of the account can do this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed; The catalogue has no such function */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_authorizers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The authorizers of each area: asked for, and active */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Authorizers"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Only institutional accounts have this */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_service_tokens: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The tokens of services, by name */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["ServiceToken"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_service_tokens_id_secret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Makes the secret of a service token */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ServiceSecret"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; This is outside what you manage */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service token has expired; The secret was taken */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_tokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One’s own tokens, the newest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["PersonalToken"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_tokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewPersonalToken"];
            };
        };
        readonly responses: {
            /** @description Makes a token for oneself */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MadePersonalToken"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You have as many tokens as a person may have */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_tokens_id_revoke: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Ends a token of one’s own */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PersonalToken"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_token_holders: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Who holds tokens of their own */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["TokenHolder"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_kinds: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Every kind of change, with its payload */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Kind"][];
                        readonly nextCursor: null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_changes: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
                readonly state?: "pending" | "approved" | "applied" | "rejected" | "withdrawn" | "expired" | "conflicted" | "failed";
                readonly kind?: string;
                /** @description A user's id. */
                readonly initiator?: string;
                /** @description Only changes that wait for a decision of mine. */
                readonly waitingOn?: "me";
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The changes of the account, newest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["ChangeSummary"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_changes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description For 24 hours the same key and body replay the first good answer, per caller and account. A refusal frees the key. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Submission"];
            };
        };
        readonly responses: {
            /** @description Submits a change */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; The token is not for this; Nobody can give rights that they do not have; This is outside what you manage */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The same request is still running; Too few officers would remain; The last officer cannot go; The approvals that this needs cannot be reached; Another user of the account has this address; You have the same change pending */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed; The idempotency key was used for another request; The catalogue has no such function; The change names something that does not exist; This function comes with the designation of an officer alone; The company does not have this right; Only organizations have Security Officers; Only institutional accounts have this; This would change nothing */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late; Too many changes are pending */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_changes_preview: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Submission"];
            };
        };
        readonly responses: {
            /** @description What a submission would come to */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_changes_id_resubmit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Submits an ended change anew, on the state of now */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; The token is not for this; Nobody can give rights that they do not have; This is outside what you manage */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too few officers would remain; The last officer cannot go; The approvals that this needs cannot be reached; Another user of the account has this address; You have the same change pending */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The catalogue has no such function; The change names something that does not exist; This function comes with the designation of an officer alone; The company does not have this right; Only organizations have Security Officers; Only institutional accounts have this; This would change nothing */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late; Too many changes are pending */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_changes_id: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A change, whole: what it does, who has decided, and why it waits */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_changes_id_impact: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The whole effect of a change, in pages */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["ImpactGroup"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_changes_id_decisions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Decision"];
            };
        };
        readonly responses: {
            /** @description Approves or rejects a change */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; Nobody decides on their own change; You may not decide on this change; You are on probation for changes of this sort; This account asks for a surer sign-in to decide */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You have decided otherwise; The change has ended; The change is stopped for now */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change is not the one that you were shown */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_changes_id_passkey_challenges: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PasskeyChallenge"];
            };
        };
        readonly responses: {
            /** @description Makes the challenge that a passkey signs with a decision, or to lift a flag */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; You may not decide on this change */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change is not the one that you were shown */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_changes_id_withdraw: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description Line breaks are allowed. */
                    readonly comment?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Takes a change back */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; The token is not for this; You may not decide on this change */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_changes_id_flag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description Line breaks are allowed. */
                    readonly comment?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Flags a change as wrong */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has ended; You have flagged a change within a day */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_changes_id_unflag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description The answer of a passkey to `passkey-challenges`, where the account asks for one. */
                    readonly passkey?: components["schemas"]["PasskeyAnswer"];
                };
            };
        };
        readonly responses: {
            /** @description Says that what stops a change can be lifted */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Change"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service; You may not decide on this change; This account asks for a surer sign-in to decide */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_support_requests: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
                readonly state?: "filed" | "cooling" | "applied" | "rejected" | "lapsed" | "conflicted";
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was asked of the support desk, newest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["SupportRequestSummary"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_support_requests: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SupportFiling"];
            };
        };
        readonly responses: {
            /** @description Asks the support desk for what no change can do */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too few officers would remain; The last officer cannot go; The last owner cannot go; Another user of the account has this address; You have the same change pending */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed; The catalogue has no such function; The change names something that does not exist; This function comes with the designation of an officer alone; The company does not have this right; Only organizations have Security Officers; Only institutional accounts have this; Only individual account types have this; This would change nothing */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late; Too many changes are pending */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_support_requests_id: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One request to the support desk */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_support_requests_id_objections: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description Line breaks are allowed. */
                    readonly comment?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Objects to a request */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_desk_requests: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
                readonly state?: "filed" | "cooling" | "applied" | "rejected" | "lapsed" | "conflicted";
                /** @description The id or the slug of an account. */
                readonly account?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The requests of all accounts, newest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["SupportRequestSummary"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_desk_requests: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PaperFiling"];
            };
        };
        readonly responses: {
            /** @description Files a request that came on a paper form */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The form did not come from this service; You may not decide on this change */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too few officers would remain; The last officer cannot go; The last owner cannot go; Another user of the account has this address; You have the same change pending */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed; The catalogue has no such function; The change names something that does not exist; This function comes with the designation of an officer alone; The company does not have this right; Only organizations have Security Officers; Only institutional accounts have this; Only individual account types have this; This would change nothing */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late; Too many changes are pending */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_desk_requests_id: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One request, with its history */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_desk_requests_id_decisions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["OperatorDecision"];
            };
        };
        readonly responses: {
            /** @description Approves or rejects a request */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SupportRequest"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The form did not come from this service; Nobody decides on their own change; You may not decide on this change */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You have decided otherwise; The change has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change is not the one that you were shown */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_object_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The secret of a link, as the letter holds it. */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request, and the form to object */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The link has ended */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly post_object_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The secret of a link, as the letter holds it. */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @constant */
                    readonly verdict: "object";
                    readonly formToken: string;
                    /** @default  */
                    readonly comment?: string;
                };
            };
        };
        readonly responses: {
            /** @description To the page, which shows the objection */
            readonly 303: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The form is not of this page */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The page, and why nothing was recorded */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The link has ended */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_accounts_account_audit: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
                /** @description Only events with a greater number. */
                readonly after?: number;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The trail of the account, oldest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Event"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_audit_verify: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Verifies the trail, and the account against it */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Verified"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this; The token is not for this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_well_known_countersign_key: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Every key */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly keys: readonly components["schemas"]["PublicKey"][];
                    };
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_accounts_account_checkpoints: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items a page has at most. */
                readonly limit?: number;
                /** @description The `nextCursor` of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The signed heads of the trail, newest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Checkpoint"][];
                        /** @description Where the list goes on; null at its end. */
                        readonly nextCursor: string | null;
                    };
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_accounts_account_changes_id_receipt: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
                /** @description The id. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The signed receipt of a change that has ended */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; Only Security Officers can do this; Only owners of the account can do this */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The change has not ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get_approve_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The secret of a link, as the letter holds it. */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The change and its form; what was decided; or the way to sign in */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Addressed to another person */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The link has ended */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly post_approve_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The secret of a link, as the letter holds it. */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    readonly verdict: "approve" | "reject" | "flag" | "unflag";
                    readonly digest: string;
                    readonly formToken: string;
                    /** @default  */
                    readonly comment?: string;
                    /** @default  */
                    readonly passkey?: string;
                };
            };
        };
        readonly responses: {
            /** @description To the page, which shows what was decided */
            readonly 303: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The way to sign in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Addressed to another person, or not for the reader to decide */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The page, and why nothing was recorded */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The link has ended */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The change is not the one that was shown */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly post_approve_token_passkey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The secret of a link, as the letter holds it. */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    readonly verdict: "approve" | "reject" | "flag" | "unflag";
                    readonly digest: string;
                    readonly formToken: string;
                    /** @default  */
                    readonly comment?: string;
                    /** @default  */
                    readonly passkey?: string;
                };
            };
        };
        readonly responses: {
            /** @description What the browser needs */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": unknown;
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The form did not come from this service; You may not decide on this change; Only Security Officers can do this; Your access is suspended */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The change has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The change is not the one that you were shown */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly post_approve_token_passkey_letter: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The secret of a link, as the letter holds it. */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly formToken: string;
                };
            };
        };
        readonly responses: {
            /** @description The letter is on its way */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description No more passkeys may be enrolled */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_sign_in: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description On to the identity provider, or back to where it began */
            readonly 303: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_sign_in_callback: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description On to the identity provider, or back to where it began */
            readonly 303: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly post_sign_out: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly formToken: string;
                };
            };
        };
        readonly responses: {
            /** @description A page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_enrol_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The secret of a link, as the letter holds it. */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The page, or the way to sign in */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description There are as many as there may be */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The link has ended */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly post_enrol_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The secret of a link, as the letter holds it. */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly formToken: string;
                    /** @default  */
                    readonly passkey?: string;
                };
            };
        };
        readonly responses: {
            /** @description It is enrolled, and its user signed in */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The way to sign in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Nothing was made, and why */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description There are as many as there may be */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The link has ended */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly post_enrol_token_options: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The secret of a link, as the letter holds it. */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly formToken: string;
                    /** @default  */
                    readonly passkey?: string;
                };
            };
        };
        readonly responses: {
            /** @description What the browser needs */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": unknown;
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description No more passkeys may be enrolled */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description This link has ended */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_sign_in_passkey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly post_sign_in_passkey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly returnTo: string;
                    /** @default  */
                    readonly passkey?: string;
                };
            };
        };
        readonly responses: {
            /** @description Back to where it began */
            readonly 303: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The page, and why */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly post_sign_in_passkey_options: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly returnTo: string;
                    /** @default  */
                    readonly passkey?: string;
                };
            };
        };
        readonly responses: {
            /** @description What the browser needs */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": unknown;
                };
            };
            /** @description The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request must be JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The request is not well formed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_assets_passkey_js: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A script */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/javascript": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_accounts_account_passkeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description My passkeys */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Passkeys"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly post_accounts_account_passkeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the account, or its slug. */
                readonly account: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Asks for the letter whose link makes a passkey of mine */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PasskeyLetter"];
                };
            };
            /** @description You are not signed in */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Your access is suspended; The form did not come from this service */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No more passkeys may be enrolled */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description This came too often of late */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readonly get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_apply: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_accounts_name: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_accounts_name_place: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
                readonly place: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_accounts_name_place_thing: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
                readonly place: string;
                readonly thing: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_assets_console_file: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly file: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A script or a style sheet */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/javascript": unknown;
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_healthz: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly status: "up";
                    };
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_readyz: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Up, or degraded */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Down: the database does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readonly get_metrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Figures */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_openapi_json: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OpenAPI 3.1 */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_docs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_assets_countersign_css: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A style sheet */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/css": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
    readonly get_assets_countersign_svg: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description An image */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "image/svg+xml": unknown;
                };
            };
            /** @description Something went wrong */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
            /** @description The service cannot answer right now */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": unknown;
                };
            };
        };
    };
}

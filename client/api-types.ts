// Made from the OpenAPI document by `npm run client`. Do not edit.

export interface paths {
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report whether the service is available
         * @description Answers if the API can run its functions. `testMode` is present on a stage in test mode, where programs may decide applications.
         *
         *     **Callers:** anyone, without a token.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return this OpenAPI document
         * @description Returns the OpenAPI 3.1 document of this stage. The operations of test mode are in it only if the stage has them.
         *
         *     **Callers:** anyone, without a token.
         */
        get: operations["openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the caller’s account
         * @description Tells whether the account is authenticated, and whether it can start an application. The first request of a person who signed in creates the account, with the region in the token. `eligibility.reasons` has the codes with which a start would be refused.
         *
         *     **Callers:** people who signed in and sessions, about their own account.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export all data about the caller
         * @description Returns everything that is stored about the caller: the account, each application with its entered details, each uploaded file, sessions and the audit trail. Files have presigned URLs, which anyone can use for 5 minutes. Each call is recorded in the audit trail.
         *
         *     **Callers:** people who signed in and sessions, about their own account.
         *
         *     **Limit:** 10 exports of one account in a UTC day. A stage may set another number.
         */
        get: operations["exportAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/consent-withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw the caller’s consent, and delete their data
         * @description The account holder withdraws the consent to the processing of their data. An open application is withdrawn, an authentication is revoked, and files and entered details are permanently deleted. Ids, times and actions stay in the audit trail. The account can apply again with a new consent. The answer lists what was deleted. If a time is missing there, repeat the call after two minutes.
         *
         *     **Callers:** people who signed in and sessions, about their own account.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["withdrawConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificate-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the certificates that the account can use
         * @description Lists the certificates that fit the account’s registration region, with the files that each one needs, and the consent to ask for. Without a region the list is empty.
         *
         *     **Callers:** people who signed in and sessions, about their own account.
         */
        get: operations["listCertificateTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the caller’s applications
         * @description Lists the caller’s applications, newest first. The list may be slightly behind a write; a single application is always current.
         *
         *     **Callers:** people who signed in and sessions, about their own account.
         */
        get: operations["listApplications"];
        put?: never;
        /**
         * Start an application with one certificate
         * @description Starts a draft. The issuing region must be the account’s registration region. Ask for the consent of `GET /v1/certificate-types` first, and send its `policyVersion`. An account has at most one open application. A draft expires after 30 days without a submission, unless the stage sets another number.
         *
         *     With `purpose: "RENEWAL"`, an authenticated account renews or changes its certificate. Its authentication stands until the approval. Other accounts get `WRONG_STATE`.
         *
         *     Next: upload a file for each slot with `POST /v1/applications/{applicationId}/documents`.
         *
         *     **Callers:** people who signed in and sessions, about their own account.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         *
         *     **Limit:** 10 applications of one account in a UTC day. A stage may set another number.
         */
        post: operations["createApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return one of the caller’s applications
         * @description Returns the current state of one application: its documents with their verdicts, the deadline of the review, the decision and its reasons in English and Chinese, and a timeline. Poll it every second or two while a document is validated, and rarely during a review. While a retry is requested, `reopened` lists what may be changed.
         *
         *     **Callers:** people who signed in and sessions, about their own account; phones after a hand-off, too.
         */
        get: operations["getApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{applicationId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files of one of the caller’s applications, with URLs of their pictures
         * @description Returns the accepted files of one application with presigned URLs of their pictures, for example after a reload of the page or on another device. The pictures were encoded anew and have no metadata. Each access is recorded. A hand-off to a phone may not call it.
         *
         *     **Callers:** people who signed in and sessions, about their own account.
         */
        get: operations["listApplicationFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{applicationId}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return values for the form that machines read from the caller’s files
         * @description Returns values for the form that machines read with certainty in the accepted files: right check digits, and no contradiction between two sources. A value that was not read is absent. Show each as read by machine, and let the applicant look at it before it is submitted. Each access is recorded. A hand-off to a phone may not call it.
         *
         *     **Callers:** people who signed in and sessions, about their own account.
         */
        get: operations["getSuggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{applicationId}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request a presigned upload of one file
         * @description Returns a presigned URL for one file. Send the bytes by `PUT` to `upload.url` with every header of `upload.headers`, unchanged, within 15 minutes. A file has at most 10,485,760 bytes, and its type is JPEG, PNG, BMP or PDF. A new request for the same slot replaces the file in it. An application takes at most 100 requests.
         *
         *     Next: poll the application until the document is `ACCEPTED` or `REFUSED`.
         *
         *     **Callers:** people who signed in and sessions, about their own account; phones after a hand-off, too.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         *
         *     **Limit:** 120 uploads of one account in a UTC hour. A stage may set another number.
         */
        post: operations["requestUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{applicationId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit the application for review
         * @description Sends the application to the reviewers. Each slot needs an accepted file. Send name and number as they are printed; the service normalises them. A number authenticates at most 3 accounts, unless the stage sets another number. A review ends within 3 working days: `dueAt` is its deadline.
         *
         *     After a requested retry, send the re-opened fields. Other fields may be left out, or sent unchanged.
         *
         *     **Callers:** people who signed in and sessions, about their own account.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         *
         *     **Limit:** 20 submissions of one account in a UTC day; 5 refusals with `CERTIFICATE_QUOTA_EXCEEDED` of one account in a UTC day. A stage may set another number.
         */
        post: operations["submitApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{applicationId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw the application
         * @description Ends a draft, a requested retry, or a review that is not decided. The certificate’s place in the quota is released. The account can start another application.
         *
         *     **Callers:** people who signed in and sessions, about their own account.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["withdrawApplication"];
        delete?: never;
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
        get?: never;
        put?: never;
        /**
         * Create a session for one of your users
         * @description Your backend calls this when one of its users has to prove their identity. The first session with your id of the user creates the account; later sessions use it again. Send the user to `url`, in the browser or by mail. Anyone who has the link can act for the user until the session ends.
         *
         *     A later session of the same account sets the region and the partner status again, and continues the application that is open. Links are not stored: a repetition with the same `Idempotency-Key` returns the same session with another link, and both links work.
         *
         *     **Callers:** machine clients with the scope `sessions/create`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         *
         *     **Limit:** 5,000 sessions of one machine client in a UTC hour. A stage may set another number.
         */
        post: operations["createSession"];
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
        /**
         * Return one session
         * @description Your backend reads how far the user has come. Webhooks tell it about each step, so that it need not poll. A session can be read for 30 days after it has expired.
         *
         *     **Callers:** machine clients with the scope `sessions/create`.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{sessionId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a session
         * @description Your backend cancels a session that is no longer needed. Its link and all its tokens end at once, also those of phones. A submitted application stays in review, and the account is not changed. Cancelling a cancelled session changes nothing.
         *
         *     **Callers:** machine clients with the scope `sessions/create`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["cancelSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the token of a link for an access token
         * @description The page behind a link calls this with the part of the address after `#`. The access token is used like that of an applicant who signed in, for 15 minutes. The token of a link can be exchanged again until the session ends. The token of a hand-off can be exchanged once.
         *
         *     This route takes no `Idempotency-Key`, because callers without a token are not told apart.
         *
         *     **Callers:** anyone, without a token.
         *
         *     **Limit:** 120 exchanges for one session, on all its devices together in a UTC hour. A stage may set another number.
         */
        post: operations["openSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/handoffs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a link to continue on a phone
         * @description The applicant’s page on a computer calls this to continue on a phone. Show `url` as a QR code. It can be opened once, within 10 minutes. The phone can read the application and upload files for it, and nothing else.
         *
         *     **Callers:** people who signed in and sessions, about their own account.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         *
         *     **Limit:** 30 hand-offs of one account in a UTC hour. A stage may set another number.
         */
        post: operations["createHandoff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List open reviews
         * @description Lists open reviews without personal data, earliest deadline first. `state` selects unclaimed reviews, those that the caller holds, those that were handed over to the caller, those about which the caller is asked for an opinion, or all. The other parameters filter; all that are given apply. A page may be shorter than its limit and still have a `nextCursor`.
         *
         *     **Callers:** members of the group of reviewers, and machine clients with the scope `reviews/decide`.
         */
        get: operations["listReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count open reviews by their due time
         * @description Counts the open reviews: all, those past their deadline, those due today and those due soon; and the reviews that the caller holds. Each count stops at 1,000.
         *
         *     **Callers:** members of the group of reviewers, and machine clients with the scope `reviews/decide`.
         */
        get: operations["countReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find submitted applications
         * @description Finds submitted applications of others by the same searches as `POST /v1/searches`. The answer says of each what the queue says of open reviews, and nothing about its account. A search by address or number is recorded in the audit trail of each account whose application it finds, before the answer.
         *
         *     **Callers:** members of the group of reviewers.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         *
         *     **Limit:** 120 searches of one reviewer or operator in a UTC hour. A stage may set another number.
         */
        post: operations["searchReviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return one review
         * @description Returns one review. The reviewer who holds it also gets the entered details, the files, the notes of earlier reviewers, the opinions of colleagues, and a proposed rejection; each such access is recorded in the audit trail. Others get the review without them.
         *
         *     **Callers:** members of the group of reviewers, and machine clients with the scope `reviews/decide`.
         */
        get: operations["getReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/next-claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim the next review
         * @description Claims the unclaimed review with the earliest deadline for 15 minutes, among those of the given types and regions. Reviews that the caller may not decide are passed over. Reviews that were handed over to the caller come first, whatever their type. Those that were handed over to a colleague are left to the colleague until they are due soon. A stage may limit how many reviews one reviewer holds. A repetition with the same key claims no further review.
         *
         *     **Callers:** members of the group of reviewers, and machine clients with the scope `reviews/decide`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         *
         *     **Limit:** 1,000 claims and renewals of one reviewer in a UTC day. A stage may set another number.
         */
        post: operations["claimNextReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{applicationId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim a review, or renew the claim
         * @description Gives the caller the review for 15 minutes, or renews the claim. Only the reviewer who holds a review sees the entered details and the files, and can decide. URLs of files are valid for 5 minutes, for anyone who has them: read the review again for new ones. A repetition with the same key does not renew the claim.
         *
         *     **Callers:** members of the group of reviewers, and machine clients with the scope `reviews/decide`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         *
         *     **Limit:** 1,000 claims and renewals of one reviewer in a UTC day. A stage may set another number.
         */
        post: operations["claimReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{applicationId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a review
         * @description Ends the caller’s claim, so that another reviewer can claim the review. The caller must hold the review: a claim that has run out gets `WRONG_STATE`.
         *
         *     **Callers:** members of the group of reviewers, and machine clients with the scope `reviews/decide`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["releaseReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{applicationId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a review
         * @description Records the decision of the reviewer who holds the review. The workflow applies it, normally within a second. `REQUEST_RETRY` needs at least one retryable reason and `REJECT` at least one final reason. A retry of the last attempt is applied as a rejection. On a stage with four eyes, a rejection is a proposal first, and another reviewer must claim and confirm it: `confirmation` is `REQUIRED`. An approval is checked again by the rules, and may turn into a retry or a rejection.
         *
         *     **Callers:** members of the group of reviewers, and machine clients with the scope `reviews/decide`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["decideReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{applicationId}/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a review over with a note
         * @description Ends the caller’s claim and leaves a note for the next reviewer, who reads it in `notes` after claiming the review. With `to`, `POST /v1/reviews/next-claim` gives the review to this colleague first, and to others only when it is due soon; others see `handover` in the queue and may claim the review by its id. The account of the applicant and the reviewer who proposed the rejection cannot be named. A handover ends when another reviewer claims the review, with the next handover, and with a decision.
         *
         *     **Callers:** members of the group of reviewers, and machine clients with the scope `reviews/decide`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["handOverReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{applicationId}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a colleague for an opinion
         * @description Asks a colleague, or any reviewer, what they would decide. The caller keeps the claim. A decision does not wait for the opinion, and it ends an unanswered question. The opinion is in `consultations` of the review. While a question is unanswered, the same colleague cannot be asked again.
         *
         *     **Callers:** members of the group of reviewers, and machine clients with the scope `reviews/decide`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["askColleague"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{applicationId}/questions/{consultationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the case of a question
         * @description Returns the case to a colleague who is asked: the question, the entered details, the files and the evidence, without a claim. Each access is recorded in the audit trail. URLs of files are valid for 5 minutes. For a question to another colleague, the answer is `NOT_FOUND`. For a question that was answered, it is `ALREADY_DECIDED`.
         *
         *     **Callers:** members of the group of reviewers.
         */
        get: operations["getQuestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{applicationId}/questions/{consultationId}/opinion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a colleague an opinion
         * @description Records what the caller would decide, by the rules of a decision, with a note for the reviewer who holds the review. The first opinion answers the question. It changes nothing else, and it excludes the caller from a second, blind review of the attempt.
         *
         *     **Callers:** members of the group of reviewers.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["giveOpinion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List colleagues
         * @description Lists the other reviewers of whom a decision was counted in the last 30 days, by their ids. It is derived from the figures and needs no user directory. A colleague who is not listed can be named by the id, too.
         *
         *     **Callers:** members of the group of reviewers, and machine clients with the scope `reviews/decide`.
         */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/second-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List second reviews that wait
         * @description Lists decisions that were chosen for a second, blind review, and that the caller may review, oldest first: without the caller’s own decisions and own application, and without those that somebody else holds. A decision is listed for 30 days, as long as its files and entered details exist and the applicant has not submitted again. The list tells neither the application nor the first decision. A stage without `qualitySampleShare` has none. A page may be shorter than its limit and still have a `nextCursor`.
         *
         *     **Callers:** members of the group of reviewers.
         */
        get: operations["listSecondReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/second-reviews/{sampleId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim a second review, or renew the claim
         * @description Gives the caller the second review for 15 minutes, or renews the claim, and returns the case as it was decided on: entered details, files and evidence, without the first decision, its reviewer and notes. Each access is recorded in the audit trail. A case of which the content is gone gets `WRONG_STATE`.
         *
         *     **Callers:** members of the group of reviewers.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         *
         *     **Limit:** 1,000 claims and renewals of one reviewer in a UTC day. A stage may set another number.
         */
        post: operations["claimSecondReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/second-reviews/{sampleId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a second opinion
         * @description Records the opinion of the reviewer who holds the second review. It changes nothing in the application. It is compared with the first decision: operators see differences in `GET /v1/second-reviews/differences`, and the agreement in `GET /v1/figures/reviewers`.
         *
         *     **Callers:** members of the group of reviewers.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["decideSecondReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return one account
         * @description Returns the status of one account, without anything that was entered or uploaded.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `accounts/read`.
         */
        get: operations["getAccountAsOperator"];
        /**
         * Set an account’s registration region and partner status
         * @description Sets the registration region and the partner status, and creates the account if it does not exist. An account in a partner program cannot authenticate. Both are checked again at a submission and at an approval, so a change takes effect on an open application, too.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `accounts/write`.
         */
        put: operations["putAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the applications of one account
         * @description Lists the applications of one account, newest first, as the account holder sees them. Each access is recorded in the audit trail, because the list contains parts of certificate numbers.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `accounts/read`.
         */
        get: operations["listApplicationsAsOperator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find accounts and applications
         * @description Finds accounts and applications by an id, an e-mail address or a certificate number. The answer has ids and statuses, and nothing of what was entered. An address finds users of the directory, and users with sessions that were created with it and are still stored. A number finds applications whose details are still stored, and those that hold a place of the certificate. At most 10 accounts and 25 applications are found, the newest. A search by address or number is recorded in the audit trail of each account that it finds, before the answer.
         *
         *     **Callers:** members of the group of operators.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         *
         *     **Limit:** 120 searches of one reviewer or operator in a UTC hour. A stage may set another number.
         */
        post: operations["searchAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{applicationId}/certificate-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts that use the certificate of one application
         * @description Lists the accounts that hold a place in the quota of the application’s certificate, with the status of their application, but nothing of what was entered. The list contains the account of the application if it holds a place, too. It is empty before the first submission. Each access is recorded in the audit trail of the application’s account.
         *
         *     **Callers:** members of the group of operators.
         */
        get: operations["listCertificateAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/audit-trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the audit trail of one account
         * @description Lists who did what to an account, newest first: ids, times and actions, and never what was on a certificate. Operators cannot read the trail of their own account.
         *
         *     **Callers:** members of the group of operators.
         */
        get: operations["getAuditTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke the authentication of an account
         * @description Ends the authentication of an account. The approved application becomes `REVOKED`, its place in the quota of the certificate is released, and the account can apply again.
         *
         *     **Callers:** members of the group of operators.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["revokeAuthentication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase an account
         * @description Withdraws an open application, revokes an authentication, ends all sessions, and permanently deletes files and entered details. Ids, times, actions and the partner status stay. The answer lists what was deleted. A repetition does only what is missing: if a time is missing in the answer, repeat the call after two minutes.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `accounts/erase`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["eraseAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the list in force for a year
         * @description Returns the list in force for a year, and whether it comes from an operator, the settings or the built-in lists. 404 means that deadlines in that year are provisional.
         *
         *     **Callers:** members of the group of operators.
         */
        get: operations["getCalendar"];
        /**
         * Put the official list of a year in force
         * @description Puts the official list of a year’s days off and make-up workdays in force, instead of the list of the settings or the built-in one. The list replaces an earlier one. Provisional deadlines that it changes are recalculated within minutes.
         *
         *     **Callers:** members of the group of operators.
         */
        put: operations["putCalendar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/{year}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove an operator’s list of a year
         * @description Removes the list that an operator put in force for a year. The list of the settings, or the built-in one, is in force again. If there is none, the year counts weekends and fixed holidays, and its deadlines are provisional. Without such a list, the call changes nothing.
         *
         *     **Callers:** members of the group of operators.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["removeCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List parked applications
         * @description Lists the applications whose workflow met an unforeseen error and waits for an operator, longest wait first. Nothing of them is lost.
         *
         *     **Callers:** members of the group of operators.
         */
        get: operations["listParkedApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the figures of a period and what is open now
         * @description Returns the figures of a period of at most 92 days, by day and in total: what was submitted, decided, overdue, refused and why, and how long decisions took in working time. `now` says what is open at this moment. An event is counted once, within seconds. Outcomes are the applied ones. A quantile is the upper bound of a bin of a histogram: it is never below the exact value and at most 10 % above it.
         *
         *     **Callers:** members of the group of operators.
         */
        get: operations["getFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/figures/reviewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the figures of each reviewer in a period
         * @description Returns for each reviewer who decided in the period: decisions by their applied outcomes, the share of retries, and the median time from the claim to the decision. Four eyes: the decision is that of the second reviewer. These figures are personal data of the reviewers, and are deleted after half a year.
         *
         *     **Callers:** members of the group of operators.
         */
        get: operations["getReviewerFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/figures/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the applications that a figure counts
         * @description Lists the applications behind a number of the figures, newest first: the figure, the code if the figure has codes, and the period. An application that was counted twice, such as after a retry, is listed twice. The list has the last 90 days.
         *
         *     **Callers:** members of the group of operators.
         */
        get: operations["listCountedApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/second-reviews/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List decisions on which the second reviewer differs
         * @description Lists sampled decisions on which the second reviewer has another opinion: another outcome, or other reasons. The latest decisions come first. The first decision stands; an operator may talk to both reviewers, or revoke the authentication. A sample is kept for about half a year.
         *
         *     **Callers:** members of the group of operators.
         */
        get: operations["listDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/override-proposals/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the open proposal of one application, with its reason
         * @description Returns the open proposal of one application, with its reason and the decision that it is about. Each access is recorded in the audit trail.
         *
         *     **Callers:** members of the group of operators.
         */
        get: operations["getOverrideProposal"];
        put?: never;
        /**
         * Propose that a rejected application be reviewed again
         * @description Proposes that a rejected application be reviewed again, because the decision was wrong. Nothing changes until another operator confirms it. An application has at most one open proposal, which expires after seven days.
         *
         *     **Callers:** members of the group of operators.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["proposeOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/override-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the open proposals of overrides
         * @description Lists the open proposals, longest wait first, without their reasons. Those about the account of the caller are left out.
         *
         *     **Callers:** members of the group of operators.
         */
        get: operations["listOverrideProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/override-proposals/{applicationId}/ruling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm, decline or withdraw a proposal
         * @description Ends a proposal. Four eyes: the operator who confirms or declines it is not the one who proposed it, did not decide the application, and is not its holder. A confirmation takes effect if the files and details are still stored, the account has no other application, and the rules of a submission hold, with a free place in the quota. The application is `IN_REVIEW` again, with a new deadline. A reviewer who did not decide it before decides: an override approves nothing.
         *
         *     **Callers:** members of the group of operators.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["ruleOnOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked-applications/{applicationId}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a parked application
         * @description Continues the workflow of a parked application from its recorded state. Remove the cause first: otherwise it is parked again.
         *
         *     **Callers:** members of the group of operators.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["resumeParkedApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test/applications/{applicationId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide an application in test mode
         * @description Decides an application as its reviewer would, without a claim. The same reasons, events and webhooks follow. The application must have been created in test mode.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `test/simulate`, on stages in test mode.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["simulateDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test/applications/{applicationId}/advancement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pass time for an application in test mode
         * @description Does at once what time would do: the reminder of reviewers, the passed deadline, the warning of an expiry, or the expiry, each with its events. `OVERDUE` includes the reminder, and `EXPIRED` the warning. A repetition changes nothing. The application must have been created in test mode.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `test/simulate`, on stages in test mode.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["simulateAdvancement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the event types of webhooks
         * @description Lists every event type with its meaning, and the body of a delivery as a sample.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `webhooks/manage`.
         */
        get: operations["listEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the webhook endpoints
         * @description Lists all endpoints, oldest first, without their secrets.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `webhooks/manage`.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description Adds an endpoint that is enabled at once. Keep `secret`: it verifies the signatures of deliveries, and no other answer shows it. The URL must be HTTPS, and its host must be on the public internet. A stage has at most 20 endpoints.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `webhooks/manage`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return one webhook endpoint
         * @description Returns one endpoint without its secret. `disabledReason` tells why the service disabled it.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `webhooks/manage`.
         */
        get: operations["getWebhookEndpoint"];
        /**
         * Change a webhook endpoint
         * @description Replaces URL, event types, description and status. Without a description, the earlier one is removed. Events that occur while an endpoint is disabled are kept as failed deliveries: enable it and recover them.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `webhooks/manage`.
         */
        put: operations["putWebhookEndpoint"];
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description Deletes the endpoint with its secrets. Pending deliveries are not sent any more. A second deletion finds nothing and gets 404.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `webhooks/manage`.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/secret-rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of a webhook endpoint
         * @description Creates a new secret, which no other answer shows. For 24 hours, deliveries have a signature of the old secret, too, so that a receiver can be changed without a gap.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `webhooks/manage`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event to a webhook endpoint
         * @description Sends the event `webhook.test` now, whatever event types the endpoint asks for. The list of deliveries shows how the endpoint answered.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `webhooks/manage`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook endpoint
         * @description Lists deliveries with their latest 20 attempts, newest event first. They are kept for 30 days. An attempt succeeds with a status from 200 to 299 within 15 seconds. A delivery has 10 attempts over about three days, and then has failed.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `webhooks/manage`.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again
         * @description Sends one delivery again under the same `webhook-id`, also one that succeeded. The endpoint must be enabled.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `webhooks/manage`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send all failed deliveries since a time again
         * @description Sends all failed deliveries of events since a time again, each under the same `webhook-id`. Deliveries that succeeded or are pending stay as they are. The endpoint must be enabled.
         *
         *     **Callers:** members of the group of operators, and machine clients with the scope `webhooks/manage`.
         *
         *     **Idempotency:** with an `Idempotency-Key`, a repetition within 24 hours changes nothing again. The same key with another body is refused with `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["recoverWebhookEndpoint"];
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
        Health: {
            /**
             * @description The service is available.
             * @constant
             */
            status: "ok";
            /**
             * @description The stage is in test mode: programs may decide applications.
             * @constant
             */
            testMode?: true;
        };
        /** @description RFC 9457 problem details with a stable code. */
        Problem: {
            /** @description Always `about:blank`: `code` says which problem it is. */
            type: string;
            /** @description The meaning of the status. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /**
             * @description `MALFORMED_REQUEST`: The body is not one JSON object in UTF-8 of at most 16 KB.
             *     `UNAUTHENTICATED`: There is no access token of this stage, or the token has expired.
             *     `SESSION_ENDED`: The token opens no session: it is unknown or was used, or the session has expired, was cancelled or was erased.
             *     `FORBIDDEN`: The caller lacks the group or the scope, or proposed or decided what another person has to judge; or the call did not go to the public address, `ApiUrl`.
             *     `ACCOUNT_DISABLED`: The reviewer or operator was disabled or deleted after the token was issued.
             *     `PARTNER_PROGRAM_MEMBER`: The account is in a partner program, at the start or at a submission.
             *     `NOT_FOUND`: The resource does not exist, or belongs to another account.
             *     `ALREADY_AUTHENTICATED`: The account is authenticated and cannot start another application.
             *     `APPLICATION_OPEN`: The account has an open application and cannot start another one.
             *     `WRONG_STATE`: The state of the application, slot, lease, account or webhook endpoint does not allow this now.
             *     `CONTENT_ERASED`: The files or the entered details of the application were erased, or are being erased.
             *     `DOCUMENTS_INCOMPLETE`: `errors` names each slot without an accepted file.
             *     `CERTIFICATE_QUOTA_EXCEEDED`: The number authenticates as many accounts as it may. The draft is kept.
             *     `ACCOUNT_BELONGS_ELSEWHERE`: The account id is used by a person who signs in, so that it gets no session; or by sessions, so that nobody who signs in can use it.
             *     `REVIEW_CLAIMED_BY_OTHER`: Another reviewer holds the lease of the review.
             *     `SECOND_REVIEW_CLAIMED`: The reviewer has claimed a second review of the application, and may not see the first decision before giving an opinion.
             *     `REVIEW_LIMIT_REACHED`: The reviewer holds as many reviews as the stage allows (`openReviewsPerReviewer`).
             *     `ALREADY_DECIDED`: A decision on this attempt is already recorded.
             *     `OWN_APPLICATION`: The application or account is that of the calling reviewer or operator.
             *     `WEBHOOK_ENDPOINT_LIMIT_REACHED`: The stage has 20 webhook endpoints. Delete one first.
             *     `FILE_TOO_LARGE`: More than 10485760 bytes are declared.
             *     `FORMAT_NOT_SUPPORTED`: The declared type is not one of `image/jpeg`, `image/png`, `image/bmp` and `application/pdf`.
             *     `INVALID_FIELD`: `errors` names each invalid field.
             *     `REGION_MISMATCH`: The issuing region is not the registration region of the account, or the account has none.
             *     `CERTIFICATE_EXPIRED`: The certificate has expired, in the time zone of the stage. On the day of expiry it is still valid.
             *     `INVALID_CERTIFICATE_NUMBER`: A certificate of this type cannot have this number.
             *     `CONSENT_REQUIRED`: The request does not consent to the current `policyVersion` of `GET /v1/certificate-types`.
             *     `IDEMPOTENCY_KEY_REUSED`: The key was used for another body or route.
             *     `TOO_MANY_REQUESTS`: Too many changes came at once, the first request with this key is still running, or a rate is used up. `Retry-After` is the number of seconds to wait.
             *     `INTERNAL_ERROR`: The service failed. The request may have taken effect.
             *     `TOOK_TOO_LONG`: The service stopped the request before its time limit. The request may have taken effect.
             * @enum {string}
             */
            code: "MALFORMED_REQUEST" | "UNAUTHENTICATED" | "SESSION_ENDED" | "FORBIDDEN" | "ACCOUNT_DISABLED" | "PARTNER_PROGRAM_MEMBER" | "NOT_FOUND" | "ALREADY_AUTHENTICATED" | "APPLICATION_OPEN" | "WRONG_STATE" | "CONTENT_ERASED" | "DOCUMENTS_INCOMPLETE" | "CERTIFICATE_QUOTA_EXCEEDED" | "ACCOUNT_BELONGS_ELSEWHERE" | "REVIEW_CLAIMED_BY_OTHER" | "SECOND_REVIEW_CLAIMED" | "REVIEW_LIMIT_REACHED" | "ALREADY_DECIDED" | "OWN_APPLICATION" | "WEBHOOK_ENDPOINT_LIMIT_REACHED" | "FILE_TOO_LARGE" | "FORMAT_NOT_SUPPORTED" | "INVALID_FIELD" | "REGION_MISMATCH" | "CERTIFICATE_EXPIRED" | "INVALID_CERTIFICATE_NUMBER" | "CONSENT_REQUIRED" | "IDEMPOTENCY_KEY_REUSED" | "TOO_MANY_REQUESTS" | "INTERNAL_ERROR" | "TOOK_TOO_LONG";
            /** @description A sentence for developers. It contains no value of the request. */
            detail: string;
            /** @description Each problem with its RFC 6901 pointer into the request body. */
            errors?: {
                /** @description An RFC 6901 pointer into the body, or `/query/…`, `/headers/…`, `/documents/SLOT`. */
                pointer: string;
                /**
                 * @description The problem’s own code, or:
                 *     `REQUIRED`: The field is missing.
                 *     `WRONG_TYPE`: The value has another JSON type.
                 *     `UNKNOWN_FIELD`: The request has no such field.
                 *     `TOO_BIG`: The value is longer or larger than allowed.
                 *     `TOO_SMALL`: The value is shorter or smaller than allowed.
                 *     `INVALID_FORMAT`: The value does not have the format of the field.
                 *     `INVALID_VALUE`: The value is not one of the values that the field allows.
                 *     `UNKNOWN_REGION`: The value is not an ISO 3166-1 alpha-2 code.
                 *     `FORBIDDEN_CHARACTER`: The text contains a character that is not allowed.
                 *     `NO_LETTER`: The name contains no letter.
                 *     `TOO_MANY_MARKS`: A letter of the name has more than four combining marks.
                 *     `NOT_REOPENED`: The field differs from the stored one, and the retry did not re-open it.
                 *     `NOT_OF_THAT_YEAR`: The day belongs to another year than the calendar.
                 *     `BOTH_OFF_AND_WORKED`: The day is listed both as a day off and as a working day.
                 * @enum {string}
                 */
                code: "REQUIRED" | "WRONG_TYPE" | "UNKNOWN_FIELD" | "TOO_BIG" | "TOO_SMALL" | "INVALID_FORMAT" | "INVALID_VALUE" | "UNKNOWN_REGION" | "FORBIDDEN_CHARACTER" | "NO_LETTER" | "TOO_MANY_MARKS" | "NOT_REOPENED" | "NOT_OF_THAT_YEAR" | "BOTH_OFF_AND_WORKED" | "MALFORMED_REQUEST" | "UNAUTHENTICATED" | "SESSION_ENDED" | "FORBIDDEN" | "ACCOUNT_DISABLED" | "PARTNER_PROGRAM_MEMBER" | "NOT_FOUND" | "ALREADY_AUTHENTICATED" | "APPLICATION_OPEN" | "WRONG_STATE" | "CONTENT_ERASED" | "DOCUMENTS_INCOMPLETE" | "CERTIFICATE_QUOTA_EXCEEDED" | "ACCOUNT_BELONGS_ELSEWHERE" | "REVIEW_CLAIMED_BY_OTHER" | "SECOND_REVIEW_CLAIMED" | "REVIEW_LIMIT_REACHED" | "ALREADY_DECIDED" | "OWN_APPLICATION" | "WEBHOOK_ENDPOINT_LIMIT_REACHED" | "FILE_TOO_LARGE" | "FORMAT_NOT_SUPPORTED" | "INVALID_FIELD" | "REGION_MISMATCH" | "CERTIFICATE_EXPIRED" | "INVALID_CERTIFICATE_NUMBER" | "CONSENT_REQUIRED" | "IDEMPOTENCY_KEY_REUSED" | "TOO_MANY_REQUESTS" | "INTERNAL_ERROR" | "TOOK_TOO_LONG";
                /** @description A sentence about this field. */
                message: string;
            }[];
        };
        Account: {
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /** @description The region in which the account is registered, ISO 3166-1 alpha-2. null: not known yet, so that no certificate fits. */
            registrationRegion: string | null;
            /**
             * @description Whether the account is real-name authenticated, or how far it has come.
             * @enum {string}
             */
            authenticationStatus: "UNAUTHENTICATED" | "IN_REVIEW" | "RETRY_REQUIRED" | "AUTHENTICATED";
            /** @description Whether the account can start an application now. */
            eligibility: {
                /** @description True if `reasons` is empty. */
                eligible: boolean;
                /** @description The codes with which creating an application would be refused. */
                reasons: ("PARTNER_PROGRAM_MEMBER" | "ALREADY_AUTHENTICATED" | "APPLICATION_OPEN" | "REGION_MISMATCH")[];
            };
            /**
             * Format: uuid
             * @description The open application, or the approved one. Absent: there is none.
             */
            currentApplicationId?: string;
            /**
             * Format: uuid
             * @description While the account is authenticated: the open application that is to replace the approved one.
             */
            renewalApplicationId?: string;
            /** @description While the account is authenticated. Absent for an authentication of a version that did not store it. */
            certificate?: components["schemas"]["HeldCertificate"];
        };
        /** @description The certificate of an authentication. Its status follows from the date alone. */
        HeldCertificate: {
            /** @description The kind of certificate. */
            type: components["schemas"]["CertificateType"];
            /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. */
            issuingRegion: string;
            /** @description The certificate’s number with most characters replaced. */
            maskedNumber: string;
            /**
             * Format: date
             * @description The last day on which it is valid. Absent: it is long-term.
             */
            expiresOn?: string;
            /**
             * @description `VALID`: It does not expire within 30 days.
             *     `EXPIRING`: It expires within 30 days.
             *     `EXPIRED`: It has expired. The account is still authenticated.
             * @enum {string}
             */
            status: "VALID" | "EXPIRING" | "EXPIRED";
        };
        /**
         * @description `PASSPORT`: Passport
         *     `ID_CARD`: ID card
         *     `HK_MACAO_TRAVEL_PERMIT`: Mainland Travel Permit for Hong Kong and Macao Residents
         *     `TAIWAN_TRAVEL_PERMIT`: Mainland Travel Permit for Taiwan Residents
         *     `HK_MACAO_RESIDENCE_PERMIT`: Residence Permit for Hong Kong and Macao Residents
         *     `TAIWAN_RESIDENCE_PERMIT`: Residence Permit for Taiwan Residents
         *     `DRIVER_LICENSE`: Driver license (issued outside mainland China)
         * @enum {string}
         */
        CertificateType: "PASSPORT" | "ID_CARD" | "HK_MACAO_TRAVEL_PERMIT" | "TAIWAN_TRAVEL_PERMIT" | "HK_MACAO_RESIDENCE_PERMIT" | "TAIWAN_RESIDENCE_PERMIT" | "DRIVER_LICENSE";
        AccountExport: {
            /**
             * Format: date-time
             * @description When the export was made.
             */
            exportedAt: string;
            /** @description The account itself. */
            account: {
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                accountId: string;
                /** @description The region in which the account is registered, ISO 3166-1 alpha-2. null: not known yet, so that no certificate fits. */
                registrationRegion: string | null;
                /**
                 * @description Whether the account is real-name authenticated, or how far it has come.
                 * @enum {string}
                 */
                authenticationStatus: "UNAUTHENTICATED" | "IN_REVIEW" | "RETRY_REQUIRED" | "AUTHENTICATED";
                /** @description Whether the account can start an application now. */
                eligibility: {
                    /** @description True if `reasons` is empty. */
                    eligible: boolean;
                    /** @description The codes with which creating an application would be refused. */
                    reasons: ("PARTNER_PROGRAM_MEMBER" | "ALREADY_AUTHENTICATED" | "APPLICATION_OPEN" | "REGION_MISMATCH")[];
                };
                /**
                 * Format: uuid
                 * @description The open application, or the approved one. Absent: there is none.
                 */
                currentApplicationId?: string;
                /**
                 * Format: uuid
                 * @description While the account is authenticated: the open application that is to replace the approved one.
                 */
                renewalApplicationId?: string;
                /** @description While the account is authenticated. Absent for an authentication of a version that did not store it. */
                certificate?: components["schemas"]["HeldCertificate"];
                /** @description Whether the account joined a partner program. Then it cannot authenticate as an individual. */
                partnerProgram: boolean;
                /**
                 * Format: date-time
                 * @description When it was created.
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description When it last changed.
                 */
                updatedAt: string;
                /**
                 * Format: date-time
                 * @description When the account holder last withdrew consent.
                 */
                consentWithdrawnAt?: string;
                /** @description The time of each fact about the account, by its name. */
                factsToldAt?: {
                    [key: string]: string;
                };
            };
            /** @description Every application, newest first. */
            applications: {
                /**
                 * Format: uuid
                 * @description Identifies one application.
                 */
                applicationId: string;
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                accountId: string;
                /**
                 * @description Created in test mode: its decisions authenticate nobody.
                 * @constant
                 */
                test?: true;
                /**
                 * @description To renew an authentication, which stands until the approval, unless it is revoked. Absent: to authenticate the account.
                 * @constant
                 */
                purpose?: "RENEWAL";
                /**
                 * @description The state of the application.
                 * @enum {string}
                 */
                status: "DRAFT" | "IN_REVIEW" | "RETRY_REQUESTED" | "APPROVED" | "REJECTED" | "EXPIRED" | "WITHDRAWN" | "REVOKED";
                /**
                 * Format: uuid
                 * @description Of an approved application: the renewal that replaced it. It authenticates nobody any more.
                 */
                supersededBy?: string;
                /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
                attempt: number;
                /** @description The kind of certificate. */
                certificateType: components["schemas"]["CertificateType"];
                /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. */
                issuingRegion: string;
                /** @description Every requested upload. */
                documents: {
                    /** @description The side or the photo that the file shows. */
                    slot: components["schemas"]["Slot"];
                    /**
                     * @description Whether the file was uploaded, and the verdict of its check.
                     * @enum {string}
                     */
                    status: "AWAITING_UPLOAD" | "VALIDATING" | "ACCEPTED" | "REFUSED";
                    /** @description Identifies one upload. */
                    documentId?: string;
                    /** @description The media type of the file, as declared. */
                    contentType?: string;
                    /** @description The size of the file in bytes, as declared. */
                    sizeBytes?: number;
                    /**
                     * @description `NOT_THE_DECLARED_FORMAT`: The file has one of the four formats, but not the declared one.
                     *     `FORMAT_NOT_SUPPORTED`: The file is not a JPEG, PNG, BMP or PDF.
                     *     `FILE_TOO_LARGE`: The file has more than 10485760 bytes.
                     *     `EMPTY_FILE`: The file has no bytes.
                     *     `CORRUPT`: The file is damaged or incomplete, or needs more memory to decode than any picture should.
                     *     `ENCRYPTED`: The PDF needs a password to open. A PDF that only an owner password restricts is accepted.
                     *     `ACTIVE_CONTENT`: The PDF contains scripts, actions, forms that send, embedded files, or content of another file.
                     *     `TRAILING_DATA`: The file continues after its end with more than fill bytes or data that phones add.
                     *     `TOO_MANY_PIXELS`: The picture has more than 67108864 pixels.
                     *     `TOO_FEW_PIXELS`: The photo is too small to be read. The stage sets the limit (`shortestSide`).
                     *     `TOO_MANY_PAGES`: The PDF has more than 10 pages.
                     *     `CHECKSUM_MISMATCH`: The bytes of the file do not have the declared SHA-256.
                     *     `CHECK_TIMED_OUT`: The check took too long, twice. Export the file again in a smaller size, or as a JPG.
                     * @enum {string}
                     */
                    refusal?: "NOT_THE_DECLARED_FORMAT" | "FORMAT_NOT_SUPPORTED" | "FILE_TOO_LARGE" | "EMPTY_FILE" | "CORRUPT" | "ENCRYPTED" | "ACTIVE_CONTENT" | "TRAILING_DATA" | "TOO_MANY_PIXELS" | "TOO_FEW_PIXELS" | "TOO_MANY_PAGES" | "CHECKSUM_MISMATCH" | "CHECK_TIMED_OUT";
                    /**
                     * @description How far machines have read an accepted file. Nobody needs to wait for it. Absent: this stage does not read files.
                     * @enum {string}
                     */
                    evidence?: "PENDING" | "READY" | "UNAVAILABLE";
                    /**
                     * @description Advice for the applicant, once the file was read. It stays accepted.
                     *     `TOO_DARK`: Take the photo again in good light.
                     *     `TOO_BRIGHT`: Take the photo again with less light, without flash.
                     *     `LOOKS_BLURRED`: Hold the camera still and wait until the picture is sharp.
                     *     `GLARE`: Tilt the certificate until nothing on it reflects the light.
                     *     `TOO_SMALL_TO_READ`: Move closer, so that the certificate fills the picture.
                     *     `NO_FACE_FOUND`: Take a photo that shows your face beside the certificate.
                     *     `NO_CERTIFICATE_FOUND`: Take a photo in which all of the certificate can be seen.
                     *     `LOOKS_LIKE_OTHER_SIDE`: Turn the certificate over.
                     *     `LOOKS_EXPIRED`: Use a certificate that is still valid.
                     */
                    advice?: ("TOO_DARK" | "TOO_BRIGHT" | "LOOKS_BLURRED" | "GLARE" | "TOO_SMALL_TO_READ" | "NO_FACE_FOUND" | "NO_CERTIFICATE_FOUND" | "LOOKS_LIKE_OTHER_SIDE" | "LOOKS_EXPIRED")[];
                    /**
                     * Format: date-time
                     * @description When its file was permanently deleted.
                     */
                    erasedAt?: string;
                    /** @description The extension of the file’s name. */
                    extension: string;
                    /** @description SHA-256 of the file, base64. Deleted after the check. */
                    sha256?: string;
                    /** @description The format that the check found. */
                    format?: string;
                    /**
                     * Format: date-time
                     * @description When it was created.
                     */
                    createdAt: string;
                    /**
                     * Format: date-time
                     * @description When its check began.
                     */
                    validatingSince?: string;
                    /**
                     * Format: date-time
                     * @description When its check ended.
                     */
                    examinedAt?: string;
                    /**
                     * Format: date-time
                     * @description When a later upload replaced it.
                     */
                    supersededAt?: string;
                    /** @description Measurements of the picture, and its origin according to its metadata. */
                    measured?: {
                        /** @description One for a photo, one a page for a PDF. */
                        pages: {
                            [key: string]: number;
                        }[];
                        /** @description What the file’s own metadata says. */
                        origin: {
                            [key: string]: string;
                        };
                    };
                    /** @description What machines read in the file, page by page. */
                    reading?: {
                        /**
                         * Format: date-time
                         * @description When it was read.
                         */
                        readAt: string;
                        /** @description One for a photo, one a page for a PDF. */
                        pages: {
                            [key: string]: unknown;
                        }[];
                    };
                    /** @description The stored file and the images made from it. Absent: it is not stored. */
                    files?: components["schemas"]["OwnFiles"];
                }[];
                /** @description While a retry is requested: what may be changed. */
                reopened?: {
                    /** @description The slots that need another file. */
                    slots: components["schemas"]["Slot"][];
                    /** @description The fields to send again. */
                    fields: ("name" | "certificateNumber" | "expiryDate")[];
                };
                /** @description The certificate’s number with most characters replaced. */
                maskedNumber?: string;
                /** @description When its files and its details were permanently deleted. They are kept for a time after it ends. */
                erased?: {
                    /**
                     * Format: date-time
                     * @description When every file was deleted.
                     */
                    imagesAt?: string;
                    /**
                     * Format: date-time
                     * @description When the entered details were deleted.
                     */
                    personalFieldsAt?: string;
                };
                /**
                 * Format: date-time
                 * @description When the current attempt was submitted.
                 */
                submittedAt?: string;
                /**
                 * Format: date-time
                 * @description The deadline of the review: the end of business of the third working day after the submission.
                 */
                dueAt?: string;
                /** @description Whether the deadline counts days of a year whose official calendar is not known yet. Then it may change. */
                dueProvisional?: boolean;
                /** @description Whether the deadline has passed without a decision. */
                overdue: boolean;
                /** @description The decision on the latest attempt that was decided. */
                decision?: components["schemas"]["Decision"];
                /**
                 * Format: date-time
                 * @description Of a draft or a requested retry: when it expires unless it is submitted before.
                 */
                expiresAt?: string;
                /** @description Of a draft or a requested retry: the submissions that are left, the next one included. */
                attemptsLeft?: number;
                /**
                 * Format: date-time
                 * @description When it was created.
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description When it last changed.
                 */
                updatedAt: string;
                /** @description The events of the application, oldest first. */
                timeline: components["schemas"]["TimelineEntry"][];
                /** @description The consent that was given. */
                consent: {
                    /** @description The version of the consent’s text. */
                    policyVersion: string;
                    /**
                     * Format: date-time
                     * @description When consent was given.
                     */
                    givenAt: string;
                    /** @description The language, as a BCP 47 tag. */
                    locale?: string;
                };
                /**
                 * Format: date-time
                 * @description When it ended: approved, rejected, withdrawn, expired or revoked.
                 */
                endedAt?: string;
                /** @description The details as last entered. */
                entered?: {
                    /** @description The holder’s name. */
                    name: string;
                    /** @description The certificate’s number, normalised. */
                    certificateNumber: string;
                    /** @description null: long-term. */
                    expiryDate: string | null;
                };
            }[];
            /** @description The sessions that a backend created for the account and that are still stored. */
            sessions: {
                /** @description Identifies one session. */
                sessionId: string;
                /**
                 * Format: date-time
                 * @description When it was created.
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description When it expires.
                 */
                expiresAt: string;
                /**
                 * Format: date-time
                 * @description When your backend cancelled it.
                 */
                cancelledAt?: string;
                /** @description The language, as a BCP 47 tag. */
                locale?: string;
                /** @description The address to which the page returns the user. */
                returnUrl?: string;
                /** @description The address for mail about the review. */
                email?: string;
                /** @description Your notes. */
                metadata: {
                    [key: string]: string;
                };
            }[];
            /** @description What is held and could not be read, so that it is missing here. Absent: nothing. */
            unreadable?: {
                /** @description The applications. */
                applicationIds: string[];
                /** @description The number of audit entries. */
                auditEntries: number;
            };
            /** @description Every entry of the audit trail. */
            auditTrail: {
                /** @description Identifies one entry. It begins with the time. */
                auditId: string;
                /**
                 * Format: date-time
                 * @description When it happened.
                 */
                at: string;
                /** @description Who did it. */
                actor: {
                    /** @description The role in which the actor acted. */
                    role: string;
                    /** @description The id of the actor. In an export, ids of reviewers and operators are left out. */
                    id?: string;
                };
                /**
                 * @description What was done.
                 * @enum {string}
                 */
                action: "account.create" | "account.learn-region" | "account.claim" | "account.put" | "account.change" | "account.read" | "account.read-applications" | "account.find" | "account.erase-sessions" | "account.erase" | "account.export" | "account.export-trail" | "account.withdraw-consent" | "account.notify-of-expiry" | "account.store-certificate" | "application.create" | "application.read-files" | "application.read-suggestions" | "application.read-certificate-accounts" | "application.submit" | "application.approve" | "application.request-retry" | "application.reject" | "application.reopen" | "application.warn-of-expiry" | "application.expire" | "application.withdraw" | "application.revoke" | "application.begin-erasure" | "application.erase-images" | "application.erase-personal-fields" | "application.park" | "application.resume" | "application.restart" | "document.request" | "document.validate" | "document.reopen" | "document.discard" | "document.accept" | "document.refuse" | "document.read" | "review.read" | "review.claim" | "review.release" | "review.hand-over" | "review.ask-colleague" | "review.read-question" | "review.give-opinion" | "review.propose-rejection" | "review.decide" | "review.remind" | "review.mark-overdue" | "review.reschedule" | "second-review.claim" | "second-review.read" | "second-review.decide" | "override.propose" | "override.read" | "override.decline" | "override.withdraw" | "override.expire" | "calendar.put" | "calendar.remove" | "session.create" | "session.renew-link" | "session.open" | "session.cancel" | "handoff.create" | "handoff.open" | "webhook-endpoint.create" | "webhook-endpoint.change" | "webhook-endpoint.delete" | "webhook-endpoint.rotate-secret" | "webhook-endpoint.test" | "webhook-endpoint.redeliver" | "webhook-endpoint.recover" | "webhook-endpoint.disable" | "api-key.create" | "api-key.revoke";
                /** @description The application that it was about, if any. */
                applicationId?: string;
                /** @description The state before. */
                from?: string;
                /** @description The state after. */
                to?: string;
                /** @description More about it: ids, codes and times. */
                details?: {
                    [key: string]: unknown;
                };
            }[];
        };
        /** @enum {string} */
        Slot: "DATA_PAGE" | "FRONT" | "BACK" | "HOLDING";
        /** @description URLs that anyone can use for 5 minutes. */
        OwnFiles: {
            /**
             * Format: uri
             * @description The file as it was uploaded, metadata included.
             */
            originalUrl: string;
            /** @description One for a photo, one a page for a PDF. */
            pages: {
                /**
                 * Format: uri
                 * @description A JPEG of the page, upright and without metadata.
                 */
                previewUrl: string;
                /**
                 * Format: uri
                 * @description The same, small.
                 */
                thumbnailUrl: string;
            }[];
            /**
             * Format: date-time
             * @description When the URLs stop working: read again for new ones.
             */
            urlsExpireAt: string;
        };
        Decision: {
            /**
             * @description The decision.
             * @enum {string}
             */
            outcome: "APPROVE" | "REQUEST_RETRY" | "REJECT";
            /** @description The reasons of the decision; empty for an approval. */
            reasons: components["schemas"]["ExplainedReason"][];
            /**
             * Format: date-time
             * @description When it was decided.
             */
            decidedAt: string;
            /**
             * @description The retry was applied as a rejection, because this was the last attempt.
             * @constant
             */
            attemptsExhausted?: true;
        };
        /** @description A reason with its texts, so that a client needs no catalogue. */
        ExplainedReason: {
            /**
             * @description `NAME_MISMATCH`: The name differs from the certificate
             *     `NUMBER_MISMATCH`: The number differs from the certificate
             *     `REGION_MISMATCH`: The certificate was issued in another region than your account’s
             *     `CERTIFICATE_EXPIRED`: The certificate has expired
             *     `PHOTO_BLURRED`: The photo is blurred
             *     `PHOTO_GLARE`: Reflected light hides part of the certificate
             *     `PHOTO_CROPPED`: Part of the certificate is outside the photo
             *     `INFORMATION_COVERED`: Something covers information on the certificate
             *     `WRONG_DOCUMENT`: This is not the certificate you chose
             *     `WRONG_SIDE`: The photo shows another side of the certificate
             *     `HOLDING_PHOTO_MISSING_CERTIFICATE`: The photo of you does not show the front of the certificate
             *     `FACE_NOT_VISIBLE`: Your face cannot be seen clearly
             *     `ARMS_NOT_VISIBLE`: Your arms cannot be seen clearly
             *     `HEADWEAR`: You are wearing headwear
             *     `NOT_ORIGINAL`: The photo is not an original
             *     `CERTIFICATE_UNREADABLE`: Information on the certificate cannot be read
             *     `FORGED`: We could not accept the certificate as genuine
             *     `NOT_THE_HOLDER`: The person in the photo is not the holder of the certificate
             *     `PARTNER_PROGRAM_MEMBER`: Your account has joined a partner program
             *     `UNDER_AGE`: You have not reached the required age
             *     `ABUSE`: This application breaks the terms of service
             *     `COULD_NOT_BE_VERIFIED`: We could not verify your identity
             * @enum {string}
             */
            code: "NAME_MISMATCH" | "NUMBER_MISMATCH" | "REGION_MISMATCH" | "CERTIFICATE_EXPIRED" | "PHOTO_BLURRED" | "PHOTO_GLARE" | "PHOTO_CROPPED" | "INFORMATION_COVERED" | "WRONG_DOCUMENT" | "WRONG_SIDE" | "HOLDING_PHOTO_MISSING_CERTIFICATE" | "FACE_NOT_VISIBLE" | "ARMS_NOT_VISIBLE" | "HEADWEAR" | "NOT_ORIGINAL" | "CERTIFICATE_UNREADABLE" | "FORGED" | "NOT_THE_HOLDER" | "PARTNER_PROGRAM_MEMBER" | "UNDER_AGE" | "ABUSE" | "COULD_NOT_BE_VERIFIED";
            /** @description The file that the reason is about, for reasons that name one. */
            slot?: components["schemas"]["Slot"];
            /**
             * @description The field that the reason is about.
             * @enum {string}
             */
            field?: "name" | "certificateNumber" | "expiryDate";
            /** @description A short text for people. */
            title: {
                /** @description In English. */
                en: string;
                /** @description In Chinese. */
                zh: string;
            };
            /** @description What to change, for the applicant. */
            instruction: {
                /** @description In English. */
                en: string;
                /** @description In Chinese. */
                zh: string;
            };
        };
        TimelineEntry: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /**
             * @description The name of the event.
             * @enum {string}
             */
            event: "application.created" | "application.submitted" | "application.approved" | "application.retry_requested" | "application.rejected" | "application.reopened" | "application.expires_soon" | "application.expired" | "application.withdrawn" | "application.revoked" | "application.superseded" | "document.accepted" | "document.refused" | "review.due_soon" | "review.overdue" | "account.authenticated" | "account.erased" | "certificate.expiring" | "certificate.expired";
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /** @description The number of the event within its application, from 1, without gaps. */
            sequence: number;
            /** @description The key of its mail template. */
            messageKey: string;
            /** @description A short text for people. */
            title: {
                /** @description In English. */
                en: string;
                /** @description In Chinese. */
                zh: string;
            };
            /** @description More about it: ids, codes and times. */
            details?: {
                [key: string]: unknown;
            };
        };
        ErasureReceipt: {
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /**
             * Format: date-time
             * @description When the account’s own data were erased.
             */
            erasedAt?: string;
            /**
             * Format: date-time
             * @description When the account holder last withdrew consent.
             */
            consentWithdrawnAt?: string;
            /** @description Every application of the account, newest first. A time that is missing: not yet erased. */
            applications: {
                /**
                 * Format: uuid
                 * @description Identifies one application.
                 */
                applicationId: string;
                /**
                 * @description The state of the application.
                 * @enum {string}
                 */
                status: "DRAFT" | "IN_REVIEW" | "RETRY_REQUESTED" | "APPROVED" | "REJECTED" | "EXPIRED" | "WITHDRAWN" | "REVOKED";
                /** @description The number of documents whose files were deleted, in all versions. */
                documents: number;
                /**
                 * Format: date-time
                 * @description When every file was gone, in all versions. Missing beside `personalFieldsErasedAt`: a file was being checked at that moment. It is deleted as soon as its check ends, and this time is recorded by a repetition of the call after two minutes, or within the hour.
                 */
                imagesErasedAt?: string;
                /** @description The kinds of data that were erased besides the files, without their content. */
                personalFields: ("name" | "certificateNumber" | "maskedNumber" | "expiryDate" | "certificateHash" | "notes" | "fingerprints")[];
                /**
                 * Format: date-time
                 * @description When the entered details were deleted. Missing: not yet.
                 */
                personalFieldsErasedAt?: string;
                /**
                 * @description ENDING: its execution has yet to be told; its token goes with that.
                 * @enum {string}
                 */
                workflow: "ENDED" | "ENDING";
            }[];
            /** @description Applications whose records could not be read: they are erased whole, by their keys. A time that is missing: not yet erased. */
            unreadable?: {
                /**
                 * Format: uuid
                 * @description Identifies one application.
                 */
                applicationId: string;
                /**
                 * Format: date-time
                 * @description When it was permanently deleted.
                 */
                erasedAt?: string;
            }[];
        };
        CertificateTypes: {
            /** @description The certificates, each with what it needs. */
            items: {
                /** @description The kind of certificate. */
                certificateType: components["schemas"]["CertificateType"];
                /** @description A short text for people. */
                title: {
                    /** @description In English. */
                    en: string;
                    /** @description In Chinese. */
                    zh: string;
                };
                /** @description The files that it needs, in their order. */
                slots: components["schemas"]["Slot"][];
                /** @description The issuing regions of this certificate. */
                issuingRegions: "any" | {
                    /** @description Only these regions. */
                    only: string[];
                } | {
                    /** @description Every region but these. */
                    anyBut: string[];
                };
                /** @description Whether it may have no expiry date: then send `longTerm`. */
                longTermAllowed: boolean;
            }[];
            /** @description The consent to ask for before the start. */
            consent: {
                /** @description The version of the consent’s text. */
                policyVersion: string;
                /** @description Where the text of the consent can be read. */
                documentUrl: string;
            };
        };
        CreateApplication: {
            /** @description The kind of certificate. */
            certificateType: components["schemas"]["CertificateType"];
            /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. It must be the account’s registration region. */
            issuingRegion: string;
            /**
             * @description `AUTHENTICATION`: Default: to authenticate an account that is not authenticated.
             *     `RENEWAL`: To renew or change the certificate of an authenticated account. Its authentication stands until the approval.
             * @enum {string}
             */
            purpose?: "AUTHENTICATION" | "RENEWAL";
            /** @description Required: the policy version from certificate-types. */
            consent?: {
                /** @description The version of the consent’s text. */
                policyVersion: string;
                /** @description The language in which consent was requested and given. Default: Accept-Language. */
                locale?: string;
            };
        };
        Application: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /**
             * @description Created in test mode: its decisions authenticate nobody.
             * @constant
             */
            test?: true;
            /**
             * @description To renew an authentication, which stands until the approval, unless it is revoked. Absent: to authenticate the account.
             * @constant
             */
            purpose?: "RENEWAL";
            /**
             * @description The state of the application.
             * @enum {string}
             */
            status: "DRAFT" | "IN_REVIEW" | "RETRY_REQUESTED" | "APPROVED" | "REJECTED" | "EXPIRED" | "WITHDRAWN" | "REVOKED";
            /**
             * Format: uuid
             * @description Of an approved application: the renewal that replaced it. It authenticates nobody any more.
             */
            supersededBy?: string;
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /** @description The kind of certificate. */
            certificateType: components["schemas"]["CertificateType"];
            /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. */
            issuingRegion: string;
            /** @description One entry a slot, in the certificate's order. */
            documents: components["schemas"]["Document"][];
            /** @description While a retry is requested: what may be changed. */
            reopened?: {
                /** @description The slots that need another file. */
                slots: components["schemas"]["Slot"][];
                /** @description The fields to send again. */
                fields: ("name" | "certificateNumber" | "expiryDate")[];
            };
            /** @description The certificate’s number with most characters replaced. */
            maskedNumber?: string;
            /** @description When its files and its details were permanently deleted. They are kept for a time after it ends. */
            erased?: {
                /**
                 * Format: date-time
                 * @description When every file was deleted.
                 */
                imagesAt?: string;
                /**
                 * Format: date-time
                 * @description When the entered details were deleted.
                 */
                personalFieldsAt?: string;
            };
            /**
             * Format: date-time
             * @description When the current attempt was submitted.
             */
            submittedAt?: string;
            /**
             * Format: date-time
             * @description The deadline of the review: the end of business of the third working day after the submission.
             */
            dueAt?: string;
            /** @description Whether the deadline counts days of a year whose official calendar is not known yet. Then it may change. */
            dueProvisional?: boolean;
            /** @description Whether the deadline has passed without a decision. */
            overdue: boolean;
            /** @description The decision on the latest attempt that was decided. */
            decision?: components["schemas"]["Decision"];
            /**
             * Format: date-time
             * @description Of a draft or a requested retry: when it expires unless it is submitted before.
             */
            expiresAt?: string;
            /** @description Of a draft or a requested retry: the submissions that are left, the next one included. */
            attemptsLeft?: number;
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updatedAt: string;
            /** @description The events of the application, oldest first. */
            timeline: components["schemas"]["TimelineEntry"][];
        };
        Document: {
            /** @description The side or the photo that the file shows. */
            slot: components["schemas"]["Slot"];
            /**
             * @description Whether the file was uploaded, and the verdict of its check.
             * @enum {string}
             */
            status: "AWAITING_UPLOAD" | "VALIDATING" | "ACCEPTED" | "REFUSED";
            /** @description Identifies one upload. */
            documentId?: string;
            /** @description The media type of the file, as declared. */
            contentType?: string;
            /** @description The size of the file in bytes, as declared. */
            sizeBytes?: number;
            /**
             * @description `NOT_THE_DECLARED_FORMAT`: The file has one of the four formats, but not the declared one.
             *     `FORMAT_NOT_SUPPORTED`: The file is not a JPEG, PNG, BMP or PDF.
             *     `FILE_TOO_LARGE`: The file has more than 10485760 bytes.
             *     `EMPTY_FILE`: The file has no bytes.
             *     `CORRUPT`: The file is damaged or incomplete, or needs more memory to decode than any picture should.
             *     `ENCRYPTED`: The PDF needs a password to open. A PDF that only an owner password restricts is accepted.
             *     `ACTIVE_CONTENT`: The PDF contains scripts, actions, forms that send, embedded files, or content of another file.
             *     `TRAILING_DATA`: The file continues after its end with more than fill bytes or data that phones add.
             *     `TOO_MANY_PIXELS`: The picture has more than 67108864 pixels.
             *     `TOO_FEW_PIXELS`: The photo is too small to be read. The stage sets the limit (`shortestSide`).
             *     `TOO_MANY_PAGES`: The PDF has more than 10 pages.
             *     `CHECKSUM_MISMATCH`: The bytes of the file do not have the declared SHA-256.
             *     `CHECK_TIMED_OUT`: The check took too long, twice. Export the file again in a smaller size, or as a JPG.
             * @enum {string}
             */
            refusal?: "NOT_THE_DECLARED_FORMAT" | "FORMAT_NOT_SUPPORTED" | "FILE_TOO_LARGE" | "EMPTY_FILE" | "CORRUPT" | "ENCRYPTED" | "ACTIVE_CONTENT" | "TRAILING_DATA" | "TOO_MANY_PIXELS" | "TOO_FEW_PIXELS" | "TOO_MANY_PAGES" | "CHECKSUM_MISMATCH" | "CHECK_TIMED_OUT";
            /**
             * @description How far machines have read an accepted file. Nobody needs to wait for it. Absent: this stage does not read files.
             * @enum {string}
             */
            evidence?: "PENDING" | "READY" | "UNAVAILABLE";
            /**
             * @description Advice for the applicant, once the file was read. It stays accepted.
             *     `TOO_DARK`: Take the photo again in good light.
             *     `TOO_BRIGHT`: Take the photo again with less light, without flash.
             *     `LOOKS_BLURRED`: Hold the camera still and wait until the picture is sharp.
             *     `GLARE`: Tilt the certificate until nothing on it reflects the light.
             *     `TOO_SMALL_TO_READ`: Move closer, so that the certificate fills the picture.
             *     `NO_FACE_FOUND`: Take a photo that shows your face beside the certificate.
             *     `NO_CERTIFICATE_FOUND`: Take a photo in which all of the certificate can be seen.
             *     `LOOKS_LIKE_OTHER_SIDE`: Turn the certificate over.
             *     `LOOKS_EXPIRED`: Use a certificate that is still valid.
             */
            advice?: ("TOO_DARK" | "TOO_BRIGHT" | "LOOKS_BLURRED" | "GLARE" | "TOO_SMALL_TO_READ" | "NO_FACE_FOUND" | "NO_CERTIFICATE_FOUND" | "LOOKS_LIKE_OTHER_SIDE" | "LOOKS_EXPIRED")[];
            /**
             * Format: date-time
             * @description When its file was permanently deleted.
             */
            erasedAt?: string;
        };
        ApplicationPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Application"][];
            /** @description Send it as `cursor` to get the next page. Absent on the last page. */
            nextCursor?: string;
        };
        ApplicationFiles: {
            /** @description The accepted files, in the certificate’s order. */
            items: components["schemas"]["ApplicationFile"][];
        };
        /** @description An accepted file of the caller’s application. */
        ApplicationFile: {
            /** @description The side or the photo that the file shows. */
            slot: components["schemas"]["Slot"];
            /** @description Identifies one upload. */
            documentId: string;
            /**
             * @description The media type of the file, as declared.
             * @enum {string}
             */
            contentType: "image/jpeg" | "image/png" | "image/bmp" | "application/pdf";
            /** @description One for a photo, one a page for a PDF. Width and height are those of the file. */
            pages: {
                /** @description Pixels. */
                width: number;
                /** @description Pixels. */
                height: number;
                /**
                 * Format: uri
                 * @description A JPEG of at most 2,000 pixels on its long side.
                 */
                previewUrl: string;
                /**
                 * Format: uri
                 * @description A JPEG of at most 320 pixels on its long side.
                 */
                thumbnailUrl: string;
            }[];
            /**
             * Format: date-time
             * @description When the URLs stop working: read again for new ones.
             */
            urlsExpireAt: string;
        };
        /** @description Values that machines read with certainty. The applicant must look at each before it is submitted. */
        Suggestions: {
            /** @description The holder’s name. */
            name?: string;
            /** @description The certificate’s number, normalised. */
            certificateNumber?: string;
            /**
             * Format: date
             * @description The last day of validity that was read.
             */
            expiryDate?: string;
            /**
             * @description The certificate has no date of expiry.
             * @constant
             */
            longTerm?: true;
        };
        RequestUpload: {
            /** @description The side or the photo that the file shows. */
            slot: components["schemas"]["Slot"];
            /** @description Its extension must agree with the content type. The rest is not stored. */
            fileName: string;
            /**
             * @description The media type of the file, as declared.
             * @enum {string}
             */
            contentType: "image/jpeg" | "image/png" | "image/bmp" | "application/pdf";
            /** @description The size of the file in bytes: at most 10,485,760. */
            sizeBytes: number;
            /** @description SHA-256 of the file, base64. */
            sha256: string;
        };
        Upload: {
            /** @description Identifies one upload. */
            documentId: string;
            /** @description The side or the photo that the file shows. */
            slot: components["schemas"]["Slot"];
            /** @description How to send the file. */
            upload: {
                /**
                 * @description The HTTP method.
                 * @constant
                 */
                method: "PUT";
                /** @description A presigned URL for this file. Anyone who has it can upload this file. */
                url: string;
                /** @description Send each of these headers unchanged. */
                headers: {
                    [key: string]: string;
                };
                /**
                 * Format: date-time
                 * @description When the URL expires.
                 */
                expiresAt: string;
            };
        };
        SubmitApplication: {
            /** @description The holder’s name, in the script of the certificate. */
            name?: string;
            /** @description The certificate’s number as it is printed. The service removes spaces, dashes and other separators. */
            certificateNumber?: string;
            /**
             * Format: date
             * @description The last day on which the certificate is valid.
             */
            expiryDate?: string;
            /**
             * @description Instead of expiryDate, for a certificate that has none. The list of certificate types says which may.
             * @constant
             */
            longTerm?: true;
        };
        CreateSession: {
            /** @description Your own id of the user: 1 to 128 visible ASCII characters but `#` and `/`. The same id is the same account. */
            accountId: string;
            /** @description The region in which the user is registered with you. The certificate must be issued there. */
            registrationRegion: string;
            /** @description Whether the account is in a partner program. If it is absent, the stored value stays; the default of a new account is `false`. */
            partnerProgram?: boolean;
            /**
             * Format: email
             * @description The user’s address for mail about the review. It is stored encrypted.
             */
            email?: string;
            /**
             * @description The language of the page. Default: the browser’s.
             * @enum {string}
             */
            locale?: "en" | "zh";
            /**
             * Format: uri
             * @description The address to which the page returns the user, with `?sessionId=` and never with a result. HTTPS, at an origin of the stage’s setting `returnOrigins`.
             */
            returnUrl?: string;
            /** @description Notes of your own, returned with the session: at most 20. Not for personal data. */
            metadata?: {
                [key: string]: string;
            };
        };
        CreatedSession: {
            /**
             * Format: uuid
             * @description Identifies one session.
             */
            sessionId: string;
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /** @description The link for the user. Anyone who has it can act for the user until the session ends, so don’t log it and don’t send it to anyone else. No other answer shows it. */
            url: string;
            /**
             * @description A new session is open.
             * @constant
             */
            status: "OPEN";
            /**
             * Format: date-time
             * @description When it expires.
             */
            expiresAt: string;
        };
        Session: {
            /**
             * Format: uuid
             * @description Identifies one session.
             */
            sessionId: string;
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /**
             * @description How far the user has come.
             * @enum {string}
             */
            status: "OPEN" | "SUBMITTED" | "COMPLETED" | "EXPIRED" | "CANCELLED";
            /**
             * Format: uuid
             * @description The account’s open application; otherwise its last one, if that ended after the creation of the session; otherwise the approved one.
             */
            applicationId?: string;
            /**
             * @description Whether the account is real-name authenticated, or how far it has come.
             * @enum {string}
             */
            authenticationStatus: "UNAUTHENTICATED" | "IN_REVIEW" | "RETRY_REQUIRED" | "AUTHENTICATED";
            /** @description Your notes. */
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it expires.
             */
            expiresAt: string;
        };
        OpenSession: {
            /** @description The part behind `#` in the address of a session (`/s#…`) or of a hand-off (`/continue#…`). */
            token: string;
        };
        OpenedSession: {
            /** @description A bearer token of at most 15 minutes. Opening the link again returns a new one. */
            accessToken: string;
            /**
             * Format: date-time
             * @description When it expires.
             */
            expiresAt: string;
            /**
             * Format: uuid
             * @description Identifies one session.
             */
            sessionId: string;
            /** @description The address to which the page returns the user. */
            returnUrl?: string;
            /**
             * @description The language of the page. Default: the browser’s.
             * @enum {string}
             */
            locale?: "en" | "zh";
            /**
             * Format: uuid
             * @description After a hand-off: the application that the phone may read and upload files for.
             */
            applicationId?: string;
        };
        Handoff: {
            /** @description A link that can be opened once within 10 minutes. Show it as a QR code. */
            url: string;
            /**
             * Format: date-time
             * @description When it expires.
             */
            expiresAt: string;
        };
        ReviewPage: {
            /** @description The items of this page. */
            items: components["schemas"]["ReviewSummary"][];
            /** @description Send it as `cursor` to get the next page. Absent on the last page. */
            nextCursor?: string;
        };
        ReviewSummary: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /**
             * @description To renew an authentication, which stands until the approval, unless it is revoked. Absent: to authenticate the account.
             * @constant
             */
            purpose?: "RENEWAL";
            /**
             * @description The state of the application: in review, or decided.
             * @enum {string}
             */
            status: "DRAFT" | "IN_REVIEW" | "RETRY_REQUESTED" | "APPROVED" | "REJECTED" | "EXPIRED" | "WITHDRAWN" | "REVOKED";
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /** @description The kind of certificate. */
            certificateType: components["schemas"]["CertificateType"];
            /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. */
            issuingRegion: string;
            /**
             * Format: date-time
             * @description When the current attempt was submitted.
             */
            submittedAt: string;
            /**
             * Format: date-time
             * @description The deadline of the review: the end of business of the third working day after the submission.
             */
            dueAt: string;
            /** @description Whether the deadline counts days of a year whose official calendar is not known yet. Then it may change. */
            dueProvisional: boolean;
            /** @description Whether the deadline has passed without a decision. */
            overdue: boolean;
            /** @description Quality hints and advice of the current files, as known at the submission and after each reading since. Hints that compare files with what was entered are for the lease holder only. */
            hints: ("LOOKS_BLURRED" | "LOOKS_DARK" | "LOOKS_OVEREXPOSED" | "GLARE" | "TEXT_WITHOUT_FONT" | "EDITED_BY_SOFTWARE" | "CAPTURED_LONG_BEFORE_UPLOAD" | "CAPTURED_AFTER_UPLOAD" | "TOO_SMALL_TO_READ" | "NO_FACE_FOUND" | "NO_CERTIFICATE_FOUND" | "LOOKS_LIKE_OTHER_SIDE" | "LOOKS_EXPIRED")[];
            /** @description A reviewer proposed a rejection. Another reviewer must claim and decide the review. */
            awaitingConfirmation: boolean;
            /**
             * Format: date-time
             * @description When two operators reopened the review of the rejected attempt. The reviewer who decided it and the operator who proposed the override cannot claim it.
             */
            reopenedAt?: string;
            /** @description Absent when nobody holds the review, or the lease has run out. */
            lease?: {
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                reviewerId: string;
                /**
                 * Format: date-time
                 * @description When the claim runs out, unless it is renewed.
                 */
                expiresAt: string;
                /** @description Whether the caller holds the review. */
                mine: boolean;
            };
            /** @description A reviewer handed the review over, and it waits for the next reviewer. A named colleague gets it as the next claim; others may claim it by its id. */
            handover?: {
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                by: string;
                /** @description The named colleague. Absent: any reviewer. */
                to?: string;
                /**
                 * Format: date-time
                 * @description When it happened.
                 */
                at: string;
                /** @description Whether it was handed over to the caller. */
                mine: boolean;
            };
            /** @description The caller is asked for an opinion on this review. */
            question?: {
                /**
                 * Format: uuid
                 * @description Identifies one question to a colleague.
                 */
                consultationId: string;
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                askedBy: string;
                /**
                 * Format: date-time
                 * @description When it was asked.
                 */
                askedAt: string;
                /** @description Whether the caller was named. Otherwise any reviewer is asked. */
                named: boolean;
            };
        };
        ReviewCounts: {
            /** @description All open reviews, but the caller’s own application. */
            open: number;
            /** @description Due later today. Those due soon are among them. */
            dueToday: number;
            /** @description In the last half of their last working day. */
            dueSoon: number;
            /** @description Past their deadline. */
            overdue: number;
            /** @description Those that the caller holds. */
            mine: number;
            /** @description Whether a number is 1,000, where counting stops: there may be more. */
            capped: boolean;
        };
        Search: {
            /**
             * @description What is searched by.
             * @constant
             */
            kind: "ID";
            /** @description The id of an application or of an account. */
            value: string;
        } | {
            /**
             * @description What is searched by.
             * @constant
             */
            kind: "EMAIL";
            /**
             * Format: email
             * @description The whole address, in any case.
             */
            value: string;
        } | {
            /**
             * @description What is searched by.
             * @constant
             */
            kind: "CERTIFICATE_NUMBER";
            /** @description As it is printed. */
            value: string;
            /** @description ISO 3166-1 alpha-2. */
            issuingRegion: string;
            /** @description Absent: of any type. */
            certificateType?: components["schemas"]["CertificateType"];
        };
        FoundReviews: {
            /** @description Submitted applications, open reviews first. Your own are left out. */
            items: components["schemas"]["ReviewSummary"][];
        };
        Review: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /**
             * @description To renew an authentication, which stands until the approval, unless it is revoked. Absent: to authenticate the account.
             * @constant
             */
            purpose?: "RENEWAL";
            /**
             * @description The state of the application: in review, or decided.
             * @enum {string}
             */
            status: "DRAFT" | "IN_REVIEW" | "RETRY_REQUESTED" | "APPROVED" | "REJECTED" | "EXPIRED" | "WITHDRAWN" | "REVOKED";
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /** @description The kind of certificate. */
            certificateType: components["schemas"]["CertificateType"];
            /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. */
            issuingRegion: string;
            /**
             * Format: date-time
             * @description When the current attempt was submitted.
             */
            submittedAt: string;
            /**
             * Format: date-time
             * @description The deadline of the review: the end of business of the third working day after the submission.
             */
            dueAt: string;
            /** @description Whether the deadline counts days of a year whose official calendar is not known yet. Then it may change. */
            dueProvisional: boolean;
            /** @description Whether the deadline has passed without a decision. */
            overdue: boolean;
            /** @description Quality hints and advice of the current files, as known at the submission and after each reading since. Hints that compare files with what was entered are for the lease holder only. */
            hints: ("LOOKS_BLURRED" | "LOOKS_DARK" | "LOOKS_OVEREXPOSED" | "GLARE" | "TEXT_WITHOUT_FONT" | "EDITED_BY_SOFTWARE" | "CAPTURED_LONG_BEFORE_UPLOAD" | "CAPTURED_AFTER_UPLOAD" | "TOO_SMALL_TO_READ" | "NO_FACE_FOUND" | "NO_CERTIFICATE_FOUND" | "LOOKS_LIKE_OTHER_SIDE" | "LOOKS_EXPIRED")[];
            /** @description A reviewer proposed a rejection. Another reviewer must claim and decide the review. */
            awaitingConfirmation: boolean;
            /**
             * Format: date-time
             * @description When two operators reopened the review of the rejected attempt. The reviewer who decided it and the operator who proposed the override cannot claim it.
             */
            reopenedAt?: string;
            /** @description Absent when nobody holds the review, or the lease has run out. */
            lease?: {
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                reviewerId: string;
                /**
                 * Format: date-time
                 * @description When the claim runs out, unless it is renewed.
                 */
                expiresAt: string;
                /** @description Whether the caller holds the review. */
                mine: boolean;
            };
            /** @description A reviewer handed the review over, and it waits for the next reviewer. A named colleague gets it as the next claim; others may claim it by its id. */
            handover?: {
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                by: string;
                /** @description The named colleague. Absent: any reviewer. */
                to?: string;
                /**
                 * Format: date-time
                 * @description When it happened.
                 */
                at: string;
                /** @description Whether it was handed over to the caller. */
                mine: boolean;
            };
            /** @description The caller is asked for an opinion on this review. */
            question?: {
                /**
                 * Format: uuid
                 * @description Identifies one question to a colleague.
                 */
                consultationId: string;
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                askedBy: string;
                /**
                 * Format: date-time
                 * @description When it was asked.
                 */
                askedAt: string;
                /** @description Whether the caller was named. Otherwise any reviewer is asked. */
                named: boolean;
            };
            /** @description The documents, in the order of the certificate’s slots. */
            documents: components["schemas"]["Document"][];
            /** @description For the lease holder only: the rejection to confirm, or to override. */
            proposedRejection?: {
                /** @description The reasons of the decision; empty for an approval. */
                reasons: components["schemas"]["DecisionReason"][];
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                reviewerId: string;
                /**
                 * Format: date-time
                 * @description When it was proposed.
                 */
                proposedAt: string;
            };
            /** @description For the lease holder only: why operators had the attempt reviewed again. It does not bind the reviewer. */
            reopeningReason?: string;
            /** @description The decision of a reviewer on this attempt. */
            recordedDecision?: {
                /**
                 * @description The decision.
                 * @enum {string}
                 */
                outcome: "APPROVE" | "REQUEST_RETRY" | "REJECT";
                /** @description The reasons of the decision; empty for an approval. */
                reasons: components["schemas"]["DecisionReason"][];
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                reviewerId: string;
                /**
                 * Format: date-time
                 * @description When it was decided.
                 */
                decidedAt: string;
            };
            /** @description What became of it: an approval is checked again and may turn into a retry or a rejection. */
            appliedDecision?: components["schemas"]["Decision"];
            /** @description The events of the application, oldest first. */
            history: components["schemas"]["TimelineEntry"][];
            /** @description For the lease holder only. An expiryDate of null: long-term. */
            entered?: {
                /** @description The holder’s name. */
                name: string;
                /** @description The certificate’s number, normalised. */
                certificateNumber: string;
                /** @description null: long-term. */
                expiryDate: string | null;
            };
            /** @description For the lease holder only: notes of earlier reviewers. */
            notes?: {
                /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
                attempt: number;
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                reviewerId: string;
                /**
                 * Format: date-time
                 * @description When it happened.
                 */
                at: string;
                /** @description The note. */
                text: string;
                /** @description The note of a handover, to the named colleague or to any reviewer. */
                handover?: {
                    /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                    to?: string;
                };
            }[];
            /** @description For the lease holder only: questions to colleagues, oldest first, with their opinions. */
            consultations?: components["schemas"]["Consultation"][];
            /** @description For the lease holder only, of a renewal: the certificate with which the account is authenticated now. */
            renews?: {
                /** @description The kind of certificate. */
                certificateType: components["schemas"]["CertificateType"];
                /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. */
                issuingRegion: string;
                /** @description The certificate’s number with most characters replaced. */
                maskedNumber: string;
                /**
                 * Format: date
                 * @description The last day on which it is valid. Absent: it is long-term.
                 */
                expiresOn?: string;
            };
            /** @description For the lease holder only: the submitted ones among the account's last 5 other applications, newest first. */
            earlierApplications?: components["schemas"]["EarlierApplication"][];
            /** @description For the lease holder only: the accepted files. */
            files?: components["schemas"]["ReviewFile"][];
            /** @description For the lease holder only: what machines read. Absent: no file was read. */
            evidence?: components["schemas"]["ReviewEvidence"];
        };
        DecisionReason: {
            /**
             * @description `NAME_MISMATCH`: The name differs from the certificate
             *     `NUMBER_MISMATCH`: The number differs from the certificate
             *     `REGION_MISMATCH`: The certificate was issued in another region than your account’s
             *     `CERTIFICATE_EXPIRED`: The certificate has expired
             *     `PHOTO_BLURRED`: The photo is blurred
             *     `PHOTO_GLARE`: Reflected light hides part of the certificate
             *     `PHOTO_CROPPED`: Part of the certificate is outside the photo
             *     `INFORMATION_COVERED`: Something covers information on the certificate
             *     `WRONG_DOCUMENT`: This is not the certificate you chose
             *     `WRONG_SIDE`: The photo shows another side of the certificate
             *     `HOLDING_PHOTO_MISSING_CERTIFICATE`: The photo of you does not show the front of the certificate
             *     `FACE_NOT_VISIBLE`: Your face cannot be seen clearly
             *     `ARMS_NOT_VISIBLE`: Your arms cannot be seen clearly
             *     `HEADWEAR`: You are wearing headwear
             *     `NOT_ORIGINAL`: The photo is not an original
             *     `CERTIFICATE_UNREADABLE`: Information on the certificate cannot be read
             *     `FORGED`: We could not accept the certificate as genuine
             *     `NOT_THE_HOLDER`: The person in the photo is not the holder of the certificate
             *     `PARTNER_PROGRAM_MEMBER`: Your account has joined a partner program
             *     `UNDER_AGE`: You have not reached the required age
             *     `ABUSE`: This application breaks the terms of service
             * @enum {string}
             */
            code: "NAME_MISMATCH" | "NUMBER_MISMATCH" | "REGION_MISMATCH" | "CERTIFICATE_EXPIRED" | "PHOTO_BLURRED" | "PHOTO_GLARE" | "PHOTO_CROPPED" | "INFORMATION_COVERED" | "WRONG_DOCUMENT" | "WRONG_SIDE" | "HOLDING_PHOTO_MISSING_CERTIFICATE" | "FACE_NOT_VISIBLE" | "ARMS_NOT_VISIBLE" | "HEADWEAR" | "NOT_ORIGINAL" | "CERTIFICATE_UNREADABLE" | "FORGED" | "NOT_THE_HOLDER" | "PARTNER_PROGRAM_MEMBER" | "UNDER_AGE" | "ABUSE";
            /** @description The file that the reason is about, for reasons that name one. */
            slot?: components["schemas"]["Slot"];
            /**
             * @description The field that the reason is about.
             * @enum {string}
             */
            field?: "name" | "certificateNumber" | "expiryDate";
        };
        Consultation: {
            /**
             * Format: uuid
             * @description Identifies one question to a colleague.
             */
            consultationId: string;
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            askedBy: string;
            /** @description The named colleague. Absent: any reviewer. */
            to?: string;
            /**
             * Format: date-time
             * @description When it was asked.
             */
            askedAt: string;
            /** @description What the colleague is asked. */
            question: string;
            /** @description Absent: nobody has answered yet. */
            opinion?: {
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                reviewerId: string;
                /**
                 * @description What the colleague would decide.
                 * @enum {string}
                 */
                outcome: "APPROVE" | "REQUEST_RETRY" | "REJECT";
                /** @description The reasons of the decision; empty for an approval. */
                reasons: components["schemas"]["DecisionReason"][];
                /** @description A note for the reviewer who holds the review. */
                note?: string;
                /**
                 * Format: date-time
                 * @description When it happened.
                 */
                at: string;
            };
        };
        EarlierApplication: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /** @description The kind of certificate. */
            certificateType: components["schemas"]["CertificateType"];
            /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. */
            issuingRegion: string;
            /**
             * @description Its state now.
             * @enum {string}
             */
            status: "DRAFT" | "IN_REVIEW" | "RETRY_REQUESTED" | "APPROVED" | "REJECTED" | "EXPIRED" | "WITHDRAWN" | "REVOKED";
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /**
             * Format: date-time
             * @description When the current attempt was submitted.
             */
            submittedAt: string;
            /** @description The last decision that was applied. */
            decision?: {
                /**
                 * @description The decision.
                 * @enum {string}
                 */
                outcome: "APPROVE" | "REQUEST_RETRY" | "REJECT";
                /** @description The reasons of the decision; empty for an approval. */
                reasons: components["schemas"]["DecisionReason"][];
                /**
                 * Format: date-time
                 * @description When it was decided.
                 */
                decidedAt: string;
            };
        };
        ReviewFile: {
            /** @description The side or the photo that the file shows. */
            slot: components["schemas"]["Slot"];
            /** @description Identifies one upload. */
            documentId: string;
            /**
             * @description The media type of the file, as declared.
             * @enum {string}
             */
            contentType: "image/jpeg" | "image/png" | "image/bmp" | "application/pdf";
            /**
             * Format: date-time
             * @description When it was accepted.
             */
            examinedAt: string;
            /** @description One for a photo, one a page for a PDF. Width and height are those of the file. */
            pages: {
                /** @description Pixels. */
                width: number;
                /** @description Pixels. */
                height: number;
                /**
                 * Format: uri
                 * @description A JPEG of at most 2,000 pixels on its long side.
                 */
                previewUrl: string;
                /**
                 * Format: uri
                 * @description A JPEG of at most 320 pixels on its long side.
                 */
                thumbnailUrl: string;
            }[];
            /**
             * Format: date-time
             * @description When the URLs stop working: read again for new ones.
             */
            urlsExpireAt: string;
            /** @description Measurements of the file. */
            signals: components["schemas"]["DocumentSignals"];
        };
        /** @description Measurements. They decide nothing; quality hints show where to look. */
        DocumentSignals: {
            /** @description One for a photo, one a page for a PDF. */
            pages: {
                /** @description Variance of the Laplacian; below 100 it looks blurred. */
                sharpness: number;
                /** @description 0 (black) to 255 (white). */
                meanLightness: number;
                /** @description The share of the picture that is nearly black. */
                darkShare: number;
                /** @description The share of the picture that light has washed out. */
                glareShare: number;
                /** @description How many letters of a PDF's page are absent from its picture, because their font is not in the file. */
                charactersWithoutFont?: number;
            }[];
            /** @description What the file's own metadata says. Anybody can write anything there. */
            origin: {
                /** @description Maker and model. */
                camera?: string;
                /** @description A program that edits pictures. */
                editingSoftware?: string;
                /**
                 * @description `HEIC`: The pages decoded a HEIC photo and saved it as a JPEG.
                 *     `REDUCED`: The pages saved a photo above the limit of bytes again, smaller.
                 * @enum {string}
                 */
                converted?: "HEIC" | "REDUCED";
                /** @description The camera's local time; with an offset only if the file tells one. */
                capturedAt?: string;
            };
            /** @description The number of other accounts that uploaded the same file, counted up to 10. */
            otherAccounts: number;
            /**
             * @description `LOOKS_BLURRED`: `sharpness` is below 100 on a page that is neither too dark nor too light.
             *     `LOOKS_DARK`: `meanLightness` is below 60, or `darkShare` is above 0.6.
             *     `LOOKS_OVEREXPOSED`: `meanLightness` is above 235.
             *     `GLARE`: `glareShare` is above 0.02.
             *     `TEXT_WITHOUT_FONT`: `charactersWithoutFont` of a page of a PDF is not 0: their font is neither in the file nor known here.
             *     `EDITED_BY_SOFTWARE`: The file names a program that edits pictures.
             *     `CAPTURED_LONG_BEFORE_UPLOAD`: According to the file, the photo was taken more than 2 days before `examinedAt`, in whichever time zone.
             *     `CAPTURED_AFTER_UPLOAD`: According to the file, the photo was taken after its upload, in whichever time zone.
             *     `SAME_FILE_IN_OTHER_ACCOUNT`: `otherAccounts` is not 0: other accounts have uploaded the same file, before or after this one.
             */
            hints: ("LOOKS_BLURRED" | "LOOKS_DARK" | "LOOKS_OVEREXPOSED" | "GLARE" | "TEXT_WITHOUT_FONT" | "EDITED_BY_SOFTWARE" | "CAPTURED_LONG_BEFORE_UPLOAD" | "CAPTURED_AFTER_UPLOAD" | "SAME_FILE_IN_OTHER_ACCOUNT")[];
        };
        /** @description What machines read, compared with what was entered. It decides nothing. */
        ReviewEvidence: {
            /** @description The entered fields, each compared. */
            fields: {
                /**
                 * @description The field of the submission.
                 * @enum {string}
                 */
                field: "name" | "certificateNumber" | "expiryDate";
                /**
                 * @description `AGREES`: the same was read, or its transliteration. `DIFFERS`: something else was read. `NOT_READ`: nothing was read clearly.
                 * @enum {string}
                 */
                result: "AGREES" | "DIFFERS" | "NOT_READ";
                /** @description What was read, and where. */
                read?: {
                    /** @description What was read. */
                    value: string;
                    /**
                     * @description The machine-readable zone, a bar code, or printed text.
                     * @enum {string}
                     */
                    source: "ZONE" | "BAR_CODE" | "TEXT";
                    /** @description Where it is. */
                    place: components["schemas"]["FilePlace"];
                };
                /** @description The characters that the other value lacks. */
                differences?: {
                    /** @description Positions in the entered value, from 0. */
                    entered: number[];
                    /** @description Positions in the value that was read, from 0. */
                    read: number[];
                };
            }[];
            /** @description Other values that were read. */
            alsoRead: {
                /**
                 * @description What the value is.
                 * @enum {string}
                 */
                field: "birthDate" | "sex" | "nationality" | "issuer" | "otherNumber" | "ethnicity" | "address" | "authority" | "validFrom";
                /** @description As it was read. A date is `YYYY-MM-DD`. */
                value: string;
                /**
                 * @description The machine-readable zone, a bar code, or printed text.
                 * @enum {string}
                 */
                source: "ZONE" | "BAR_CODE" | "TEXT";
                /** @description Where it is. */
                place: components["schemas"]["FilePlace"];
            }[];
            /** @description The machine-readable zones that were found. */
            zones: {
                /**
                 * @description The format of ICAO Doc 9303, or `CN_PERMIT`.
                 * @enum {string}
                 */
                format: "TD1" | "TD2" | "TD3" | "MRV_A" | "MRV_B" | "CN_PERMIT";
                /** @description The check digits of the format. */
                checks: {
                    /**
                     * @description The field that the check digit covers.
                     * @enum {string}
                     */
                    field: "number" | "birthDate" | "expiryDate" | "optionalData" | "composite";
                    /** @description Whether the check digit is right. */
                    right: boolean;
                }[];
                /** @description Where it is. */
                place: components["schemas"]["FilePlace"];
            }[];
            /** @description The holder’s age today, by the date that was read. */
            age?: number;
            /** @description The minimum age of this stage, in years. */
            minimumAge?: number;
            /** @description Faces. They are not compared. */
            faces: components["schemas"]["FilePlace"][];
            /** @description The certificate in the photo of the holder. */
            certificateInHoldingPhoto?: components["schemas"]["FilePlace"];
            /**
             * @description `MRZ_CHECK_DIGIT_WRONG`: A check digit of the machine-readable zone is wrong.
             *     `NUMBER_DIFFERS`: The entered number is not the one that was read.
             *     `NAME_DIFFERS`: The entered name is not the one that was read, also after transliteration.
             *     `EXPIRY_DIFFERS`: The entered date of expiry is not the one that was read.
             *     `EXPIRED_ON_DOCUMENT`: The date of expiry that was read has passed.
             *     `OTHER_DOCUMENT_TYPE`: The code of the machine-readable zone, or the printed title, belongs to another type of document.
             *     `OTHER_ISSUER`: The machine-readable zone or the bar code names another issuer.
             *     `NO_FACE`: No face was found in the photo of the holder.
             *     `NO_CERTIFICATE_IN_HOLDING_PHOTO`: The certificate was not found in the photo of the holder.
             *     `UNDER_AGE`: According to the date of birth that was read, the holder is younger than the stage’s minimum age.
             */
            hints: ("MRZ_CHECK_DIGIT_WRONG" | "NUMBER_DIFFERS" | "NAME_DIFFERS" | "EXPIRY_DIFFERS" | "EXPIRED_ON_DOCUMENT" | "OTHER_DOCUMENT_TYPE" | "OTHER_ISSUER" | "NO_FACE" | "NO_CERTIFICATE_IN_HOLDING_PHOTO" | "UNDER_AGE")[];
            /** @description Reasons that the hints suggest. A person looks, then chooses. */
            suggestedReasons: ("NAME_MISMATCH" | "NUMBER_MISMATCH" | "REGION_MISMATCH" | "CERTIFICATE_EXPIRED" | "PHOTO_BLURRED" | "PHOTO_GLARE" | "PHOTO_CROPPED" | "INFORMATION_COVERED" | "WRONG_DOCUMENT" | "WRONG_SIDE" | "HOLDING_PHOTO_MISSING_CERTIFICATE" | "FACE_NOT_VISIBLE" | "ARMS_NOT_VISIBLE" | "HEADWEAR" | "NOT_ORIGINAL" | "CERTIFICATE_UNREADABLE" | "FORGED" | "NOT_THE_HOLDER" | "PARTNER_PROGRAM_MEMBER" | "UNDER_AGE" | "ABUSE")[];
        };
        /** @description A place on the preview of a page. */
        FilePlace: {
            /** @description The side or the photo that the file shows. */
            slot: components["schemas"]["Slot"];
            /** @description Identifies one upload. */
            documentId: string;
            /** @description The index of the page in `files[].pages`, from 0. */
            page: number;
            /** @description The left edge, as a share of the preview’s width. */
            x: number;
            /** @description The upper edge, as a share of the preview’s height. */
            y: number;
            /** @description As a share of the preview’s width. */
            width: number;
            /** @description As a share of the preview’s height. */
            height: number;
        };
        NextClaim: {
            /** @description Only reviews of these types. Absent or empty: of any. */
            certificateTypes?: components["schemas"]["CertificateType"][];
            /** @description Only reviews of these regions. Absent or empty: of any. */
            issuingRegions?: string[];
        };
        NextReview: {
            /** @description The claimed review. Absent: none waits. */
            review?: components["schemas"]["Review"];
        };
        DecideReview: {
            /**
             * @description The decision.
             * @enum {string}
             */
            outcome: "APPROVE" | "REQUEST_RETRY" | "REJECT";
            /**
             * @description The reasons of the decision; empty for an approval.
             * @default []
             */
            reasons?: components["schemas"]["DecisionReason"][];
            /** @description For reviewers only. It is stored encrypted and never shown to the applicant. */
            internalNote?: string;
        };
        DecisionReceipt: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /**
             * @description The decision.
             * @enum {string}
             */
            outcome: "APPROVE" | "REQUEST_RETRY" | "REJECT";
            /** @description The reasons of the decision; empty for an approval. */
            reasons: components["schemas"]["DecisionReason"][];
            /**
             * Format: date-time
             * @description When it was decided.
             */
            decidedAt: string;
            /**
             * @description The decision is not final: another reviewer must confirm the rejection.
             * @constant
             */
            confirmation?: "REQUIRED";
            /**
             * @description This was the last attempt: the retry is applied as a rejection.
             * @constant
             */
            attemptsExhausted?: true;
        };
        HandOverReview: {
            /** @description For reviewers only. It is stored encrypted and never shown to the applicant. */
            note: string;
            /** @description The account id of a colleague, as in `GET /v1/reviewers`. Absent: any reviewer. */
            to?: string;
        };
        AskColleague: {
            /** @description For reviewers only. It is stored encrypted and never shown to the applicant. */
            question: string;
            /** @description The account id of a colleague, as in `GET /v1/reviewers`. Absent: any reviewer. */
            to?: string;
        };
        AskedColleague: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /**
             * Format: uuid
             * @description Identifies one question to a colleague.
             */
            consultationId: string;
            /**
             * Format: date-time
             * @description When it was asked.
             */
            askedAt: string;
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            to?: string;
        };
        Question: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /**
             * Format: uuid
             * @description Identifies one question to a colleague.
             */
            consultationId: string;
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /** @description The kind of certificate. */
            certificateType: components["schemas"]["CertificateType"];
            /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. */
            issuingRegion: string;
            /**
             * Format: date-time
             * @description When the current attempt was submitted.
             */
            submittedAt: string;
            /**
             * Format: date-time
             * @description The deadline of the review: the end of business of the third working day after the submission.
             */
            dueAt: string;
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            askedBy: string;
            /**
             * Format: date-time
             * @description When it was asked.
             */
            askedAt: string;
            /** @description What the colleague is asked. */
            question: string;
            /** @description An expiryDate of null: long-term. */
            entered: {
                /** @description The holder’s name. */
                name: string;
                /** @description The certificate’s number, normalised. */
                certificateNumber: string;
                /** @description null: long-term. */
                expiryDate: string | null;
            };
            /** @description The accepted files. */
            files: components["schemas"]["ReviewFile"][];
            /** @description What machines read. Absent: no file was read. */
            evidence?: components["schemas"]["ReviewEvidence"];
        };
        GiveOpinion: {
            /**
             * @description What the caller would decide.
             * @enum {string}
             */
            outcome: "APPROVE" | "REQUEST_RETRY" | "REJECT";
            /**
             * @description The reasons of the decision; empty for an approval.
             * @default []
             */
            reasons?: components["schemas"]["DecisionReason"][];
            /** @description For reviewers only. It is stored encrypted and never shown to the applicant. */
            note?: string;
        };
        OpinionReceipt: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /**
             * Format: uuid
             * @description Identifies one question to a colleague.
             */
            consultationId: string;
            /**
             * @description The decision.
             * @enum {string}
             */
            outcome: "APPROVE" | "REQUEST_RETRY" | "REJECT";
            /** @description The reasons of the decision; empty for an approval. */
            reasons: components["schemas"]["DecisionReason"][];
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
        };
        Colleagues: {
            /** @description The items of this page. */
            items: components["schemas"]["Colleague"][];
        };
        Colleague: {
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            reviewerId: string;
        };
        SecondReviewPage: {
            /** @description The items of this page. */
            items: components["schemas"]["SecondReviewItem"][];
            /** @description Send it as `cursor` to get the next page. Absent on the last page. */
            nextCursor?: string;
        };
        SecondReviewItem: {
            /** @description The id of a second review. It does not tell which application it is about. */
            sampleId: string;
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /** @description The kind of certificate. */
            certificateType: components["schemas"]["CertificateType"];
            /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. */
            issuingRegion: string;
            /**
             * Format: date-time
             * @description When the decision was chosen for a second review.
             */
            sampledAt: string;
            /** @description Whether the caller holds it. */
            claimed: boolean;
        };
        SecondReview: {
            /** @description The id of a second review. It does not tell which application it is about. */
            sampleId: string;
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /** @description The kind of certificate. */
            certificateType: components["schemas"]["CertificateType"];
            /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. */
            issuingRegion: string;
            /**
             * Format: date-time
             * @description When the current attempt was submitted.
             */
            submittedAt: string;
            /**
             * Format: date-time
             * @description When the claim runs out, unless it is renewed.
             */
            claimExpiresAt: string;
            /** @description An expiryDate of null: long-term. */
            entered: {
                /** @description The holder’s name. */
                name: string;
                /** @description The certificate’s number, normalised. */
                certificateNumber: string;
                /** @description null: long-term. */
                expiryDate: string | null;
            };
            /** @description The accepted files of the attempt. */
            files: components["schemas"]["ReviewFile"][];
            /** @description What machines read. Absent: no file was read. */
            evidence?: components["schemas"]["ReviewEvidence"];
        };
        DecideSecondReview: {
            /**
             * @description The decision.
             * @enum {string}
             */
            outcome: "APPROVE" | "REQUEST_RETRY" | "REJECT";
            /**
             * @description The reasons of the decision; empty for an approval.
             * @default []
             */
            reasons?: components["schemas"]["DecisionReason"][];
        };
        SecondReviewReceipt: {
            /** @description The id of a second review. It does not tell which application it is about. */
            sampleId: string;
            /**
             * @description The decision.
             * @enum {string}
             */
            outcome: "APPROVE" | "REQUEST_RETRY" | "REJECT";
            /** @description The reasons of the decision; empty for an approval. */
            reasons: components["schemas"]["DecisionReason"][];
            /**
             * Format: date-time
             * @description When it was decided.
             */
            decidedAt: string;
        };
        PutAccount: {
            /** @description The region in which the account is registered, ISO 3166-1 alpha-2. */
            registrationRegion: string;
            /** @description Whether the account joined a partner program. Then it cannot authenticate as an individual. */
            partnerProgram: boolean;
        };
        OperatorAccount: {
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /** @description The region in which the account is registered, ISO 3166-1 alpha-2. null: not known yet, so that no certificate fits. */
            registrationRegion: string | null;
            /**
             * @description Whether the account is real-name authenticated, or how far it has come.
             * @enum {string}
             */
            authenticationStatus: "UNAUTHENTICATED" | "IN_REVIEW" | "RETRY_REQUIRED" | "AUTHENTICATED";
            /** @description Whether the account can start an application now. */
            eligibility: {
                /** @description True if `reasons` is empty. */
                eligible: boolean;
                /** @description The codes with which creating an application would be refused. */
                reasons: ("PARTNER_PROGRAM_MEMBER" | "ALREADY_AUTHENTICATED" | "APPLICATION_OPEN" | "REGION_MISMATCH")[];
            };
            /**
             * Format: uuid
             * @description The open application, or the approved one. Absent: there is none.
             */
            currentApplicationId?: string;
            /**
             * Format: uuid
             * @description While the account is authenticated: the open application that is to replace the approved one.
             */
            renewalApplicationId?: string;
            /** @description While the account is authenticated. Absent for an authentication of a version that did not store it. */
            certificate?: components["schemas"]["HeldCertificate"];
            /** @description Whether the account joined a partner program. Then it cannot authenticate as an individual. */
            partnerProgram: boolean;
        };
        FoundAccounts: {
            /** @description The accounts that were found, or whose applications were found. */
            accounts: {
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                accountId: string;
                /**
                 * @description Whether the account is real-name authenticated, or how far it has come.
                 * @enum {string}
                 */
                authenticationStatus: "UNAUTHENTICATED" | "IN_REVIEW" | "RETRY_REQUIRED" | "AUTHENTICATED";
            }[];
            /** @description By id or number: what was found. By account or e-mail: those of the accounts. */
            applications: {
                /**
                 * Format: uuid
                 * @description Identifies one application.
                 */
                applicationId: string;
                /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
                accountId: string;
                /**
                 * @description The state of the application.
                 * @enum {string}
                 */
                status: "DRAFT" | "IN_REVIEW" | "RETRY_REQUESTED" | "APPROVED" | "REJECTED" | "EXPIRED" | "WITHDRAWN" | "REVOKED";
                /** @description The kind of certificate. */
                certificateType: components["schemas"]["CertificateType"];
                /** @description The region where the certificate was issued, ISO 3166-1 alpha-2. */
                issuingRegion: string;
                /**
                 * Format: date-time
                 * @description When it was created.
                 */
                createdAt: string;
            }[];
        };
        CertificateAccounts: {
            /** @description The items of this page. */
            items: components["schemas"]["CertificateAccount"][];
        };
        CertificateAccount: {
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /**
             * Format: uuid
             * @description The account’s application with this certificate. Absent: it is not known.
             */
            applicationId?: string;
            /**
             * @description The status of that application.
             * @enum {string}
             */
            status?: "DRAFT" | "IN_REVIEW" | "RETRY_REQUESTED" | "APPROVED" | "REJECTED" | "EXPIRED" | "WITHDRAWN" | "REVOKED";
            /**
             * Format: date-time
             * @description When the application got this status.
             */
            since?: string;
        };
        AuditTrail: {
            /** @description The items of this page. */
            items: components["schemas"]["AuditEntry"][];
            /** @description Send it as `cursor` to get the next page. Absent on the last page. */
            nextCursor?: string;
        };
        AuditEntry: {
            /** @description Identifies one entry. It begins with the time. */
            auditId: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description Who did it. */
            actor: {
                /** @description The role in which the actor acted. */
                role: string;
                /** @description The id of the actor. In an export, ids of reviewers and operators are left out. */
                id: string;
            };
            /**
             * @description What was done.
             * @enum {string}
             */
            action: "account.create" | "account.learn-region" | "account.claim" | "account.put" | "account.change" | "account.read" | "account.read-applications" | "account.find" | "account.erase-sessions" | "account.erase" | "account.export" | "account.export-trail" | "account.withdraw-consent" | "account.notify-of-expiry" | "account.store-certificate" | "application.create" | "application.read-files" | "application.read-suggestions" | "application.read-certificate-accounts" | "application.submit" | "application.approve" | "application.request-retry" | "application.reject" | "application.reopen" | "application.warn-of-expiry" | "application.expire" | "application.withdraw" | "application.revoke" | "application.begin-erasure" | "application.erase-images" | "application.erase-personal-fields" | "application.park" | "application.resume" | "application.restart" | "document.request" | "document.validate" | "document.reopen" | "document.discard" | "document.accept" | "document.refuse" | "document.read" | "review.read" | "review.claim" | "review.release" | "review.hand-over" | "review.ask-colleague" | "review.read-question" | "review.give-opinion" | "review.propose-rejection" | "review.decide" | "review.remind" | "review.mark-overdue" | "review.reschedule" | "second-review.claim" | "second-review.read" | "second-review.decide" | "override.propose" | "override.read" | "override.decline" | "override.withdraw" | "override.expire" | "calendar.put" | "calendar.remove" | "session.create" | "session.renew-link" | "session.open" | "session.cancel" | "handoff.create" | "handoff.open" | "webhook-endpoint.create" | "webhook-endpoint.change" | "webhook-endpoint.delete" | "webhook-endpoint.rotate-secret" | "webhook-endpoint.test" | "webhook-endpoint.redeliver" | "webhook-endpoint.recover" | "webhook-endpoint.disable" | "api-key.create" | "api-key.revoke";
            /** @description The application that it was about, if any. */
            applicationId?: string;
            /** @description The state before. */
            from?: string;
            /** @description The state after. */
            to?: string;
            /** @description More about it: ids, codes and times. */
            details?: {
                [key: string]: unknown;
            };
        };
        RevokeAuthentication: {
            /** @description For the record only. It is stored encrypted, and is neither shown nor published in an event. */
            reason: string;
        };
        EraseAccount: {
            /** @description For the record only. It is stored encrypted, and is neither shown nor published in an event. Do not enter names: it is kept after the erasure. */
            reason: string;
        };
        PutCalendar: {
            /** @description Days off according to the official list. Weekends can be left out. */
            off: string[];
            /** @description Weekend days worked to make up for them. */
            work: string[];
        };
        Calendar: {
            /** @description Four digits. */
            year: string;
            /** @description Days off, besides weekends. */
            off: string[];
            /** @description Weekend days that are worked. */
            work: string[];
            /**
             * @description The source of the list. An operator’s list takes precedence over the settings, and the settings over the built-in list.
             * @enum {string}
             */
            source: "OPERATOR" | "SETTINGS" | "BUILT_IN";
            /**
             * Format: date-time
             * @description When an operator put the list in force.
             */
            updatedAt?: string;
        };
        RemovedCalendar: {
            /** @description Four digits. */
            year: string;
            /** @description The list in force now; null if there is none. */
            inForce: components["schemas"]["Calendar"] | null;
        };
        ParkedApplicationPage: {
            /** @description The items of this page. */
            items: components["schemas"]["ParkedApplication"][];
            /** @description Send it as `cursor` to get the next page. Absent on the last page. */
            nextCursor?: string;
        };
        ParkedApplication: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /**
             * Format: date-time
             * @description When the workflow was parked.
             */
            since: string;
            /** @description The name of the error that parked it, never its message. */
            error: string;
        };
        FiguresOfPeriod: {
            /**
             * Format: date
             * @description The state before.
             */
            from: string;
            /**
             * Format: date
             * @description The state after.
             */
            to: string;
            /** @description The zone of the days, an IANA name. */
            timeZone: string;
            /** @description What is open now, whatever the period. */
            now: {
                /**
                 * Format: date-time
                 * @description When it happened.
                 */
                at: string;
                /** @description Open reviews after their deadline. */
                overdue: number;
                /** @description Open reviews that are due on each of the next working days. */
                dueByDay: {
                    /**
                     * Format: date
                     * @description A working day.
                     */
                    day: string;
                    /** @description Open reviews that are due on it. */
                    reviews: number;
                }[];
                /** @description Open reviews that are due after these days. */
                dueLater: number;
                /** @description Applications that wait for an operator. */
                parked: number;
                /** @description Whether a number has reached 1000, up to which is counted. */
                capped: boolean;
            };
            /** @description The figures of the whole period. */
            totals: {
                /** @description Submissions, first ones and those after a retry. */
                submitted: number;
                /** @description Approvals. */
                approved: number;
                /** @description Requested retries. */
                retried: number;
                /** @description Rejections. */
                rejected: number;
                /** @description Drafts and requested retries that expired. */
                expired: number;
                /** @description Withdrawals. */
                withdrawn: number;
                /** @description Deadlines that passed without a decision, on the day on which they passed. A deadline counts once, however often it is reported. */
                overdue: number;
                /** @description Webhook deliveries that failed: no attempt was left, the endpoint answered 410, or it was disabled meanwhile. */
                webhookFailures: number;
                /** @description Accepted files that got advice, on the day on which they were read. */
                advised: number;
                /** @description Refused files, by refusal. */
                refusals: {
                    [key: string]: number;
                };
                /** @description Accepted files that got the advice, by advice. */
                advice: {
                    [key: string]: number;
                };
                /** @description Retries and rejections that name the reason, by reason. */
                reasons: {
                    [key: string]: number;
                };
                /** @description Working time from a submission to its decision, in minutes within business hours. */
                decisionTime: {
                    /** @description Decisions of which the working time is known. */
                    decisions: number;
                    /** @description The median. It is never below the exact value and at most 10 % above it. */
                    medianMinutes?: number;
                    /** @description The time that 95 % of the decisions did not exceed. It is never below the exact value and at most 10 % above it. */
                    p95Minutes?: number;
                };
            };
            /** @description Every day of the period, oldest first. */
            days: {
                /**
                 * Format: date
                 * @description The day of these figures.
                 */
                day: string;
                /** @description Submissions, first ones and those after a retry. */
                submitted: number;
                /** @description Approvals. */
                approved: number;
                /** @description Requested retries. */
                retried: number;
                /** @description Rejections. */
                rejected: number;
                /** @description Drafts and requested retries that expired. */
                expired: number;
                /** @description Withdrawals. */
                withdrawn: number;
                /** @description Deadlines that passed without a decision, on the day on which they passed. A deadline counts once, however often it is reported. */
                overdue: number;
                /** @description Webhook deliveries that failed: no attempt was left, the endpoint answered 410, or it was disabled meanwhile. */
                webhookFailures: number;
                /** @description Accepted files that got advice, on the day on which they were read. */
                advised: number;
                /** @description Refused files, by refusal. */
                refusals: {
                    [key: string]: number;
                };
                /** @description Accepted files that got the advice, by advice. */
                advice: {
                    [key: string]: number;
                };
                /** @description Retries and rejections that name the reason, by reason. */
                reasons: {
                    [key: string]: number;
                };
                /** @description Working time from a submission to its decision, in minutes within business hours. */
                decisionTime: {
                    /** @description Decisions of which the working time is known. */
                    decisions: number;
                    /** @description The median. It is never below the exact value and at most 10 % above it. */
                    medianMinutes?: number;
                    /** @description The time that 95 % of the decisions did not exceed. It is never below the exact value and at most 10 % above it. */
                    p95Minutes?: number;
                };
            }[];
        };
        ReviewerFiguresOfPeriod: {
            /**
             * Format: date
             * @description The state before.
             */
            from: string;
            /**
             * Format: date
             * @description The state after.
             */
            to: string;
            /** @description The items of this page. */
            items: components["schemas"]["ReviewerFigures"][];
        };
        ReviewerFigures: {
            /**
             * Format: date
             * @description The first day of these figures.
             */
            from: string;
            /**
             * Format: date
             * @description The last day of these figures.
             */
            to: string;
            /** @description The account id of a reviewer, or the id of a machine. */
            reviewerId: string;
            /** @description All decisions, by their applied outcomes below. */
            decisions: number;
            /** @description Decisions applied as approvals. */
            approved: number;
            /** @description Decisions applied as retries. */
            retried: number;
            /** @description Decisions applied as rejections. */
            rejected: number;
            /** @description Retries of all decisions. */
            retryShare: number;
            /** @description Decisions of the reviewer of which a second reviewer gave an opinion, on the day of that opinion. */
            secondReviewed: number;
            /** @description Second opinions with the same outcome and the same reasons. */
            agreed: number;
            /** @description Agreeing second opinions of all. Absent: there was none. */
            agreement?: number;
            /** @description Time from the claim of a review to the decision, in minutes. The median. It is never below the exact value and at most 10 % above it. */
            medianMinutesInHand?: number;
        };
        CountedApplicationPage: {
            /** @description The items of this page. */
            items: components["schemas"]["CountedApplication"][];
            /** @description Send it as `cursor` to get the next page. Absent on the last page. */
            nextCursor?: string;
        };
        CountedApplication: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /**
             * Format: date-time
             * @description When it happened. A passed deadline: when it was.
             */
            at: string;
            /** @description In a list of times: the time. It is never below the exact value and at most 10 % above it. */
            minutes?: number;
        };
        DifferencePage: {
            /** @description The items of this page. */
            items: components["schemas"]["Difference"][];
            /** @description Send it as `cursor` to get the next page. Absent on the last page. */
            nextCursor?: string;
        };
        Difference: {
            /** @description The id of a second review. It does not tell which application it is about. */
            sampleId: string;
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /** @description The decision that counts. */
            first: components["schemas"]["Opinion"];
            /** @description The opinion of the second reviewer. */
            second: components["schemas"]["Opinion"];
        };
        Opinion: {
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            reviewerId: string;
            /**
             * @description The decision.
             * @enum {string}
             */
            outcome: "APPROVE" | "REQUEST_RETRY" | "REJECT";
            /** @description The reasons of the decision; empty for an approval. */
            reasons: components["schemas"]["DecisionReason"][];
            /**
             * Format: date-time
             * @description When it was decided.
             */
            decidedAt: string;
        };
        ProposeOverride: {
            /** @description Why the rejection was wrong, for the second operator and for the next reviewer. It is stored encrypted and never published. */
            reason: string;
        };
        OverrideProposal: {
            /**
             * Format: uuid
             * @description Identifies one proposal. A later one for the application has another id.
             */
            proposalId: string;
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /** @description The operator who proposed it. */
            proposedBy: string;
            /**
             * Format: date-time
             * @description When it was proposed.
             */
            proposedAt: string;
            /**
             * Format: date-time
             * @description Seven days after the proposal. From then on, it cannot be confirmed.
             */
            expiresAt: string;
        };
        OverrideProposalPage: {
            /** @description The items of this page. */
            items: components["schemas"]["OverrideProposal"][];
            /** @description Send it as `cursor` to get the next page. Absent on the last page. */
            nextCursor?: string;
        };
        OverrideCase: {
            /**
             * Format: uuid
             * @description Identifies one proposal. A later one for the application has another id.
             */
            proposalId: string;
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /** @description The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions. */
            accountId: string;
            /** @description The operator who proposed it. */
            proposedBy: string;
            /**
             * Format: date-time
             * @description When it was proposed.
             */
            proposedAt: string;
            /**
             * Format: date-time
             * @description Seven days after the proposal. From then on, it cannot be confirmed.
             */
            expiresAt: string;
            /** @description Why the rejection was wrong, as the operator wrote it. */
            reason: string;
            /** @description The reviewer whose decision it is about. */
            decidedBy: string;
            /**
             * Format: date-time
             * @description When it was decided.
             */
            decidedAt: string;
            /** @description The reasons of the rejection. */
            reasons: components["schemas"]["DecisionReason"][];
        };
        RuleOnOverride: {
            /**
             * Format: uuid
             * @description Identifies one proposal. A later one for the application has another id.
             */
            proposalId: string;
            /**
             * @description `CONFIRM`: the application is reviewed again, by a reviewer who did not decide it. `DECLINE`: the rejection stands. `WITHDRAW`: the same, by the operator who proposed it.
             * @enum {string}
             */
            ruling: "CONFIRM" | "DECLINE" | "WITHDRAW";
        };
        OverrideReceipt: {
            /**
             * Format: uuid
             * @description Identifies one proposal. A later one for the application has another id.
             */
            proposalId: string;
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /**
             * @description What became of the proposal.
             * @enum {string}
             */
            ruling: "CONFIRM" | "DECLINE" | "WITHDRAW";
            /**
             * Format: date-time
             * @description When the proposal ended.
             */
            ruledAt: string;
            /**
             * Format: date-time
             * @description When the new review is due. Present after a confirmation.
             */
            dueAt?: string;
        };
        Resumption: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /**
             * @description What was done: its execution was told to go on; it had none, and one was started; it had ended, and another was started.
             * @enum {string}
             */
            resumption: "RESUMED" | "STARTED" | "RESTARTED";
        };
        AdvanceApplication: {
            /**
             * @description `DUE_SOON`: the reminder of reviewers in the last half of the last working day
             *     `OVERDUE`: the end of the time for the review
             *     `EXPIRY_WARNING`: the warning of a draft or a requested retry, or of an approved certificate, that expires soon
             *     `EXPIRED`: the expiry of a draft or a requested retry, or of an approved certificate
             * @enum {string}
             */
            to: "DUE_SOON" | "OVERDUE" | "EXPIRY_WARNING" | "EXPIRED";
        };
        Advancement: {
            /**
             * Format: uuid
             * @description Identifies one application.
             */
            applicationId: string;
            /** @description The number of the attempt, from 1. Each submission after a retry is the next one. */
            attempt: number;
            /**
             * @description The state of the application afterwards.
             * @enum {string}
             */
            status: "DRAFT" | "IN_REVIEW" | "RETRY_REQUESTED" | "APPROVED" | "REJECTED" | "EXPIRED" | "WITHDRAWN" | "REVOKED";
        };
        EventTypes: {
            /** @description The event types. */
            items: {
                /** @description The name of the event type. */
                eventType: string;
                /** @description What the event tells. */
                description: string;
                /** @description The body of a delivery. */
                sample: {
                    /** @description The event type. */
                    type: string;
                    /**
                     * Format: date-time
                     * @description When the event occurred.
                     */
                    timestamp: string;
                    /** @description Ids, times and codes of the event. */
                    data: {
                        [key: string]: unknown;
                    };
                };
            }[];
        };
        CreateWebhookEndpoint: {
            /**
             * Format: uri
             * @description An `https` URL whose host is on the public internet, without a user, a password and a fragment.
             */
            url: string;
            /** @description `["*"]` for all event types, or names of `GET /v1/event-types`. */
            eventTypes: ("*" | "application.created" | "application.submitted" | "application.approved" | "application.retry_requested" | "application.rejected" | "application.reopened" | "application.expires_soon" | "application.expired" | "application.withdrawn" | "application.revoked" | "application.superseded" | "document.accepted" | "document.refused" | "review.due_soon" | "review.overdue" | "account.authenticated" | "account.erased" | "certificate.expiring" | "certificate.expired" | "webhook_endpoint.disabled")[];
            /** @description A note for operators. It is not sent. */
            description?: string;
        };
        CreatedWebhookEndpoint: {
            /**
             * Format: uuid
             * @description Identifies one webhook endpoint.
             */
            endpointId: string;
            /** @description Where deliveries are sent. */
            url: string;
            /** @description The event types that the endpoint gets; `*` stands for all. */
            eventTypes: string[];
            /** @description A note for operators. */
            description?: string;
            /**
             * @description A new endpoint is enabled.
             * @enum {string}
             */
            status: "ENABLED" | "DISABLED";
            /**
             * @description Why the service disabled the endpoint. `GONE`: The endpoint answered 410.
             *     `NO_SUCCESS`: Every attempt for 5 days failed.
             * @enum {string}
             */
            disabledReason?: "GONE" | "NO_SUCCESS";
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updatedAt: string;
            /** @description The secret of the signatures, `whsec_` and base64. It is not shown again. */
            secret: string;
        };
        WebhookEndpoints: {
            /** @description The endpoints. */
            items: components["schemas"]["WebhookEndpoint"][];
        };
        WebhookEndpoint: {
            /**
             * Format: uuid
             * @description Identifies one webhook endpoint.
             */
            endpointId: string;
            /** @description Where deliveries are sent. */
            url: string;
            /** @description The event types that the endpoint gets; `*` stands for all. */
            eventTypes: string[];
            /** @description A note for operators. */
            description?: string;
            /**
             * @description Deliveries are sent to an enabled endpoint only.
             * @enum {string}
             */
            status: "ENABLED" | "DISABLED";
            /**
             * @description Why the service disabled the endpoint. `GONE`: The endpoint answered 410.
             *     `NO_SUCCESS`: Every attempt for 5 days failed.
             * @enum {string}
             */
            disabledReason?: "GONE" | "NO_SUCCESS";
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updatedAt: string;
        };
        PutWebhookEndpoint: {
            /**
             * Format: uri
             * @description An `https` URL whose host is on the public internet, without a user, a password and a fragment.
             */
            url: string;
            /** @description `["*"]` for all event types, or names of `GET /v1/event-types`. */
            eventTypes: ("*" | "application.created" | "application.submitted" | "application.approved" | "application.retry_requested" | "application.rejected" | "application.reopened" | "application.expires_soon" | "application.expired" | "application.withdrawn" | "application.revoked" | "application.superseded" | "document.accepted" | "document.refused" | "review.due_soon" | "review.overdue" | "account.authenticated" | "account.erased" | "certificate.expiring" | "certificate.expired" | "webhook_endpoint.disabled")[];
            /** @description A note for operators. It is not sent. */
            description?: string;
            /**
             * @description Deliveries are sent to an enabled endpoint only.
             * @enum {string}
             */
            status: "ENABLED" | "DISABLED";
        };
        RotatedWebhookSecret: {
            /** @description The secret of the signatures, `whsec_` and base64. It is not shown again. */
            secret: string;
        };
        WebhookDeliveryReceipt: {
            /** @description Identifies one delivery of an endpoint. */
            deliveryId: string;
        };
        WebhookDeliveries: {
            /** @description The items of this page. */
            items: components["schemas"]["WebhookDelivery"][];
            /** @description Send it as `cursor` to get the next page. Absent on the last page. */
            nextCursor?: string;
        };
        WebhookDelivery: {
            /** @description Identifies one delivery of an endpoint. */
            deliveryId: string;
            /** @description The `webhook-id` of every attempt. */
            eventId: string;
            /** @description The name of the event type. */
            eventType: string;
            /**
             * @description Whether it succeeded, failed for good, or has another attempt.
             * @enum {string}
             */
            status: "PENDING" | "SUCCEEDED" | "FAILED";
            /** @description The latest 20 attempts, oldest first. */
            attempts: {
                /**
                 * Format: date-time
                 * @description When it happened.
                 */
                at: string;
                /** @description The HTTP status of the answer. */
                status?: number;
                /**
                 * @description Why there was no answer. `TIMED_OUT`: There was no answer within 15 seconds.
                 *     `NAME_NOT_RESOLVED`: The name of the host could not be resolved.
                 *     `ADDRESS_NOT_ALLOWED`: The name of the host leads to an address that is not on the public internet.
                 *     `CONNECTION_FAILED`: The connection could not be opened, or was closed before there was an answer.
                 *     `TLS_FAILED`: The certificate of the host is not valid, or TLS failed.
                 * @enum {string}
                 */
                error?: "TIMED_OUT" | "NAME_NOT_RESOLVED" | "ADDRESS_NOT_ALLOWED" | "CONNECTION_FAILED" | "TLS_FAILED";
                /** @description Milliseconds until the answer or the error. */
                durationMs: number;
            }[];
            /**
             * Format: date-time
             * @description When the next attempt is planned. Absent: none is.
             */
            nextAttemptAt?: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
        };
        RecoverWebhookEndpoint: {
            /**
             * Format: date-time
             * @description Failed deliveries of events since this time are attempted again.
             */
            since: string;
        };
        WebhookRecovery: {
            /**
             * Format: uuid
             * @description Identifies one webhook endpoint.
             */
            endpointId: string;
            /**
             * Format: date-time
             * @description The beginning of the period, in UTC.
             */
            since: string;
            /**
             * Format: date-time
             * @description The end of the period: the time of the request.
             */
            until: string;
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
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
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
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_BELONGS_ELSEWHERE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountExport"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_BELONGS_ELSEWHERE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_BELONGS_ELSEWHERE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCertificateTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateTypes"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_BELONGS_ELSEWHERE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApplications: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPage"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApplication"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, PARTNER_PROGRAM_MEMBER */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_BELONGS_ELSEWHERE, ALREADY_AUTHENTICATED, WRONG_STATE, APPLICATION_OPEN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED, REGION_MISMATCH, CONSENT_REQUIRED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApplicationFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationFiles"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSuggestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUpload"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FILE_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORMAT_NOT_SUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitApplication"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, PARTNER_PROGRAM_MEMBER */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_BELONGS_ELSEWHERE, WRONG_STATE, DOCUMENTS_INCOMPLETE, CERTIFICATE_QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED, REGION_MISMATCH, CERTIFICATE_EXPIRED, INVALID_CERTIFICATE_NUMBER */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, ACCOUNT_BELONGS_ELSEWHERE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSession"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSession"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_BELONGS_ELSEWHERE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session’s id, from the answer that created it.
                 * @example 0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The session’s id, from the answer that created it.
                 * @example 0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenSession"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSession"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SESSION_ENDED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createHandoff: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handoff"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED, SESSION_ENDED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_BELONGS_ELSEWHERE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReviews: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /**
                 * @description `unclaimed`: Nobody holds it.
                 *     `mine`: The caller holds it.
                 *     `all`: Any open review.
                 *     `handed`: It was handed over to the caller.
                 *     `asked`: The caller, or any reviewer, is asked for an opinion.
                 */
                state?: "unclaimed" | "mine" | "all" | "handed" | "asked";
                certificateType?: components["schemas"]["CertificateType"];
                /** @description ISO 3166-1 alpha-2. */
                issuingRegion?: string;
                /**
                 * @description `OVERDUE`: Past its deadline.
                 *     `DUE_SOON`: In the last half of its last working day.
                 *     `DUE_TODAY`: Due later today; those due soon are among them.
                 *     `PROVISIONAL`: Its deadline is in a year without a published calendar.
                 *     `AWAITING_CONFIRMATION`: A reviewer proposed a rejection.
                 *     `REOPENED`: It was rejected, and operators had it reviewed again.
                 */
                mark?: "OVERDUE" | "DUE_SOON" | "DUE_TODAY" | "PROVISIONAL" | "AWAITING_CONFIRMATION" | "REOPENED";
                /**
                 * @description `FIRST`: The first attempt.
                 *     `AGAIN`: A later one.
                 */
                attempt?: "FIRST" | "AGAIN";
                /** @description Due on this day, in the time zone of the stage. */
                dueOn?: string;
                /** @description Reviews with this hint, as in `hints`. */
                hint?: "LOOKS_BLURRED" | "LOOKS_DARK" | "LOOKS_OVEREXPOSED" | "GLARE" | "TEXT_WITHOUT_FONT" | "EDITED_BY_SOFTWARE" | "CAPTURED_LONG_BEFORE_UPLOAD" | "CAPTURED_AFTER_UPLOAD" | "TOO_SMALL_TO_READ" | "NO_FACE_FOUND" | "NO_CERTIFICATE_FOUND" | "LOOKS_LIKE_OTHER_SIDE" | "LOOKS_EXPIRED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countReviews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewCounts"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchReviews: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Search"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundReviews"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OWN_APPLICATION, SECOND_REVIEW_CLAIMED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimNextReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NextClaim"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextReview"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REVIEW_LIMIT_REACHED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, REVIEW_CLAIMED_BY_OTHER, REVIEW_LIMIT_REACHED, ALREADY_DECIDED, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, REVIEW_CLAIMED_BY_OTHER, ALREADY_DECIDED, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideReview"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionReceipt"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, REVIEW_CLAIMED_BY_OTHER, ALREADY_DECIDED, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    handOverReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverReview"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, REVIEW_CLAIMED_BY_OTHER, ALREADY_DECIDED, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askColleague: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskColleague"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedColleague"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, REVIEW_CLAIMED_BY_OTHER, ALREADY_DECIDED, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
                /**
                 * @description The id of the question, from `question` of the review in the list `state=asked`.
                 * @example 9d3c7f15-42ab-4e08-b6d1-0f8e5a2c7b94
                 */
                consultationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, ALREADY_DECIDED, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveOpinion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
                /**
                 * @description The id of the question, from `question` of the review in the list `state=asked`.
                 * @example 9d3c7f15-42ab-4e08-b6d1-0f8e5a2c7b94
                 */
                consultationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveOpinion"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpinionReceipt"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, ALREADY_DECIDED, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listColleagues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Colleagues"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSecondReviews: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondReviewPage"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimSecondReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of the second review, from the list of second reviews.
                 * @example 20261125021408339-vYZsWifycBay9a7ex78FQU
                 */
                sampleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondReview"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, REVIEW_CLAIMED_BY_OTHER, ALREADY_DECIDED, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideSecondReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of the second review, from the list of second reviews.
                 * @example 20261125021408339-vYZsWifycBay9a7ex78FQU
                 */
                sampleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideSecondReview"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondReviewReceipt"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, REVIEW_CLAIMED_BY_OTHER, ALREADY_DECIDED, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccountAsOperator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account’s id: the `sub` claim of its access tokens, or your own id of a user with sessions, percent-encoded.
                 * @example customer-42
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorAccount"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account’s id: the `sub` claim of its access tokens, or your own id of a user with sessions, percent-encoded.
                 * @example customer-42
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutAccount"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorAccount"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApplicationsAsOperator: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The account’s id: the `sub` claim of its access tokens, or your own id of a user with sessions, percent-encoded.
                 * @example customer-42
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPage"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchAccounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Search"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundAccounts"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCertificateAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateAccounts"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditTrail: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Only actions whose name begins so. */
                kind?: "account" | "application" | "document" | "review" | "second-review" | "override" | "calendar" | "session" | "handoff" | "webhook-endpoint" | "api-key";
                /** @description Only actions of this role. */
                role?: "applicant" | "reviewer" | "operator" | "machine" | "system";
                /** @description Only actions of this actor. */
                actorId?: string;
                /** @description Not before this time. */
                from?: string;
                /** @description Before this time. */
                until?: string;
                /** @description Records the read as an export. */
                purpose?: "EXPORT";
            };
            header?: never;
            path: {
                /**
                 * @description The account’s id: the `sub` claim of its access tokens, or your own id of a user with sessions, percent-encoded.
                 * @example customer-42
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditTrail"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeAuthentication: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The account’s id: the `sub` claim of its access tokens, or your own id of a user with sessions, percent-encoded.
                 * @example customer-42
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeAuthentication"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorAccount"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The account’s id: the `sub` claim of its access tokens, or your own id of a user with sessions, percent-encoded.
                 * @example customer-42
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseAccount"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A year of four digits, from 2000.
                 * @example 2027
                 */
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A year of four digits, from 2000.
                 * @example 2027
                 */
                year: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutCalendar"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description A year of four digits, from 2000.
                 * @example 2027
                 */
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedCalendar"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listParkedApplications: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedApplicationPage"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFigures: {
        parameters: {
            query?: {
                /** @description The first day, in the time zone of the stage. Default: six days before the last one. */
                from?: string;
                /** @description The last day, at most 91 days later. Default: today. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiguresOfPeriod"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReviewerFigures: {
        parameters: {
            query?: {
                /** @description The first day, in the time zone of the stage. Default: six days before the last one. */
                from?: string;
                /** @description The last day, at most 91 days later. Default: today. */
                to?: string;
                /**
                 * @description `PERIOD`: One item for each reviewer. The default.
                 *     `WEEK`: One for each reviewer and week, from Monday to Sunday.
                 *     `DAY`: One for each reviewer and day.
                 */
                by?: "PERIOD" | "WEEK" | "DAY";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewerFiguresOfPeriod"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCountedApplications: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description The first day, in the time zone of the stage. Default: six days before the last one. */
                from?: string;
                /** @description The last day, at most 91 days later. Default: today. */
                to?: string;
                /** @description The name of the figure, as in `totals` or in the figures of a reviewer. `decisionTime` lists the slowest first, all others the newest. */
                figure?: "submitted" | "approved" | "retried" | "rejected" | "expired" | "withdrawn" | "overdue" | "advised" | "refusals" | "advice" | "reasons" | "decisionTime" | "decisions" | "secondReviewed";
                /** @description The decisions of this reviewer only. `decisions`, `secondReviewed` need one; `approved`, `retried`, `rejected` may have one. */
                reviewerId?: string;
                /** @description The code of the number. `refusals`, `advice`, `reasons` need one, and no other figure takes one. */
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountedApplicationPage"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDifferences: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferencePage"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOverrideProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideCase"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeOverride"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideProposal"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED, PARTNER_PROGRAM_MEMBER */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, OWN_APPLICATION, CONTENT_ERASED, ALREADY_AUTHENTICATED, APPLICATION_OPEN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED, REGION_MISMATCH, CERTIFICATE_EXPIRED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOverrideProposals: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideProposalPage"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ruleOnOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleOnOverride"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideReceipt"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED, PARTNER_PROGRAM_MEMBER */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, OWN_APPLICATION, CONTENT_ERASED, ALREADY_AUTHENTICATED, APPLICATION_OPEN, CERTIFICATE_QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED, REGION_MISMATCH, CERTIFICATE_EXPIRED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeParkedApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resumption"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulateDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideReview"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionReceipt"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, ALREADY_DECIDED, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulateAdvancement: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The application’s id, from the answer that created it.
                 * @example 0c624ae3-8ee5-40e7-9e36-3c605ee3453d
                 */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceApplication"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advancement"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE, OWN_APPLICATION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypes"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoints"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookEndpoint"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WEBHOOK_ENDPOINT_LIMIT_REACHED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook endpoint, from the answer that created it.
                 * @example c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook endpoint, from the answer that created it.
                 * @example c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutWebhookEndpoint"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook endpoint, from the answer that created it.
                 * @example c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of the webhook endpoint, from the answer that created it.
                 * @example c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedWebhookSecret"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of the webhook endpoint, from the answer that created it.
                 * @example c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryReceipt"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "PENDING" | "SUCCEEDED" | "FAILED";
            };
            header?: never;
            path: {
                /**
                 * @description The id of the webhook endpoint, from the answer that created it.
                 * @example c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveries"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of the webhook endpoint, from the answer that created it.
                 * @example c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912
                 */
                endpointId: string;
                /**
                 * @description The id of the delivery, from the list of deliveries.
                 * @example dlv_0mwvhposz_bGned5HHvyozlkNJkML0
                 */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryReceipt"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVALID_FIELD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recoverWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each change, such as a UUID. A repetition with the same key and body within 24 hours gets the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of the webhook endpoint, from the answer that created it.
                 * @example c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoverWebhookEndpoint"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRecovery"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, ACCOUNT_DISABLED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WRONG_STATE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_FIELD, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds until the request can be repeated. Answers of the gateway itself do not include it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOOK_TOO_LONG */
            503: {
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

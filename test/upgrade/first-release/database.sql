--
-- PostgreSQL database dump
--

\restrict Z6d6ib0Z2udMIwxQf98OG4h5bVIJmjKCVhAKzgqIUET84S9xQtyQt8SsVPAhtWI

-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.6

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: begin_open(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.begin_open() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.state NOT IN ('pending', 'approved') AND NOT (NEW.state = 'applied' AND NEW.number = 0) THEN
    RAISE EXCEPTION 'a change begins as pending or approved, found %', NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;


--
-- Name: decide_while_open(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.decide_while_open() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM changes c WHERE c.account_id = NEW.account_id AND c.id = NEW.change_id AND c.state IN ('pending', 'approved')) THEN
    RAISE EXCEPTION 'change % is not open', NEW.change_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;


--
-- Name: keep_submission(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.keep_submission() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF (OLD.account_id, OLD.id, OLD.number, OLD.kind, OLD.kind_version, OLD.title, OLD.description, OLD.payload, OLD.reason,
      OLD.initiator_id, OLD.warnings, OLD.required_approvals, OLD.assurance, OLD.sensitive, OLD.base_version, OLD.document,
      OLD.digest, OLD.submitted_at, OLD.expires_at, OLD.resubmits)
    IS DISTINCT FROM
     (NEW.account_id, NEW.id, NEW.number, NEW.kind, NEW.kind_version, NEW.title, NEW.description, NEW.payload, NEW.reason,
      NEW.initiator_id, NEW.warnings, NEW.required_approvals, NEW.assurance, NEW.sensitive, NEW.base_version, NEW.document,
      NEW.digest, NEW.submitted_at, NEW.expires_at, NEW.resubmits) THEN
    RAISE EXCEPTION 'what was submitted never moves' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state NOT IN ('pending', 'approved')
     AND (OLD.state, OLD.state_code, OLD.state_text, OLD.ended_at, OLD.applied_version)
       IS DISTINCT FROM (NEW.state, NEW.state_code, NEW.state_text, NEW.ended_at, NEW.applied_version) THEN
    RAISE EXCEPTION 'a change that has ended never moves' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'pending' AND NEW.state IN ('applied', 'failed') THEN
    RAISE EXCEPTION 'a change is approved before it is %', NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;


--
-- Name: refuse_rewriting(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_rewriting() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;


--
-- Name: require_approvals(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.require_approvals() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  approvals integer;
BEGIN
  SELECT count(*) INTO approvals FROM decisions d
  WHERE d.account_id = NEW.account_id AND d.change_id = NEW.id AND d.verdict = 'approve' AND d.digest = NEW.digest;
  IF approvals < NEW.required_approvals THEN
    RAISE EXCEPTION 'change % has % of % approvals', NEW.id, approvals, NEW.required_approvals USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: _prisma_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public._prisma_migrations (
    id character varying(36) NOT NULL,
    checksum character varying(64) NOT NULL,
    finished_at timestamp with time zone,
    migration_name character varying(255) NOT NULL,
    logs text,
    rolled_back_at timestamp with time zone,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_steps_count integer DEFAULT 0 NOT NULL
);


--
-- Name: account_settings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_settings (
    account_id text NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    client_type text NOT NULL,
    required_approvals integer NOT NULL,
    rights text[] NOT NULL,
    officer_removal text NOT NULL,
    approval_assurance text NOT NULL,
    change_expiry_hours integer NOT NULL,
    probation_hours integer NOT NULL,
    CONSTRAINT account_settings_approval_assurance_check CHECK ((approval_assurance = ANY (ARRAY['link'::text, 'session'::text, 'passkey'::text]))),
    CONSTRAINT account_settings_change_expiry_hours_check CHECK (((change_expiry_hours >= 1) AND (change_expiry_hours <= 720))),
    CONSTRAINT account_settings_check CHECK ((id = account_id)),
    CONSTRAINT account_settings_check1 CHECK (((client_type = 'organization'::text) OR (required_approvals = 0))),
    CONSTRAINT account_settings_client_type_check CHECK ((client_type = ANY (ARRAY['individual'::text, 'joint'::text, 'trust'::text, 'retirement'::text, 'custodial'::text, 'organization'::text]))),
    CONSTRAINT account_settings_officer_removal_check CHECK ((officer_removal = ANY (ARRAY['floor'::text, 'keep-operable'::text]))),
    CONSTRAINT account_settings_probation_hours_check CHECK (((probation_hours >= 0) AND (probation_hours <= 720))),
    CONSTRAINT account_settings_required_approvals_check CHECK ((required_approvals = ANY (ARRAY[0, 1, 2])))
);


--
-- Name: accounts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts (
    id text NOT NULL,
    slug text NOT NULL,
    version integer NOT NULL,
    change_count integer NOT NULL,
    event_count integer NOT NULL,
    event_head text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    CONSTRAINT accounts_change_count_check CHECK ((change_count >= 0)),
    CONSTRAINT accounts_event_count_check CHECK ((event_count >= 0)),
    CONSTRAINT accounts_version_check CHECK ((version >= 0))
);


--
-- Name: authorizer_requirements; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.authorizer_requirements (
    account_id text NOT NULL,
    id text NOT NULL,
    "primary" integer NOT NULL,
    secondary integer NOT NULL,
    CONSTRAINT authorizer_requirements_id_check CHECK ((id = ANY (ARRAY['portal'::text, 'funding'::text]))),
    CONSTRAINT authorizer_requirements_primary_check CHECK ((("primary" >= 0) AND ("primary" <= 2))),
    CONSTRAINT authorizer_requirements_secondary_check CHECK (((secondary >= 0) AND (secondary <= 2)))
);


--
-- Name: authorizers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.authorizers (
    account_id text NOT NULL,
    id text NOT NULL,
    user_id text NOT NULL,
    area text NOT NULL,
    level text NOT NULL,
    CONSTRAINT authorizers_area_check CHECK ((area = ANY (ARRAY['portal'::text, 'funding'::text]))),
    CONSTRAINT authorizers_check CHECK ((id = ((((user_id || ':'::text) || area) || ':'::text) || level))),
    CONSTRAINT authorizers_level_check CHECK ((level = ANY (ARRAY['primary'::text, 'secondary'::text])))
);


--
-- Name: change_effects; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.change_effects (
    account_id text NOT NULL,
    change_id text NOT NULL,
    "position" integer NOT NULL,
    gained text[] NOT NULL,
    lost text[] NOT NULL,
    user_ids text[] NOT NULL,
    count integer NOT NULL
);


--
-- Name: changes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.changes (
    account_id text NOT NULL,
    id text NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL,
    kind_version integer NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    payload text NOT NULL,
    reason text,
    initiator_id text NOT NULL,
    warnings text NOT NULL,
    required_approvals integer NOT NULL,
    assurance text NOT NULL,
    sensitive boolean NOT NULL,
    base_version integer NOT NULL,
    document text NOT NULL,
    digest text NOT NULL,
    state text NOT NULL,
    state_code text,
    state_text text,
    submitted_at timestamp(3) with time zone NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    ended_at timestamp(3) with time zone,
    applied_version integer,
    next_wake_at timestamp(3) with time zone,
    resubmits text,
    CONSTRAINT changes_assurance_check CHECK ((assurance = ANY (ARRAY['link'::text, 'session'::text, 'passkey'::text]))),
    CONSTRAINT changes_check CHECK ((expires_at >= submitted_at)),
    CONSTRAINT changes_check1 CHECK (((state = 'applied'::text) = (applied_version IS NOT NULL))),
    CONSTRAINT changes_check2 CHECK (((state = ANY (ARRAY['pending'::text, 'approved'::text])) = (ended_at IS NULL))),
    CONSTRAINT changes_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT changes_number_check CHECK ((number >= 0)),
    CONSTRAINT changes_required_approvals_check CHECK ((required_approvals = ANY (ARRAY[0, 1, 2]))),
    CONSTRAINT changes_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'approved'::text, 'applied'::text, 'rejected'::text, 'withdrawn'::text, 'expired'::text, 'conflicted'::text, 'failed'::text])))
);


--
-- Name: companies; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.companies (
    account_id text NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    parent_id text,
    CONSTRAINT companies_check CHECK ((parent_id IS DISTINCT FROM id))
);


--
-- Name: decisions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.decisions (
    account_id text NOT NULL,
    change_id text NOT NULL,
    officer_id text NOT NULL,
    initiator_id text NOT NULL,
    verdict text NOT NULL,
    digest text NOT NULL,
    designation integer NOT NULL,
    by_subject boolean NOT NULL,
    assurance text NOT NULL,
    comment text,
    decided_at timestamp(3) with time zone NOT NULL,
    CONSTRAINT decisions_assurance_check CHECK ((assurance = ANY (ARRAY['link'::text, 'session'::text, 'passkey'::text]))),
    CONSTRAINT decisions_never_by_the_initiator CHECK ((officer_id <> initiator_id)),
    CONSTRAINT decisions_verdict_check CHECK ((verdict = ANY (ARRAY['approve'::text, 'reject'::text])))
);


--
-- Name: events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.events (
    account_id text NOT NULL,
    seq integer NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    type text NOT NULL,
    actor_id text,
    change_id text,
    data text NOT NULL,
    prev_hash text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT events_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT events_seq_check CHECK ((seq >= 1))
);


--
-- Name: grants; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.grants (
    account_id text NOT NULL,
    id text NOT NULL,
    user_id text NOT NULL,
    function text NOT NULL,
    CONSTRAINT grants_check CHECK ((id = ((user_id || ':'::text) || function))),
    CONSTRAINT grants_function_check CHECK ((function !~~ 'security.%'::text))
);


--
-- Name: idempotency_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency_keys (
    caller text NOT NULL,
    scope text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    account_id text NOT NULL,
    change_id text NOT NULL,
    status integer,
    body text,
    created_at timestamp(3) with time zone NOT NULL
);


--
-- Name: identity_bindings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_bindings (
    account_id text NOT NULL,
    user_id text NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    bound_at timestamp(3) with time zone NOT NULL
);


--
-- Name: invitations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invitations (
    account_id text NOT NULL,
    user_id text NOT NULL,
    address text NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL
);


--
-- Name: links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.links (
    hash text NOT NULL,
    account_id text NOT NULL,
    change_id text NOT NULL,
    officer_id text NOT NULL,
    digest text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    ended_at timestamp(3) with time zone,
    CONSTRAINT links_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
);


--
-- Name: notices; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notices (
    account_id text NOT NULL,
    change_id text NOT NULL,
    kind text NOT NULL,
    user_id text NOT NULL,
    address text NOT NULL,
    queued_at timestamp(3) with time zone NOT NULL,
    sent_at timestamp(3) with time zone
);


--
-- Name: sessions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sessions (
    hash text NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    email text,
    email_verified boolean NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    ended_at timestamp(3) with time zone,
    CONSTRAINT sessions_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
);


--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.users (
    account_id text NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    status text NOT NULL,
    company_id text NOT NULL,
    officer boolean NOT NULL,
    owner boolean NOT NULL,
    officer_since integer,
    officer_since_at timestamp(3) with time zone,
    address_since integer NOT NULL,
    address_since_at timestamp(3) with time zone NOT NULL,
    address_key text GENERATED ALWAYS AS (
CASE
    WHEN (status <> 'removed'::text) THEN regexp_replace(lower((email COLLATE "C")), '\+[^@]*@'::text, '@'::text)
    ELSE NULL::text
END) STORED,
    officer_client_type text GENERATED ALWAYS AS (
CASE
    WHEN officer THEN 'organization'::text
    ELSE NULL::text
END) STORED,
    CONSTRAINT users_check CHECK ((NOT (officer AND (status = 'removed'::text)))),
    CONSTRAINT users_check1 CHECK (((officer AND (status = 'active'::text)) = (officer_since IS NOT NULL))),
    CONSTRAINT users_check2 CHECK (((officer_since IS NULL) = (officer_since_at IS NULL))),
    CONSTRAINT users_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'removed'::text])))
);


--
-- Data for Name: _prisma_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public._prisma_migrations VALUES ('886da9cf-ca09-4be0-9f42-70ee9fc20bdd', '5e96f6f920ee0b0755a3fc53642cfa8fe521efa6dc0be1a0abe84caa4a97fe21', '2026-11-23 07:17:47.326+00', '20261122000000_opening', NULL, NULL, '2026-11-23 07:17:46.717+00', 1);


--
-- Data for Name: account_settings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.account_settings VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'acc_1df8253883d646168a2b2556f64cdeac', 'Acme', 'organization', 2, '{billing.fees,billing.invoices,billing.methods,billing.payments,billing.refunds,documents.read,documents.sign,documents.upload,funding.cards,funding.cheques,funding.deposit,funding.history,funding.instructions,funding.recurring,funding.withdraw,reports.activity,reports.confirmations,reports.custom,reports.flex,reports.performance,reports.risk,reports.statements,reports.tax,settings.api,settings.contact,settings.currency,settings.delivery,settings.margin,settings.notifications,settings.profile,shipment.book,shipment.certificates,shipment.claims,shipment.premium,shipment.track,support.chat,support.messages,support.tickets,trading.allocation,trading.bonds,trading.futures,trading.fx,trading.marketdata,trading.options,trading.orders,trading.permissions,trading.premium,transfers.beneficiaries,transfers.bulk,transfers.currency,transfers.external,transfers.internal,transfers.positions}', 'floor', 'link', 168, 24);


--
-- Data for Name: accounts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.accounts VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'acme', 4, 8, 27, '0d32f78c60b4aed42cef99dcd9a8c8da87a0c504970f661ce4feeb154efafef6', '2026-11-23 07:17:55.409+00');


--
-- Data for Name: authorizer_requirements; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: authorizers; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: change_effects; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.change_effects VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_6542c01caea94767a39126861f71152a', 0, '{billing.fees,billing.invoices,billing.methods,billing.payments,billing.refunds,documents.read,documents.sign,documents.upload,funding.cards,funding.cheques,funding.deposit,funding.history,funding.instructions,funding.recurring,funding.withdraw,reports.activity,reports.confirmations,reports.custom,reports.flex,reports.performance,reports.risk,reports.statements,reports.tax,settings.api,settings.contact,settings.currency,settings.delivery,settings.margin,settings.notifications,settings.profile,shipment.book,shipment.certificates,shipment.claims,shipment.premium,shipment.track,support.chat,support.messages,support.tickets,trading.allocation,trading.bonds,trading.futures,trading.fx,trading.marketdata,trading.options,trading.orders,trading.permissions,trading.premium,transfers.beneficiaries,transfers.bulk,transfers.currency,transfers.external,transfers.internal,transfers.positions}', '{}', '{usr_any7wjbsgdj1llbjz8flj2rwj}', 1);
INSERT INTO public.change_effects VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2197cfde8a27418ba55e11de64ff177f', 0, '{reports.statements}', '{}', '{usr_ejwgm5uzj0xxdyw769jfuu890}', 1);


--
-- Data for Name: changes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.changes VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_6542c01caea94767a39126861f71152a', 0, 'account.open', 1, 'Open the account', 'Open Acme', '{}', NULL, 'usr_any7wjbsgdj1llbjz8flj2rwj', '[]', 0, 'session', true, 0, '{"account":"acc_1df8253883d646168a2b2556f64cdeac","change":"chg_6542c01caea94767a39126861f71152a","edits":[{"after":{"approvalAssurance":"session","changeExpiryHours":168,"clientType":"organization","name":"Acme","officerRemoval":"floor","probationHours":24,"requiredApprovals":0,"rights":["billing.fees","billing.invoices","billing.methods","billing.payments","billing.refunds","documents.read","documents.sign","documents.upload","funding.cards","funding.cheques","funding.deposit","funding.history","funding.instructions","funding.recurring","funding.withdraw","reports.activity","reports.confirmations","reports.custom","reports.flex","reports.performance","reports.risk","reports.statements","reports.tax","settings.api","settings.contact","settings.currency","settings.delivery","settings.margin","settings.notifications","settings.profile","shipment.book","shipment.certificates","shipment.claims","shipment.premium","shipment.track","support.chat","support.messages","support.tickets","trading.allocation","trading.bonds","trading.futures","trading.fx","trading.marketdata","trading.options","trading.orders","trading.permissions","trading.premium","transfers.beneficiaries","transfers.bulk","transfers.currency","transfers.external","transfers.internal","transfers.positions"]},"before":null,"entity":"account","id":"acc_1df8253883d646168a2b2556f64cdeac"},{"after":{"name":"Acme"},"before":null,"entity":"companies","id":"cmp_1z2m4n8j2l03qffmojluhr29c"},{"after":{"companyId":"cmp_1z2m4n8j2l03qffmojluhr29c","email":"ada@acme.example","name":"Ada Okafor","officer":true,"owner":true},"before":null,"entity":"users","id":"usr_any7wjbsgdj1llbjz8flj2rwj"},{"after":{"function":"billing.fees","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:billing.fees"},{"after":{"function":"billing.invoices","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:billing.invoices"},{"after":{"function":"billing.methods","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:billing.methods"},{"after":{"function":"billing.payments","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:billing.payments"},{"after":{"function":"billing.refunds","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:billing.refunds"},{"after":{"function":"documents.read","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:documents.read"},{"after":{"function":"documents.sign","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:documents.sign"},{"after":{"function":"documents.upload","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:documents.upload"},{"after":{"function":"funding.cards","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:funding.cards"},{"after":{"function":"funding.cheques","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:funding.cheques"},{"after":{"function":"funding.deposit","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:funding.deposit"},{"after":{"function":"funding.history","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:funding.history"},{"after":{"function":"funding.instructions","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:funding.instructions"},{"after":{"function":"funding.recurring","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:funding.recurring"},{"after":{"function":"funding.withdraw","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:funding.withdraw"},{"after":{"function":"reports.activity","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:reports.activity"},{"after":{"function":"reports.confirmations","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:reports.confirmations"},{"after":{"function":"reports.custom","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:reports.custom"},{"after":{"function":"reports.flex","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:reports.flex"},{"after":{"function":"reports.performance","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:reports.performance"},{"after":{"function":"reports.risk","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:reports.risk"},{"after":{"function":"reports.statements","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:reports.statements"},{"after":{"function":"reports.tax","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:reports.tax"},{"after":{"function":"settings.api","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:settings.api"},{"after":{"function":"settings.contact","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:settings.contact"},{"after":{"function":"settings.currency","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:settings.currency"},{"after":{"function":"settings.delivery","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:settings.delivery"},{"after":{"function":"settings.margin","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:settings.margin"},{"after":{"function":"settings.notifications","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:settings.notifications"},{"after":{"function":"settings.profile","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:settings.profile"},{"after":{"function":"shipment.book","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:shipment.book"},{"after":{"function":"shipment.certificates","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:shipment.certificates"},{"after":{"function":"shipment.claims","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:shipment.claims"},{"after":{"function":"shipment.premium","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:shipment.premium"},{"after":{"function":"shipment.track","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:shipment.track"},{"after":{"function":"support.chat","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:support.chat"},{"after":{"function":"support.messages","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:support.messages"},{"after":{"function":"support.tickets","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:support.tickets"},{"after":{"function":"trading.allocation","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:trading.allocation"},{"after":{"function":"trading.bonds","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:trading.bonds"},{"after":{"function":"trading.futures","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:trading.futures"},{"after":{"function":"trading.fx","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:trading.fx"},{"after":{"function":"trading.marketdata","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:trading.marketdata"},{"after":{"function":"trading.options","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:trading.options"},{"after":{"function":"trading.orders","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:trading.orders"},{"after":{"function":"trading.permissions","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:trading.permissions"},{"after":{"function":"trading.premium","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:trading.premium"},{"after":{"function":"transfers.beneficiaries","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:transfers.beneficiaries"},{"after":{"function":"transfers.bulk","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:transfers.bulk"},{"after":{"function":"transfers.currency","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:transfers.currency"},{"after":{"function":"transfers.external","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:transfers.external"},{"after":{"function":"transfers.internal","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:transfers.internal"},{"after":{"function":"transfers.positions","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"},"before":null,"entity":"grants","id":"usr_any7wjbsgdj1llbjz8flj2rwj:transfers.positions"},{"after":{"companyId":"cmp_1z2m4n8j2l03qffmojluhr29c","email":"ben@acme.example","name":"ben","officer":true},"before":null,"entity":"users","id":"usr_bktubxkkjb62cohxy53vrmo4t"},{"after":{"companyId":"cmp_1z2m4n8j2l03qffmojluhr29c","email":"cleo@acme.example","name":"cleo","officer":true},"before":null,"entity":"users","id":"usr_e0drw23ed6dnxlups6vxl858x"},{"after":{"companyId":"cmp_1z2m4n8j2l03qffmojluhr29c","email":"dev@acme.example","name":"dev","officer":true},"before":null,"entity":"users","id":"usr_3tsgs6camqjd2ilwm3a21a9kd"}],"effect":[{"gained":["billing.fees","billing.invoices","billing.methods","billing.payments","billing.refunds","documents.read","documents.sign","documents.upload","funding.cards","funding.cheques","funding.deposit","funding.history","funding.instructions","funding.recurring","funding.withdraw","reports.activity","reports.confirmations","reports.custom","reports.flex","reports.performance","reports.risk","reports.statements","reports.tax","settings.api","settings.contact","settings.currency","settings.delivery","settings.margin","settings.notifications","settings.profile","shipment.book","shipment.certificates","shipment.claims","shipment.premium","shipment.track","support.chat","support.messages","support.tickets","trading.allocation","trading.bonds","trading.futures","trading.fx","trading.marketdata","trading.options","trading.orders","trading.permissions","trading.premium","transfers.beneficiaries","transfers.bulk","transfers.currency","transfers.external","transfers.internal","transfers.positions"],"lost":[],"userIds":["usr_any7wjbsgdj1llbjz8flj2rwj"]}],"expiresAt":"2026-11-23T07:17:55.409Z","format":1,"initiator":"usr_any7wjbsgdj1llbjz8flj2rwj","kind":"account.open","payload":{},"reason":null,"requiredApprovals":0,"roles":[],"warnings":[]}', '72cd6dfdb992640354cf5c696935592bdf0458b48fe01120e7667f51bcc94948', 'applied', NULL, NULL, '2026-11-23 07:17:55.409+00', '2026-11-23 07:17:55.409+00', '2026-11-23 07:17:55.409+00', 1, NULL, NULL);
INSERT INTO public.changes VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_081b49b772c64cb0be3991cb90db0694', 1, 'policy.set', 1, 'Set the approval policy', 'Set the approval policy: what a decision asks for the link alone', '{"approvalAssurance":"link"}', NULL, 'usr_any7wjbsgdj1llbjz8flj2rwj', '[]', 0, 'session', true, 1, '{"account":"acc_1df8253883d646168a2b2556f64cdeac","change":"chg_081b49b772c64cb0be3991cb90db0694","edits":[{"after":{"approvalAssurance":"link"},"before":{"approvalAssurance":"session"},"entity":"account","id":"acc_1df8253883d646168a2b2556f64cdeac"}],"effect":[],"expiresAt":"2026-11-30T07:17:56.787Z","format":1,"initiator":"usr_any7wjbsgdj1llbjz8flj2rwj","kind":"policy.set","payload":{"approvalAssurance":"link"},"reason":null,"requiredApprovals":0,"roles":[],"warnings":[]}', 'ffcf810a168e4ac4135f120a667099214e6692a2843790c87f87e28313297a65', 'applied', NULL, NULL, '2026-11-23 07:17:56.787+00', '2026-11-30 07:17:56.787+00', '2026-11-23 07:17:57.998+00', 2, NULL, NULL);
INSERT INTO public.changes VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_254a8fdf864a43f6ae52a8b7819442fc', 2, 'user.add', 1, 'Add a user', 'Add Mira Soto (mira@acme.example)', '{"email":"mira@acme.example","name":"Mira Soto"}', NULL, 'usr_any7wjbsgdj1llbjz8flj2rwj', '[]', 0, 'link', false, 2, '{"account":"acc_1df8253883d646168a2b2556f64cdeac","change":"chg_254a8fdf864a43f6ae52a8b7819442fc","edits":[{"after":{"companyId":"cmp_1z2m4n8j2l03qffmojluhr29c","email":"mira@acme.example","name":"Mira Soto"},"before":null,"entity":"users","id":"usr_ejwgm5uzj0xxdyw769jfuu890"}],"effect":[],"expiresAt":"2026-11-30T07:17:58.283Z","format":1,"initiator":"usr_any7wjbsgdj1llbjz8flj2rwj","kind":"user.add","payload":{"email":"mira@acme.example","name":"Mira Soto"},"reason":null,"requiredApprovals":0,"roles":[],"warnings":[]}', '625657916f03ebe68e7ab23f34ecf601fc4fd1065af366d5d3eb407d737ad115', 'applied', NULL, NULL, '2026-11-23 07:17:58.283+00', '2026-11-30 07:17:58.283+00', '2026-11-23 07:17:58.464+00', 3, NULL, NULL);
INSERT INTO public.changes VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 3, 'approvals.set', 1, 'Set the required approvals', 'Set the required approvals from 0 to 2', '{"requiredApprovals":2}', NULL, 'usr_any7wjbsgdj1llbjz8flj2rwj', '[]', 2, 'link', true, 3, '{"account":"acc_1df8253883d646168a2b2556f64cdeac","change":"chg_575ff32241354e339e9b66132452a331","edits":[{"after":{"requiredApprovals":2},"before":{"requiredApprovals":0},"entity":"account","id":"acc_1df8253883d646168a2b2556f64cdeac"}],"effect":[],"expiresAt":"2026-11-30T07:17:58.792Z","format":1,"initiator":"usr_any7wjbsgdj1llbjz8flj2rwj","kind":"approvals.set","payload":{"requiredApprovals":2},"reason":null,"requiredApprovals":2,"roles":[],"warnings":[]}', '37e68701fcaac924ed4184e9dc4db38db70f9351351c0736d1bdc5891d371b38', 'applied', NULL, NULL, '2026-11-23 07:17:58.792+00', '2026-11-30 07:17:58.792+00', '2026-11-23 07:18:00.196+00', 4, NULL, NULL);
INSERT INTO public.changes VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2197cfde8a27418ba55e11de64ff177f', 5, 'rights.grant', 1, 'Grant rights', 'Grant Mira Soto: Account statements', '{"rights":["reports.statements"],"userId":"usr_ejwgm5uzj0xxdyw769jfuu890"}', NULL, 'usr_any7wjbsgdj1llbjz8flj2rwj', '[]', 2, 'link', false, 4, '{"account":"acc_1df8253883d646168a2b2556f64cdeac","change":"chg_2197cfde8a27418ba55e11de64ff177f","edits":[{"after":{"function":"reports.statements","userId":"usr_ejwgm5uzj0xxdyw769jfuu890"},"before":null,"entity":"grants","id":"usr_ejwgm5uzj0xxdyw769jfuu890:reports.statements"}],"effect":[{"gained":["reports.statements"],"lost":[],"userIds":["usr_ejwgm5uzj0xxdyw769jfuu890"]}],"expiresAt":"2026-11-30T07:18:01.355Z","format":1,"initiator":"usr_any7wjbsgdj1llbjz8flj2rwj","kind":"rights.grant","payload":{"rights":["reports.statements"],"userId":"usr_ejwgm5uzj0xxdyw769jfuu890"},"reason":null,"requiredApprovals":2,"roles":[],"warnings":[]}', '7b58e95b5708cdf61bb950b1798c531755471b2fd49a1de655260b90e003223c', 'pending', NULL, NULL, '2026-11-23 07:18:01.355+00', '2026-11-30 07:18:01.355+00', NULL, NULL, '2026-11-26 19:18:01.355+00', NULL);
INSERT INTO public.changes VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_a3727c5892f34f88ada9c77ecf48d0f2', 6, 'officer.designate', 1, 'Designate a Security Officer', 'Designate Mira Soto as a Security Officer', '{"userId":"usr_ejwgm5uzj0xxdyw769jfuu890"}', NULL, 'usr_any7wjbsgdj1llbjz8flj2rwj', '[]', 2, 'link', true, 4, '{"account":"acc_1df8253883d646168a2b2556f64cdeac","change":"chg_a3727c5892f34f88ada9c77ecf48d0f2","edits":[{"after":{"officer":true},"before":{"officer":false},"entity":"users","id":"usr_ejwgm5uzj0xxdyw769jfuu890"}],"effect":[],"expiresAt":"2026-11-30T07:18:01.774Z","format":1,"initiator":"usr_any7wjbsgdj1llbjz8flj2rwj","kind":"officer.designate","payload":{"userId":"usr_ejwgm5uzj0xxdyw769jfuu890"},"reason":null,"requiredApprovals":2,"roles":[],"warnings":[]}', '8e9f592177e2cc5eb291b299d9a9a1e160b64b808ea1c749a32be598b211b718', 'pending', NULL, NULL, '2026-11-23 07:18:01.774+00', '2026-11-30 07:18:01.774+00', NULL, NULL, '2026-11-26 19:18:01.774+00', NULL);
INSERT INTO public.changes VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_9f02f2d11a454fd99f31fe1146b6fccd', 7, 'user.add', 1, 'Add a user', 'Add Olga Brandt (olga@acme.example)', '{"email":"olga@acme.example","name":"Olga Brandt"}', NULL, 'usr_any7wjbsgdj1llbjz8flj2rwj', '[]', 2, 'link', false, 4, '{"account":"acc_1df8253883d646168a2b2556f64cdeac","change":"chg_9f02f2d11a454fd99f31fe1146b6fccd","edits":[{"after":{"companyId":"cmp_1z2m4n8j2l03qffmojluhr29c","email":"olga@acme.example","name":"Olga Brandt"},"before":null,"entity":"users","id":"usr_ddrakfr07lba48xqktwipsszi"}],"effect":[],"expiresAt":"2026-11-30T07:18:03.997Z","format":1,"initiator":"usr_any7wjbsgdj1llbjz8flj2rwj","kind":"user.add","payload":{"email":"olga@acme.example","name":"Olga Brandt"},"reason":null,"requiredApprovals":2,"roles":[],"warnings":[]}', 'a340e7ae5cd6efc1a9beaf584a0dc1ccf26eb9aa26843834473af27d65a41bcb', 'pending', NULL, NULL, '2026-11-23 07:18:03.997+00', '2026-11-30 07:18:03.997+00', NULL, NULL, '2026-11-23 07:18:03.997+00', NULL);
INSERT INTO public.changes VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 4, 'user.add', 1, 'Add a user', 'Add Rex Lund (rex@acme.example)', '{"email":"rex@acme.example","name":"Rex Lund"}', NULL, 'usr_any7wjbsgdj1llbjz8flj2rwj', '[]', 2, 'link', false, 4, '{"account":"acc_1df8253883d646168a2b2556f64cdeac","change":"chg_2d67fe35fa0d4fed93ccd6f2ace8af4d","edits":[{"after":{"companyId":"cmp_1z2m4n8j2l03qffmojluhr29c","email":"rex@acme.example","name":"Rex Lund"},"before":null,"entity":"users","id":"usr_3o0u0mcwvkqjrj3g1rf47118c"}],"effect":[],"expiresAt":"2026-11-30T07:18:00.271Z","format":1,"initiator":"usr_any7wjbsgdj1llbjz8flj2rwj","kind":"user.add","payload":{"email":"rex@acme.example","name":"Rex Lund"},"reason":null,"requiredApprovals":2,"roles":[],"warnings":[]}', '24da9d41034f81d1ba282c5aac6a29f52b50f2e707ce5fc9ac200c95a6b9b33c', 'rejected', 'rejected', 'cleo rejected it.', '2026-11-23 07:18:00.271+00', '2026-11-30 07:18:00.271+00', '2026-11-23 07:18:01.008+00', NULL, NULL, NULL);


--
-- Data for Name: companies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.companies VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'cmp_1z2m4n8j2l03qffmojluhr29c', 'Acme', NULL);


--
-- Data for Name: decisions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.decisions VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'usr_bktubxkkjb62cohxy53vrmo4t', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'approve', '37e68701fcaac924ed4184e9dc4db38db70f9351351c0736d1bdc5891d371b38', 1, false, 'link', NULL, '2026-11-23 07:17:59.998+00');
INSERT INTO public.decisions VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'usr_e0drw23ed6dnxlups6vxl858x', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'approve', '37e68701fcaac924ed4184e9dc4db38db70f9351351c0736d1bdc5891d371b38', 1, false, 'link', NULL, '2026-11-23 07:18:00.14+00');
INSERT INTO public.decisions VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 'usr_e0drw23ed6dnxlups6vxl858x', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'reject', '24da9d41034f81d1ba282c5aac6a29f52b50f2e707ce5fc9ac200c95a6b9b33c', 1, false, 'link', NULL, '2026-11-23 07:18:01.008+00');
INSERT INTO public.decisions VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2197cfde8a27418ba55e11de64ff177f', 'usr_bktubxkkjb62cohxy53vrmo4t', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'approve', '7b58e95b5708cdf61bb950b1798c531755471b2fd49a1de655260b90e003223c', 1, false, 'link', NULL, '2026-11-23 07:18:01.686+00');


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 1, '2026-11-23 07:17:55.409+00', 'account.opened', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'chg_6542c01caea94767a39126861f71152a', '{"clientType":"organization","digest":"72cd6dfdb992640354cf5c696935592bdf0458b48fe01120e7667f51bcc94948","warnings":[]}', '0000000000000000000000000000000000000000000000000000000000000000', 'aa920a9b2447694e3cc8fc2f39abc4cc38dfe9cfc186e15bec3815efed73b119');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 2, '2026-11-23 07:17:55.409+00', 'identity.bound', 'usr_any7wjbsgdj1llbjz8flj2rwj', NULL, '{"identity":"d0346b92e0cc6195736f96a82c10262edcac8d1d44fd3d303e4c4ebced123585","userId":"usr_any7wjbsgdj1llbjz8flj2rwj"}', 'aa920a9b2447694e3cc8fc2f39abc4cc38dfe9cfc186e15bec3815efed73b119', '2c47f8dbea88d7a21adda7863e1c36e3e1c6885269aa03a1a14fcb2585a75ae5');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 3, '2026-11-23 07:17:56.787+00', 'change.submitted', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'chg_081b49b772c64cb0be3991cb90db0694', '{"assurance":"session","base":1,"digest":"ffcf810a168e4ac4135f120a667099214e6692a2843790c87f87e28313297a65","kind":"policy.set","number":1,"required":0,"sensitive":true,"warnings":[]}', '2c47f8dbea88d7a21adda7863e1c36e3e1c6885269aa03a1a14fcb2585a75ae5', '8c2b739695f7f9e676240f3bb6ae2b2f8fcd55e857655b21eda122dad1084b45');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 4, '2026-11-23 07:17:57.998+00', 'change.applied', NULL, 'chg_081b49b772c64cb0be3991cb90db0694', '{"approvals":[],"digest":"ffcf810a168e4ac4135f120a667099214e6692a2843790c87f87e28313297a65","officersAfter":4,"officersBefore":4,"version":2}', '8c2b739695f7f9e676240f3bb6ae2b2f8fcd55e857655b21eda122dad1084b45', '5ef13e2f9eca55c27a1e4abaaff7d8c642c782557a4e0f1271afdb1da56344ad');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 5, '2026-11-23 07:17:58.283+00', 'change.submitted', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'chg_254a8fdf864a43f6ae52a8b7819442fc', '{"assurance":"link","base":2,"digest":"625657916f03ebe68e7ab23f34ecf601fc4fd1065af366d5d3eb407d737ad115","kind":"user.add","number":2,"required":0,"sensitive":false,"warnings":[]}', '5ef13e2f9eca55c27a1e4abaaff7d8c642c782557a4e0f1271afdb1da56344ad', '9dfd5ca7efb7876d057dee000383ceb1f4c41258e751c8a4413a9bc68edb4ade');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 6, '2026-11-23 07:17:58.464+00', 'change.applied', NULL, 'chg_254a8fdf864a43f6ae52a8b7819442fc', '{"approvals":[],"digest":"625657916f03ebe68e7ab23f34ecf601fc4fd1065af366d5d3eb407d737ad115","officersAfter":4,"officersBefore":4,"version":3}', '9dfd5ca7efb7876d057dee000383ceb1f4c41258e751c8a4413a9bc68edb4ade', 'd3bc2707d7ed89b8e7d96823473d38788c9ba0c303a4eb91f16ce7f5bee6ea3f');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 7, '2026-11-23 07:17:58.729+00', 'notice.sent', NULL, 'chg_6542c01caea94767a39126861f71152a', '{"sent":[{"kind":"invitation","to":"usr_3tsgs6camqjd2ilwm3a21a9kd"},{"kind":"invitation","to":"usr_bktubxkkjb62cohxy53vrmo4t"},{"kind":"invitation","to":"usr_e0drw23ed6dnxlups6vxl858x"}]}', 'd3bc2707d7ed89b8e7d96823473d38788c9ba0c303a4eb91f16ce7f5bee6ea3f', 'a620f651ea59537277320b8b93d190a41647a97f411b9c18baa7f93a48e53031');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 8, '2026-11-23 07:17:58.792+00', 'change.submitted', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'chg_575ff32241354e339e9b66132452a331', '{"assurance":"link","base":3,"digest":"37e68701fcaac924ed4184e9dc4db38db70f9351351c0736d1bdc5891d371b38","kind":"approvals.set","number":3,"required":2,"sensitive":true,"warnings":[]}', 'a620f651ea59537277320b8b93d190a41647a97f411b9c18baa7f93a48e53031', '98c4dc794b56eaf8bb1f88a522057e6475a2a8ca67610ef7c0f252a8e442434e');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 9, '2026-11-23 07:17:58.895+00', 'notice.sent', NULL, 'chg_081b49b772c64cb0be3991cb90db0694', '{"sent":[{"kind":"ended-applied","to":"usr_3tsgs6camqjd2ilwm3a21a9kd"},{"kind":"ended-applied","to":"usr_any7wjbsgdj1llbjz8flj2rwj"},{"kind":"ended-applied","to":"usr_bktubxkkjb62cohxy53vrmo4t"},{"kind":"ended-applied","to":"usr_e0drw23ed6dnxlups6vxl858x"}]}', '98c4dc794b56eaf8bb1f88a522057e6475a2a8ca67610ef7c0f252a8e442434e', '2924278a437554396b98b8ec9b18ddbc8b6390d6a44f04a9409fe2f0275260b3');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 10, '2026-11-23 07:17:59.5+00', 'notice.sent', NULL, 'chg_254a8fdf864a43f6ae52a8b7819442fc', '{"sent":[{"kind":"ended-applied","to":"usr_3tsgs6camqjd2ilwm3a21a9kd"},{"kind":"ended-applied","to":"usr_any7wjbsgdj1llbjz8flj2rwj"},{"kind":"ended-applied","to":"usr_bktubxkkjb62cohxy53vrmo4t"},{"kind":"ended-applied","to":"usr_e0drw23ed6dnxlups6vxl858x"},{"kind":"invitation","to":"usr_ejwgm5uzj0xxdyw769jfuu890"}]}', '2924278a437554396b98b8ec9b18ddbc8b6390d6a44f04a9409fe2f0275260b3', 'eaa6ae5ee14833db11da78e5254c7b26ef46cfeb277fd1fa83d4868c3af1ae28');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 11, '2026-11-23 07:17:59.894+00', 'notice.sent', NULL, 'chg_575ff32241354e339e9b66132452a331', '{"sent":[{"kind":"approval-request","to":"usr_3tsgs6camqjd2ilwm3a21a9kd"},{"kind":"approval-request","to":"usr_bktubxkkjb62cohxy53vrmo4t"},{"kind":"approval-request","to":"usr_e0drw23ed6dnxlups6vxl858x"}]}', 'eaa6ae5ee14833db11da78e5254c7b26ef46cfeb277fd1fa83d4868c3af1ae28', '395f78d60576efb94b8329d9735f68e05769de5fb877a4cbeec257cdd92758e6');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 12, '2026-11-23 07:17:59.998+00', 'decision.recorded', 'usr_bktubxkkjb62cohxy53vrmo4t', 'chg_575ff32241354e339e9b66132452a331', '{"assurance":"link","bySubject":false,"comment":null,"designation":1,"digest":"37e68701fcaac924ed4184e9dc4db38db70f9351351c0736d1bdc5891d371b38","verdict":"approve"}', '395f78d60576efb94b8329d9735f68e05769de5fb877a4cbeec257cdd92758e6', '1b4dbb44ff48f451db9e2a1b4aa648cff0570ec0e8d1c13d6f6ff5f71c561371');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 13, '2026-11-23 07:18:00.14+00', 'decision.recorded', 'usr_e0drw23ed6dnxlups6vxl858x', 'chg_575ff32241354e339e9b66132452a331', '{"assurance":"link","bySubject":false,"comment":null,"designation":1,"digest":"37e68701fcaac924ed4184e9dc4db38db70f9351351c0736d1bdc5891d371b38","verdict":"approve"}', '1b4dbb44ff48f451db9e2a1b4aa648cff0570ec0e8d1c13d6f6ff5f71c561371', '46ef282e83adb6ba2e79c8bb60b247d3c586d144017977a0a08dae278acd75a7');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 14, '2026-11-23 07:18:00.14+00', 'change.approved', NULL, 'chg_575ff32241354e339e9b66132452a331', '{"digest":"37e68701fcaac924ed4184e9dc4db38db70f9351351c0736d1bdc5891d371b38"}', '46ef282e83adb6ba2e79c8bb60b247d3c586d144017977a0a08dae278acd75a7', 'e2c7ae4355e8003b9e629a6769fc9271c2ae590572b77bbcc137e14985ddbcca');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 15, '2026-11-23 07:18:00.196+00', 'change.applied', NULL, 'chg_575ff32241354e339e9b66132452a331', '{"approvals":["usr_bktubxkkjb62cohxy53vrmo4t","usr_e0drw23ed6dnxlups6vxl858x"],"digest":"37e68701fcaac924ed4184e9dc4db38db70f9351351c0736d1bdc5891d371b38","officersAfter":4,"officersBefore":4,"version":4}', 'e2c7ae4355e8003b9e629a6769fc9271c2ae590572b77bbcc137e14985ddbcca', '4b70c2fd3205151a9aa3d88373af02ecd7648f2b7c5b6ae428196c6ccd735fb4');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 16, '2026-11-23 07:18:00.271+00', 'change.submitted', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', '{"assurance":"link","base":4,"digest":"24da9d41034f81d1ba282c5aac6a29f52b50f2e707ce5fc9ac200c95a6b9b33c","kind":"user.add","number":4,"required":2,"sensitive":false,"warnings":[]}', '4b70c2fd3205151a9aa3d88373af02ecd7648f2b7c5b6ae428196c6ccd735fb4', '0b0f653d9ff66100a1bf6610e1b7a61d123c33973140b65636898ee47d58a362');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 17, '2026-11-23 07:18:00.303+00', 'notice.sent', NULL, 'chg_575ff32241354e339e9b66132452a331', '{"sent":[{"kind":"ended-applied","to":"usr_3tsgs6camqjd2ilwm3a21a9kd"},{"kind":"ended-applied","to":"usr_any7wjbsgdj1llbjz8flj2rwj"},{"kind":"ended-applied","to":"usr_bktubxkkjb62cohxy53vrmo4t"},{"kind":"ended-applied","to":"usr_e0drw23ed6dnxlups6vxl858x"}]}', '0b0f653d9ff66100a1bf6610e1b7a61d123c33973140b65636898ee47d58a362', '38fceaf0be2816c2bbabe1944e40baa9f3d08573653071588b36579af544a61a');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 18, '2026-11-23 07:18:00.458+00', 'notice.sent', NULL, 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', '{"sent":[{"kind":"approval-request","to":"usr_3tsgs6camqjd2ilwm3a21a9kd"},{"kind":"approval-request","to":"usr_bktubxkkjb62cohxy53vrmo4t"},{"kind":"approval-request","to":"usr_e0drw23ed6dnxlups6vxl858x"}]}', '38fceaf0be2816c2bbabe1944e40baa9f3d08573653071588b36579af544a61a', 'cc19405d228db9801eb419b8297d59c28acf5867995f7886af46a4bb54a81247');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 22, '2026-11-23 07:18:01.445+00', 'notice.sent', NULL, 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', '{"sent":[{"kind":"ended-rejected","to":"usr_3tsgs6camqjd2ilwm3a21a9kd"},{"kind":"ended-rejected","to":"usr_any7wjbsgdj1llbjz8flj2rwj"},{"kind":"ended-rejected","to":"usr_bktubxkkjb62cohxy53vrmo4t"},{"kind":"ended-rejected","to":"usr_e0drw23ed6dnxlups6vxl858x"}]}', 'acb45298e7daeccf03d2324956fcd28fa80f8f147fc14721a301c449d01dbe60', 'a4d05c21901f968f192540a0c1f64950b5291c4311c5502c87d4d79908e37a3e');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 23, '2026-11-23 07:18:01.668+00', 'notice.sent', NULL, 'chg_2197cfde8a27418ba55e11de64ff177f', '{"sent":[{"kind":"approval-request","to":"usr_3tsgs6camqjd2ilwm3a21a9kd"},{"kind":"approval-request","to":"usr_bktubxkkjb62cohxy53vrmo4t"},{"kind":"approval-request","to":"usr_e0drw23ed6dnxlups6vxl858x"}]}', 'a4d05c21901f968f192540a0c1f64950b5291c4311c5502c87d4d79908e37a3e', 'dad93bf5ee9df9e610e86c15194260c7ecc05401e87384734a4ce270a21b7874');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 26, '2026-11-23 07:18:01.968+00', 'notice.sent', NULL, 'chg_a3727c5892f34f88ada9c77ecf48d0f2', '{"sent":[{"kind":"approval-request","to":"usr_3tsgs6camqjd2ilwm3a21a9kd"},{"kind":"approval-request","to":"usr_bktubxkkjb62cohxy53vrmo4t"},{"kind":"approval-request","to":"usr_e0drw23ed6dnxlups6vxl858x"}]}', '0fef70c224549a4b4fa34f510c76c9f27a63f3708532319d5f26f97acc04e922', '2ac95c374edd363c4e2652a216047302d3f8ff6b0f4bce5699b393d24860eba4');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 19, '2026-11-23 07:18:01.008+00', 'decision.recorded', 'usr_e0drw23ed6dnxlups6vxl858x', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', '{"assurance":"link","bySubject":false,"comment":null,"designation":1,"digest":"24da9d41034f81d1ba282c5aac6a29f52b50f2e707ce5fc9ac200c95a6b9b33c","verdict":"reject"}', 'cc19405d228db9801eb419b8297d59c28acf5867995f7886af46a4bb54a81247', '102e6b1f1ec24a4ca69d4ef3537e1573fbca5d8a710c32132d4cbcc0b6c680d5');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 20, '2026-11-23 07:18:01.008+00', 'change.ended', 'usr_e0drw23ed6dnxlups6vxl858x', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', '{"code":"rejected","state":"rejected"}', '102e6b1f1ec24a4ca69d4ef3537e1573fbca5d8a710c32132d4cbcc0b6c680d5', 'd19b7608595ff9a24066e83b01bd12d88bf54b408c190a5012fbbc26f7e76b19');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 21, '2026-11-23 07:18:01.355+00', 'change.submitted', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'chg_2197cfde8a27418ba55e11de64ff177f', '{"assurance":"link","base":4,"digest":"7b58e95b5708cdf61bb950b1798c531755471b2fd49a1de655260b90e003223c","kind":"rights.grant","number":5,"required":2,"sensitive":false,"warnings":[]}', 'd19b7608595ff9a24066e83b01bd12d88bf54b408c190a5012fbbc26f7e76b19', 'acb45298e7daeccf03d2324956fcd28fa80f8f147fc14721a301c449d01dbe60');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 24, '2026-11-23 07:18:01.686+00', 'decision.recorded', 'usr_bktubxkkjb62cohxy53vrmo4t', 'chg_2197cfde8a27418ba55e11de64ff177f', '{"assurance":"link","bySubject":false,"comment":null,"designation":1,"digest":"7b58e95b5708cdf61bb950b1798c531755471b2fd49a1de655260b90e003223c","verdict":"approve"}', 'dad93bf5ee9df9e610e86c15194260c7ecc05401e87384734a4ce270a21b7874', '9ca43f24d40c427ca79147b70c8c40b1e4ff70079d9d400b469ccc46d5d5a64c');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 25, '2026-11-23 07:18:01.774+00', 'change.submitted', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'chg_a3727c5892f34f88ada9c77ecf48d0f2', '{"assurance":"link","base":4,"digest":"8e9f592177e2cc5eb291b299d9a9a1e160b64b808ea1c749a32be598b211b718","kind":"officer.designate","number":6,"required":2,"sensitive":true,"warnings":[]}', '9ca43f24d40c427ca79147b70c8c40b1e4ff70079d9d400b469ccc46d5d5a64c', '0fef70c224549a4b4fa34f510c76c9f27a63f3708532319d5f26f97acc04e922');
INSERT INTO public.events VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 27, '2026-11-23 07:18:03.997+00', 'change.submitted', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'chg_9f02f2d11a454fd99f31fe1146b6fccd', '{"assurance":"link","base":4,"digest":"a340e7ae5cd6efc1a9beaf584a0dc1ccf26eb9aa26843834473af27d65a41bcb","kind":"user.add","number":7,"required":2,"sensitive":false,"warnings":[]}', '2ac95c374edd363c4e2652a216047302d3f8ff6b0f4bce5699b393d24860eba4', '0d32f78c60b4aed42cef99dcd9a8c8da87a0c504970f661ce4feeb154efafef6');


--
-- Data for Name: grants; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:billing.fees', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'billing.fees');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:billing.invoices', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'billing.invoices');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:billing.methods', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'billing.methods');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:billing.payments', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'billing.payments');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:billing.refunds', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'billing.refunds');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:documents.read', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'documents.read');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:documents.sign', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'documents.sign');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:documents.upload', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'documents.upload');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:funding.cards', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'funding.cards');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:funding.cheques', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'funding.cheques');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:funding.deposit', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'funding.deposit');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:funding.history', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'funding.history');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:funding.instructions', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'funding.instructions');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:funding.recurring', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'funding.recurring');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:funding.withdraw', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'funding.withdraw');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:reports.activity', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'reports.activity');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:reports.confirmations', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'reports.confirmations');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:reports.custom', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'reports.custom');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:reports.flex', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'reports.flex');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:reports.performance', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'reports.performance');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:reports.risk', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'reports.risk');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:reports.statements', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'reports.statements');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:reports.tax', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'reports.tax');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:settings.api', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'settings.api');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:settings.contact', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'settings.contact');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:settings.currency', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'settings.currency');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:settings.delivery', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'settings.delivery');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:settings.margin', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'settings.margin');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:settings.notifications', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'settings.notifications');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:settings.profile', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'settings.profile');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:shipment.book', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'shipment.book');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:shipment.certificates', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'shipment.certificates');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:shipment.claims', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'shipment.claims');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:shipment.premium', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'shipment.premium');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:shipment.track', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'shipment.track');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:support.chat', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'support.chat');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:support.messages', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'support.messages');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:support.tickets', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'support.tickets');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:trading.allocation', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'trading.allocation');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:trading.bonds', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'trading.bonds');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:trading.futures', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'trading.futures');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:trading.fx', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'trading.fx');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:trading.marketdata', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'trading.marketdata');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:trading.options', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'trading.options');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:trading.orders', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'trading.orders');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:trading.permissions', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'trading.permissions');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:trading.premium', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'trading.premium');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:transfers.beneficiaries', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'transfers.beneficiaries');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:transfers.bulk', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'transfers.bulk');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:transfers.currency', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'transfers.currency');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:transfers.external', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'transfers.external');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:transfers.internal', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'transfers.internal');
INSERT INTO public.grants VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj:transfers.positions', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'transfers.positions');


--
-- Data for Name: idempotency_keys; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: identity_bindings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.identity_bindings VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'http://localhost:36623', 'ada', '2026-11-23 07:17:55.409+00');


--
-- Data for Name: invitations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitations VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben@acme.example', '2026-12-23 07:17:55.409+00');
INSERT INTO public.invitations VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo@acme.example', '2026-12-23 07:17:55.409+00');
INSERT INTO public.invitations VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev@acme.example', '2026-12-23 07:17:55.409+00');
INSERT INTO public.invitations VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_ejwgm5uzj0xxdyw769jfuu890', 'mira@acme.example', '2026-12-23 07:17:58.464+00');


--
-- Data for Name: links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.links VALUES ('1236b1c2c8250bd1b5e4c547001f4403e99212ac68a17807bc41437de6be6858', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'usr_bktubxkkjb62cohxy53vrmo4t', '37e68701fcaac924ed4184e9dc4db38db70f9351351c0736d1bdc5891d371b38', '2026-11-23 07:17:59.771+00', '2026-11-23 07:17:59.998+00');
INSERT INTO public.links VALUES ('f6affea138636089b785c7176b1203a294d61d460c23b9ae3a76d672e6169599', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'usr_e0drw23ed6dnxlups6vxl858x', '37e68701fcaac924ed4184e9dc4db38db70f9351351c0736d1bdc5891d371b38', '2026-11-23 07:17:59.771+00', '2026-11-23 07:18:00.14+00');
INSERT INTO public.links VALUES ('39c5b1c1192d4f932a0b2ee6821232093d6a315b2ef6dbd34eeca3aa93a3beab', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'usr_3tsgs6camqjd2ilwm3a21a9kd', '37e68701fcaac924ed4184e9dc4db38db70f9351351c0736d1bdc5891d371b38', '2026-11-23 07:17:59.771+00', '2026-11-23 07:18:00.196+00');
INSERT INTO public.links VALUES ('188113838da4b6ea3f534ddba374361730b619a9b50450a2a7302fb8ca0d803b', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 'usr_e0drw23ed6dnxlups6vxl858x', '24da9d41034f81d1ba282c5aac6a29f52b50f2e707ce5fc9ac200c95a6b9b33c', '2026-11-23 07:18:00.39+00', '2026-11-23 07:18:01.008+00');
INSERT INTO public.links VALUES ('7fc9fb4277fc8206e21c64d70a14b6089f05e214e9344047603e5f7d13f41ccd', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 'usr_3tsgs6camqjd2ilwm3a21a9kd', '24da9d41034f81d1ba282c5aac6a29f52b50f2e707ce5fc9ac200c95a6b9b33c', '2026-11-23 07:18:00.39+00', '2026-11-23 07:18:01.008+00');
INSERT INTO public.links VALUES ('c33a530619a067b2b68bff90a0b0888ae124a776b19fe63e3e84b2fc371cfb01', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 'usr_bktubxkkjb62cohxy53vrmo4t', '24da9d41034f81d1ba282c5aac6a29f52b50f2e707ce5fc9ac200c95a6b9b33c', '2026-11-23 07:18:00.39+00', '2026-11-23 07:18:01.008+00');
INSERT INTO public.links VALUES ('d2baea98325da5040a14ba5a67d17c94be2209712bea45c226c68b95d20ae046', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_2197cfde8a27418ba55e11de64ff177f', 'usr_3tsgs6camqjd2ilwm3a21a9kd', '7b58e95b5708cdf61bb950b1798c531755471b2fd49a1de655260b90e003223c', '2026-11-23 07:18:01.586+00', NULL);
INSERT INTO public.links VALUES ('e06c05f0df0c4b517b38f6f9b1ebcbb7a3ec45636d699b4ad276112abc87c21a', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_2197cfde8a27418ba55e11de64ff177f', 'usr_e0drw23ed6dnxlups6vxl858x', '7b58e95b5708cdf61bb950b1798c531755471b2fd49a1de655260b90e003223c', '2026-11-23 07:18:01.586+00', NULL);
INSERT INTO public.links VALUES ('57c8383295c31a3d45180de9bd06171f0f54463730e1eb300409a8bc072a33c2', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_2197cfde8a27418ba55e11de64ff177f', 'usr_bktubxkkjb62cohxy53vrmo4t', '7b58e95b5708cdf61bb950b1798c531755471b2fd49a1de655260b90e003223c', '2026-11-23 07:18:01.586+00', '2026-11-23 07:18:01.686+00');
INSERT INTO public.links VALUES ('d0e9f3b02a81b2e84dbc87ebb67599dba0b73f1130df093f82ccf8d7fe15530d', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_a3727c5892f34f88ada9c77ecf48d0f2', 'usr_3tsgs6camqjd2ilwm3a21a9kd', '8e9f592177e2cc5eb291b299d9a9a1e160b64b808ea1c749a32be598b211b718', '2026-11-23 07:18:01.91+00', NULL);
INSERT INTO public.links VALUES ('45ac097151ad1e90bada12d0c435909cebbce40285ab57f49b4f3b87c065f869', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_a3727c5892f34f88ada9c77ecf48d0f2', 'usr_bktubxkkjb62cohxy53vrmo4t', '8e9f592177e2cc5eb291b299d9a9a1e160b64b808ea1c749a32be598b211b718', '2026-11-23 07:18:01.91+00', NULL);
INSERT INTO public.links VALUES ('c6af5f33143e917edf88cc09e315d54eb613c1ec56e80f7ad15d912281cabcdb', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_a3727c5892f34f88ada9c77ecf48d0f2', 'usr_e0drw23ed6dnxlups6vxl858x', '8e9f592177e2cc5eb291b299d9a9a1e160b64b808ea1c749a32be598b211b718', '2026-11-23 07:18:01.91+00', NULL);
INSERT INTO public.links VALUES ('ded42767fd33e1d06f253b1ca6945b66f161a3eb39c3380978a0693436a2d53b', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_9f02f2d11a454fd99f31fe1146b6fccd', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'a340e7ae5cd6efc1a9beaf584a0dc1ccf26eb9aa26843834473af27d65a41bcb', '2026-11-23 07:18:04.179+00', NULL);
INSERT INTO public.links VALUES ('5ccfdf53c25b2ff0fcfd1e08f7318eed7264cd87c744bf52afef391d60b2acf4', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_9f02f2d11a454fd99f31fe1146b6fccd', 'usr_bktubxkkjb62cohxy53vrmo4t', 'a340e7ae5cd6efc1a9beaf584a0dc1ccf26eb9aa26843834473af27d65a41bcb', '2026-11-23 07:18:04.179+00', NULL);
INSERT INTO public.links VALUES ('021ce5c6edc662f3503b39e682b899af3ba02f4eba541060c6d06b1e86690460', 'acc_1df8253883d646168a2b2556f64cdeac', 'chg_9f02f2d11a454fd99f31fe1146b6fccd', 'usr_e0drw23ed6dnxlups6vxl858x', 'a340e7ae5cd6efc1a9beaf584a0dc1ccf26eb9aa26843834473af27d65a41bcb', '2026-11-23 07:18:04.179+00', NULL);


--
-- Data for Name: notices; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_6542c01caea94767a39126861f71152a', 'invitation', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev@acme.example', '2026-11-23 07:17:55.409+00', '2026-11-23 07:17:58.729+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_6542c01caea94767a39126861f71152a', 'invitation', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben@acme.example', '2026-11-23 07:17:55.409+00', '2026-11-23 07:17:58.729+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_6542c01caea94767a39126861f71152a', 'invitation', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo@acme.example', '2026-11-23 07:17:55.409+00', '2026-11-23 07:17:58.729+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_081b49b772c64cb0be3991cb90db0694', 'ended-applied', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev@acme.example', '2026-11-23 07:17:57.998+00', '2026-11-23 07:17:58.895+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_081b49b772c64cb0be3991cb90db0694', 'ended-applied', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'ada@acme.example', '2026-11-23 07:17:57.998+00', '2026-11-23 07:17:58.895+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_081b49b772c64cb0be3991cb90db0694', 'ended-applied', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben@acme.example', '2026-11-23 07:17:57.998+00', '2026-11-23 07:17:58.895+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_081b49b772c64cb0be3991cb90db0694', 'ended-applied', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo@acme.example', '2026-11-23 07:17:57.998+00', '2026-11-23 07:17:58.895+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_254a8fdf864a43f6ae52a8b7819442fc', 'ended-applied', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev@acme.example', '2026-11-23 07:17:58.464+00', '2026-11-23 07:17:59.5+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_254a8fdf864a43f6ae52a8b7819442fc', 'ended-applied', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'ada@acme.example', '2026-11-23 07:17:58.464+00', '2026-11-23 07:17:59.5+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_254a8fdf864a43f6ae52a8b7819442fc', 'ended-applied', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben@acme.example', '2026-11-23 07:17:58.464+00', '2026-11-23 07:17:59.5+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_254a8fdf864a43f6ae52a8b7819442fc', 'ended-applied', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo@acme.example', '2026-11-23 07:17:58.464+00', '2026-11-23 07:17:59.5+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_254a8fdf864a43f6ae52a8b7819442fc', 'invitation', 'usr_ejwgm5uzj0xxdyw769jfuu890', 'mira@acme.example', '2026-11-23 07:17:58.464+00', '2026-11-23 07:17:59.5+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'approval-request', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev@acme.example', '2026-11-23 07:17:58.792+00', '2026-11-23 07:17:59.894+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'approval-request', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben@acme.example', '2026-11-23 07:17:58.792+00', '2026-11-23 07:17:59.894+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'approval-request', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo@acme.example', '2026-11-23 07:17:58.792+00', '2026-11-23 07:17:59.894+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'ended-applied', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev@acme.example', '2026-11-23 07:18:00.196+00', '2026-11-23 07:18:00.303+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'ended-applied', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'ada@acme.example', '2026-11-23 07:18:00.196+00', '2026-11-23 07:18:00.303+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'ended-applied', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben@acme.example', '2026-11-23 07:18:00.196+00', '2026-11-23 07:18:00.303+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_575ff32241354e339e9b66132452a331', 'ended-applied', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo@acme.example', '2026-11-23 07:18:00.196+00', '2026-11-23 07:18:00.303+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 'approval-request', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev@acme.example', '2026-11-23 07:18:00.271+00', '2026-11-23 07:18:00.458+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 'approval-request', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben@acme.example', '2026-11-23 07:18:00.271+00', '2026-11-23 07:18:00.458+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 'approval-request', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo@acme.example', '2026-11-23 07:18:00.271+00', '2026-11-23 07:18:00.458+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 'ended-rejected', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev@acme.example', '2026-11-23 07:18:01.008+00', '2026-11-23 07:18:01.445+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 'ended-rejected', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'ada@acme.example', '2026-11-23 07:18:01.008+00', '2026-11-23 07:18:01.445+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 'ended-rejected', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben@acme.example', '2026-11-23 07:18:01.008+00', '2026-11-23 07:18:01.445+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2d67fe35fa0d4fed93ccd6f2ace8af4d', 'ended-rejected', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo@acme.example', '2026-11-23 07:18:01.008+00', '2026-11-23 07:18:01.445+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2197cfde8a27418ba55e11de64ff177f', 'approval-request', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev@acme.example', '2026-11-23 07:18:01.355+00', '2026-11-23 07:18:01.668+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2197cfde8a27418ba55e11de64ff177f', 'approval-request', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben@acme.example', '2026-11-23 07:18:01.355+00', '2026-11-23 07:18:01.668+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_2197cfde8a27418ba55e11de64ff177f', 'approval-request', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo@acme.example', '2026-11-23 07:18:01.355+00', '2026-11-23 07:18:01.668+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_a3727c5892f34f88ada9c77ecf48d0f2', 'approval-request', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev@acme.example', '2026-11-23 07:18:01.774+00', '2026-11-23 07:18:01.968+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_a3727c5892f34f88ada9c77ecf48d0f2', 'approval-request', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben@acme.example', '2026-11-23 07:18:01.774+00', '2026-11-23 07:18:01.968+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_a3727c5892f34f88ada9c77ecf48d0f2', 'approval-request', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo@acme.example', '2026-11-23 07:18:01.774+00', '2026-11-23 07:18:01.968+00');
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_9f02f2d11a454fd99f31fe1146b6fccd', 'approval-request', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev@acme.example', '2026-11-23 07:18:03.997+00', NULL);
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_9f02f2d11a454fd99f31fe1146b6fccd', 'approval-request', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben@acme.example', '2026-11-23 07:18:03.997+00', NULL);
INSERT INTO public.notices VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'chg_9f02f2d11a454fd99f31fe1146b6fccd', 'approval-request', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo@acme.example', '2026-11-23 07:18:03.997+00', NULL);


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_any7wjbsgdj1llbjz8flj2rwj', 'Ada Okafor', 'ada@acme.example', 'active', 'cmp_1z2m4n8j2l03qffmojluhr29c', true, true, 1, '2026-11-23 07:17:55.409+00', 1, '2026-11-23 07:17:55.409+00', DEFAULT, DEFAULT);
INSERT INTO public.users VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_bktubxkkjb62cohxy53vrmo4t', 'ben', 'ben@acme.example', 'active', 'cmp_1z2m4n8j2l03qffmojluhr29c', true, false, 1, '2026-11-23 07:17:55.409+00', 1, '2026-11-23 07:17:55.409+00', DEFAULT, DEFAULT);
INSERT INTO public.users VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_e0drw23ed6dnxlups6vxl858x', 'cleo', 'cleo@acme.example', 'active', 'cmp_1z2m4n8j2l03qffmojluhr29c', true, false, 1, '2026-11-23 07:17:55.409+00', 1, '2026-11-23 07:17:55.409+00', DEFAULT, DEFAULT);
INSERT INTO public.users VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_3tsgs6camqjd2ilwm3a21a9kd', 'dev', 'dev@acme.example', 'active', 'cmp_1z2m4n8j2l03qffmojluhr29c', true, false, 1, '2026-11-23 07:17:55.409+00', 1, '2026-11-23 07:17:55.409+00', DEFAULT, DEFAULT);
INSERT INTO public.users VALUES ('acc_1df8253883d646168a2b2556f64cdeac', 'usr_ejwgm5uzj0xxdyw769jfuu890', 'Mira Soto', 'mira@acme.example', 'active', 'cmp_1z2m4n8j2l03qffmojluhr29c', false, false, NULL, NULL, 3, '2026-11-23 07:17:58.464+00', DEFAULT, DEFAULT);


--
-- Name: _prisma_migrations _prisma_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);


--
-- Name: account_settings account_settings_account_id_client_type_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_settings
    ADD CONSTRAINT account_settings_account_id_client_type_key UNIQUE (account_id, client_type);


--
-- Name: account_settings account_settings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_settings
    ADD CONSTRAINT account_settings_pkey PRIMARY KEY (account_id, id);


--
-- Name: accounts accounts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);


--
-- Name: accounts accounts_slug_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_slug_key UNIQUE (slug);


--
-- Name: authorizer_requirements authorizer_requirements_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.authorizer_requirements
    ADD CONSTRAINT authorizer_requirements_pkey PRIMARY KEY (account_id, id);


--
-- Name: authorizers authorizers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.authorizers
    ADD CONSTRAINT authorizers_pkey PRIMARY KEY (account_id, id);


--
-- Name: change_effects change_effects_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.change_effects
    ADD CONSTRAINT change_effects_pkey PRIMARY KEY (account_id, change_id, "position");


--
-- Name: changes changes_account_id_applied_version_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_account_id_applied_version_key UNIQUE (account_id, applied_version);


--
-- Name: changes changes_account_id_id_digest_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_account_id_id_digest_key UNIQUE (account_id, id, digest);


--
-- Name: changes changes_account_id_id_initiator_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_account_id_id_initiator_id_key UNIQUE (account_id, id, initiator_id);


--
-- Name: changes changes_account_id_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_account_id_number_key UNIQUE (account_id, number);


--
-- Name: changes changes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_pkey PRIMARY KEY (account_id, id);


--
-- Name: companies companies_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_pkey PRIMARY KEY (account_id, id);


--
-- Name: decisions decisions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_pkey PRIMARY KEY (account_id, change_id, officer_id);


--
-- Name: events events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (account_id, seq);


--
-- Name: grants grants_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grants
    ADD CONSTRAINT grants_pkey PRIMARY KEY (account_id, id);


--
-- Name: idempotency_keys idempotency_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (caller, scope, key);


--
-- Name: identity_bindings identity_bindings_account_id_issuer_subject_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_bindings
    ADD CONSTRAINT identity_bindings_account_id_issuer_subject_key UNIQUE (account_id, issuer, subject);


--
-- Name: identity_bindings identity_bindings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_bindings
    ADD CONSTRAINT identity_bindings_pkey PRIMARY KEY (account_id, user_id);


--
-- Name: invitations invitations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (account_id, user_id);


--
-- Name: links links_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.links
    ADD CONSTRAINT links_pkey PRIMARY KEY (hash);


--
-- Name: notices notices_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notices
    ADD CONSTRAINT notices_pkey PRIMARY KEY (account_id, change_id, kind, user_id);


--
-- Name: sessions sessions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (hash);


--
-- Name: users users_address_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_address_key UNIQUE (address_key, account_id) DEFERRABLE;


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (account_id, id);


--
-- Name: changes_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX changes_open ON public.changes USING btree (account_id, state) WHERE (state = ANY (ARRAY['pending'::text, 'approved'::text]));


--
-- Name: changes_overdue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX changes_overdue ON public.changes USING btree (next_wake_at) WHERE (next_wake_at IS NOT NULL);


--
-- Name: companies_one_headquarters; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX companies_one_headquarters ON public.companies USING btree (account_id) WHERE (parent_id IS NULL);


--
-- Name: events_by_change; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_by_change ON public.events USING btree (account_id, change_id) WHERE (change_id IS NOT NULL);


--
-- Name: idempotency_keys_by_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at);


--
-- Name: identity_bindings_by_identity; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX identity_bindings_by_identity ON public.identity_bindings USING btree (issuer, subject);


--
-- Name: invitations_by_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitations_by_address ON public.invitations USING btree (address);


--
-- Name: links_by_change; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX links_by_change ON public.links USING btree (account_id, change_id, officer_id);


--
-- Name: links_by_officer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX links_by_officer ON public.links USING btree (account_id, officer_id) WHERE (ended_at IS NULL);


--
-- Name: sessions_by_identity; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sessions_by_identity ON public.sessions USING btree (issuer, subject);


--
-- Name: users_by_company; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX users_by_company ON public.users USING btree (company_id, account_id);


--
-- Name: change_effects change_effects_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER change_effects_append_only BEFORE DELETE OR UPDATE ON public.change_effects FOR EACH ROW EXECUTE FUNCTION public.refuse_rewriting();


--
-- Name: change_effects change_effects_never_truncated; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER change_effects_never_truncated BEFORE TRUNCATE ON public.change_effects FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_rewriting();


--
-- Name: changes changes_begin_open; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER changes_begin_open BEFORE INSERT ON public.changes FOR EACH ROW EXECUTE FUNCTION public.begin_open();


--
-- Name: changes changes_inserted_with_approvals; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER changes_inserted_with_approvals BEFORE INSERT ON public.changes FOR EACH ROW WHEN ((new.state = ANY (ARRAY['applied'::text, 'approved'::text]))) EXECUTE FUNCTION public.require_approvals();


--
-- Name: changes changes_keep_submission; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER changes_keep_submission BEFORE UPDATE ON public.changes FOR EACH ROW EXECUTE FUNCTION public.keep_submission();


--
-- Name: changes changes_never_deleted; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER changes_never_deleted BEFORE DELETE ON public.changes FOR EACH ROW EXECUTE FUNCTION public.refuse_rewriting();


--
-- Name: changes changes_never_truncated; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER changes_never_truncated BEFORE TRUNCATE ON public.changes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_rewriting();


--
-- Name: changes changes_require_approvals; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER changes_require_approvals BEFORE UPDATE OF state ON public.changes FOR EACH ROW WHEN ((new.state = ANY (ARRAY['applied'::text, 'approved'::text]))) EXECUTE FUNCTION public.require_approvals();


--
-- Name: decisions decisions_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER decisions_append_only BEFORE DELETE OR UPDATE ON public.decisions FOR EACH ROW EXECUTE FUNCTION public.refuse_rewriting();


--
-- Name: decisions decisions_never_truncated; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER decisions_never_truncated BEFORE TRUNCATE ON public.decisions FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_rewriting();


--
-- Name: decisions decisions_while_open; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER decisions_while_open BEFORE INSERT ON public.decisions FOR EACH ROW EXECUTE FUNCTION public.decide_while_open();


--
-- Name: events events_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER events_append_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION public.refuse_rewriting();


--
-- Name: events events_never_truncated; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER events_never_truncated BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_rewriting();


--
-- Name: users users_never_deleted; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER users_never_deleted BEFORE DELETE ON public.users FOR EACH ROW EXECUTE FUNCTION public.refuse_rewriting();


--
-- Name: users users_never_truncated; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER users_never_truncated BEFORE TRUNCATE ON public.users FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_rewriting();


--
-- Name: account_settings account_settings_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_settings
    ADD CONSTRAINT account_settings_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);


--
-- Name: authorizer_requirements authorizer_requirements_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.authorizer_requirements
    ADD CONSTRAINT authorizer_requirements_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);


--
-- Name: authorizers authorizers_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.authorizers
    ADD CONSTRAINT authorizers_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);


--
-- Name: authorizers authorizers_account_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.authorizers
    ADD CONSTRAINT authorizers_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES public.users(account_id, id);


--
-- Name: change_effects change_effects_account_id_change_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.change_effects
    ADD CONSTRAINT change_effects_account_id_change_id_fkey FOREIGN KEY (account_id, change_id) REFERENCES public.changes(account_id, id);


--
-- Name: changes changes_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);


--
-- Name: changes changes_account_id_initiator_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_account_id_initiator_id_fkey FOREIGN KEY (account_id, initiator_id) REFERENCES public.users(account_id, id);


--
-- Name: changes changes_account_id_resubmits_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_account_id_resubmits_fkey FOREIGN KEY (account_id, resubmits) REFERENCES public.changes(account_id, id);


--
-- Name: companies companies_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);


--
-- Name: companies companies_account_id_parent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_account_id_parent_id_fkey FOREIGN KEY (account_id, parent_id) REFERENCES public.companies(account_id, id) DEFERRABLE;


--
-- Name: decisions decisions_account_id_change_id_digest_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_account_id_change_id_digest_fkey FOREIGN KEY (account_id, change_id, digest) REFERENCES public.changes(account_id, id, digest);


--
-- Name: decisions decisions_account_id_change_id_initiator_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_account_id_change_id_initiator_id_fkey FOREIGN KEY (account_id, change_id, initiator_id) REFERENCES public.changes(account_id, id, initiator_id);


--
-- Name: decisions decisions_account_id_officer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_account_id_officer_id_fkey FOREIGN KEY (account_id, officer_id) REFERENCES public.users(account_id, id);


--
-- Name: events events_account_id_change_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_account_id_change_id_fkey FOREIGN KEY (account_id, change_id) REFERENCES public.changes(account_id, id);


--
-- Name: events events_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);


--
-- Name: grants grants_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grants
    ADD CONSTRAINT grants_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);


--
-- Name: grants grants_account_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grants
    ADD CONSTRAINT grants_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES public.users(account_id, id);


--
-- Name: idempotency_keys idempotency_keys_account_id_change_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_account_id_change_id_fkey FOREIGN KEY (account_id, change_id) REFERENCES public.changes(account_id, id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: identity_bindings identity_bindings_account_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_bindings
    ADD CONSTRAINT identity_bindings_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES public.users(account_id, id);


--
-- Name: invitations invitations_account_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES public.users(account_id, id);


--
-- Name: links links_account_id_change_id_digest_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.links
    ADD CONSTRAINT links_account_id_change_id_digest_fkey FOREIGN KEY (account_id, change_id, digest) REFERENCES public.changes(account_id, id, digest);


--
-- Name: links links_account_id_officer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.links
    ADD CONSTRAINT links_account_id_officer_id_fkey FOREIGN KEY (account_id, officer_id) REFERENCES public.users(account_id, id);


--
-- Name: notices notices_account_id_change_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notices
    ADD CONSTRAINT notices_account_id_change_id_fkey FOREIGN KEY (account_id, change_id) REFERENCES public.changes(account_id, id);


--
-- Name: notices notices_account_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notices
    ADD CONSTRAINT notices_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES public.users(account_id, id);


--
-- Name: users users_account_id_company_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_account_id_company_id_fkey FOREIGN KEY (account_id, company_id) REFERENCES public.companies(account_id, id) DEFERRABLE;


--
-- Name: users users_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);


--
-- Name: users users_account_id_officer_client_type_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_account_id_officer_client_type_fkey FOREIGN KEY (account_id, officer_client_type) REFERENCES public.account_settings(account_id, client_type);


--
-- PostgreSQL database dump complete
--

\unrestrict Z6d6ib0Z2udMIwxQf98OG4h5bVIJmjKCVhAKzgqIUET84S9xQtyQt8SsVPAhtWI


-- What Odoo has beside the tables and columns of the l10n_br demo partners, as Odoo 16 and 18 have it: those data
-- are a subset without dates, ranks and countries. Names of cities are translated there (jsonb), as in Odoo.
ALTER TABLE res_partner
  ADD commercial_partner_id integer, ADD vat varchar, ADD city varchar, ADD industry_id integer, ADD user_id integer,
  ADD customer_rank integer DEFAULT 0, ADD supplier_rank integer DEFAULT 0, ADD partner_share boolean,
  ADD email_normalized varchar, ADD phone_sanitized varchar,
  ADD create_date timestamp DEFAULT '2024-01-10 12:00:00', ADD write_date timestamp DEFAULT '2024-02-10 12:00:00';
UPDATE res_partner SET commercial_partner_id = coalesce(parent_id, id), email_normalized = lower(email);
CREATE TABLE res_country (id integer PRIMARY KEY, code varchar, name jsonb);
INSERT INTO res_country VALUES (31, 'BR', '{"en_US": "Brazil"}'), (233, 'US', '{"en_US": "United States"}');
UPDATE res_partner SET country_id = CASE country_id WHEN 'base.br' THEN '31' WHEN 'base.us' THEN '233' END;
ALTER TABLE res_partner ALTER country_id TYPE integer USING country_id::integer,
                        ALTER company_id TYPE integer USING NULL;
ALTER TABLE res_city ALTER name TYPE jsonb USING jsonb_build_object('en_US', name);
CREATE TABLE res_company (id integer PRIMARY KEY, name varchar, partner_id integer);
INSERT INTO res_company SELECT row_number() OVER (ORDER BY id), name, id FROM res_partner
  WHERE xml_id IN ('base.main_partner', 'l10n_br_base.lucro_presumido_partner', 'l10n_br_base.simples_nacional_partner');
CREATE TABLE res_users (id integer PRIMARY KEY, partner_id integer);
CREATE TABLE res_partner_industry (id integer PRIMARY KEY, name jsonb);
CREATE TABLE res_partner_category (id integer PRIMARY KEY, name jsonb, parent_id integer, active boolean);
CREATE TABLE res_partner_res_partner_category_rel (category_id integer, partner_id integer);
CREATE TABLE mail_blacklist (email varchar, active boolean);
CREATE TABLE phone_blacklist (number varchar, active boolean);
CREATE TABLE account_move (id integer PRIMARY KEY, move_type varchar, state varchar, payment_state varchar,
  partner_id integer, commercial_partner_id integer, company_id integer, currency_id integer, invoice_date date,
  invoice_date_due date, amount_total numeric, amount_residual numeric, amount_residual_signed numeric);

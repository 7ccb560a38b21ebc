-- Tables as Odoo 18 makes them, with the columns that the preset names, and rows with what may go wrong with them.
CREATE TABLE res_country (id integer PRIMARY KEY, code varchar, name jsonb);
CREATE TABLE res_country_state (id integer PRIMARY KEY, country_id integer, code varchar, name varchar);
CREATE TABLE res_city (id integer PRIMARY KEY, name jsonb, state_id integer);
CREATE TABLE res_company (id integer PRIMARY KEY, name varchar, partner_id integer);
CREATE TABLE res_users (id integer PRIMARY KEY, partner_id integer);
CREATE TABLE res_partner_industry (id integer PRIMARY KEY, name jsonb);
CREATE TABLE res_partner_category (id integer PRIMARY KEY, name jsonb, parent_id integer, active boolean);
CREATE TABLE res_partner_res_partner_category_rel (category_id integer, partner_id integer);
CREATE TABLE mail_blacklist (email varchar, active boolean);
CREATE TABLE phone_blacklist (number varchar, active boolean);
CREATE TABLE res_partner (id integer PRIMARY KEY, name varchar, parent_id integer, commercial_partner_id integer,
  is_company boolean, type varchar DEFAULT 'contact', active boolean DEFAULT true, employee boolean, vat varchar, email varchar,
  email_normalized varchar, phone varchar, mobile varchar, phone_sanitized varchar, street varchar, street2 varchar, zip varchar,
  city varchar, city_id integer, street_name varchar, street_number varchar, state_id integer, country_id integer,
  industry_id integer, user_id integer, customer_rank integer DEFAULT 0, supplier_rank integer DEFAULT 0,
  partner_share boolean DEFAULT true, company_id integer, l10n_br_ie_code varchar, l10n_br_im_code varchar,
  l10n_br_isuf_code varchar, create_date timestamp DEFAULT '2024-01-05 10:00', write_date timestamp DEFAULT '2024-02-01 11:30');
CREATE TABLE account_move (id integer PRIMARY KEY, move_type varchar, state varchar, payment_state varchar, partner_id integer,
  commercial_partner_id integer, company_id integer, currency_id integer, invoice_date date, invoice_date_due date,
  amount_total numeric, amount_residual numeric, amount_residual_signed numeric);
INSERT INTO res_country VALUES (31, 'BR', '{"en_US": "Brazil", "pt_BR": "Brasil"}');
INSERT INTO res_country_state VALUES (1, 31, 'SP', 'São Paulo');
INSERT INTO res_city VALUES (1, '{"en_US": "Campinas"}', 1);
INSERT INTO res_partner_industry VALUES (1, '{"en_US": "Food", "pt_BR": "Alimentos"}'), (2, '{"en_US": "Mining"}');
INSERT INTO res_partner_category VALUES (1, '{"en_US": "Gold", "pt_BR": "Ouro"}', NULL, true), (2, '{"en_US": "Fleet"}', NULL, true),
  (3, '{"en_US": "Old"}', NULL, false);
INSERT INTO res_partner (id, name, parent_id, is_company, active, vat, email, email_normalized, phone, mobile, phone_sanitized,
  street, street2, zip, city, city_id, street_name, street_number, state_id, country_id, industry_id, user_id, customer_rank,
  supplier_rank, partner_share, company_id) VALUES
  (1, 'Oficina', NULL, true, true, NULL, 'nos@oficina.example', 'nos@oficina.example', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, NULL, 31, NULL, NULL, 0, 0, true, NULL),
  (2, 'Rita', NULL, false, true, NULL, 'rita@oficina.example', 'rita@oficina.example', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, NULL, 31, NULL, NULL, 0, 0, false, 1),
  (10, 'Padaria Zoé', NULL, true, true, '11222333000181', 'Zoe@padaria.com.br', 'zoe@padaria.com.br', '(19) 3333-1000', NULL,
   '+551933331000', 'Rua A, 1', 'Sala 2', '13000-000', 'Campinas', 1, 'Rua A', '1', 1, 31, 1, 6, 2, 1, true, NULL),
  (11, 'Ana', 10, false, true, NULL, 'ana@padaria.com.br', 'ana@padaria.com.br', NULL, '(19) 97777-1000', '+5519977771000', NULL,
   NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, true, NULL),
  (12, 'Beto', 10, false, true, NULL, '  ', NULL, '(19) 3333-2000', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, 0, 0, true, NULL),
  (13, 'Caio (saiu)', 10, false, false, NULL, 'caio@padaria.com.br', 'caio@padaria.com.br', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, true, NULL),
  (20, 'João', NULL, false, true, NULL, NULL, NULL, NULL, '(11) 98765-4321', '+5511987654321', NULL, NULL, NULL, 'Santos', NULL, NULL,
   NULL, 1, 31, 2, NULL, 0, 0, true, 1),
  (30, 'Antigo', NULL, true, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, 1, 0, true, NULL),
  (40, 'Moinho Sul', NULL, true, true, NULL, 'vendas@moinho.com.br', 'vendas@moinho.com.br', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 3, true, NULL),
  (50, 'Da filial', NULL, true, true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, 1, 0, true, 2);
UPDATE res_partner SET commercial_partner_id = coalesce(parent_id, id);
INSERT INTO res_company VALUES (1, 'Oficina', 1), (2, 'Filial', 1);
INSERT INTO res_users VALUES (6, 2);
INSERT INTO res_partner_res_partner_category_rel VALUES (1, 10), (2, 10), (3, 10);
INSERT INTO mail_blacklist VALUES ('zoe@padaria.com.br', true), ('ana@padaria.com.br', false);
INSERT INTO phone_blacklist VALUES ('+5511987654321', true);
-- Open: 60 of 100 of a contact's own invoice, 25; a credit note of 10; a draft, one not due, one of another company.
INSERT INTO account_move (id, move_type, state, payment_state, partner_id, commercial_partner_id, company_id, invoice_date_due,
  amount_total, amount_residual, amount_residual_signed) VALUES
  (1, 'out_invoice', 'posted', 'partial', 11, 10, 1, '2020-03-31', 100, 60, 60), (2, 'out_invoice', 'posted', 'not_paid', 10, 10, 1, '2020-02-29', 25, 25, 25),
  (3, 'out_refund', 'posted', 'not_paid', 10, 10, 1, '2999-01-01', 10, 10, -10), (4, 'out_invoice', 'draft', 'not_paid', 10, 10, 1, '2020-01-31', 900, 900, 900),
  (5, 'out_invoice', 'posted', 'not_paid', 10, 10, 1, '2999-01-01', 500, 500, 500), (6, 'out_invoice', 'posted', 'not_paid', 10, 10, 2, '2020-01-31', 70, 70, 70),
  (7, 'in_invoice', 'posted', 'not_paid', 10, 10, 1, '2020-05-31', 30, 30, -30), (8, 'out_refund', 'posted', 'not_paid', 20, 20, 1, '2020-01-31', 5, 5, -5),
  (9, 'in_invoice', 'posted', 'not_paid', 40, 40, 1, '2020-06-30', 45, 45, -45), (10, 'in_refund', 'posted', 'not_paid', 40, 40, 1, '2020-06-30', 15, 15, 15),
  (11, 'entry', 'posted', 'not_paid', 10, 10, 1, '2020-01-31', 99, 99, 99);

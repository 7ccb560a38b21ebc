-- iDempiere's tables with the columns that the preset names; its two functions do here what matters of them.
CREATE TABLE c_bpartner (c_bpartner_id numeric PRIMARY KEY, ad_client_id numeric, ad_org_id numeric, value varchar, name varchar,
  iscustomer char(1), isvendor char(1), isactive char(1), taxid varchar, c_bp_group_id numeric, salesrep_id numeric,
  created timestamp, updated timestamp, lbr_bptypebr varchar, lbr_cnpj varchar, lbr_cpf varchar);
CREATE TABLE c_bp_group (c_bp_group_id numeric, value varchar, name varchar);
CREATE TABLE ad_user (ad_user_id numeric, c_bpartner_id numeric, name varchar, email varchar, phone varchar, phone2 varchar,
  isactive char(1));
CREATE TABLE c_bpartner_location (c_bpartner_location_id numeric, c_bpartner_id numeric, c_location_id numeric, phone varchar,
  phone2 varchar, isbillto char(1), isactive char(1));
CREATE TABLE c_location (c_location_id numeric, address1 varchar, address2 varchar, address3 varchar, city varchar, postal varchar,
  c_region_id numeric, regionname varchar, c_country_id numeric);
CREATE TABLE c_region (c_region_id numeric, name varchar);
CREATE TABLE c_country (c_country_id numeric, countrycode char(2));
CREATE TABLE c_currency (c_currency_id numeric, iso_code char(3));
CREATE TABLE c_invoice (c_invoice_id numeric, ad_client_id numeric, ad_org_id numeric, c_bpartner_id numeric, issotrx char(1),
  docstatus char(2), ispaid char(1), dateinvoiced timestamp, c_paymentterm_id numeric, grandtotal numeric, c_currency_id numeric,
  ispayschedulevalid char(1), open numeric);
CREATE TABLE c_invoicepayschedule (c_invoicepayschedule_id numeric, c_invoice_id numeric, duedate timestamp, dueamt numeric);
CREATE FUNCTION invoiceopen(invoice numeric, schedule numeric) RETURNS numeric STABLE LANGUAGE sql AS
  'SELECT coalesce((SELECT dueamt FROM c_invoicepayschedule WHERE c_invoicepayschedule_id = schedule),
                   (SELECT open FROM c_invoice WHERE c_invoice_id = invoice))';
CREATE FUNCTION paymenttermduedays(term numeric, doc timestamptz, pay timestamptz) RETURNS integer STABLE LANGUAGE sql AS
  'SELECT extract(day FROM pay - (doc + term * interval ''1 day''))::integer';  -- here a term's id is its days
INSERT INTO c_bp_group VALUES (103, 'STD', 'Varejo');
INSERT INTO c_country VALUES (139, 'BR');
INSERT INTO c_currency VALUES (297, 'BRL'), (100, 'USD');
INSERT INTO c_region VALUES (1, 'SP');
INSERT INTO c_location VALUES (11, 'Rua A, 1', 'Sala 2', NULL, 'Campinas', '13000-000', 1, NULL, 139),
  (12, 'Rua B, 2', NULL, NULL, 'Santos', '11000-000', NULL, 'SP', 139);
INSERT INTO c_bpartner VALUES
  (1, 1000, 0, 'C1', 'Padaria Zoé', 'Y', 'Y', 'Y', NULL, 103, 900, '2024-01-05 10:00', '2024-02-01 11:30', 'PJ', '11222333000181', NULL),
  (2, 1000, 50, 'C2', 'João', 'Y', 'N', 'Y', '276', 103, NULL, '2024-01-06 10:00', '2024-02-02 11:30', 'PF', NULL, '27628836011'),
  (3, 1000, 0, 'C3', 'Antigo', 'Y', 'N', 'N', NULL, 103, NULL, '2024-01-07 10:00', '2024-02-03 11:30', NULL, NULL, NULL),
  (4, 11, 0, 'C4', 'GardenWorld', 'Y', 'N', 'Y', NULL, 103, NULL, '2024-01-08 10:00', '2024-02-04 11:30', NULL, NULL, NULL);
INSERT INTO ad_user VALUES (900, NULL, 'Rita', 'rita@oficina.example', NULL, NULL, 'Y'),
  (901, 1, 'Ana', 'ana@padaria.com.br', '(19) 3333-1000', '(19) 97777-1000', 'Y'),
  (902, 1, 'Beto', 'beto@padaria.com.br', '(19) 3333-2000', NULL, 'Y'), (903, 1, 'Caio', 'caio@padaria.com.br', NULL, NULL, 'N');
INSERT INTO c_bpartner_location VALUES (21, 1, 12, '(13) 3333-3000', NULL, 'N', 'Y'), (22, 1, 11, NULL, NULL, 'Y', 'Y');
-- 100 due, 30 of a credit memo; in parts of which one is due; a draft; in dollars; of another organization; a purchase.
INSERT INTO c_invoice VALUES
  (1, 1000, 0, 1, 'Y', 'CO', 'N', '2020-03-01', 30, 150, 297, 'N', 100), (2, 1000, 0, 1, 'Y', 'CO', 'N', '2999-01-01', 30, 30, 297, 'N', -30),
  (3, 1000, 0, 1, 'Y', 'CO', 'N', '2020-01-01', 30, 90, 297, 'Y', 90), (4, 1000, 0, 1, 'Y', 'DR', 'N', '2020-01-01', 30, 900, 297, 'N', 900),
  (5, 1000, 0, 1, 'Y', 'CO', 'N', '2020-01-01', 30, 70, 100, 'N', 70), (6, 1000, 50, 1, 'Y', 'CO', 'N', '2020-06-01', 0, 15, 297, 'N', 15),
  (7, 1000, 0, 1, 'N', 'CO', 'N', '2020-05-01', 9, 25, 297, 'N', 25);
INSERT INTO c_invoicepayschedule VALUES (31, 3, '2020-02-15', 45), (32, 3, '2999-02-15', 45);

-- Openbravo's tables with the columns that the preset names.
CREATE TABLE c_bpartner (c_bpartner_id varchar(32) PRIMARY KEY, ad_client_id varchar(32), ad_org_id varchar(32), value varchar, name varchar,
  iscustomer char(1), isvendor char(1), isactive char(1), taxid varchar, c_bp_group_id varchar(32), salesrep_id varchar(32),
  created timestamp, updated timestamp);
CREATE TABLE c_bp_group (c_bp_group_id varchar(32), value varchar, name varchar);
CREATE TABLE ad_user (ad_user_id varchar(32), c_bpartner_id varchar(32), name varchar, email varchar, phone varchar, phone2 varchar,
  isactive char(1));
CREATE TABLE c_bpartner_location (c_bpartner_location_id varchar(32), c_bpartner_id varchar(32), c_location_id varchar(32), phone varchar,
  phone2 varchar, isbillto char(1), isactive char(1));
CREATE TABLE c_location (c_location_id varchar(32), address1 varchar, address2 varchar, address3 varchar, city varchar, postal varchar,
  c_region_id varchar(32), regionname varchar, c_country_id varchar(32));
CREATE TABLE c_region (c_region_id varchar(32), name varchar);
CREATE TABLE c_country (c_country_id varchar(32), countrycode char(2));
CREATE TABLE c_currency (c_currency_id varchar(32), iso_code char(3));
CREATE TABLE c_invoice (c_invoice_id varchar(32), ad_client_id varchar(32), ad_org_id varchar(32), c_bpartner_id varchar(32),
  issotrx char(1), docstatus char(2), grandtotal numeric, c_currency_id varchar(32));
CREATE TABLE fin_payment_schedule (fin_payment_schedule_id varchar(32), c_invoice_id varchar(32), duedate timestamp, amount numeric,
  paidamt numeric, outstandingamt numeric);
INSERT INTO c_bp_group VALUES (103, 'STD', 'Varejo');
INSERT INTO c_country VALUES (139, 'BR');
INSERT INTO c_currency VALUES (297, 'BRL'), (100, 'USD');
INSERT INTO c_region VALUES (1, 'SP');
INSERT INTO c_location VALUES (11, 'Rua A, 1', 'Sala 2', NULL, 'Campinas', '13000-000', 1, NULL, 139),
  (12, 'Rua B, 2', NULL, NULL, 'Santos', '11000-000', NULL, 'SP', 139);
INSERT INTO c_bpartner VALUES
  (1, 1000, 0, 'C1', 'Padaria Zoé', 'Y', 'Y', 'Y', NULL, 103, 900, '2024-01-05 10:00', '2024-02-01 11:30'),
  (2, 1000, 50, 'C2', 'João', 'Y', 'N', 'Y', '276', 103, NULL, '2024-01-06 10:00', '2024-02-02 11:30'),
  (3, 1000, 0, 'C3', 'Antigo', 'Y', 'N', 'N', NULL, 103, NULL, '2024-01-07 10:00', '2024-02-03 11:30'),
  (4, 11, 0, 'C4', 'GardenWorld', 'Y', 'N', 'Y', NULL, 103, NULL, '2024-01-08 10:00', '2024-02-04 11:30');
INSERT INTO ad_user VALUES (900, NULL, 'Rita', 'rita@oficina.example', NULL, NULL, 'Y'),
  (901, 1, 'Ana', 'ana@padaria.com.br', '(19) 3333-1000', '(19) 97777-1000', 'Y'),
  (902, 1, 'Beto', 'beto@padaria.com.br', '(19) 3333-2000', NULL, 'Y'), (903, 1, 'Caio', 'caio@padaria.com.br', NULL, NULL, 'N');
INSERT INTO c_bpartner_location VALUES (21, 1, 12, '(13) 3333-3000', NULL, 'N', 'Y'), (22, 1, 11, NULL, NULL, 'Y', 'Y');
-- Two parts of which one is due and half paid, a credit memo, a draft, in dollars, of another organization, a purchase.
INSERT INTO c_invoice VALUES
  ('I1', 1000, 0, 1, 'Y', 'CO', 150, 297), ('I2', 1000, 0, 1, 'Y', 'CO', -30, 297), ('I4', 1000, 0, 1, 'Y', 'DR', 900, 297),
  ('I5', 1000, 0, 1, 'Y', 'CO', 70, 100), ('I6', 1000, 50, 1, 'Y', 'CO', 15, 297), ('I7', 1000, 0, 1, 'N', 'CO', 25, 297);
INSERT INTO fin_payment_schedule VALUES ('S1', 'I1', '2020-03-31', 100, 50, 50), ('S2', 'I1', '2999-03-31', 50, 0, 50),
  ('S3', 'I2', '2999-01-31', -30, 0, -30), ('S4', 'I4', '2020-01-31', 900, 0, 900), ('S5', 'I5', '2020-01-31', 70, 0, 70),
  ('S6', 'I6', '2020-06-01', 15, 0, 15), ('S7', 'I7', '2020-05-10', 25, 0, 25);

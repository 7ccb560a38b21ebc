-- OFBiz's tables with the columns that the preset names, for PostgreSQL and MariaDB alike.
CREATE TABLE party (party_id varchar(20) PRIMARY KEY, party_type_id varchar(20), status_id varchar(20), created_date timestamp NULL,
  last_modified_date timestamp NULL);
CREATE TABLE party_group (party_id varchar(20), group_name varchar(100));
CREATE TABLE person (party_id varchar(20), first_name varchar(100), last_name varchar(100));
CREATE TABLE party_role (party_id varchar(20), role_type_id varchar(20));
CREATE TABLE party_tax_auth_info (party_id varchar(20), party_tax_id varchar(60), from_date timestamp NULL, thru_date timestamp NULL);
CREATE TABLE party_classification (party_id varchar(20), party_classification_group_id varchar(20), from_date timestamp NULL,
  thru_date timestamp NULL);
CREATE TABLE party_contact_mech (party_id varchar(20), contact_mech_id varchar(20), from_date timestamp NULL,
  thru_date timestamp NULL, allow_solicitation char(1));
CREATE TABLE party_contact_mech_purpose (party_id varchar(20), contact_mech_id varchar(20),
  contact_mech_purpose_type_id varchar(20), from_date timestamp NULL, thru_date timestamp NULL);
CREATE TABLE contact_mech (contact_mech_id varchar(20), contact_mech_type_id varchar(20), info_string varchar(255));
CREATE TABLE telecom_number (contact_mech_id varchar(20), country_code varchar(10), area_code varchar(10),
  contact_number varchar(60));
CREATE TABLE postal_address (contact_mech_id varchar(20), address1 varchar(255), address2 varchar(255), city varchar(100),
  postal_code varchar(60), state_province_geo_id varchar(20), country_geo_id varchar(20));
CREATE TABLE invoice (invoice_id varchar(20), invoice_type_id varchar(20), party_id varchar(20), party_id_from varchar(20),
  status_id varchar(20), currency_uom_id varchar(20), invoice_date timestamp NULL, due_date timestamp NULL, paid_date timestamp NULL);
CREATE TABLE invoice_item (invoice_id varchar(20), quantity decimal(18,6), amount decimal(18,2));
CREATE TABLE payment_application (invoice_id varchar(20), amount_applied decimal(18,2));
INSERT INTO party VALUES ('C1', 'PARTY_GROUP', 'PARTY_ENABLED', '2024-01-05 10:00:00', '2024-02-01 11:30:00'),
  ('C2', 'PERSON', NULL, '2024-01-06 10:00:00', '2024-02-02 11:30:00'),
  ('C3', 'PARTY_GROUP', 'PARTY_DISABLED', '2024-01-07 10:00:00', '2024-02-03 11:30:00'),
  ('Company', 'PARTY_GROUP', 'PARTY_ENABLED', '2024-01-01 10:00:00', '2024-02-04 11:30:00');
INSERT INTO party_group VALUES ('C1', 'Padaria Zoé'), ('C3', 'Antigo'), ('Company', 'Oficina');
INSERT INTO person VALUES ('C2', 'João', 'da Silva');
INSERT INTO party_role VALUES ('C1', 'CUSTOMER'), ('C1', 'BILL_TO_CUSTOMER'), ('C1', 'SUPPLIER'), ('C2', 'CUSTOMER'), ('C3', 'CUSTOMER');
INSERT INTO party_tax_auth_info VALUES ('C1', '11222333000181', '2024-01-05', NULL), ('C1', '00000000000000', '2020-01-05', '2021-01-05');
INSERT INTO party_classification VALUES ('C1', 'VAREJO', '2024-01-05', NULL), ('C1', 'ATACADO', '2020-01-05', '2021-01-05');
INSERT INTO contact_mech VALUES ('M1', 'EMAIL_ADDRESS', 'zoe@padaria.com.br'), ('M2', 'EMAIL_ADDRESS', 'velho@padaria.com.br'),
  ('M3', 'TELECOM_NUMBER', NULL), ('M4', 'TELECOM_NUMBER', NULL), ('M5', 'POSTAL_ADDRESS', NULL), ('M6', 'POSTAL_ADDRESS', NULL),
  ('M7', 'EMAIL_ADDRESS', 'joao@gmail.com');
INSERT INTO party_contact_mech VALUES ('C1', 'M1', '2024-01-05', NULL, 'Y'), ('C1', 'M2', '2020-01-05', '2021-01-05', 'Y'),
  ('C1', 'M3', '2024-01-05', NULL, NULL), ('C1', 'M4', '2024-01-05', NULL, 'Y'), ('C1', 'M5', '2024-01-05', NULL, NULL),
  ('C1', 'M6', '2024-01-05', NULL, NULL), ('C2', 'M7', '2024-01-05', NULL, 'N');
INSERT INTO party_contact_mech_purpose VALUES ('C1', 'M4', 'PHONE_MOBILE', '2024-01-05', NULL),
  ('C1', 'M4', 'PHONE_MOBILE', '2024-02-05', NULL), ('C1', 'M3', 'PHONE_MOBILE', '2020-01-05', '2021-01-05'),
  ('C1', 'M3', 'PRIMARY_PHONE', '2024-01-05', NULL);
INSERT INTO telecom_number VALUES ('M3', '55', '19', '3333-1000'), ('M4', NULL, '19', '97777-1000');
INSERT INTO postal_address VALUES ('M5', 'Rua A, 1', 'Sala 2', 'Campinas', '13000-000', 'BR-SP', 'BRA'),
  ('M6', 'Rua B, 2', NULL, 'Santos', '11000-000', 'BR-SP', 'BRA');
-- 160 of 200 open, 10 of another company; a paid one, one in preparation, one not due, one in dollars; a purchase.
INSERT INTO invoice VALUES
  ('I1', 'SALES_INVOICE', 'C1', 'Company', 'INVOICE_READY', 'BRL', '2020-03-01', '2020-03-31', NULL),
  ('I2', 'SALES_INVOICE', 'C1', 'Other', 'INVOICE_SENT', 'BRL', '2020-02-01', '2020-02-28', NULL),
  ('I3', 'SALES_INVOICE', 'C1', 'Company', 'INVOICE_PAID', 'BRL', '2020-01-01', '2020-01-31', '2020-02-01'),
  ('I4', 'SALES_INVOICE', 'C1', 'Company', 'INVOICE_IN_PROCESS', 'BRL', '2020-01-01', '2020-01-31', NULL),
  ('I5', 'SALES_INVOICE', 'C1', 'Company', 'INVOICE_READY', 'BRL', '2020-01-01', '2037-12-31', NULL),
  ('I6', 'SALES_INVOICE', 'C1', 'Company', 'INVOICE_READY', 'USD', '2020-01-01', '2020-01-31', NULL),
  ('I7', 'PURCHASE_INVOICE', 'Company', 'C1', 'INVOICE_READY', 'BRL', '2020-05-01', '2020-05-31', NULL);
INSERT INTO invoice_item VALUES ('I1', 2, 75), ('I1', NULL, 50), ('I2', 1, 10), ('I3', 1, 30), ('I4', 1, 900), ('I5', 1, 500),
  ('I6', 1, 70), ('I7', 1, 25);
INSERT INTO payment_application VALUES ('I1', 30), ('I1', 10), ('I3', 30);

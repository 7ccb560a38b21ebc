-- ERPNext's tables with the columns that the preset names, and rows with what may go wrong with them.
CREATE TABLE `tabCustomer` (name varchar(140) PRIMARY KEY, creation datetime(6), modified datetime(6), owner varchar(140),
  docstatus int DEFAULT 0, customer_name varchar(140), customer_type varchar(140), customer_group varchar(140),
  territory varchar(140), market_segment varchar(140), industry varchar(140), account_manager varchar(140),
  tax_id varchar(140), mobile_no text, email_id text, customer_primary_contact varchar(140),
  customer_primary_address varchar(140), is_frozen int DEFAULT 0, disabled int DEFAULT 0, is_internal_customer int DEFAULT 0);
CREATE TABLE `tabSupplier` (name varchar(140) PRIMARY KEY, creation datetime(6), modified datetime(6), owner varchar(140),
  docstatus int DEFAULT 0, supplier_name varchar(140), supplier_type varchar(140), supplier_group varchar(140),
  tax_id varchar(140), mobile_no text, email_id text, supplier_primary_contact varchar(140),
  supplier_primary_address varchar(140), disabled int DEFAULT 0, is_internal_supplier int DEFAULT 0);
CREATE TABLE `tabContact` (name varchar(140) PRIMARY KEY, first_name varchar(140), last_name varchar(140), email_id varchar(140),
  phone varchar(140), mobile_no varchar(140), is_primary_contact int, unsubscribed int DEFAULT 0, status varchar(140));
CREATE TABLE `tabContact Email` (parent varchar(140), email_id varchar(140), is_primary int);
CREATE TABLE `tabContact Phone` (parent varchar(140), phone varchar(140), is_primary_phone int, is_primary_mobile_no int);
CREATE TABLE `tabAddress` (name varchar(140) PRIMARY KEY, address_title varchar(140), address_type varchar(140),
  address_line1 varchar(240), address_line2 varchar(240), city varchar(140), county varchar(140), state varchar(140),
  country varchar(140), pincode varchar(140), email_id varchar(140), phone varchar(140), is_primary_address int, disabled int);
CREATE TABLE `tabDynamic Link` (parent varchar(140), parenttype varchar(140), link_doctype varchar(140), link_name varchar(140));
CREATE TABLE `tabSales Invoice` (name varchar(140) PRIMARY KEY, customer varchar(140), company varchar(140), posting_date date,
  due_date date, currency varchar(140), grand_total decimal(21,9), base_grand_total decimal(21,9),
  outstanding_amount decimal(21,9), is_return int, return_against varchar(140), status varchar(140), docstatus int);
CREATE TABLE `tabPurchase Invoice` (name varchar(140) PRIMARY KEY, supplier varchar(140), company varchar(140), posting_date date,
  due_date date, currency varchar(140), grand_total decimal(21,9), base_grand_total decimal(21,9),
  outstanding_amount decimal(21,9), is_return int, return_against varchar(140), status varchar(140), docstatus int);
INSERT INTO `tabCustomer` (name, creation, modified, customer_name, customer_type, customer_group, territory, market_segment,
  industry, account_manager, tax_id, mobile_no, email_id, customer_primary_address, disabled, is_internal_customer) VALUES
  ('CUST-1', '2024-01-05 10:00', '2024-02-01 11:30', 'Padaria Zoé', 'Company', 'Varejo', 'Brazil', 'Pequenos', 'Alimentos',
   'rita@oficina.example', '11.222.333/0001-81', '', 'zoe@padaria.com.br', 'Padaria-Faturamento', 0, 0),
  ('CUST-2', '2024-01-06 10:00', '2024-02-02 11:30', 'João D''Ávila', 'Individual', 'Varejo', 'Brazil', NULL, NULL, NULL, NULL,
   '11 98765-4321', NULL, NULL, 0, 0),
  ('CUST-3', '2024-01-07 10:00', '2024-02-03 11:30', 'Antigo Cliente', 'Company', 'Atacado', 'Brazil', NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, 1, 0),
  ('CUST-4', '2024-01-08 10:00', '2024-02-04 11:30', 'Nossa Filial', 'Company', 'Atacado', 'Brazil', NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, 0, 1);
INSERT INTO `tabSupplier` (name, creation, modified, supplier_name, supplier_type, supplier_group, mobile_no, email_id) VALUES
  ('SUPP-1', '2024-01-05 10:00', '2024-02-01 11:30', 'Moinho Sul', 'Company', 'Matéria-prima', NULL, NULL),
  ('CUST-1', '2024-01-05 10:00', '2024-02-01 11:30', 'Padaria Zoé', 'Company', 'Serviços', NULL, NULL);
INSERT INTO `tabContact` (name, first_name, unsubscribed) VALUES
  ('Ana', 'Ana', 1), ('Beto', 'Beto', 0), ('Caio', 'Caio', 1), ('Davi', 'Davi', 0);
INSERT INTO `tabContact Email` VALUES ('Ana', 'ana@padaria.com.br', 1), ('Ana', 'ana@gmail.com', 0),
  ('Beto', 'beto@padaria.com.br', 1), ('Caio', 'caio@gmail.com', 1), ('Davi', 'davi@moinho.com.br', 1);
INSERT INTO `tabContact Phone` VALUES ('Ana', '(11) 3333-1000', 1, 0), ('Ana', '(11) 97777-1000', 0, 1),
  ('Beto', '(11) 3333-2000', 1, 0), ('Davi', '(51) 3333-4000', 1, 0);
INSERT INTO `tabDynamic Link` VALUES
  ('Ana', 'Contact', 'Customer', 'CUST-1'), ('Beto', 'Contact', 'Customer', 'CUST-1'), ('Caio', 'Contact', 'Customer', 'CUST-2'),
  ('Davi', 'Contact', 'Supplier', 'SUPP-1'), ('Padaria-Faturamento', 'Address', 'Customer', 'CUST-1'),
  ('Padaria-Entrega', 'Address', 'Customer', 'CUST-1'), ('João-Casa', 'Address', 'Customer', 'CUST-2'),
  ('João-Antigo', 'Address', 'Customer', 'CUST-2');
INSERT INTO `tabAddress` (name, address_line1, address_line2, city, state, country, pincode, is_primary_address, disabled) VALUES
  ('Padaria-Faturamento', 'Rua A, 1', 'Sala 2', 'Campinas', 'SP', 'Brazil', '13000-000', 0, 0),
  ('Padaria-Entrega', 'Rua B, 2', NULL, 'Santos', 'SP', 'Brazil', '11000-000', 1, 0),
  ('João-Casa', 'Rua C, 3', NULL, 'Manaus', 'AM', 'Brazil', '69000-000', 0, 0),
  ('João-Antigo', 'Rua D, 4', NULL, 'Belém', 'PA', 'Brazil', '66000-000', 1, 1);
-- 100 open of 150, a credit note of 30; a draft, one not due, one in dollars and one of another company.
INSERT INTO `tabSales Invoice` (name, customer, company, due_date, currency, grand_total, outstanding_amount, is_return, docstatus) VALUES
  ('SINV-1', 'CUST-1', 'Oficina', '2020-03-10', 'BRL', 150, 100, 0, 1), ('SINV-2', 'CUST-1', 'Oficina', '2020-02-10', 'BRL', 80, 0, 0, 1),
  ('SINV-3', 'CUST-1', 'Oficina', '2999-01-01', 'BRL', -30, -30, 1, 1), ('SINV-4', 'CUST-1', 'Oficina', '2020-01-10', 'BRL', 999, 999, 0, 0),
  ('SINV-5', 'CUST-1', 'Oficina', '2999-01-10', 'BRL', 500, 500, 0, 1), ('SINV-6', 'CUST-1', 'Oficina', '2020-01-10', 'USD', 70, 70, 0, 1),
  ('SINV-7', 'CUST-2', 'Outra', '2020-04-10', 'BRL', 40, 40, 0, 1), ('SINV-8', 'CUST-2', 'Oficina', '2020-05-10', 'BRL', -5, -5, 1, 1);
INSERT INTO `tabPurchase Invoice` (name, supplier, company, due_date, currency, grand_total, outstanding_amount, is_return, docstatus) VALUES
  ('PINV-1', 'SUPP-1', 'Oficina', '2020-06-10', 'BRL', 20, 20, 0, 1), ('PINV-2', 'SUPP-1', 'Oficina', '2020-07-10', 'BRL', 5, 5, 0, 1);

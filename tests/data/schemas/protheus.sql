-- SA1, SA2, SE1 and SE2 of company 01 as DBAccess makes them: padded CHARs, dates as text, soft deletes.
CREATE TABLE SA1010 (A1_FILIAL char(2), A1_COD char(6), A1_LOJA char(2), A1_NOME char(40), A1_PESSOA char(1), A1_CGC char(14),
  A1_END char(80), A1_MUN char(60), A1_EST char(2), A1_CEP char(8), A1_REGIAO char(3), A1_DDI char(6), A1_DDD char(3),
  A1_TEL char(15), A1_EMAIL char(100), A1_MSBLQL char(1), A1_GRPVEN char(6), A1_SATIV1 char(6), A1_VEND char(6),
  A1_DTCAD char(8), A1_ULTCOM char(8), D_E_L_E_T_ char(1), R_E_C_N_O_ bigint);
CREATE TABLE SA2010 (A2_FILIAL char(2), A2_COD char(6), A2_LOJA char(2), A2_NOME char(40), A2_TIPO char(1), A2_CGC char(14),
  A2_DDI char(6), A2_DDD char(3), A2_TEL char(50), A2_EMAIL char(100), A2_END char(80), A2_EST char(2), A2_MUN char(60),
  A2_CEP char(8), A2_MSBLQL char(1), D_E_L_E_T_ char(1), R_E_C_N_O_ bigint);
CREATE TABLE SE1010 (E1_FILIAL char(2), E1_PREFIXO char(3), E1_NUM char(9), E1_PARCELA char(2), E1_TIPO char(3), E1_CLIENTE char(6),
  E1_LOJA char(2), E1_VENCTO char(8), E1_VENCREA char(8), E1_VALOR numeric(16,2), E1_SALDO numeric(16,2), E1_MOEDA numeric(2),
  D_E_L_E_T_ char(1));
CREATE TABLE SE2010 (E2_FILIAL char(2), E2_NUM char(9), E2_TIPO char(3), E2_FORNECE char(6), E2_LOJA char(2), E2_VENCREA char(8),
  E2_SALDO numeric(16,2), E2_MOEDA numeric(2), D_E_L_E_T_ char(1));
INSERT INTO SA1010 VALUES
  ('  ', '000001', '01', 'PADARIA ZOE LTDA', 'J', '11222333000181', 'RUA A, 1', 'CAMPINAS', 'SP', '13000000', '001', '', '019',
   '3871-4613', 'zoe@padaria.com.br;nfe@padaria.com.br', '2', 'VAREJO', '000010', '000007', '20240105', '20260301', ' ', 1),
  ('  ', '000001', '02', 'PADARIA ZOE FILIAL', 'J', '11222333000262', 'RUA B, 2', 'SANTOS', 'SP', '11000000', '001', '55', '13',
   '97777-1000', '', ' ', 'VAREJO', '', '000007', '20240106', '', ' ', 2),
  ('  ', '000002', '01', 'JOAO DA SILVA', 'F', '27628836011', '', 'MANAUS', 'AM', '', '', '', '92', '(92) 98765-4321', '', '2', '', '',
   '', '', '', ' ', 3),
  ('  ', '000003', '01', 'CLIENTE APAGADO', 'J', '', '', '', 'SP', '', '', '', '11', '33334444', '', '2', '', '', '', '', '', '*', 4),
  ('  ', '000004', '01', 'BLOQUEADO', 'J', '', '', '', 'SP', '', '', '', '11', '', '', '1', '', '', '', '', '', ' ', 5),
  ('  ', '000005', '01', 'FOREIGN INC', 'J', '', '', 'BOSTON', 'EX', '', '', '1', '617', '253-1000', 'buy@foreign.com', '2', '', '', '',
   '', '', ' ', 6);
INSERT INTO SA2010 VALUES
  ('  ', '000001', '01', 'MOINHO SUL', 'J', '11222333000181', '', '51', '33334000', 'vendas@moinho.com.br', 'RUA E, 5', 'RS',
   'PORTO ALEGRE', '90000000', '2', ' ', 1),
  ('  ', '000009', '01', 'MILL CORP', 'X', '', '', '', '', '', '', 'EX', '', '', '2', ' ', 2);
-- 60 of 100 still open and 15 of another branch; a credit note, taxes held back, a deleted one, one not due, one in dollars.
INSERT INTO SE1010 VALUES
  ('01', '1', '000000001', '01', 'NF ', '000001', '01', '20200308', '20200309', 100, 60, 1, ' '),
  ('02', '1', '000000002', '01', 'DP ', '000001', '01', '20200201', '20200203', 15, 15, 1, ' '),
  ('01', '1', '000000003', '01', 'NCC', '000001', '01', '20200101', '20200101', 40, 40, 1, ' '),
  ('01', '1', '000000001', '01', 'IR-', '000001', '01', '20200101', '20200101', 2, 2, 1, ' '),
  ('01', '1', '000000004', '01', 'NF ', '000001', '01', '20200101', '20200101', 900, 900, 1, '*'),
  ('01', '1', '000000005', '01', 'NF ', '000001', '01', '29990101', '29990101', 500, 500, 1, ' '),
  ('01', '1', '000000006', '01', 'NF ', '000001', '01', '20200101', '20200101', 70, 70, 2, ' '),
  ('01', '1', '000000007', '01', 'NF ', '000002', '01', '20200101', '20200101', 70, 0, 1, ' ');
INSERT INTO SE2010 VALUES ('01', '000000001', 'NF ', '000001', '01', '20200610', 25, 1, ' '),
  ('01', '000000002', 'PA ', '000001', '01', '20200610', 99, 1, ' ');

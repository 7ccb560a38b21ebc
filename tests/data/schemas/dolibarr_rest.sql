-- Two tables that Dolibarr has beside those of the 9.0 demo data; who looks after whom is not known there.
CREATE TABLE llx_societe_commerciaux (rowid int PRIMARY KEY AUTO_INCREMENT, fk_soc int, fk_user int);
CREATE TABLE llx_user (rowid int PRIMARY KEY, firstname varchar(50), lastname varchar(50));

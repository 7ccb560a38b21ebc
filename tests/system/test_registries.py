"""Presets, and registries that nobody here wrote, against what is known of them."""
import sqlite3

import pytest

from installation import MONDAY, a_job
from mariadb import MariaDb, is_installed
from postgres import PASSWORD
from presets import SCHEMAS, configure, expected, mariadb_rows, postgres_rows

REACH = ["no_email", "no_phone", "no_mobile", "no_contact", "no_tax_id"]


def dry_run(installation, *words):
    assert installation.boletim("check").exit == 0, installation.boletim("check").err
    outcome = installation.run("cadastro", "--at", MONDAY, "--dry-run", *words)
    assert outcome.exit == 0, outcome.err
    return outcome.json["snapshot"]


def flagged(snapshot):
    return {kpi["id"]: kpi["flagged"] for kpi in snapshot["kpis"]}


def states(snapshot, kpi):
    return {state: count for one in snapshot["kpis"] if one["id"] == kpi for state, count in one["states"].items() if count}


def totals(snapshot, axis):
    return {segment["value"]: segment["total"] for segment in snapshot["kpis"][0]["axes"][axis]}


def flagged_by(snapshot, kpi, axis):
    return {segment["value"]: segment["flagged"] for one in snapshot["kpis"] if one["id"] == kpi
            for segment in one["axes"][axis]}


@pytest.fixture(scope="module")
def mariadb():
    if not is_installed():
        pytest.skip("no MariaDB server: config/install tests/packages")
    server = MariaDb()
    yield server
    server.stop()


@pytest.fixture
def other_erp(mariadb):
    """An empty database on MariaDB, in the collation that ERPs have there."""
    mariadb.sql("DROP DATABASE erp; CREATE DATABASE erp COLLATE utf8mb4_unicode_ci", database="")
    return mariadb


def schema(database, name):
    database.sql((SCHEMAS / f"{name}.sql").read_text(encoding="utf-8"))
    return database


def readable(database):
    """PostgreSQL's reader has no right to what a test makes."""
    database.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO leitor")
    return database


# --- registries that nobody here wrote ---------------------------------------------------------------------------------


@pytest.fixture
def brazilian_partners(erp, shared):
    erp.sql((shared / "erp/odoo_l10n_br/odoo_l10n_br_demo.sql").read_text(encoding="utf-8"))
    return readable(schema(erp, "odoo_rest"))


def test_the_brazilian_partners_of_odoo_are_counted_by_its_preset(installation, brazilian_partners):
    configure(installation, brazilian_partners, "odoo", {"localization": "br", "company": 0}, kpis=REACH,
              axes=["person_type", "state"])
    snapshot = dry_run(installation)
    assert snapshot["total"] == 28
    # truth.txt counts what is null: 6 without e-mail, 6 without phone, 7 without tax number, 28 without mobile.
    assert states(snapshot, "no_email")["missing"] == 6
    assert states(snapshot, "no_phone")["missing"] == 6
    assert states(snapshot, "no_tax_id") == {"missing": 7}
    # Of these, Cliente Exterior's phone may be a mobile, as any number of the USA may.
    assert flagged(snapshot)["no_mobile"] == 28 - 1
    # And 14 and 11 with teste@teste.com.br and numbers of equal digits. Our rules add the three at example.com.
    assert states(snapshot, "no_email") == {"missing": 6, "placeholder": (14 - 6) + 3}
    assert states(snapshot, "no_phone") == {"missing": 6, "placeholder": 11 - 6}
    # 6 so reckoned have no contact at all; beside them Demo Simples and Demo Presumido have example.com only.
    assert flagged(snapshot)["no_contact"] == 6 + 2
    assert totals(snapshot, "state") == {"": 5, "AM": 4, "BA": 1, "MG": 3, "PE": 3, "PR": 1, "RS": 3, "SP": 8}
    assert totals(snapshot, "person_type") == {"company": 23, "person": 5}


@pytest.fixture
def third_parties(other_erp, shared):
    other_erp.sql((shared / "erp/dolibarr90/dolibarr_9.0.0_trim.sql").read_text(encoding="utf-8"))
    return schema(other_erp, "dolibarr_rest")


def test_the_third_parties_of_dolibarr_are_counted_by_its_preset(installation, third_parties):
    configure(installation, third_parties, "dolibarr", {"version": 9}, kpis=REACH, axes=["party_type", "country", "tags"])
    rows = mariadb_rows(installation, third_parties, before="SET timestamp = UNIX_TIMESTAMP('2018-06-30');")
    assert len(rows) == 11
    assert sum(row["email"] == "" for row in rows) == 5
    assert sum(row["phone"] == "" for row in rows) == 10
    assert sum(row["mobile"] == "" for row in rows) == 11
    overdue = [float(row["overdue_amount"]) for row in rows if row["overdue_amount"] != "0"]
    assert (len(overdue), round(sum(overdue), 2)) == (3, 56.73)
    assert len(mariadb_rows(installation, third_parties, "suppliers")) == 8

    snapshot = dry_run(installation)
    assert snapshot["total"] == 11
    # truth.txt counts what is null. Of the six others only Swiss Touch has an address that may be real: those of Generic
    # customer, NLTechno and Magic Food Store are the placeholders that truth.txt names, and Company Corp 1, Dupont Alain
    # and NLTechno's contact person are at example.com.
    assert states(snapshot, "no_email") == {"missing": 5, "placeholder": 5}
    assert states(snapshot, "no_phone")["missing"] == 10
    assert flagged(snapshot)["no_mobile"] >= 10
    assert totals(snapshot, "party_type") == {"TE_GROUP": 1, "TE_MEDIUM": 1, "TE_PRIVATE": 1, "TE_SMALL": 4,
                                              "TE_STARTUP": 1, "TE_UNKNOWN": 3}
    assert totals(snapshot, "country") == {"BE": 1, "CA": 1, "CH": 1, "ES": 2, "FR": 3, "GB": 1, "IN": 1, "US": 1}
    assert totals(snapshot, "tags") == {"": 9, "Regular customer": 1, "VIP": 2}


def test_the_tables_of_a_new_dolibarr_have_mobiles_and_unsubscriptions(installation, third_parties):
    third_parties.sql("CREATE TABLE llx_mailing_unsubscribe (email varchar(255), entity int) COLLATE utf8_unicode_ci;"
                      "ALTER TABLE llx_societe ADD phone_mobile varchar(20);"
                      "UPDATE llx_societe SET phone_mobile = '06 12 34 56 78' WHERE rowid = 2;"
                      "INSERT INTO llx_mailing_unsubscribe VALUES ('swisstouch@example.ch', 1);"
                      "INSERT INTO llx_user VALUES (1, 'Rita', 'Lima');"
                      "INSERT INTO llx_societe_commerciaux VALUES (1, 2, 1)")
    configure(installation, third_parties, "dolibarr", {"version": 22, "contacts": "own", "tax_id": "professional"})
    rows = {row["name"]: row for row in mariadb_rows(installation, third_parties)}
    assert rows["Teclib"]["mobile"] == "06 12 34 56 78"
    assert rows["Teclib"]["owner"] == "Rita Lima"
    assert rows["NLTechno"]["email"] == "notanemail@nltechno.com"
    assert [name for name, row in rows.items() if row["email_opt_out"] == "1"] == ["Swiss Touch"]


NORTHWIND = """
    SELECT customer_id AS id, company_name AS name, 'company' AS person_type, phone, fax, address, city, region AS state,
           country, contact_title AS segment,
           (SELECT min(order_date) FROM orders o WHERE o.customer_id = c.customer_id) AS created_at
    FROM customers c"""
NORTHWIND_SUPPLIERS = "SELECT supplier_id AS id, company_name AS name, phone, fax, country FROM suppliers"


def test_northwind_has_columns_that_are_not_there(installation, erp, shared):
    erp.sql((shared / "erp/northwind/northwind_trim.sql").read_text(encoding="utf-8"))
    registries = {"customers": {"query": NORTHWIND}, "suppliers": {"query": NORTHWIND_SUPPLIERS}}
    jobs = [a_job(kpis=["no_email", "no_phone", "no_tax_id"], axes=["country"], deliver=[]),
            a_job("fornecedores", registry="suppliers", kpis=["no_email", "no_phone"], deliver=[])]
    installation.credential("erp", PASSWORD).configure(
        rows=None, sources={"erp": readable(erp).source(registries=registries)}, jobs=jobs)
    snapshot = dry_run(installation)
    assert snapshot["total"] == 91
    assert flagged(snapshot)["no_email"] is None and flagged(snapshot)["no_tax_id"] is None  # not mapped, not 100 %
    assert states(snapshot, "no_phone").get("missing", 0) == 0
    # Nobody lacks a number; of what is there, libphonenumber finds the ones of another age (Berlin's 030-0074321).
    country = totals(snapshot | {"kpis": snapshot["kpis"][1:]}, "country")
    assert (len(country), country["Brazil"], country["USA"], country["UK"]) == (21, 9, 13, 7)
    suppliers = installation.run("fornecedores", "--at", MONDAY, "--dry-run").json["snapshot"]
    assert suppliers["total"] == 29


def test_chinook_has_an_address_for_everybody(installation, shared):
    database = sqlite3.connect(installation.directory / "erp.db")
    database.executescript((shared / "erp/chinook/chinook_trim.sql").read_text(encoding="utf-8"))
    database.close()
    query = """SELECT CustomerId AS id, FirstName || ' ' || LastName AS name, Email AS email, Phone AS phone,
                      CASE WHEN Company IS NULL THEN 'person' ELSE 'company' END AS person_type,
                      City AS city, State AS state, Country AS country FROM Customer"""
    source = {"connector": "sqlite", "file": "erp.db", "registries": {"customers": {"query": query}}}
    installation.configure(rows=None, sources={"erp": source},
                           jobs=[a_job(kpis=REACH, axes=["person_type", "country", "state"], deliver=[])])
    snapshot = dry_run(installation)
    assert snapshot["total"] == 59
    assert flagged(snapshot)["no_email"] == 0
    assert states(snapshot, "no_phone")["missing"] == 1  # Ladislav Kovács
    assert flagged(snapshot)["no_contact"] == 0
    assert flagged(snapshot)["no_tax_id"] is None
    assert totals(snapshot, "person_type") == {"company": 10, "person": 49}
    assert totals(snapshot, "state")[""] == 29
    country = totals(snapshot, "country")
    assert (len(country), country["Brazil"], country["Canada"], country["USA"]) == (24, 5, 8, 13)


# --- presets on tables of our own making -------------------------------------------------------------------------------


@pytest.mark.parametrize("name, preset, values", [
    ("odoo18", "odoo", {"localization": "br-vat"}),
    ("idempiere", "idempiere", {"client": 1000, "localization": "br"}),
    ("openbravo", "openbravo", {"client": "1000"}),
    ("ofbiz", "ofbiz", {"company": "Company"}),
    ("protheus", "protheus", {"suffix": "010", "database": "postgresql"}),
])
def test_a_preset_yields_each_record_once_and_whole(installation, erp, name, preset, values):
    configure(installation, readable(schema(erp, name)), preset, values, kpis=REACH)
    assert postgres_rows(installation, erp) == expected(f"{name}.customers")
    assert postgres_rows(installation, erp, "suppliers") == expected(f"{name}.suppliers")
    if preset == "idempiere":  # functions are for everybody there
        erp.sql("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO leitor")
    active = [row for row in expected(f"{name}.customers") if row["active"] == "1"]
    assert dry_run(installation)["total"] == len(active)


@pytest.mark.parametrize("name, values", [("erpnext", {}), ("ofbiz", {"company": "Company"})])
def test_a_preset_yields_each_record_once_and_whole_on_mariadb(installation, other_erp, name, values):
    configure(installation, schema(other_erp, name), name, values, kpis=REACH)
    assert mariadb_rows(installation, other_erp) == expected(f"{name}.customers")
    assert mariadb_rows(installation, other_erp, "suppliers") == expected(f"{name}.suppliers")
    active = [row for row in expected(f"{name}.customers") if row["active"] == "1"]
    assert dry_run(installation)["total"] == len(active)


def test_what_a_source_sets_decides_whom_the_list_holds(installation, erp):
    schema(erp, "odoo18")
    ids = {}
    for values in ({}, {"company": 0}, {"company": 2}, {"population": "customers"}, {"population": "all"}):
        configure(installation, erp, "odoo", values)
        ids[str(values)] = [row["id"] for row in postgres_rows(installation, erp)]
    assert ids == {"{}": ["10", "20", "30"], "{'company': 0}": ["10", "20", "30", "50"], "{'company': 2}": ["10", "30", "50"],
                   "{'population': 'customers'}": ["10", "30"], "{'population': 'all'}": ["10", "20", "30", "40"]}


def test_branches_of_protheus_are_kept_apart_where_they_are(installation, erp):
    schema(erp, "protheus")
    erp.sql("UPDATE SA1010 SET A1_FILIAL = '02' WHERE R_E_C_N_O_ = 1;"
            "INSERT INTO SA1010 SELECT '01', A1_COD, A1_LOJA FROM SA1010 WHERE R_E_C_N_O_ = 1;"
            "UPDATE SA1010 SET D_E_L_E_T_ = ' ' WHERE D_E_L_E_T_ IS NULL")
    configure(installation, erp, "protheus", {"suffix": "010", "database": "postgresql", "sharing": "own",
                                              "branch": ["01", "02"]})
    rows = {row["id"]: row["overdue_amount"] for row in postgres_rows(installation, erp)}
    assert rows == {"01-000001-01": "60", "02-000001-01": "15"}

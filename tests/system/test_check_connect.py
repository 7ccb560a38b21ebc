"""`check --connect`: what a registry has, what it lacks and what a record looks like, masked."""
from installation import a_job, sqlite_source
from registry import CUSTOMERS, customer


def check(installation, *words):
    return installation.boletim("check", "--connect", *words)


def test_a_good_registry_is_shown_masked(installation):
    installation.configure(jobs=[a_job(kpis=["no_email", "no_tax_id"], axes=["city"])])
    checked = check(installation, "--json")
    assert checked.exit == 0, checked.err
    assert (checked.json["ok"], checked.json["errors"]) == (True, [])
    [seen] = checked.json["sources"]
    assert (seen["source"], seen["registry"]) == ("erp", "customers")
    assert (seen["records"], seen["active"], seen["without_id"], seen["duplicate_ids"]) == (7, 6, 0, None)
    assert "segment" in seen["unused"] and "email" in seen["known"]
    assert seen["not_mapped"] == ["no_tax_id"]
    assert len(seen["sample"]) == 7
    assert seen["sample"][1]["name"] == "J*** C***"
    assert seen["sample"][0]["email"] == "c***@gmail.com"
    assert seen["sample"][0]["city"] == "São Paulo"


def test_people_see_a_table_of_ten(installation):
    installation.configure([customer(number) for number in range(1, 31)])
    checked = check(installation)
    assert checked.exit == 0, checked.err
    text = checked.out.decode()
    assert "erp/customers" in text and "records: 30" in text
    assert text.count("c***@gmail.com") == 10
    assert "Cliente" not in text


def test_what_jobs_need_and_the_query_lacks_is_an_error(installation):
    installation.configure(jobs=[a_job(axes=["bairro"], only={"filial": ["1"]})])
    checked = check(installation, "--json")
    assert checked.exit == 1
    assert checked.json["ok"] is False
    assert checked.json["sources"][0]["missing"] == ["bairro", "filial"]
    assert "lacks columns: bairro, filial" in checked.err


def test_ids_that_are_null_or_double_are_errors(installation):
    installation.configure([*CUSTOMERS, customer(3), customer(None)])
    checked = check(installation)
    assert checked.exit == 1
    assert "1 records without an id" in checked.err
    assert "3" in checked.err.splitlines()[-1]


def test_a_source_that_is_away_is_unreachable_and_the_others_are_looked_at(installation):
    away = {"connector": "mysql", "port": 1, "database": "erp", "user": "leitor",
            "registries": {"customers": {"query": "SELECT 1"}}}
    installation.configure(sources={"erp": sqlite_source(), "nuvem": away}, jobs=[a_job(source="erp")])
    checked = check(installation, "--json")
    assert checked.exit == 4
    assert [seen["reached"] for seen in checked.json["sources"]] == [True, False]
    assert "can't reach MySQL at 127.0.0.1:1" in checked.err

"""Customers as an ERP holds them, put into SQLite or PostgreSQL."""
import sqlite3

COLUMNS = ["id", "name", "email", "phone", "mobile", "city", "segment", "owner", "created_at", "updated_at", "active"]
TYPES = {"id": "integer", "active": "boolean"}

LANDLINE = "(11) 3365-5500"
MOBILE = "(11) 98765-4321"


def customer(number, **changes):
    """An active one who can be reached on every channel."""
    return {"id": number, "name": f"Cliente {number}", "email": f"cliente{number}@gmail.com", "phone": LANDLINE,
            "mobile": MOBILE, "city": "São Paulo", "segment": "varejo", "owner": "ana",
            "created_at": "2023-01-05", "updated_at": "2023-03-01", "active": True, **changes}


#: Of 6 active ones 3 have no e-mail (1 missing, 1 placeholder, 1 malformed), 3 no mobile (2 missing,
#: 1 landline) and 1 has no contact at all; the inactive one counts nowhere.
CUSTOMERS = [
    customer(1, name="Zoé Açaí & Cia"),
    customer(2, name="João Conceição", email="teste@teste.com", city="Campinas"),
    customer(3, name="Inês Araújo", email=None, phone="", mobile="-", city="Campinas"),
    customer(4, name="=SOMA(A1)", email="contatogmail.com", segment="frotista"),
    customer(5, name="Luíza Magalhães", mobile=None),
    customer(6, name="Oficina do Zé", mobile="1133655500", segment="frotista"),
    customer(7, name="Márcio Inativo", email=None, phone=None, mobile=None, active=False),
]
COUNTS = {"no_email": 3, "no_contact": 1, "no_mobile": 3}
TOTAL = 6


def columns_of(rows):
    return list(rows[0]) if rows else COLUMNS


def write_sqlite(file, rows, table="clientes"):
    """In place of what is there. Values stand as they are given: bytes are text of any encoding."""
    names = columns_of(rows)
    with sqlite3.connect(file) as database:
        database.execute(f"DROP TABLE IF EXISTS {table}")
        database.execute(f"CREATE TABLE {table} ({', '.join(names)})")
        places = ", ".join("CAST(? AS TEXT)" if name not in TYPES else "?" for name in names)
        database.executemany(f"INSERT INTO {table} VALUES ({places})", [list(row.values()) for row in rows])
    database.close()


def sql_of(rows, table="clientes"):
    """The same for PostgreSQL."""
    names = columns_of(rows)
    typed = ", ".join(f"{name} {TYPES.get(name, 'text')}" for name in names)
    inserts = [f"INSERT INTO {table} VALUES ({', '.join(map(literal, row.values()))});" for row in rows]
    return "\n".join([f"DROP TABLE IF EXISTS {table}; CREATE TABLE {table} ({typed});", *inserts,
                      f"GRANT SELECT ON {table} TO leitor;"])


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, (bool, int)):
        return str(value)
    return "'" + value.replace("'", "''") + "'"

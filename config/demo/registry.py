#!/usr/bin/env python3
"""The registry of a workshop that does not exist, and what happens to it week by week.

  registry.py make FILE DATE       a new registry, as it was on DATE
  registry.py week FILE DATE       the week that ended on DATE: customers registered, corrected, lost, gone

The same on every machine: all chance comes from a seed and the dates.
"""
import datetime
import random
import sqlite3
import sys

CUSTOMERS, SUPPLIERS = 1650, 150
FIRST = "Maria José Ana João Antônio Francisca Carlos Paula Pedro Luíza Marcos Inês Gabriel Rafaela Márcio Bruna Cecília Otávio".split()
LAST = "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Conceição Araújo Brandão Magalhães".split()
FIRM = ["Oficina {}", "{} Auto Peças Ltda", "Transportes {} S.A.", "Locadora {}", "Frota {} ME", "Funilaria {}"]
CITY = [("Campinas", "SP", "19"), ("São Paulo", "SP", "11"), ("Sumaré", "SP", "19"), ("Jundiaí", "SP", "11"),
        ("Poços de Caldas", "MG", "35"), ("Hortolândia", "SP", "19"), ("Piracicaba", "SP", "19"), ("Belo Horizonte", "MG", "31")]
SEGMENT = ["Varejo"] * 10 + ["Frotistas"] * 3 + ["Atacado"] * 4 + ["Seguradoras", "Governo", None]
OWNER = {"Varejo": "Ana Lima", "Frotistas": "Bruno Reis", "Seguradoras": "Carla Dias", "Atacado": "Davi Melo", "Governo": "Carla Dias"}
NO_EMAIL = ["", None, "-", "não tem", "teste@teste.com", "naotem@naotem.com.br", "{}gmail.com", "{}@", "{}@hotmail"]
NO_MOBILE = ["", None, "-", "(11) 99999-9999"]


def check_digits(digits, weights):
    for first in weights:
        total = sum(d * w for d, w in zip(digits, first))
        digits = digits + [0 if total % 11 < 2 else 11 - total % 11]
    return "".join(map(str, digits))


def cpf(r):
    return check_digits([r.randrange(10) for _ in range(9)], [range(10, 1, -1), range(11, 1, -1)])


def cnpj(r):
    w = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
    return check_digits([r.randrange(10) for _ in range(8)] + [0, 0, 0, 1], [w, [6] + w])


def handle(name):
    plain = str.maketrans("áâãàéêíóôõúçÁÉÍÓ", "aaaaeeiooouc" + "AEIO")
    return ".".join(w for w in name.translate(plain).lower().split()[:3] if w.isalpha())


def email(r, name):
    return f"{handle(name)}@{r.choice(['gmail.com', 'hotmail.com', 'uol.com.br', 'bol.com.br'])}"


def mobile(r, ddd):
    return f"({ddd}) 9{r.randrange(6000, 9999)}-{r.randrange(1000, 9998)}"


def landline(r, ddd):
    return f"({ddd}) {r.randrange(2, 5)}{r.randrange(100, 999)}-{r.randrange(1000, 9998)}"


def customer(r, number, day):
    firm = r.random() < .3
    name = r.choice(FIRM).format(r.choice(LAST)) if firm else f"{r.choice(FIRST)} {r.choice(LAST)} {r.choice(LAST)}"
    city, state, ddd = r.choice(CITY)
    segment = r.choice(SEGMENT)
    has_email, has_mobile, has_phone = r.random() > .2, r.random() > .33, r.random() > .3
    cell = mobile(r, ddd) if has_mobile else r.choice(NO_MOBILE)
    if not has_mobile and r.random() < .25:  # the ninth digit was never added
        cell = f"({ddd}) {r.randrange(8, 10)}{r.randrange(100, 999)}-{r.randrange(1000, 9998)}"
    return {"id": number, "name": name, "person_type": "J" if firm else "F", "tax_id": cnpj(r) if firm else cpf(r),
            "email": email(r, name) if has_email else (r.choice(NO_EMAIL) or "").format(handle(name)) or None,
            "phone": landline(r, ddd) if has_phone else None, "mobile": cell,
            "city": city, "state": state, "segmento": segment, "owner": OWNER.get(segment),
            "created_at": day.isoformat(), "updated_at": day.isoformat(), "active": 1}


def insert(db, table, rows):
    for row in rows:
        db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def make(file, start):
    r = random.Random(2026)
    db = sqlite3.connect(file)
    for table in ("clientes", "fornecedores"):
        db.execute(f"DROP TABLE IF EXISTS {table}")
        db.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, name TEXT, person_type TEXT, tax_id TEXT, email TEXT, phone TEXT,"
                   " mobile TEXT, city TEXT, state TEXT, segmento TEXT, owner TEXT, created_at TEXT, updated_at TEXT, active INTEGER)")
    years = [start - datetime.timedelta(days=r.randrange(1, 2500)) for _ in range(CUSTOMERS)]
    insert(db, "clientes", [{**customer(r, 1, start), "name": "Consumidor final", "email": None, "mobile": None, "phone": None}])
    insert(db, "clientes", [customer(r, 10200 + i, day) for i, day in enumerate(sorted(years))])
    insert(db, "fornecedores", [customer(r, 500 + i, start) for i in range(SUPPLIERS)])
    db.commit()


def week(file, sunday):
    r = random.Random(sunday.toordinal())
    db = sqlite3.connect(file)
    rows = dict(db.execute("SELECT id, name FROM clientes WHERE active AND id > 1"))
    stamp = [(sunday - datetime.timedelta(days=d)).isoformat() for d in range(7)]

    def update(ids, column, value):
        for i in ids:
            db.execute(f"UPDATE clientes SET {column} = ?, updated_at = ? WHERE id = ?", (value(i), r.choice(stamp), i))

    def some(where, share):
        found = [i for (i,) in db.execute(f"SELECT id FROM clientes WHERE active AND id > 1 AND ({where}) ORDER BY id")]
        return [i for i in found if r.random() < share]

    update(some("email IS NULL OR email NOT LIKE '%@%.%' OR email LIKE '%teste%' OR email LIKE 'naotem%'", .016), "email", lambda i: email(r, rows[i]))
    update(some("mobile IS NULL OR length(mobile) < 14", .008), "mobile", lambda i: mobile(r, "19"))
    update(some("email LIKE '%@%.com%'", .0006), "email", lambda i: None)
    update(some("1", .0007), "active", lambda i: 0)
    top = db.execute("SELECT max(id) FROM clientes").fetchone()[0]
    fresh = [customer(r, top + 1 + i, datetime.date.fromisoformat(r.choice(stamp))) for i in range(r.randrange(4, 11))]
    insert(db, "clientes", fresh)
    db.commit()


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"] and len(sys.argv) == 4:
        make(sys.argv[2], datetime.date.fromisoformat(sys.argv[3]))
    elif sys.argv[1:2] == ["week"] and len(sys.argv) == 4:
        week(sys.argv[2], datetime.date.fromisoformat(sys.argv[3]))
    else:
        sys.exit(__doc__)

"""A made registry of any size whose every contact was made to be in a known state.

It is built from states to values, never by judging a value, so that its counts are a truth of their own. The same
`size` gives the same rows on every machine (`random.Random.random` is promised to keep its sequence).
"""
import collections
import random

SEED = 20_261_116
CITIES = ["Campinas", "Curitiba", "Maringá", "Niterói", "Ribeirão Preto", "São Paulo", "Uberlândia"]
SEGMENTS = ["autônomo", "empresa", "frota"]
AREAS = ["11", "19", "21", "34", "41", "44"]

#: How likely each state is, in hundredths, and values that are in it; {n} is the record's number, {a} an area code.
EMAILS = {
    "missing": (20, [None, "", "   ", "--", "n/a"]),
    "placeholder": (8, ["nao tem", "TESTE@teste.com", "a@a.com", "cliente{n}@example.com", "nãotem@naotem.com.br"]),
    "malformed": (5, ["cliente{n}", "cliente{n}@", "cliente {n}@gmail.com", "@gmail.com", "cliente{n}@gmail..com"]),
    "usable": (67, ["cliente{n}@gmail.com", "compras@loja{n}.com.br", "n/a; c{n}@uol.com.br", " C{n}@BOL.COM.BR "]),
}
PHONES = {
    "missing": (30, [None, "", "-", "não informado"]),
    "placeholder": (4, ["({a}) 0000-0000", "({a}) 3333-3333", "22222222"]),
    "malformed": (3, ["123", "({a}) 33", "ramal"]),
    "usable": (63, ["({a}) 3{d}-{e}", "{a}4{d}{e}", "+55 {a} 2{d}-{e}"]),
}
MOBILES = {
    "missing": (25, [None, "", "  ", "n/a"]),
    "placeholder": (4, ["({a}) 99999-9999", "({a}) 98888-8888"]),
    "correctable": (6, ["({a}) 9{d}-{e}", "{a}8{d}{e}"]),
    "landline": (5, ["({a}) 3{d}-{e}", "{a}2{d}{e}"]),
    "usable": (60, ["({a}) 99{d}-{e}", "+55 {a} 98{d} {e}", "{a}97{d}{e}"]),
}
COLUMNS = ["id", "name", "email", "phone", "mobile", "city", "segment", "active"]


def pick(chance, states):
    """A state and a pattern of it."""
    point = chance.random() * sum(weight for weight, _ in states.values())
    for state, (weight, patterns) in states.items():
        point -= weight
        if point < 0:
            return state, patterns[int(chance.random() * len(patterns))]
    raise AssertionError("the point lies beyond all weights")


def fill(pattern, chance, number):
    """Digits of a subscriber are never all alike: that would be a placeholder."""
    digits = f"{100 + int(chance.random() * 899)}", f"{1001 + int(chance.random() * 8000)}"
    area = AREAS[int(chance.random() * len(AREAS))]
    return pattern and pattern.format(n=number, a=area, d=digits[0], e=digits[1])


def records(size):
    """Each row with the KPIs that hold for it."""
    chance = random.Random(SEED)
    for number in range(1, size + 1):
        (email, e), (phone, p), (mobile, m) = (pick(chance, states) for states in (EMAILS, PHONES, MOBILES))
        row = [number, f"Cliente {number}", *(fill(pattern, chance, number) for pattern in (e, p, m)),
               CITIES[int(chance.random() * len(CITIES))], SEGMENTS[int(chance.random() * len(SEGMENTS))],
               chance.random() > 0.04]
        no_email, no_mobile = email != "usable", mobile != "usable"
        no_contact = no_email and phone != "usable" and mobile not in ("usable", "landline")
        yield dict(zip(COLUMNS, row)), {"no_email": no_email, "no_mobile": no_mobile, "no_contact": no_contact}


def counts(size):
    """(axis, value) to (total, no_email, no_mobile, no_contact) of the active ones; ("total", "") for all."""
    found = collections.defaultdict(lambda: [0, 0, 0, 0])
    for row, flags in records(size):
        if not row["active"]:
            continue
        for key in [("total", ""), ("city", row["city"]), ("segment", row["segment"])]:
            found[key] = [n + add for n, add in zip(found[key], [1, *flags.values()])]
    return {key: tuple(numbers) for key, numbers in sorted(found.items())}

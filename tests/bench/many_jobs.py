"""A configuration of very many jobs, as a company with many branches would write it."""
FILES, JOBS_A_FILE = 100, 100
KPIS = ["no_email", "no_phone", "no_mobile", "no_contact", "invalid_email", "invalid_phone", "no_address", "no_tax_id"]
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]
ROOT = """organization: Oficina Modelo Ltda
calendars:
  sao-paulo: { extends: br, dates: ["01-25", "07-09", "11-20"] }
calendar: sao-paulo
sources:
  erp:
    connector: sqlite
    file: erp.db
    own_contacts: [contato@oficina.example, (19) 3871-4613]
    registries:
      customers:
        query: SELECT * FROM clientes
        axes: { segment: Segmento, city: Cidade, state: UF }
        ignore: [1]
      suppliers: { query: SELECT * FROM clientes, axes: { city: Cidade } }
kpis: { no_email: { target: 10% }, no_mobile: { target: 25%, title: Sem celular } }
mail: { transport: maildir, path: mail, from: Boletim <boletim@oficina.example> }
people:
  ana: Ana Souza <ana@oficina.example>
  bruno: { name: Bruno Reis, email: bruno@oficina.example, sees: full }
  carla: { name: Carla Nunes, email: carla@oficina.example, locale: en, sees: totals }
groups: { gerencia: [ana, bruno, carla] }
defaults: { on_failure: ti@oficina.example, on_doubt: resend, retry: 6h }
"""


def schedule(number):
    minute = f"{number % 24:02}:{number // 24 % 60:02}"
    return [f'{{ every: {DAYS[number % 5]}, at: "{minute}", on_holiday: next }}',
            f'{{ every: day, at: "{minute}" }}',
            f'{{ every: month, business_day: {number % 5 + 1}, at: "{minute}" }}',
            f'{{ cron: "{number % 60} {number % 24} * * MON-FRI" }}',
            f'{{ every: month, day: last, at: "{minute}" }}'][number % 5]


def job(number):
    kpis = ", ".join(KPIS[(number + i) % len(KPIS)] for i in range(3))
    return f"""  - id: cadastro-da-unidade-{number:05}
    title: Qualidade do cadastro da unidade {number:05}
    registry: customers
    only: {{ state: [SP, MG], city: [Unidade {number:05}] }}
    kpis: [{kpis}]
    axes: [segment, city]
    schedule: {schedule(number)}
    jitter: 5m
    start_by: 4h
    reports: {{ trend: [pdf, csv], detail: {{ csv: {{}}, pdf: {{ limit: 500 }} }} }}
    deliver: [gerencia, {{ to: unidade-{number:05}@oficina.example, attach: trend.pdf }}]
"""


def write_many_jobs(directory, make_job=job):
    """Returns how many bytes of text there are."""
    (directory / "jobs.d").mkdir(parents=True)
    texts = {directory / "boletim.yaml": ROOT}
    for file in range(FILES):
        jobs = "".join(make_job(file * JOBS_A_FILE + i) for i in range(JOBS_A_FILE))
        texts[directory / "jobs.d" / f"{file:03}.yaml"] = "jobs:\n" + jobs
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return sum(len(text.encode()) for text in texts.values())

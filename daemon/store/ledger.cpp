#include "daemon/store/ledger.h"

#include "daemon/store/keys.h"
#include "daemon/store/nodes.h"
#include "daemon/store/spell_rows.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr char kBetweenNames = '\x1f';

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    (text += i == 0 ? "" : std::string(1, kBetweenNames)) += names[i];
  return text;
}

std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> names;
  if (text.empty()) return names;
  std::size_t begin = 0;
  for (std::size_t end = text.find(kBetweenNames); end != std::string::npos;
       end = text.find(kBetweenNames, begin)) {
    names.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  names.push_back(text.substr(begin));
  return names;
}

/// The run that a pass is for is at it, or will go on with it.
const std::string kUnderWay =
    "EXISTS (SELECT 1 FROM run WHERE run.id = ledger_pass.run AND run.state = 'running' "
    "AND run.step = 'claimed' AND run.node = ledger_pass.node) AND " +
    lives("ledger_pass.node");

}  // namespace

LedgerPass LedgerTable::begin(const SourceId& source, const RegistryId& registry, const RunId& run,
                              const std::vector<std::string>& columns) {
  for (;;) {
    LedgerPass pass;
    std::optional<std::int64_t> left;
    db_.transaction([&] {
      pass.ledger = hold(source, registry);
      left = take_what_is_left(pass.ledger, run);
      if (left) return;
      pass = next(pass.ledger, columns);
      open(pass, run);
    });
    if (!left) return pass;
    undo(pass.ledger, *left);
  }
}

LedgerPass LedgerTable::look(const SourceId& source, const RegistryId& registry,
                             const std::vector<std::string>& columns) const {
  LedgerPass pass;
  db_.reading([&] {
    const auto ledger =
        db_.number("SELECT id FROM ledger WHERE source = $1 AND registry = $2", {source, registry});
    pass = next(ledger.value_or(0), columns);
  });
  return pass;
}

void LedgerTable::open_records(const LedgerPass& pass,
                               const std::function<void(std::string_view)>& take) const {
  scan_open_records(db_, pass, take);
}

std::unique_ptr<Spells> LedgerTable::spells(const LedgerPass& pass) const {
  return std::make_unique<SpellPages>(db_, pass);
}

/// What is lost with the machine would be undone anyway: only seal(), which syncs all, makes it count.
void LedgerTable::write(const LedgerPass& pass, LedgerChanges changes) {
  if (changes.size() == 0) return;
  db_.transaction_synced_later([&] {
    update(pass.ledger, pass.number, "wrote = 1", {});
    write_spells(db_, pass.ledger, std::move(changes));
  });
}

void LedgerTable::seal(const LedgerPass& pass, Instant taken_at, const std::string& rules) {
  db_.transaction([&] {
    update(pass.ledger, pass.number, "sealed = 1, taken_at = $1, rules = $2", {taken_at, rules});
    db_.execute("UPDATE ledger_pass SET rules = '' WHERE ledger = $1 AND number < $2 AND rules <> ''",
                {pass.ledger, pass.number});
  });
}

void LedgerTable::abandon(const LedgerPass& pass) {
  try {
    undo(pass.ledger, pass.number);
  } catch (const Failure&) {
    // The state is away, or another node has the pass: whoever begins the next one undoes it.
  }
}

std::int64_t LedgerTable::hold(const SourceId& source, const RegistryId& registry) {
  db_.execute(
      "INSERT INTO ledger (source, registry, last_pass) VALUES ($1, $2, 0) "
      "ON CONFLICT (source, registry) DO NOTHING",
      {source, registry});
  const auto ledger =
      db_.number("UPDATE ledger SET last_pass = last_pass WHERE source = $1 AND registry = $2 AND " +
                     lives("$3") + " RETURNING id",
                 {source, registry, key_or_null(me_.value)});
  if (!ledger) throw Fenced("this node was declared dead; it begins no pass");
  return *ledger;
}

std::optional<std::int64_t> LedgerTable::take_what_is_left(std::int64_t ledger, const RunId& run) {
  const Rows left = db_.select("number, run, CASE WHEN " + kUnderWay + " THEN 1 ELSE 0 END",
                               "FROM ledger_pass WHERE ledger = $1 AND sealed = 0", {ledger});
  if (left.size() == 0) return {};
  Row row = left[0];
  const std::int64_t number = row.number(), its_run = row.number();
  const bool is_under_way = row.number() != 0 && its_run != key_of(run.value);
  if (is_under_way)
    throw Engaged("the registry is being read for run " + std::to_string(its_run) +
                  ", maybe by another node; it is tried again");
  db_.execute("UPDATE ledger_pass SET run = $1, node = $2 WHERE ledger = $3 AND number = $4",
              {key_of(run.value), key_or_null(me_.value), ledger, number});
  return number;
}

void LedgerTable::open(const LedgerPass& pass, const RunId& run) {
  db_.execute("UPDATE ledger SET last_pass = $1 WHERE id = $2", {pass.number, pass.ledger});
  db_.execute(
      "INSERT INTO ledger_layout (ledger, number, names) VALUES ($1, $2, $3) "
      "ON CONFLICT (ledger, number) DO NOTHING",
      {pass.ledger, pass.layouts.back().first, joined(pass.layouts.back().second)});
  db_.execute(
      "INSERT INTO ledger_pass (ledger, number, run, node, wrote, sealed, rules) "
      "VALUES ($1, $2, $3, $4, 0, 0, '')",
      {pass.ledger, pass.number, key_of(run.value), key_or_null(me_.value)});
}

LedgerPass LedgerTable::next(std::int64_t ledger, const std::vector<std::string>& columns) const {
  LedgerPass pass;
  pass.ledger = ledger;
  pass.number = db_.number("SELECT last_pass FROM ledger WHERE id = $1", {ledger}).value_or(0) + 1;

  const Rows sealed =
      db_.select("number, taken_at, rules",
                 "FROM ledger_pass WHERE ledger = $1 AND sealed = 1 ORDER BY number DESC LIMIT 1", {ledger});
  if (sealed.size() > 0) {
    Row row = sealed[0];
    LedgerPass::Previous& previous = pass.previous.emplace();
    previous.number = row.number();
    previous.taken_at = row.instant();
    previous.rules = row.text();
  }

  const Rows layouts =
      db_.select("number, names", "FROM ledger_layout WHERE ledger = $1 ORDER BY number", {ledger});
  for (std::size_t i = 0; i < layouts.size(); ++i) {
    Row row = layouts[i];
    const std::int64_t number = row.number();
    pass.layouts.emplace_back(number, parted(row.text()));
    if (pass.layouts.back().second == columns) pass.layout = number;
  }
  if (pass.layout == 0) {
    pass.layout = pass.layouts.empty() ? 1 : pass.layouts.back().first + 1;
    pass.layouts.emplace_back(pass.layout, columns);
  }
  return pass;
}

bool LedgerTable::update(std::int64_t ledger, std::int64_t number, const std::string& what, Values values) {
  const std::size_t first = values.size();
  const auto place = [&](std::size_t i) { return "$" + std::to_string(first + i); };
  values.insert(values.end(), {ledger, number, key_or_null(me_.value)});
  const auto wrote = db_.number("UPDATE ledger_pass SET " + what + " WHERE ledger = " + place(1) +
                                    " AND number = " + place(2) + " AND sealed = 0 AND node = " + place(3) +
                                    " AND " + lives(place(3)) + " RETURNING wrote",
                                values);
  if (!wrote) throw Fenced("the pass over the registry is no longer this node's; it leaves it");
  return *wrote != 0;
}

void LedgerTable::undo(std::int64_t ledger, std::int64_t number) {
  bool wrote = false;
  db_.transaction([&] { wrote = update(ledger, number, "node = node", {}); });
  std::string after;
  while (wrote) {
    const Rows found =
        db_.select("record",
                   "FROM spell WHERE ledger = $1 AND record > $2 ORDER BY record LIMIT 1 OFFSET " +
                       std::to_string(kBatch),
                   {ledger, after});
    std::optional<std::string> last;
    if (found.size() > 0) last = found[0].text();
    undo(ledger, number, after, last);
    if (!last) break;
    after = *last;
  }
  db_.transaction([&] {
    update(ledger, number, "node = node", {});
    db_.execute("DELETE FROM ledger_pass WHERE ledger = $1 AND number = $2", {ledger, number});
  });
}

void LedgerTable::undo(std::int64_t ledger, std::int64_t number, const std::string& after,
                       const std::optional<std::string>& last) {
  Values values = {ledger, number, after};
  if (last) values.emplace_back(*last);
  const std::string range = std::string(" AND record > $3") + (last ? " AND record <= $4" : "");
  db_.transaction([&] {
    update(ledger, number, "node = node", {});
    db_.execute("DELETE FROM spell WHERE ledger = $1 AND opened_pass = $2" + range, values);
    db_.execute(
        "UPDATE spell SET ended_pass = NULL, closing = NULL, ended_at = NULL WHERE ledger = $1 "
        "AND ended_pass = $2" +
            range,
        values);
  });
}

}  // namespace boletim

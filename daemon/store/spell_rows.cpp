#include "daemon/store/spell_rows.h"

#include <array>

#include "daemon/store/names.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

using Numbers = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

/// The tables keep the place here.
constexpr std::array kOpenings = {Opening::Registered, Opening::Lost, Opening::Reopened,
                                  Opening::Reclassified, Opening::Moved};
constexpr std::array kClosings = {Closing::Corrected, Closing::Removed, Closing::Reclassified,
                                  Closing::Moved};

template <class Enumeration, std::size_t count>
std::int64_t place_of(const std::array<Enumeration, count>& values, Enumeration value) {
  return std::find(values.begin(), values.end(), value) - values.begin();
}

template <class Enumeration, std::size_t count>
Enumeration at_place(const std::array<Enumeration, count>& values, std::int64_t place) {
  if (place < 0 || place >= static_cast<std::int64_t>(count))
    throw Failure(unknown_word(std::to_string(place)));
  return values[static_cast<std::size_t>(place)];
}

Instant instant_of(std::int64_t seconds) {
  return Instant(std::chrono::seconds(seconds));
}

std::int64_t seconds_of(Instant instant) {
  return instant.time_since_epoch().count();
}

void read_spell(const ScannedRow& row, Spell& spell) {
  spell.record = row.text(0);
  spell.kpi.value = row.text(1);
  spell.opened_pass = row.number(2);
  spell.opening = at_place(kOpenings, row.number(3));
  spell.opened_at = instant_of(row.number(4));
  spell.since = instant_of(row.number(5));
  spell.layout = row.number(6);
  spell.traits = row.text(7);
  spell.end.reset();
  if (!row.is_null(8))
    spell.end = {row.number(8), at_place(kClosings, row.number(9)), instant_of(row.number(10))};
}

/// The columns of the key of spells, first; their texts are taken away.
std::vector<ColumnValues> take_keys(std::int64_t ledger, std::vector<Spell>& spells) {
  Numbers ledgers(spells.size(), ledger), passes;
  Texts records, kpis;
  passes.reserve(spells.size()), records.reserve(spells.size()), kpis.reserve(spells.size());
  for (Spell& spell : spells) {
    records.push_back(std::move(spell.record));
    kpis.push_back(std::move(spell.kpi.value));
    passes.push_back(spell.opened_pass);
  }
  return {std::move(ledgers), std::move(records), std::move(kpis), std::move(passes)};
}

template <class Take>
Numbers numbers_of(const std::vector<Spell>& spells, Take take) {
  Numbers numbers;
  numbers.reserve(spells.size());
  for (const Spell& spell : spells) numbers.push_back(take(spell));
  return numbers;
}

Texts take_traits(std::vector<Spell>& spells) {
  Texts texts;
  texts.reserve(spells.size());
  for (Spell& spell : spells) texts.push_back(std::move(spell.traits));
  return texts;
}

void insert(Connection& db, std::int64_t ledger, std::vector<Spell> spells) {
  std::vector<ColumnValues> columns = take_keys(ledger, spells);
  columns.emplace_back(numbers_of(spells, [](const Spell& s) { return place_of(kOpenings, s.opening); }));
  columns.emplace_back(numbers_of(spells, [](const Spell& s) { return seconds_of(s.opened_at); }));
  columns.emplace_back(numbers_of(spells, [](const Spell& s) { return seconds_of(s.since); }));
  columns.emplace_back(numbers_of(spells, [](const Spell& s) { return s.layout; }));
  columns.emplace_back(take_traits(spells));
  db.insert("spell", "ledger, record, kpi, opened_pass, opening, opened_at, since, layout, traits",
            std::move(columns));
}

void update(Connection& db, std::int64_t ledger, std::vector<Spell> spells,
            const std::vector<std::string>& names, std::vector<ColumnValues> values) {
  std::vector<std::string> columns = {"ledger", "record", "kpi", "opened_pass"};
  const std::size_t keys = columns.size();
  columns.insert(columns.end(), names.begin(), names.end());
  std::vector<ColumnValues> all = take_keys(ledger, spells);
  std::move(values.begin(), values.end(), std::back_inserter(all));
  if (db.update("spell", columns, keys, std::move(all)) != spells.size())
    throw Failure("the ledger lacks an episode that is to be changed; please report this as a bug");
}

}  // namespace

SpellPages::SpellPages(Connection& connection, const LedgerPass& pass)
    : db_(connection),
      ledger_(pass.ledger),
      last_pass_(pass.previous ? pass.previous->number : 0),
      last_layout_(pass.layouts.empty() ? 0 : pass.layouts.back().first),
      at_end_(!pass.previous) {}

bool SpellPages::next(Spell& spell) {
  if (place_ == size_ && !at_end_) read();
  if (place_ == size_) return false;
  std::swap(spell, page_[place_++]);
  return true;
}

void SpellPages::read() {
  page_.resize(Ledger::kBatch);
  size_ = place_ = 0;
  db_.scan(
      "SELECT record, kpi, opened_pass, opening, opened_at, since, layout, traits, ended_pass, closing, "
      "ended_at "
      "FROM spell WHERE ledger = $1 AND (record, kpi, opened_pass) > ($2, $3, $4) AND opened_pass <= $5 "
      "ORDER BY record, kpi, opened_pass LIMIT " +
          std::to_string(page_.size()),
      {ledger_, record_, kpi_, opened_pass_, last_pass_}, [&](const ScannedRow& row) {
        Spell& spell = page_[size_++];
        read_spell(row, spell);
        if (spell.end && spell.end->pass > last_pass_) spell.end.reset();
        if (spell.layout > last_layout_)
          throw Passing("another pass over the registry was sealed meanwhile; try again");
      });
  at_end_ = size_ < page_.size();
  if (size_ == 0) return;
  record_ = page_[size_ - 1].record;
  kpi_ = page_[size_ - 1].kpi.value;
  opened_pass_ = page_[size_ - 1].opened_pass;
}

void scan_open_records(Connection& db, const LedgerPass& pass,
                       const std::function<void(std::string_view)>& take) {
  if (!pass.previous) return;
  std::string last;
  std::size_t read = Ledger::kBatch;
  while (read == Ledger::kBatch) {
    read = 0;
    db.scan(
        "SELECT DISTINCT record FROM spell WHERE ledger = $1 AND record > $2 AND opened_pass <= $3 AND "
        "(ended_pass IS NULL OR ended_pass > $3) ORDER BY record LIMIT " +
            std::to_string(Ledger::kBatch),
        {pass.ledger, last, pass.previous->number}, [&](const ScannedRow& row) {
          last = row.text(0);
          take(last);
          ++read;
        });
  }
}

void write_spells(Connection& db, std::int64_t ledger, LedgerChanges changes) {
  insert(db, ledger, std::move(changes.opened));
  if (!changes.closed.empty()) {
    const std::vector<Spell>& closed = changes.closed;
    std::vector<ColumnValues> ends = {
        numbers_of(closed, [](const Spell& s) { return s.end.value().pass; }),
        numbers_of(closed, [](const Spell& s) { return place_of(kClosings, s.end->closing); }),
        numbers_of(closed, [](const Spell& s) { return seconds_of(s.end->at); })};
    update(db, ledger, std::move(changes.closed), {"ended_pass", "closing", "ended_at"}, std::move(ends));
  }
  if (!changes.relabelled.empty()) {
    std::vector<ColumnValues> labels = {
        numbers_of(changes.relabelled, [](const Spell& s) { return s.layout; }),
        take_traits(changes.relabelled)};
    update(db, ledger, std::move(changes.relabelled), {"layout", "traits"}, std::move(labels));
  }
}

}  // namespace boletim

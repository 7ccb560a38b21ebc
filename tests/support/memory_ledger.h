#pragma once
// The ledger of episodes in memory, for tests of jobs/.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "jobs/failure.h"
#include "jobs/ledger.h"

namespace boletim {

/// One node's, unless a test says that another one reads.
class MemoryLedger : public Ledger {
 public:
  bool is_read_elsewhere = false;        ///< a living node's pass is under way
  std::size_t page = 3;                  ///< spells that are read at once
  std::vector<LedgerChanges> written{};  ///< each write(), in order

  LedgerPass begin(const SourceId& source, const RegistryId& registry, const RunId&,
                   const std::vector<std::string>& columns) override {
    if (is_read_elsewhere) throw Engaged("the registry is being read by another node; tried again");
    Book& book = books_[number_of(source, registry)];
    if (book.under_way) undo(book);
    const LedgerPass pass = next(source, registry, columns);
    book.layouts = pass.layouts;
    book.last = pass.number;
    book.under_way = true;
    return pass;
  }
  LedgerPass look(const SourceId& source, const RegistryId& registry,
                  const std::vector<std::string>& columns) const override {
    return next(source, registry, columns);
  }
  void open_records(const LedgerPass& pass,
                    const std::function<void(std::string_view)>& take) const override {
    std::set<std::string> records;
    const auto all = spells(pass);
    for (Spell spell; all->next(spell);)
      if (!spell.end) records.insert(spell.record);
    for (const std::string& record : records) take(record);
  }
  std::unique_ptr<Spells> spells(const LedgerPass& pass) const override {
    return std::make_unique<Pages>(of(pass.ledger), pass, page);
  }
  void write(const LedgerPass& pass, LedgerChanges changes) override {
    if (changes.size() > kBatch) throw std::logic_error("more spells at once than a transaction may take");
    Book& book = under_way(pass);
    for (const Spell& spell : changes.opened)
      if (!book.spells.emplace(Key{spell}, spell).second) throw std::logic_error("a spell opened twice");
    for (const Spell& spell : changes.closed) book.spells.at(Key{spell}).end = spell.end;
    for (const Spell& spell : changes.relabelled) {
      book.spells.at(Key{spell}).layout = spell.layout;
      book.spells.at(Key{spell}).traits = spell.traits;
    }
    written.push_back(std::move(changes));
  }
  void seal(const LedgerPass& pass, Instant taken_at, const std::string& rules) override {
    Book& book = under_way(pass);
    book.under_way = false;
    book.sealed = {pass.number, taken_at, rules};
  }
  void abandon(const LedgerPass& pass) override {
    Book& book = books_[pass.ledger];
    if (book.under_way && book.last == pass.number) undo(book);
  }

  /// All that counts.
  std::vector<Spell> sealed_spells(const SourceId& source, const RegistryId& registry) const {
    std::vector<Spell> all;
    const auto reading = spells(next(source, registry, {}));
    for (Spell spell; reading->next(spell);) all.push_back(spell);
    return all;
  }

 private:
  struct Key : std::tuple<std::string, KpiId, std::int64_t> {
    explicit Key(const Spell& spell) : tuple(spell.record, spell.kpi, spell.opened_pass) {}
  };
  struct Book {
    std::map<Key, Spell> spells;
    std::vector<std::pair<std::int64_t, std::vector<std::string>>> layouts;
    std::optional<LedgerPass::Previous> sealed;
    std::int64_t last = 0;
    bool under_way = false;
  };

  class Pages : public Spells {
   public:
    Pages(const Book& book, const LedgerPass& pass, std::size_t size)
        : book_(book), last_sealed_(pass.previous ? pass.previous->number : 0), size_(size) {}
    bool next(Spell& spell) override {
      if (place_ == page_.size()) read();
      if (place_ == page_.size()) return false;
      spell = page_[place_++];
      return true;
    }

   private:
    void read() {
      auto from = page_.empty() ? book_.spells.begin() : book_.spells.upper_bound(Key{page_.back()});
      page_.clear();
      place_ = 0;
      for (; from != book_.spells.end() && page_.size() < size_; ++from) {
        Spell spell = from->second;
        if (spell.opened_pass > last_sealed_) continue;
        if (spell.end && spell.end->pass > last_sealed_) spell.end.reset();
        page_.push_back(std::move(spell));
      }
    }

    const Book& book_;
    const std::int64_t last_sealed_;
    const std::size_t size_;
    std::vector<Spell> page_;
    std::size_t place_ = 0;
  };

  std::int64_t number_of(const SourceId& source, const RegistryId& registry) {
    return numbers_.emplace(std::pair(source, registry), std::ssize(numbers_) + 1).first->second;
  }
  const Book& of(std::int64_t ledger) const {
    static const Book none;
    const auto found = books_.find(ledger);
    return found == books_.end() ? none : found->second;
  }
  Book& under_way(const LedgerPass& pass) {
    Book& book = books_[pass.ledger];
    if (!book.under_way || book.last != pass.number) throw Fenced("the pass is no longer this one's");
    return book;
  }
  LedgerPass next(const SourceId& source, const RegistryId& registry,
                  const std::vector<std::string>& columns) const {
    const auto number = numbers_.find({source, registry});
    LedgerPass pass;
    pass.ledger = number == numbers_.end() ? 0 : number->second;
    const Book& book = of(pass.ledger);
    pass.number = book.last + 1;
    pass.previous = book.sealed;
    pass.layouts = book.layouts;
    const auto same = std::find_if(pass.layouts.begin(), pass.layouts.end(),
                                   [&](const auto& layout) { return layout.second == columns; });
    pass.layout = same == pass.layouts.end() ? std::ssize(pass.layouts) + 1 : same->first;
    if (same == pass.layouts.end()) pass.layouts.emplace_back(pass.layout, columns);
    return pass;
  }
  static void undo(Book& book) {
    std::erase_if(book.spells, [&](const auto& entry) { return entry.second.opened_pass == book.last; });
    for (auto& [key, spell] : book.spells)
      if (spell.end && spell.end->pass == book.last) spell.end.reset();
    book.under_way = false;
  }

  std::map<std::pair<SourceId, RegistryId>, std::int64_t> numbers_;
  std::map<std::int64_t, Book> books_;
};

}  // namespace boletim

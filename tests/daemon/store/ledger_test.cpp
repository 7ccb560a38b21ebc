#include <atomic>
#include <thread>

#include "jobs/failure.h"
#include "tests/daemon/store/store_fixture.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<std::string> kColumns = {"city", "owner"};

Spell a_spell(const std::string& record, std::int64_t pass, const std::string& kpi = "no_email") {
  return {record,
          KpiId{kpi},
          pass,
          Opening::Lost,
          at(500 + pass),
          at(400),
          1,
          std::string("São Paulo\x1f") + "ana",
          {}};
}

Spell ended(Spell spell, std::int64_t pass, Closing closing = Closing::Corrected) {
  spell.end = {pass, closing, at(600 + pass)};
  return spell;
}

LedgerChanges opened(std::vector<Spell> spells) {
  return {std::move(spells), {}, {}};
}

class LedgerTest : public StoreTest {
 protected:
  RunId a_run_of(Store& store) { return store.runs().claim(a_run(std::nullopt)).value(); }
  LedgerPass begin(Store& store, const RunId& run, const std::vector<std::string>& columns = kColumns) {
    return store.ledger().begin(SourceId{"erp"}, RegistryId{"customers"}, run, columns);
  }
  LedgerPass begin(const std::vector<std::string>& columns = kColumns) {
    return begin(*store_, a_run_of(*store_), columns);
  }
  LedgerPass look(const std::vector<std::string>& columns = kColumns) const {
    return ledger_.look(SourceId{"erp"}, RegistryId{"customers"}, columns);
  }
  void seal(const LedgerPass& pass, const std::string& rules = "") {
    ledger_.seal(pass, at(1000 * pass.number), rules);
    runs_.sealed(run_of(pass));
  }
  /// One pass from begin to seal.
  LedgerPass sealed(const LedgerChanges& changes) {
    const LedgerPass pass = begin();
    ledger_.write(pass, changes);
    seal(pass);
    return pass;
  }
  std::vector<Spell> spells(const LedgerPass& pass) const {
    std::vector<Spell> all;
    const auto reading = ledger_.spells(pass);
    for (Spell spell; reading->next(spell);) all.push_back(spell);
    return all;
  }
  std::vector<Spell> counting() const { return spells(look()); }
  RunId run_of(const LedgerPass& pass) {
    Connection db(settings_);
    return RunId{
        std::to_string(db.number("SELECT run FROM ledger_pass WHERE number = $1", {pass.number}).value())};
  }
};

TEST_P(LedgerTest, TheFirstPassHasNothingBeforeIt) {
  const LedgerPass pass = begin();
  EXPECT_EQ(pass.number, 1);
  EXPECT_EQ(pass.previous, std::nullopt);
  EXPECT_EQ(pass.layout, 1);
  EXPECT_THAT(pass.layouts, ElementsAre(std::pair(1, kColumns)));
  EXPECT_THAT(spells(pass), IsEmpty());
}

TEST_P(LedgerTest, WhatASealedPassWroteIsReadByTheNextOne) {
  const std::vector<Spell> written = {a_spell("1", 1), a_spell("2", 1, "late")};
  const LedgerPass first = begin();
  ledger_.write(first, opened(written));
  seal(first, "rules of the first");
  const LedgerPass second = begin();
  EXPECT_EQ(second.number, 2);
  EXPECT_EQ(second.previous, (LedgerPass::Previous{1, at(1000), "rules of the first"}));
  EXPECT_EQ(spells(second), written);
}

TEST_P(LedgerTest, SpellsComeByRecordThenKpiThenPassByTheirBytes) {
  sealed(opened({a_spell("b", 1), a_spell("B", 1), a_spell("10", 1), a_spell("9", 1), a_spell("á", 1)}));
  sealed({{a_spell("b", 2, "late"), a_spell("B", 2)}, {ended(a_spell("B", 1), 2)}, {}});
  EXPECT_EQ(counting(),
            (std::vector<Spell>{a_spell("10", 1), a_spell("9", 1), ended(a_spell("B", 1), 2), a_spell("B", 2),
                                a_spell("b", 2, "late"), a_spell("b", 1), a_spell("á", 1)}));
}

TEST_P(LedgerTest, TellsEachRecordWithAnOpenSpellOnce) {
  const auto open_records = [this] {
    std::vector<std::string> records;
    ledger_.open_records(look(), [&](std::string_view record) { records.emplace_back(record); });
    return records;
  };
  EXPECT_THAT(open_records(), IsEmpty());
  sealed(opened({a_spell("b", 1), a_spell("b", 1, "late"), a_spell("á", 1), a_spell("9", 1)}));
  sealed({{}, {ended(a_spell("b", 1), 2), ended(a_spell("9", 1), 2)}, {}});
  const LedgerPass pass = begin();  // what it writes is not sealed
  ledger_.write(pass, {{a_spell("new", 3)}, {ended(a_spell("á", 1), 3)}, {}});
  EXPECT_THAT(open_records(), ElementsAre("b", "á"));
}

TEST_P(LedgerTest, TellsTheOpenRecordsOfManyPages) {
  std::vector<Spell> written;
  for (std::size_t i = 0; i < 2 * Ledger::kBatch; ++i)
    written.push_back(a_spell(std::to_string(100'000 + i), 1));
  const LedgerPass first = begin();
  for (std::size_t i = 0; i < written.size(); i += Ledger::kBatch)
    ledger_.write(first, opened({written.begin() + static_cast<std::ptrdiff_t>(i),
                                 written.begin() + static_cast<std::ptrdiff_t>(i + Ledger::kBatch)}));
  seal(first);
  std::size_t number = 0;
  ledger_.open_records(look(), [&](std::string_view record) { EXPECT_EQ(record, written[number++].record); });
  EXPECT_EQ(number, written.size());
}

TEST_P(LedgerTest, EveryOpeningAndClosingComesBack) {
  std::vector<Spell> spells;
  for (const Opening opening :
       {Opening::Registered, Opening::Lost, Opening::Reopened, Opening::Reclassified, Opening::Moved}) {
    spells.push_back(a_spell("opening " + std::to_string(spells.size()), 1));
    spells.back().opening = opening;
  }
  sealed(opened(spells));
  std::vector<Spell> closed;
  for (const Closing closing : {Closing::Corrected, Closing::Removed, Closing::Reclassified, Closing::Moved})
    closed.push_back(spells[closed.size()] = ended(spells[closed.size()], 2, closing));
  sealed({{}, closed, {}});
  EXPECT_EQ(counting(), spells);
}

TEST_P(LedgerTest, ASpellIsRelabelledInANewLayoutAndTheOldOneIsRemembered) {
  sealed(opened({a_spell("1", 1), a_spell("2", 1)}));
  const LedgerPass pass = begin({"city", "owner", "segment"});
  EXPECT_EQ(pass.layout, 2);
  EXPECT_THAT(pass.layouts, ElementsAre(std::pair(1, kColumns),
                                        std::pair(2, std::vector<std::string>{"city", "owner", "segment"})));
  Spell relabelled = a_spell("2", 1);
  relabelled.layout = 2;
  relabelled.traits =
      "São Paulo\x1f"
      "ana\x1fOuro";
  ledger_.write(pass, {{}, {}, {relabelled}});
  seal(pass);
  EXPECT_EQ(counting(), (std::vector<Spell>{a_spell("1", 1), relabelled}));
  EXPECT_EQ(look().layout, 1);
  EXPECT_EQ(look({}).layout, 3);
}

TEST_P(LedgerTest, ReadsManyPagesWhileTheyAreWrittenBehind) {
  std::vector<Spell> written;
  for (int i = 0; i < 50'000; ++i) written.push_back(a_spell(std::to_string(100'000 + i), 1));
  const LedgerPass first = begin();
  for (std::size_t i = 0; i < written.size(); i += 10'000)
    ledger_.write(first, opened({written.begin() + static_cast<std::ptrdiff_t>(i),
                                 written.begin() + static_cast<std::ptrdiff_t>(i + 10'000)}));
  seal(first);

  const LedgerPass second = begin();
  const auto reading = ledger_.spells(second);
  LedgerChanges changes;
  std::size_t read = 0;
  for (Spell spell; reading->next(spell); ++read) {
    ASSERT_EQ(spell, written[read]);
    changes.closed.push_back(ended(spell, 2));
    changes.opened.push_back(a_spell(spell.record, 2));
    if (changes.size() < 9'000) continue;
    ledger_.write(second, changes);
    changes.clear();
  }
  ledger_.write(second, changes);
  EXPECT_EQ(read, written.size());
  EXPECT_EQ(counting(), written);
  seal(second);
  EXPECT_THAT(counting(), SizeIs(2 * written.size()));
}

TEST_P(LedgerTest, WhatIsNotSealedDoesNotCount) {
  sealed(opened({a_spell("1", 1)}));
  const LedgerPass pass = begin();
  ledger_.write(pass, {{a_spell("2", 2)}, {ended(a_spell("1", 1), 2)}, {}});
  EXPECT_EQ(counting(), std::vector<Spell>{a_spell("1", 1)});
  EXPECT_EQ(spells(pass), std::vector<Spell>{a_spell("1", 1)});
  EXPECT_EQ(look().number, 3);
  EXPECT_EQ(look().previous->number, 1);
}

TEST_P(LedgerTest, AnAbandonedPassIsUndone) {
  sealed(opened({a_spell("1", 1), a_spell("2", 1)}));
  const LedgerPass pass = begin();
  ledger_.write(pass, {{a_spell("3", 2)}, {ended(a_spell("1", 1), 2)}, {}});
  ledger_.abandon(pass);
  EXPECT_EQ(counting(), (std::vector<Spell>{a_spell("1", 1), a_spell("2", 1)}));
  EXPECT_THROW(ledger_.write(pass, opened({a_spell("4", 2)})), Fenced);
  EXPECT_THROW(ledger_.seal(pass, at(1), ""), Fenced);
  ledger_.abandon(pass);
  EXPECT_EQ(sealed({{a_spell("3", 3)}, {ended(a_spell("1", 1), 3)}, {}}).number, 3);
  EXPECT_EQ(counting(), (std::vector<Spell>{ended(a_spell("1", 1), 3), a_spell("2", 1), a_spell("3", 3)}));
}

TEST_P(LedgerTest, WhatADeadNodeWroteIsUndoneWhenTheNextPassBegins) {
  sealed(opened({a_spell("1", 1)}));
  const std::unique_ptr<Store> other = another_node();
  const RunId its_run = a_run_of(*other);
  const LedgerPass its = begin(*other, its_run);
  other->ledger().write(its, {{a_spell("2", 2)}, {ended(a_spell("1", 1), 2)}, {}});
  EXPECT_THROW(begin(), Passing);
  nodes_.leave(other->runs().get(its_run).node);

  const LedgerPass pass = begin();
  EXPECT_EQ(pass.number, 3);
  EXPECT_EQ(pass.previous->number, 1);
  EXPECT_THROW(other->ledger().write(its, opened({a_spell("4", 2)})), Fenced);
  EXPECT_THROW(other->ledger().seal(its, at(1), ""), Fenced);
  other->ledger().abandon(its);
  EXPECT_THROW(begin(*other, its_run), Fenced);
  seal(pass);
  EXPECT_EQ(counting(), std::vector<Spell>{a_spell("1", 1)});
}

TEST_P(LedgerTest, UndoingGoesThroughMoreThanOneBatch) {
  std::vector<Spell> kept, dropped;
  for (int i = 0; i < 45'000; ++i)
    (i % 2 == 0 ? kept : dropped).push_back(a_spell(std::to_string(100'000 + i), i % 2 == 0 ? 1 : 2));
  const auto write = [&](const LedgerPass& pass, const std::vector<Spell>& spells) {
    const auto half = spells.begin() + std::ssize(spells) / 2;
    ledger_.write(pass, opened({spells.begin(), half}));
    ledger_.write(pass, opened({half, spells.end()}));
  };
  const LedgerPass first = begin();
  write(first, kept);
  seal(first);
  const LedgerPass second = begin();
  write(second, dropped);
  ledger_.abandon(second);
  sealed({});
  EXPECT_EQ(counting(), kept);
}

TEST_P(LedgerTest, ThePassOfARunThatIsUnderWayIsLeftAlone) {
  const RunId first = a_run_of(*store_);
  const LedgerPass pass = begin(*store_, first);
  EXPECT_THROW(begin(), Passing);
  ledger_.write(pass, opened({a_spell("1", 1)}));
  EXPECT_EQ(begin(*store_, first).number, 2) << "of the same run it is what an earlier try left";
  runs_.finished(first, RunState::Failed, "", at(1));
  EXPECT_EQ(begin().number, 3);
  EXPECT_THAT(counting(), IsEmpty());
}

TEST_P(LedgerTest, EachRegistryHasItsOwn) {
  sealed(opened({a_spell("1", 1)}));
  const LedgerPass pass =
      ledger_.begin(SourceId{"erp"}, RegistryId{"suppliers"}, a_run_of(*store_), {"state"});
  EXPECT_EQ(pass.number, 1);
  EXPECT_THAT(pass.layouts, ElementsAre(std::pair(1, std::vector<std::string>{"state"})));
  ledger_.write(pass, opened({a_spell("1", 1, "late")}));
  ledger_.seal(pass, at(1), "");
  EXPECT_EQ(spells(ledger_.look(SourceId{"erp"}, RegistryId{"suppliers"}, {"state"})),
            std::vector<Spell>{a_spell("1", 1, "late")});
  EXPECT_EQ(counting(), std::vector<Spell>{a_spell("1", 1)});
}

TEST_P(LedgerTest, SealsWithItsTransactionOrNotAtAll) {
  const LedgerPass pass = begin();
  ledger_.write(pass, opened({a_spell("1", 1)}));
  EXPECT_THROW(store_->transaction([&] {
    ledger_.seal(pass, at(1), "");
    throw Failure("no");
  }),
               Failure);
  EXPECT_EQ(look().previous, std::nullopt);
  seal(pass);
  EXPECT_THAT(counting(), SizeIs(1));
}

TEST_P(LedgerTest, AReaderThatMeetsALaterLayoutSaysSo) {
  sealed(opened({a_spell("1", 1)}));
  const LedgerPass early = look();
  const LedgerPass pass = begin({"state"});
  Spell relabelled = a_spell("1", 1);
  relabelled.layout = pass.layout;
  ledger_.write(pass, {{}, {}, {relabelled}});
  EXPECT_THROW(spells(early), Passing);
}

TEST_P(LedgerTest, ASpellThatIsNotThereCannotEnd) {
  const LedgerPass pass = begin();
  EXPECT_THROW(ledger_.write(pass, {{}, {ended(a_spell("1", 0), 1)}, {}}), Failure);
  EXPECT_THROW(ledger_.write(pass, {{}, {}, {a_spell("1", 0)}}), Failure);
}

TEST_P(LedgerTest, OfSeveralNodesOneBegins) {
  std::vector<std::unique_ptr<Store>> nodes;
  for (int i = 0; i < 4; ++i) nodes.push_back(another_node("node " + std::to_string(i)));
  std::atomic<int> begun = 0;
  std::vector<std::thread> threads;
  for (const auto& node : nodes)
    threads.emplace_back([&, run = a_run_of(*node)] {
      try {
        begin(*node, run);
        ++begun;
      } catch (const Passing&) {
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(begun, 1);
}

INSTANTIATE_ON_ALL(LedgerTest);

}  // namespace
}  // namespace boletim

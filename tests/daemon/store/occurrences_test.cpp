#include "tests/daemon/store/store_fixture.h"

namespace boletim {
namespace {

using enum OccurrenceState;
using testing::ElementsAre;
using testing::IsEmpty;

class OccurrencesTest : public StoreTest {
 protected:
  std::vector<OccurrenceRecord> all() const { return occurrences_.list({}, at(0), at(100'000)); }
};

const JobId kWeekly{"weekly"};

TEST_P(OccurrencesTest, ComeBackWholeAndStayAsTheyWereFirstWritten) {
  OccurrenceRecord record = an_occurrence(1000);
  record.start_at = at(1030);
  record.why = "queued";
  occurrences_.write_ahead({record});
  occurrences_.write_ahead({an_occurrence(1000), an_occurrence(2000)});
  EXPECT_EQ(occurrences_.find(kWeekly, at(1000)), record);
  EXPECT_EQ(occurrences_.find(kWeekly, at(1001)), std::nullopt);
  EXPECT_THAT(all(), ElementsAre(record, an_occurrence(2000)));
}

TEST_P(OccurrencesTest, WritingNothingAheadIsNoMistake) {
  EXPECT_NO_THROW(occurrences_.write_ahead({}));
}

TEST_P(OccurrencesTest, DueAreThePlannedOnesWhoseStartHasCome) {
  OccurrenceRecord late = an_occurrence(1000, "jitter");
  late.start_at = at(1060);
  OccurrenceRecord done = an_occurrence(900);
  done.state = Started;
  occurrences_.write_ahead({an_occurrence(1000), an_occurrence(900, "monthly"), an_occurrence(800), late,
                            done, an_occurrence(1001)});
  EXPECT_THAT(occurrences_.due(at(1000)),
              ElementsAre(an_occurrence(900, "monthly"), an_occurrence(800), an_occurrence(1000)));
  EXPECT_EQ(occurrences_.next_start(at(1000)), at(1001));
  EXPECT_EQ(occurrences_.next_start(at(1001)), at(1060));
  EXPECT_EQ(occurrences_.next_start(at(1060)), std::nullopt);
}

TEST_P(OccurrencesTest, OneIsDecidedOnce) {
  occurrences_.write_ahead({an_occurrence(1000)});
  EXPECT_TRUE(occurrences_.decide(kWeekly, at(1000), Skipped, "too late", at(1500)));
  EXPECT_FALSE(occurrences_.decide(kWeekly, at(1000), Started, "", at(1501)));
  EXPECT_FALSE(occurrences_.decide(kWeekly, at(2000), Started, "", at(1501)));

  OccurrenceRecord decided = an_occurrence(1000);
  decided.state = Skipped;
  decided.why = "too late";
  decided.decided_at = at(1500);
  EXPECT_EQ(occurrences_.find(kWeekly, at(1000)), decided);
}

TEST_P(OccurrencesTest, APausedOneIsDecidedLater) {
  occurrences_.write_ahead({an_occurrence(1000)});
  EXPECT_TRUE(occurrences_.decide(kWeekly, at(1000), Paused, "by root", at(1000)));
  EXPECT_EQ(occurrences_.paused(kWeekly).size(), 1u);
  EXPECT_THAT(occurrences_.due(at(1000)), IsEmpty());
  EXPECT_TRUE(occurrences_.decide(kWeekly, at(1000), Planned, "", at(1100)));
  EXPECT_EQ(occurrences_.due(at(1000)).size(), 1u);
  EXPECT_THAT(occurrences_.paused(kWeekly), IsEmpty());
}

TEST_P(OccurrencesTest, OnlyAPlannedOneSaysWhyItWaits) {
  occurrences_.write_ahead({an_occurrence(1000)});
  occurrences_.explain(kWeekly, at(1000), "waits for daily");
  EXPECT_EQ(occurrences_.find(kWeekly, at(1000)).value().why, "waits for daily");
  occurrences_.decide(kWeekly, at(1000), Started, "", at(1000));
  occurrences_.explain(kWeekly, at(1000), "waits");
  EXPECT_EQ(occurrences_.find(kWeekly, at(1000)).value().why, "");
}

TEST_P(OccurrencesTest, WithdrawnAreThePlannedOnesOfAJobThatLieAhead) {
  OccurrenceRecord skipped = an_occurrence(3000);
  skipped.state = Skipped;
  occurrences_.write_ahead(
      {an_occurrence(1000), an_occurrence(2000), skipped, an_occurrence(2000, "monthly")});
  occurrences_.withdraw(kWeekly, at(1000));
  EXPECT_THAT(all(), ElementsAre(an_occurrence(1000), an_occurrence(2000, "monthly"), skipped));
}

TEST_P(OccurrencesTest, AreListedByInstantFromUpToBefore) {
  occurrences_.write_ahead({an_occurrence(1000), an_occurrence(2000), an_occurrence(1000, "monthly")});
  EXPECT_THAT(occurrences_.list({}, at(1000), at(2000)),
              ElementsAre(an_occurrence(1000, "monthly"), an_occurrence(1000)));
  EXPECT_THAT(occurrences_.list(kWeekly, at(1001), at(2001)), ElementsAre(an_occurrence(2000)));
}

TEST_P(OccurrencesTest, AWatchComesBackWithoutThePauseThatItWasNotToldOf) {
  JobWatch watch;
  watch.written_until = at(1000);
  watch.complete_from = at(500);
  watch.fingerprint = "every monday";
  watch.gap = "12 fires";
  occurrences_.set_watches({{kWeekly, watch}, {JobId{"monthly"}, {}}});
  EXPECT_EQ(occurrences_.watch(kWeekly), watch);
  EXPECT_EQ(occurrences_.watch(JobId{"daily"}), std::nullopt);
  EXPECT_EQ(occurrences_.watches().size(), 2u);

  JobWatch paused = watch;
  paused.paused = true;
  paused.paused_by = "root";
  paused.paused_at = at(900);
  paused.missed = Misfire::All;
  occurrences_.set_pause(kWeekly, paused);
  watch.written_until = at(2000);
  occurrences_.set_watches({{kWeekly, watch}});
  paused.written_until = at(2000);
  EXPECT_EQ(occurrences_.watch(kWeekly), paused);
  store_->transaction([&] { EXPECT_EQ(occurrences_.lock(kWeekly), paused); });
}

TEST_P(OccurrencesTest, TenThousandJobsAreWrittenAheadAndReadAtOnce) {
  std::vector<OccurrenceRecord> records;
  std::map<JobId, JobWatch> watches;
  for (int i = 0; i < 10'000; ++i) {
    records.push_back(an_occurrence(1000 + i, "job " + std::to_string(i)));
    watches[records.back().occurrence.job].written_until = at(1000);
  }
  occurrences_.write_ahead(records);
  occurrences_.set_watches(watches);
  EXPECT_EQ(occurrences_.watches(), watches);
  std::map<JobId, JobWatch> in_pages;
  for (auto page = occurrences_.watches_after({}, 999); !page.empty();
       page = occurrences_.watches_after(page.back().first, 999))
    in_pages.insert(page.begin(), page.end());
  EXPECT_EQ(in_pages, watches);
  EXPECT_EQ(occurrences_.due(at(20'000)).size(), records.size());
}

INSTANTIATE_ON_ALL(OccurrencesTest);

}  // namespace
}  // namespace boletim

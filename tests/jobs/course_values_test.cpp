// The course over earlier snapshots, by what is wrong and by segment.

#include "jobs/course_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/memory_world.h"

namespace boletim {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A weekly job by segment, of which some weeks were counted.
class CourseWorld {
 public:
  CourseWorld() {
    job.rules.kpis = {{{"no_email"}}};
    job.rules.axes = {{"segment", "Segmento"}};
    job.periods = 4;
  }

  Job job = MemoryWorld::a_job();
  History history;

  Snapshot snapshot(const char* taken_at, std::vector<SegmentCount> segments) const {
    Snapshot made;
    made.taken_at = parse_rfc3339(taken_at).value();
    made.period = last_whole_period(PeriodKind::Weekly, made.taken_at, job.timetable.zone);
    made.counts.kpis = {{{"no_email"}, true, {}}};
    made.counts.kpis[0].rule = "r";
    for (const SegmentCount& segment : segments) {
      made.counts.total += segment.total;
      made.counts.kpis[0].count.flagged += segment.kpis[0].flagged;
      made.counts.kpis[0].count.states.missing += segment.kpis[0].flagged;
    }
    made.counts.axes = {{"segment", std::move(segments)}};
    return made;
  }
  void took(const Snapshot& made) { history.by_period.emplace(made.period.start, made); }
};

SegmentCount a_part(const char* value, std::int64_t total, std::int64_t flagged) {
  return {value, total, {KpiCount{flagged, 0, {flagged, 0, 0, 0, 0}}}};
}

TEST(CourseOf, SaysWhatIsWrongOfEachPeriod) {
  CourseWorld world;
  world.took(world.snapshot("2026-11-09T10:30:00Z", {a_part("Varejo", 50, 9)}));
  const Snapshot now = world.snapshot("2026-11-16T10:30:00Z", {a_part("Varejo", 50, 7)});
  const auto course = course_of(world.job, now, world.history, {"no_email"});
  ASSERT_THAT(course, SizeIs(2));
  EXPECT_EQ(course[0].share, (Share{9, 50}));
  EXPECT_EQ(course[0].parts, (Composition{9, 0, 0, 0, 0}));
  EXPECT_EQ(course[1].parts, (Composition{7, 0, 0, 0, 0}));
}

TEST(SegmentCourses, AreThoseOfTheMostFlaggedOverTheSamePeriods) {
  CourseWorld world;
  world.took(world.snapshot("2026-11-09T10:30:00Z", {a_part("Varejo", 50, 9)}));
  const Snapshot now =
      world.snapshot("2026-11-16T10:30:00Z", {a_part("Atacado", 20, 2), a_part("Varejo", 50, 7)});
  const auto courses = segment_courses_of(world.job, now, world.history, {"no_email"});
  ASSERT_THAT(courses, SizeIs(2));
  EXPECT_EQ(courses[0].value, "Varejo");
  EXPECT_EQ(courses[0].points[0].share, (Share{9, 50}));
  EXPECT_EQ(courses[1].value, "Atacado");
  ASSERT_THAT(courses[1].points, SizeIs(2));
  EXPECT_EQ(courses[1].points[0].share, std::nullopt);  // it was not there
  EXPECT_EQ(courses[1].points[1].share, (Share{2, 20}));
}

TEST(SegmentCourses, AreAtMostTwelve) {
  CourseWorld world;
  std::vector<SegmentCount> segments;
  for (char c = 'a'; c < 'a' + 20; ++c) segments.push_back(a_part(std::string(1, c).c_str(), 50, c - 'a'));
  const auto courses =
      segment_courses_of(world.job, world.snapshot("2026-11-16T10:30:00Z", segments), {}, {"no_email"});
  ASSERT_THAT(courses, SizeIs(12));
  EXPECT_EQ(courses[0].value, "t");
}

TEST(SegmentCourses, DoNotMixValuesToldInAnotherWayAndBreakWithTheRule) {
  CourseWorld world;
  Snapshot before = world.snapshot("2026-11-02T10:30:00Z", {a_part("Varejo", 50, 9)});
  before.counts.axes[0].definition = "bands";
  Snapshot other = world.snapshot("2026-11-09T10:30:00Z", {a_part("Varejo", 50, 8)});
  other.counts.kpis[0].rule = "another";
  world.took(before);
  world.took(other);
  const auto courses =
      segment_courses_of(world.job, world.snapshot("2026-11-16T10:30:00Z", {a_part("Varejo", 50, 7)}),
                         world.history, {"no_email"});
  ASSERT_THAT(courses, SizeIs(1));
  ASSERT_THAT(courses[0].points, SizeIs(3));
  EXPECT_EQ(courses[0].points[0].share, std::nullopt);
  EXPECT_EQ(courses[0].points[1].changed, (CivilDate{2026, 11, 9}));
  EXPECT_EQ(courses[0].points[2].changed, (CivilDate{2026, 11, 16}));
}

TEST(SegmentCourses, OfAJobWithoutAxesAreNone) {
  CourseWorld world;
  const Snapshot now = world.snapshot("2026-11-16T10:30:00Z", {a_part("Varejo", 50, 7)});
  world.job.rules.axes = {};
  EXPECT_THAT(segment_courses_of(world.job, now, {}, {"no_email"}), IsEmpty());
}

}  // namespace
}  // namespace boletim

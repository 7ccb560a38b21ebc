#include "jobs/schedule/instant.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

TEST(Rfc3339, IsWrittenInUtcWithWholeSeconds) {
  EXPECT_EQ(to_rfc3339(Instant{}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(to_rfc3339(kFirstInstant), "0000-01-01T00:00:00Z");
  EXPECT_EQ(to_rfc3339(kLastInstant), "9999-12-31T23:59:59Z");
}

TEST(Rfc3339, OfAnInstantOutOfReachIsTheNearerEnd) {
  EXPECT_EQ(to_rfc3339(Instant::min()), "0000-01-01T00:00:00Z");
  EXPECT_EQ(to_rfc3339(Instant::max()), "9999-12-31T23:59:59Z");
}

TEST(Rfc3339, IsReadWithZOrAnOffset) {
  const auto instant = parse_rfc3339("2026-11-16T10:30:00Z");
  ASSERT_TRUE(instant);
  EXPECT_EQ(to_rfc3339(*instant), "2026-11-16T10:30:00Z");
  EXPECT_EQ(parse_rfc3339("2026-11-16T07:30:00-03:00"), instant);
  EXPECT_EQ(parse_rfc3339("2026-11-16T16:00:00+05:30"), instant);
  EXPECT_EQ(parse_rfc3339("2026-11-16t10:30:00z"), instant);
  EXPECT_EQ(parse_rfc3339("2026-11-16T10:30:00-00:00"), instant);
}

TEST(Rfc3339, DropsFractionsOfAnyLength) {
  const auto instant = parse_rfc3339("2026-11-16T10:30:00Z");
  EXPECT_EQ(parse_rfc3339("2026-11-16T10:30:00.9Z"), instant);
  EXPECT_EQ(parse_rfc3339("2026-11-16T10:30:00." + std::string(100000, '9') + "Z"), instant);
}

TEST(Rfc3339, RefusesAllElse) {
  for (const char* text : {"",
                           "Z",
                           "2026",
                           "2026-11-16",
                           "2026-11-16T10:30Z",
                           "2026-11-16T10:30:00",
                           "2026-11-16 10:30:00Z",
                           "2026-11-16T10:30:00+0300",
                           "2026-11-16T10:30:00+03",
                           "2026-11-16T10:30:00.Z",
                           "2026-11-16T10:30:00,5Z",
                           " 2026-11-16T10:30:00Z",
                           "2026-11-16T10:30:00Z ",
                           "2026-11-16T10:30:00Zx",
                           "2026-02-29T00:00:00Z",
                           "2026-13-01T00:00:00Z",
                           "2026-00-01T00:00:00Z",
                           "2026-01-00T00:00:00Z",
                           "2026-01-01T24:00:00Z",
                           "2026-01-01T00:60:00Z",
                           "2016-12-31T23:59:60Z",
                           "2026-01-01T00:00:00+24:00",
                           "2026-01-01T00:00:00+00:60",
                           "-026-01-01T00:00:00Z",
                           "+2026-1-01T00:00:00Z",
                           "12026-01-01T00:00:00Z",
                           "2026-1a-01T00:00:00Z",
                           "0000-01-01T00:00:00+01:00",
                           "9999-12-31T23:59:59-00:01",
                           "\xff\xfe-11-16T10:30:00Z"})
    EXPECT_EQ(parse_rfc3339(text), std::nullopt) << text;
}

TEST(Rfc3339, RefusesEveryTextThatIsCutShort) {
  const std::string whole = "2026-11-16T07:30:00.25-03:00";
  ASSERT_TRUE(parse_rfc3339(whole));
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_EQ(parse_rfc3339(whole.substr(0, size)), std::nullopt) << size;
}

}  // namespace
}  // namespace boletim

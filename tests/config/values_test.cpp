#include "config/values.h"

#include <gtest/gtest.h>

#include "config/named_address.h"
#include "config/nearest.h"

namespace boletim {
namespace {

using namespace std::chrono_literals;
using std::nullopt;

TEST(Values, ADurationIsANumberAndAUnit) {
  EXPECT_EQ(parse_duration("30s"), 30s);
  EXPECT_EQ(parse_duration("10m"), 10min);
  EXPECT_EQ(parse_duration("6h"), 6h);
  EXPECT_EQ(parse_duration("3d"), 72h);
  for (const char* bad :
       {"", "10", "m", "10 m", "-1h", "1.5h", "10min", "1h30m", "999999999d", "99999999999999999999s"})
    EXPECT_EQ(parse_duration(bad), nullopt) << bad;
}

TEST(Values, ASizeIsInBytesByPowersOfTenUnlessItSaysOtherwise) {
  EXPECT_EQ(parse_size("20MB"), 20'000'000);
  EXPECT_EQ(parse_size("20 MB"), 20'000'000);
  EXPECT_EQ(parse_size("500KB"), 500'000);
  EXPECT_EQ(parse_size("1MiB"), 1'048'576);
  for (const char* bad : {"", "20", "MB", "20mb", "-1MB", "1.5MB"})
    EXPECT_EQ(parse_size(bad), nullopt) << bad;
}

TEST(Values, ARateIsAMinute) {
  EXPECT_EQ(parse_rate("60/min"), 60);
  for (const char* bad : {"", "60", "0/min", "60/s", "/min", "60 / min"})
    EXPECT_EQ(parse_rate(bad), nullopt) << bad;
}

TEST(Values, APercentageMayHaveItsSign) {
  EXPECT_EQ(parse_percent("10%"), 10.0);
  EXPECT_EQ(parse_percent("10"), 10.0);
  EXPECT_EQ(parse_percent("12.5 %"), 12.5);
  EXPECT_EQ(parse_percent("100%"), 100.0);
  for (const char* bad : {"", "%", "101", "-1", "ten", "1e1", "inf", "10%%"})
    EXPECT_EQ(parse_percent(bad), nullopt) << bad;
}

TEST(Values, ATimeIsOfTheDay) {
  EXPECT_EQ(parse_time("07:30"), 7h + 30min);
  EXPECT_EQ(parse_time("7:30"), 7h + 30min);
  EXPECT_EQ(parse_time("00:00"), 0min);
  EXPECT_EQ(parse_time("23:59"), 23h + 59min);
  for (const char* bad : {"", "24:00", "07:60", "07:3", "7", "450", "07:30:00", "-1:00", ":30", "007:30"})
    EXPECT_EQ(parse_time(bad), nullopt) << bad;
}

TEST(Values, ADateExists) {
  using namespace std::chrono;
  EXPECT_EQ(parse_date("2026-11-16"), 2026y / November / 16);
  for (const char* bad :
       {"", "2026-02-29", "2026-13-01", "16/11/2026", "2026-1-1", "0000-01-01", "2026-11-16 "})
    EXPECT_EQ(parse_date(bad), nullopt) << bad;
  EXPECT_EQ(parse_month_day("02-29"), February / 29);
  EXPECT_EQ(parse_month_day("02-30"), nullopt);
  EXPECT_EQ(parse_own_date("01-25"), (OwnDate{January / 25}));
  EXPECT_EQ(parse_own_date("2027-06-15"), (OwnDate{June / 15, 2027y}));
}

TEST(Values, AColourHasSixDigits) {
  EXPECT_EQ(parse_color_code("#0068A8"), "#0068A8");
  for (const char* bad : {"", "#0068A", "0068A8", "#0068AG", "blue"})
    EXPECT_EQ(parse_color_code(bad), nullopt) << bad;
}

TEST(Values, ATitleIsMadeFromAName) {
  EXPECT_EQ(title_of("cadastro-semanal"), "Cadastro semanal");
  EXPECT_EQ(title_of("last_order_at"), "Last order at");
  EXPECT_EQ(title_of(""), "");
}

TEST(NamedAddress, HasANameOrIsBare) {
  EXPECT_EQ(parse_named_address("Ana Souza <ana@oficina.example>"),
            (NamedAddress{"Ana Souza", "ana@oficina.example"}));
  EXPECT_EQ(parse_named_address("José Álvares<jose@oficina.example>"),
            (NamedAddress{"José Álvares", "jose@oficina.example"}));
  EXPECT_EQ(parse_named_address("\"Souza, Ana\" <ana@oficina.example>"),
            (NamedAddress{"Souza, Ana", "ana@oficina.example"}));
  EXPECT_EQ(parse_named_address(" root@localhost "), (NamedAddress{"", "root@localhost"}));
}

TEST(NamedAddress, IsRefusedUnlessOneServerCouldTakeIt) {
  for (const char* bad :
       {"", "ana", "ana@", "@oficina.example", "ana@@oficina.example", "ana souza@oficina.example",
        "ana@oficina..example", "ana@-oficina.example", ".ana@oficina.example", "joão@oficina.example",
        "Ana <ana@oficina.example", "Ana <>", "Ana ana@oficina.example>", "<ana@a.example> <eva@a.example>",
        "eva@a.example <ana@a.example>", "\"Ana <ana@oficina.example>",
        "ana@oficina.example, eva@oficina.example"})
    EXPECT_EQ(parse_named_address(bad), nullopt) << bad;
  EXPECT_FALSE(is_address(std::string(65, 'a') + "@oficina.example"));
}

TEST(NamedAddress, IsWrittenWithQuotesWhereItsNameNeedsThem) {
  EXPECT_EQ(to_string(NamedAddress{"Boletim", "b@oficina.example"}), "Boletim <b@oficina.example>");
  EXPECT_EQ(to_string(NamedAddress{"Oficina Ltda. \"Boletim\"", "b@oficina.example"}),
            "\"Oficina Ltda. \\\"Boletim\\\"\" <b@oficina.example>");
  EXPECT_EQ(to_string(NamedAddress{"", "b@oficina.example"}), "b@oficina.example");
}

TEST(Nearest, IsAtMostTwoSlipsAway) {
  const std::vector<std::string_view> keys = {"schedule", "source", "registry", "id", "to"};
  EXPECT_EQ(nearest("shedule", keys), "schedule");
  EXPECT_EQ(nearest("scheduel", keys), "schedule");
  EXPECT_EQ(nearest("Source", keys), "source");
  EXPECT_EQ(nearest("registri", keys), "registry");
  EXPECT_EQ(nearest("frequency", keys), "");
  EXPECT_EQ(nearest("xy", keys), "");
  EXPECT_EQ(nearest(std::string(100'000, 's'), keys), "");
}

TEST(Nearest, ElseTheFewThereAreAreListed) {
  EXPECT_EQ(hint("fortnight", {"daily", "weekly", "monthly"}), "; expected 'daily', 'weekly' or 'monthly'");
  EXPECT_EQ(hint("anything", {}), "");
}

}  // namespace
}  // namespace boletim

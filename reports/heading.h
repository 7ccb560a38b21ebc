#pragma once
// What every report says of itself: whose, when, over what, for whom. Plain values without a clock.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace boletim {

enum class Locale { PtBr, En };

struct CivilDate {
  int year = 0, month = 0, day = 0;
  auto operator<=>(const CivilDate&) const = default;
};

/// A time of day where the report is at home.
struct CivilTime {
  CivilDate date;
  int hour = 0, minute = 0;
  bool operator==(const CivilTime&) const = default;
};

/// The period a report is about; both days belong to it.
struct ReportPeriod {
  enum class Kind { Daily, Weekly, Monthly, Yearly };
  Kind kind = Kind::Weekly;
  CivilDate first, last;
  bool operator==(const ReportPeriod&) const = default;
};

/// What the records are called: "clientes", "fornecedores", "registros".
enum class Noun { Customers, Suppliers, Records };

struct Heading {
  std::string organization;
  std::string title;  ///< the job's
  Locale locale = Locale::PtBr;
  Noun noun = Noun::Customers;
  ReportPeriod period;
  CivilDate taken_on;  ///< when the data were read, in the job's zone
  int taken_hour = 0, taken_minute = 0;
  std::string place;                      ///< of the zone, "São Paulo"
  std::int64_t records = 0;               ///< active records that the report is about
  std::int64_t replaced = 0;              ///< values with bytes that were not valid text
  std::vector<std::string> recipients;    ///< names of whom it goes to
  std::string part{};                     ///< what of the records it is about: "Campinas"; blank = all
  std::string rules{};                    ///< a short name of those it counts by: another one = others
  std::optional<CivilTime> late_since{};  ///< when it was due, if it is late; the report says so
  bool operator==(const Heading&) const = default;
};

}  // namespace boletim

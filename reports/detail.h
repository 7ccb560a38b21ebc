#pragma once
// What a detail report says: every flagged record, and what is wrong with each of its contact values.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/heading.h"

namespace boletim {

/// A contact value in words: "não informado", "inválido: …", "falta o 9: … ?".
struct ContactCell {
  enum class Verdict { NotMapped, Good, Missing, Placeholder, Malformed, Landline, Correctable };
  Verdict verdict = Verdict::Missing;
  std::string value;       ///< masked already, if the reader is to see it so
  std::string suggestion;  ///< the likely right number of a Correctable, masked already
  bool operator==(const ContactCell&) const = default;
};

struct DetailRow {
  std::string id, name, tax_id, owner;
  ContactCell email, phone, mobile;
  std::vector<std::string> axes;     ///< in the order of DetailReport::axes; the first one groups the rows
  std::vector<bool> flagged;         ///< in the order of DetailReport::kpis
  std::optional<CivilDate> since;    ///< flagged, by the earliest of its KPIs
  std::optional<std::int64_t> days;  ///< from `since` to the data's date
  std::string link{};                ///< of the record in the ERP; blank = none
  bool operator==(const DetailRow&) const = default;
};

/// Rows as they come: by first axis ("" last), then name. A report holds none of them.
class DetailRows {
 public:
  virtual ~DetailRows() = default;
  virtual bool next(DetailRow& row) = 0;
};

/// How many rows a value of the first axis has; the rows come in this order.
struct DetailGroup {
  std::string value;
  std::int64_t rows = 0;   ///< of all flagged records
  std::int64_t shown = 0;  ///< of those in this document
  bool operator==(const DetailGroup&) const = default;
};

struct DetailReport {
  Heading heading;
  std::vector<std::string> kpis;  ///< titles; a row says which of them hold for it (CSV)
  std::vector<std::string> axes;  ///< titles
  bool has_tax_id = false, has_email = false, has_phone = false, has_mobile = false, has_owner = false,
       has_since = false;    ///< which columns the registry has at all
  bool has_link = false;     ///< rows lead into the ERP
  bool masked = true;        ///< personal data are hidden; the report says so
  std::int64_t flagged = 0;  ///< records that hold at least one KPI
  std::int64_t shown = 0;    ///< rows in this document; fewer than `flagged` = the oldest ones, and said
  std::string all_in;        ///< name of the document that has all rows, "" = none
  std::vector<DetailGroup> groups;  ///< one with value "" where there is no axis
  int pages = 1000;  ///< of one PDF at most; what has more is written in parts
  bool operator==(const DetailReport&) const = default;
};

}  // namespace boletim

#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "reports/look.h"
#include "reports/trend.h"

namespace boletim {

/// An attachment as the mail names it: "tendencia.pdf (4 páginas)", "detalhe.csv (2.940 clientes)".
struct NamedAttachment {
  std::string name;
  std::int64_t rows = -1;   ///< of a detail report or a follow-up; -1 = says nothing of rows
  std::int64_t limit = -1;  ///< rows shown where an admin or the default limits them; -1 = all
  int pages = 0;            ///< of a PDF; 0 = says nothing of pages
  int part = 0;  ///< of a document in parts: 1, 2 …; parts that follow one another are named as one range
  bool tells_events = false;  ///< its rows are not the flagged records: said only where some are not shown
  bool operator==(const NamedAttachment&) const = default;
};

struct MailTemplate;

struct MailValues {
  TrendReport report;
  std::vector<NamedAttachment> attachments;
  std::string packed_in{};            ///< name of the ZIP that they are in; blank = each is attached
  std::vector<std::string> left_out;  ///< names of documents that a mail has no room for; the mail says so
  std::int64_t too_small = 0;         ///< parts without a document, as they would tell of too few records
  std::string why;                    ///< why one receives it: the group's name, or blank
  std::string ask;                    ///< whom to ask (an address), or blank
  bool masked = false;                ///< personal data are hidden in the attachments
};

/// Subject and body of a report's mail. The HTML shows a chart a KPI, cid:chart, cid:chart-2 …, and the
/// look's logo as cid:logo.
struct MailBody {
  std::string subject, text, html;
  bool operator==(const MailBody&) const = default;
};
MailBody write_mail_body(const MailValues& values, const Look& look);

/// The same in an admin's own words where `own` has any; null = the house's throughout.
MailBody write_mail_body(const MailValues& values, const Look& look, const MailTemplate* own);

}  // namespace boletim

#pragma once
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "jobs/delivery/message.h"
#include "jobs/document_store.h"
#include "reports/look.h"
#include "reports/trend.h"

namespace boletim {

/// The pictures within the mails of one run: the charts of a report in the KPIs' order, and the logo if there
/// is one. Each is drawn and stored once, however many receive it.
class MailPictures {
 public:
  /// Both must outlive it.
  MailPictures(DocumentStore& documents, const Look& look) : documents_(documents), look_(look) {}

  /// Those that a page about `report` shows by "cid:". The report must stay where it is.
  std::vector<MessageDocument> of(const TrendReport& report, std::string_view html);

 private:
  DocumentStore& documents_;
  const Look& look_;
  std::map<const TrendReport*, std::vector<MessageDocument>> charts_;
  std::optional<MessageDocument> logo_;
};

}  // namespace boletim
